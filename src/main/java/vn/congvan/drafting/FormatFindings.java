package vn.congvan.drafting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.content.ContentStore;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Documents;
import vn.congvan.letters.Finding;
import vn.congvan.letters.FormatCheck;

/**
 * What the system itself sees of a draft's form (Decree 30/2020, Appendix I), for who answers for
 * it.
 */
@Component
public class FormatFindings {

  private static final String PDF = "application/pdf";

  private final DraftLedger ledger;
  private final Documents documents;
  private final Access access;
  private final ContentStore contents;
  private final FormatCheck check;

  FormatFindings(
      DraftLedger ledger,
      Documents documents,
      Access access,
      ContentStore contents,
      FormatCheck check) {
    this.ledger = ledger;
    this.documents = documents;
    this.access = access;
    this.contents = contents;
    this.check = check;
  }

  /** The deviations of the draft as it stands now; none where there is no draft yet. */
  public List<Finding> of(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    ledger.get(documentId);
    var main = ledger.main(documentId);
    if (main == null) {
      return List.of();
    }
    var type =
        DocumentType.ofCode(Objects.requireNonNullElse(documents.view(documentId).typeCode(), ""))
            .orElse(DocumentType.OTHER);
    try (var bytes = contents.open(main.sha256())) {
      var content = bytes.readAllBytes();
      return main.mediaType().equals(PDF)
          ? check.ofPdf(content, type)
          : check.ofDocx(content, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
