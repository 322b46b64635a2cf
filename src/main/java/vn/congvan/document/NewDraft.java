package vn.congvan.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agency begins to draft.
 *
 * @param drafterPost the post that answers for the draft (Decree 30/2020, Art. 10)
 */
public record NewDraft(
    String agencyId,
    UUID drafterPost,
    String typeCode,
    String subject,
    @Nullable String field,
    int urgency,
    String by) {}
