package vn.congvan.statistics;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for, with its inputs.
 *
 * @param done how many of its lines are written
 * @param expected how many there will be
 * @param trouble why it could not be made
 */
public record Report(
    UUID id,
    ReportKind kind,
    @Nullable String agencyId,
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
    FAILED
  }

  /** Whether nothing more will become of it. */
  public boolean isOver() {
    return state == State.DONE || state == State.FAILED;
  }
}
