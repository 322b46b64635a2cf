package vn.congvan.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.NewArrival.ArrivedFile;

/** A file of a document; the bytes lie in the content store and never change. */
@Entity
public class Attachment {

  static final String MAIN = "MAIN";
  static final String APPENDIX = "APPENDIX";

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "document_id")
  private Document document;

  private String role;
  private int ordinal;
  private String name;
  private String mediaType;
  private long size;

  @Column(length = 64)
  private String sha256;

  private @Nullable Integer pages;
  private Instant addedAt;
  private String addedBy;

  @SuppressWarnings("NullAway.Init")
  protected Attachment() {}

  Attachment(Document document, ArrivedFile file, int ordinal, Instant addedAt, String addedBy) {
    this.id = UUID.randomUUID();
    this.document = document;
    this.role = ordinal == 1 ? MAIN : APPENDIX;
    this.ordinal = ordinal;
    this.name = file.name();
    this.mediaType = file.mediaType();
    this.size = file.size();
    this.sha256 = file.sha256();
    this.pages = file.pages();
    this.addedAt = addedAt;
    this.addedBy = addedBy;
  }

  /** The file as others see it. */
  public AttachmentView view() {
    return new AttachmentView(
        id, document.id(), role, ordinal, name, mediaType, size, sha256, pages, addedAt, addedBy);
  }
}
