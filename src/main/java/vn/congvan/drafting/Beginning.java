package vn.congvan.drafting;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.delivery.Amendment;

/**
 * What somebody begins to draft.
 *
 * @param post in which of his posts; null for the first one that drafts
 * @param dueOn until when it is to be issued; null for the usual time
 * @param replyTo the incoming document that it answers
 * @param amends the issued document that it replaces, corrects or recalls
 */
public record Beginning(
    @Nullable UUID post,
    @Nullable String typeCode,
    @Nullable String subject,
    @Nullable String field,
    @Nullable Integer urgency,
    @Nullable LocalDate dueOn,
    @Nullable UUID replyTo,
    @Nullable UUID amends,
    @Nullable Amendment amendment) {

  /** A document from scratch, or an answer. */
  public Beginning(
      @Nullable UUID post,
      @Nullable String typeCode,
      @Nullable String subject,
      @Nullable String field,
      @Nullable Integer urgency,
      @Nullable LocalDate dueOn,
      @Nullable UUID replyTo) {
    this(post, typeCode, subject, field, urgency, dueOn, replyTo, null, null);
  }
}
