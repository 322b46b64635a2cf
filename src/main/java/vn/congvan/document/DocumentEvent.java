package vn.congvan.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One line of a document's history (Decree 30/2020, Appendix VI part I, III.5.a); written once,
 * never changed.
 */
@Entity
@Immutable
class DocumentEvent {

  // Events of the same instant are told in the order in which they were written: the id counts
  // upwards.
  private static final AtomicLong COUNTER = new AtomicLong(System.currentTimeMillis() << 20);

  @Id private UUID id;
  private UUID documentId;
  private Instant occurredAt;
  private String actor;
  private @Nullable String onBehalfOf;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private EventKind kind;

  @Column(length = 1000)
  private @Nullable String detail;

  @SuppressWarnings("NullAway.Init")
  protected DocumentEvent() {}

  DocumentEvent(
      UUID documentId,
      Instant occurredAt,
      String actor,
      @Nullable String onBehalfOf,
      EventKind kind,
      @Nullable String detail) {
    this.id = new UUID(COUNTER.incrementAndGet(), ThreadLocalRandom.current().nextLong());
    this.documentId = documentId;
    this.occurredAt = occurredAt;
    this.actor = actor;
    this.onBehalfOf = onBehalfOf;
    this.kind = kind;
    this.detail = detail;
  }

  Happening view() {
    return new Happening(occurredAt, actor, onBehalfOf, kind, detail);
  }
}
