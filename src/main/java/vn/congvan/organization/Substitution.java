package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One person acts for a post while its holder is away; both the first and the last day count. */
@Entity
@EntityListeners(StandingOfRequest.Watch.class)
class Substitution {

  @Id private UUID id;

  @Column(nullable = false)
  private UUID postId;

  @Column(nullable = false, length = 64)
  private String substituteId;

  @Column(nullable = false)
  private LocalDate firstDay;

  @Column(nullable = false)
  private LocalDate lastDay;

  @Column(nullable = false, length = 300)
  private String reason;

  @Column(nullable = false, length = 64)
  private String recordedBy;

  @Column(nullable = false)
  private Instant recordedAt;

  protected Substitution() {}

  Substitution(
      UUID postId,
      String substituteId,
      LocalDate firstDay,
      LocalDate lastDay,
      String reason,
      String recordedBy,
      Instant recordedAt) {
    this.id = UUID.randomUUID();
    this.postId = postId;
    this.substituteId = substituteId;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.reason = reason;
    this.recordedBy = recordedBy;
    this.recordedAt = recordedAt;
  }

  void shortenTo(LocalDate day) {
    lastDay = day;
  }

  UUID id() {
    return id;
  }

  UUID postId() {
    return postId;
  }

  LocalDate firstDay() {
    return firstDay;
  }
}
