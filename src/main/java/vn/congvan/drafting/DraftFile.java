package vn.congvan.drafting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.NewArrival.ArrivedFile;

/** One version of one file of a draft; it is never changed, at most taken out. */
@Entity
@Table(name = "draft_file")
class DraftFile {

  /** The document itself; appendices follow. */
  static final int MAIN = 0;

  @Id private UUID id;
  private UUID documentId;
  private int slot;
  private int number;
  private String name;
  private String mediaType;
  private long size;

  @Column(length = 64)
  private String sha256;

  private @Nullable Integer pages;

  @Column(length = 1_000_000)
  private @Nullable String text;

  private String step;
  private Instant addedAt;
  private String addedBy;
  private @Nullable Instant removedAt;
  private @Nullable String removedBy;

  @SuppressWarnings("NullAway") // filled by JPA
  protected DraftFile() {}

  DraftFile(
      UUID documentId,
      int slot,
      int number,
      ArrivedFile file,
      @Nullable String text,
      String step,
      Instant addedAt,
      String addedBy) {
    this.id = UUID.randomUUID();
    this.documentId = documentId;
    this.slot = slot;
    this.number = number;
    this.name = file.name();
    this.mediaType = file.mediaType();
    this.size = file.size();
    this.sha256 = file.sha256();
    this.pages = file.pages();
    this.text = text;
    this.step = step;
    this.addedAt = addedAt;
    this.addedBy = addedBy;
  }

  void remove(String by, Instant at) {
    removedBy = by;
    removedAt = at;
  }

  UUID id() {
    return id;
  }

  int slot() {
    return slot;
  }

  int number() {
    return number;
  }

  String name() {
    return name;
  }

  String mediaType() {
    return mediaType;
  }

  long size() {
    return size;
  }

  @Nullable Integer pages() {
    return pages;
  }

  String sha256() {
    return sha256;
  }

  String text() {
    return text == null ? "" : text;
  }

  String step() {
    return step;
  }

  Instant addedAt() {
    return addedAt;
  }

  String addedBy() {
    return addedBy;
  }

  boolean isRemoved() {
    return removedAt != null;
  }

  ArrivedFile file() {
    return new ArrivedFile(name, mediaType, size, sha256, pages);
  }
}
