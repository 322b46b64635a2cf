package vn.congvan.drafting;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody begins to draft.
 *
 * @param post in which of his posts; null for the first one that drafts
 * @param dueOn until when it is to be issued; null for the usual time
 * @param replyTo the incoming document that it answers
 */
public record Beginning(
    @Nullable UUID post,
    @Nullable String typeCode,
    @Nullable String subject,
    @Nullable String field,
    @Nullable Integer urgency,
    @Nullable LocalDate dueOn,
    @Nullable UUID replyTo) {}
