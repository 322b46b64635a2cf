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
public class DraftFile {

  /** Pages that were made of a Word file and are safely stored. */
  public record Pages(String sha256, long size, int count) {}

  private static final String PDF = "application/pdf";

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

  @Column(name = "pages_sha256", length = 64)
  private @Nullable String pagesSha256;

  private @Nullable Long pagesSize;

  @Column(length = 1_000_000)
  private @Nullable String text;

  private String step;
  private Instant addedAt;
  private String addedBy;
  private boolean signed;
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
      boolean signed,
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
    this.signed = signed;
    this.addedAt = addedAt;
    this.addedBy = addedBy;
  }

  /** The pages that were made of it. */
  void hasPages(Pages made) {
    pagesSha256 = made.sha256();
    pagesSize = made.size();
    pages = made.count();
  }

  /** The name in the content store under which its pages lie; null where nobody could make any. */
  @Nullable String pagesSha256() {
    return mediaType.equals(PDF) ? sha256 : pagesSha256;
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

  /** Whether it bears a signature. */
  boolean isSigned() {
    return signed;
  }

  /** Whether it was signed and then returned, so that an earlier version is in force again. */
  boolean isSignedInVain() {
    return signed && isRemoved();
  }

  boolean isRemoved() {
    return removedAt != null;
  }

  /** As it is read: its pages, where there are any. */
  ArrivedFile file() {
    if (pagesSha256 != null && pagesSize != null) {
      return new ArrivedFile(
          name.replaceFirst("(?i)\\.docx$", "") + ".pdf", PDF, pagesSize, pagesSha256, pages);
    }
    return new ArrivedFile(name, mediaType, size, sha256, pages);
  }
}
