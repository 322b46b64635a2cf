package vn.congvan.statistics;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for, with its inputs.
 *
 * @param agencyId whose documents it tells of; null for all agencies that the person follows
 * @param below whether it tells of the agencies under that one too
 * @param done how many of its lines are written
 * @param expected how many there will be
 * @param trouble why it could not be made
 */
public record Report(
    UUID id,
    ReportKind kind,
    @Nullable String agencyId,
    boolean below,
    Period period,
    Structure structure,
    String askedBy,
    Instant askedAt,
    State state,
    int done,
    int expected,
    @Nullable String trouble,
    @Nullable Instant finishedAt) {

  /** How far it is. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    /** Its owner did not want it any more. */
    STOPPED
  }

  /** Whether nothing more will become of it. */
  public boolean isOver() {
    return state != State.WAITING && state != State.RUNNING;
  }

  /** Whether it tells of one agency alone. */
  public boolean isOfOneAgency() {
    return agencyId != null && !below;
  }
}
