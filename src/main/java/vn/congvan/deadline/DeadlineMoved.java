package vn.congvan.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open time limits have changed: moved, paused, resumed, or handed over; told in the transaction
 * that changed them, many at once where the calendar moved them.
 */
public record DeadlineMoved(List<Move> moves) {

  /**
   * One of them, as it stands now.
   *
   * @param by who did it; null for the system
   */
  public record Move(
      OpenDeadline deadline,
      DeadlineTurn turn,
      Instant formerDueAt,
      @Nullable String reason,
      @Nullable String by) {}
}
