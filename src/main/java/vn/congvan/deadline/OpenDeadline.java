package vn.congvan.deadline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time limit as it stands.
 *
 * @param subjectId what is limited: the assignment, the document, the co-draft, as the kind says
 * @param unitId the unit that is responsible, if it is one
 * @param postId the post that is responsible, if it is known
 * @param originalDueAt the deadline before anything moved it
 * @param dueAt the deadline in force; while it is paused, the one that was in force when it was
 * @param pausedAt since when it does not run; null while it runs
 * @param urgency the document's, 0 to 4
 * @param closedAt when it ended; null while it is open
 */
public record OpenDeadline(
    UUID id,
    DeadlineKind kind,
    UUID subjectId,
    @Nullable UUID documentId,
    String agencyId,
    @Nullable String unitId,
    @Nullable UUID postId,
    Instant startedAt,
    Instant originalDueAt,
    Instant dueAt,
    @Nullable Instant pausedAt,
    Limit limit,
    int urgency,
    @Nullable Instant closedAt) {

  /** Whether it does not run now, because another agency is waited for. */
  public boolean isPaused() {
    return pausedAt != null;
  }

  /** Whether it runs and has passed. */
  public boolean isOverdue(Instant now) {
    return closedAt == null && pausedAt == null && now.isAfter(dueAt);
  }
}
