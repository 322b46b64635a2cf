package vn.congvan.drafting;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import vn.congvan.delivery.Amendment;

/**
 * What is known of an outgoing document besides its own fields: who drafts, checks and signs it.
 */
@Entity
@Table(name = "outgoing_draft")
class OutgoingDraft {

  @Id private UUID documentId;
  private String agencyId;
  private UUID drafterPostId;
  private @Nullable String unitId;
  private @Nullable UUID replyTo;
  private @Nullable UUID replyAssignment;
  private @Nullable UUID signerPostId;
  private @Nullable String signerCapacity;
  private @Nullable String signedBy;
  private @Nullable UUID checkerPostId;
  private boolean onPaper;
  private @Nullable String receivers;
  private @Nullable String returnReason;
  private @Nullable String returnedBy;
  private @Nullable UUID amends;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private @Nullable Amendment amendment;

  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway") // filled by JPA
  protected OutgoingDraft() {}

  OutgoingDraft(UUID documentId, String agencyId, UUID drafterPostId, @Nullable String unitId) {
    this.documentId = documentId;
    this.agencyId = agencyId;
    this.drafterPostId = drafterPostId;
    this.unitId = unitId;
  }

  /** It answers that incoming document, for whoever has that assignment. */
  void answers(UUID document, UUID assignment) {
    replyTo = document;
    replyAssignment = assignment;
  }

  /** Once issued it replaces, corrects or recalls that one (Decree 30/2020, Art. 18.3, 18.4). */
  void amends(UUID document, Amendment kind) {
    amends = document;
    amendment = kind;
  }

  void goesTo(
      @Nullable UUID signer,
      @Nullable String capacity,
      @Nullable UUID checker,
      boolean paper,
      @Nullable String places) {
    signerPostId = signer;
    signerCapacity = capacity;
    checkerPostId = checker;
    onPaper = paper;
    receivers = places;
  }

  /** Who has signed on paper; the clerk enters it with the number. */
  void signedOnPaper(String person) {
    signedBy = person;
  }

  void returned(String reason, String by) {
    signedBy = null;
    returnReason = reason;
    returnedBy = by;
  }

  void submitted() {
    returnReason = null;
    returnedBy = null;
  }

  UUID documentId() {
    return documentId;
  }

  String agencyId() {
    return agencyId;
  }

  UUID drafterPostId() {
    return drafterPostId;
  }

  @Nullable String unitId() {
    return unitId;
  }

  @Nullable UUID replyTo() {
    return replyTo;
  }

  @Nullable UUID replyAssignment() {
    return replyAssignment;
  }

  @Nullable UUID signerPostId() {
    return signerPostId;
  }

  /** The key of the capacity in which he signs. */
  @Nullable String signerCapacity() {
    return signerCapacity;
  }

  @Nullable String signedBy() {
    return signedBy;
  }

  @Nullable UUID checkerPostId() {
    return checkerPostId;
  }

  boolean isOnPaper() {
    return onPaper;
  }

  @Nullable String receivers() {
    return receivers;
  }

  @Nullable String returnReason() {
    return returnReason;
  }

  @Nullable String returnedBy() {
    return returnedBy;
  }

  @Nullable UUID amendedDocument() {
    return amends;
  }

  @Nullable Amendment amendment() {
    return amendment;
  }
}
