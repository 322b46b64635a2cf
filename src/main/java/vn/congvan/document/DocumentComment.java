package vn.congvan.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A comment as on the handling slip; what was said stays said. */
@Entity
@Immutable
class DocumentComment {

  @Id private UUID id;
  private UUID documentId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private CommentLevel level;

  private String author;
  private Instant writtenAt;

  @Column(length = 4000)
  private String text;

  @SuppressWarnings("NullAway.Init")
  protected DocumentComment() {}

  DocumentComment(
      UUID documentId, CommentLevel level, String author, Instant writtenAt, String text) {
    this.id = UUID.randomUUID();
    this.documentId = documentId;
    this.level = level;
    this.author = author;
    this.writtenAt = writtenAt;
    this.text = text;
  }

  Comment view() {
    return new Comment(id, level, author, writtenAt, text);
  }
}
