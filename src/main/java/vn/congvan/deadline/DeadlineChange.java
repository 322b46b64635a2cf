package vn.congvan.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One line of the history of a deadline; never changed. */
@Entity
@Table(name = "deadline_change")
class DeadlineChange implements Persistable<UUID> {

  @Id private UUID id;
  private UUID deadlineId;

  @Enumerated(EnumType.STRING)
  private DeadlineTurn turn;

  private Instant changedAt;
  private @Nullable String changedBy;

  @Column(name = "due_before")
  private @Nullable Instant before;

  @Column(name = "due_after")
  private @Nullable Instant after;

  private @Nullable String reason;

  @SuppressWarnings("NullAway") // filled by JPA
  protected DeadlineChange() {}

  DeadlineChange(
      UUID deadlineId,
      DeadlineTurn turn,
      Instant changedAt,
      @Nullable String changedBy,
      @Nullable Instant before,
      @Nullable Instant after,
      @Nullable String reason) {
    this.id = UUID.randomUUID();
    this.deadlineId = deadlineId;
    this.turn = turn;
    this.changedAt = changedAt;
    this.changedBy = changedBy;
    this.before = before;
    this.after = after;
    this.reason = reason;
  }

  @Override
  public UUID getId() {
    return id;
  }

  /** A line is only ever added: nobody need look whether there is one of that id. */
  @Override
  public boolean isNew() {
    return true;
  }

  UUID deadlineId() {
    return deadlineId;
  }

  DeadlineTurn turn() {
    return turn;
  }

  Instant changedAt() {
    return changedAt;
  }

  @Nullable String changedBy() {
    return changedBy;
  }

  @Nullable Instant before() {
    return before;
  }

  @Nullable Instant after() {
    return after;
  }

  @Nullable String reason() {
    return reason;
  }
}
