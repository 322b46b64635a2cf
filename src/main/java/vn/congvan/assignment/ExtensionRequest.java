package vn.congvan.assignment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for more time and what became of it. */
@Entity
@Table(name = "extension_request")
class ExtensionRequest {

  @Id private UUID id;
  private UUID assignmentId;
  private String requestedBy;
  private Instant requestedAt;
  private Instant askedDueAt;
  private String reason;
  private boolean forUnit;
  private @Nullable String decidedBy;
  private @Nullable Instant decidedAt;
  private @Nullable Boolean granted;
  private @Nullable Instant grantedDueAt;
  private @Nullable String decisionNote;

  @SuppressWarnings("NullAway") // filled by JPA
  protected ExtensionRequest() {}

  ExtensionRequest(
      UUID assignmentId,
      String requestedBy,
      Instant requestedAt,
      Instant askedDueAt,
      String reason,
      boolean forUnit) {
    this.id = UUID.randomUUID();
    this.assignmentId = assignmentId;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
    this.askedDueAt = askedDueAt;
    this.reason = reason;
    this.forUnit = forUnit;
  }

  UUID id() {
    return id;
  }

  UUID assignmentId() {
    return assignmentId;
  }

  /** Whether it concerns the unit's deadline, and not the one its handler works by. */
  boolean isForUnit() {
    return forUnit;
  }

  boolean isDecided() {
    return decidedAt != null;
  }

  void grant(Instant until, String by, Instant at, @Nullable String note) {
    decide(true, by, at, note);
    grantedDueAt = until;
  }

  void refuse(String by, Instant at, @Nullable String note) {
    decide(false, by, at, note);
  }

  private void decide(boolean yes, String by, Instant at, @Nullable String note) {
    if (isDecided()) {
      throw new IllegalStateException("Extension request " + id + " was decided before");
    }
    granted = yes;
    decidedBy = by;
    decidedAt = at;
    decisionNote = note;
  }

  String requestedBy() {
    return requestedBy;
  }

  Instant requestedAt() {
    return requestedAt;
  }

  Instant askedDueAt() {
    return askedDueAt;
  }

  String reason() {
    return reason;
  }

  @Nullable String decidedBy() {
    return decidedBy;
  }

  @Nullable Instant decidedAt() {
    return decidedAt;
  }

  @Nullable Boolean granted() {
    return granted;
  }

  @Nullable Instant grantedDueAt() {
    return grantedDueAt;
  }

  @Nullable String decisionNote() {
    return decisionNote;
  }
}
