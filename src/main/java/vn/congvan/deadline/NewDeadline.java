package vn.congvan.deadline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time limit that begins to run.
 *
 * @param subjectId what is limited: the assignment, the document, the co-draft, as the kind says
 * @param documentId the document that it is about, if any
 * @param unitId the unit that is responsible, if it is one
 * @param postId the post that is responsible, if it is known
 * @param urgency the document's, 0 to 4
 * @param by who has set it; null for the system
 */
public record NewDeadline(
    DeadlineKind kind,
    UUID subjectId,
    @Nullable UUID documentId,
    String agencyId,
    @Nullable String unitId,
    @Nullable UUID postId,
    Instant startedAt,
    Instant dueAt,
    Limit limit,
    int urgency,
    @Nullable String by) {}
