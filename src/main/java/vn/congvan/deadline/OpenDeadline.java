package vn.congvan.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
 * @param pause since when and why it does not run; null while it runs
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
    @Nullable Pause pause,
    Limit limit,
    int urgency,
    @Nullable Instant closedAt) {

  /**
   * While it does not run.
   *
   * @param since when it was stopped
   * @param left the working time that was left then, also if the calendar has changed since
   * @param waitsFor the agency or person that is waited for, as it was written; null where another
   *     limit of the same work says so
   * @param answerOn the day on which the answer is expected, from which on people are reminded
   */
  public record Pause(
      Instant since, Duration left, @Nullable String waitsFor, @Nullable LocalDate answerOn) {}

  /** Since when it does not run; null while it runs. */
  public @Nullable Instant pausedAt() {
    return pause == null ? null : pause.since();
  }

  /** Whether it does not run now, because another agency is waited for. */
  public boolean isPaused() {
    return pause != null;
  }

  /** Whether it runs and has passed. */
  public boolean isOverdue(Instant now) {
    return closedAt == null && pause == null && now.isAfter(dueAt);
  }
}
