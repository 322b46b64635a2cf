package vn.congvan.drafting;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;

/** A unit that is asked for its comments on a draft (Decree 30/2020, Art. 10). */
@Entity
@Table(name = "co_draft")
class CoDraft {

  @Id private UUID id;
  private UUID documentId;
  private String agencyId;
  private String unitId;
  private String askedBy;
  private Instant askedAt;
  private @Nullable String question;
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  private CoDraftState state;

  private @Nullable String comment;
  private @Nullable String commentedBy;
  private @Nullable Instant closedAt;
  private @Nullable String processInstanceId;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway") // filled by JPA
  protected CoDraft() {}

  CoDraft(
      UUID documentId,
      String agencyId,
      String unitId,
      String askedBy,
      Instant askedAt,
      @Nullable String question,
      Instant dueAt) {
    this.id = UUID.randomUUID();
    this.documentId = documentId;
    this.agencyId = agencyId;
    this.unitId = unitId;
    this.askedBy = askedBy;
    this.askedAt = askedAt;
    this.question = question;
    this.dueAt = dueAt;
    this.state = CoDraftState.ASKED;
  }

  void startedProcess(String instanceId) {
    processInstanceId = instanceId;
  }

  void comment(String said, String by, Instant at) {
    close(CoDraftState.COMMENTED, at);
    comment = said;
    commentedBy = by;
  }

  void withdraw(Instant at) {
    close(CoDraftState.WITHDRAWN, at);
  }

  private void close(CoDraftState next, Instant at) {
    if (state != CoDraftState.ASKED) {
      throw new Refusal("Việc góp ý này đã kết thúc. Hãy tải lại để xem tình trạng mới nhất.");
    }
    state = next;
    closedAt = at;
  }

  UUID id() {
    return id;
  }

  UUID documentId() {
    return documentId;
  }

  String agencyId() {
    return agencyId;
  }

  String unitId() {
    return unitId;
  }

  String askedBy() {
    return askedBy;
  }

  Instant askedAt() {
    return askedAt;
  }

  @Nullable String question() {
    return question;
  }

  Instant dueAt() {
    return dueAt;
  }

  void dueAt(Instant newDueAt) {
    dueAt = newDueAt;
  }

  CoDraftState state() {
    return state;
  }

  boolean isOpen() {
    return state == CoDraftState.ASKED;
  }

  @Nullable String comment() {
    return comment;
  }

  @Nullable String commentedBy() {
    return commentedBy;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }

  @Nullable String processInstanceId() {
    return processInstanceId;
  }
}
