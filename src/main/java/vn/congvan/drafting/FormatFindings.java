package vn.congvan.drafting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.content.ContentStore;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Documents;
import vn.congvan.letters.Finding;
import vn.congvan.letters.FormatCheck;
import vn.congvan.letters.FormatCheck.Signer;
import vn.congvan.organization.SigningAuthority;

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
  private final SigningAuthority authority;
  private final FormatCheck check;

  FormatFindings(
      DraftLedger ledger,
      Documents documents,
      Access access,
      ContentStore contents,
      SigningAuthority authority,
      FormatCheck check) {
    this.ledger = ledger;
    this.documents = documents;
    this.access = access;
    this.contents = contents;
    this.authority = authority;
    this.check = check;
  }

  /** The deviations of the draft as it stands now; none where there is no draft yet. */
  public List<Finding> of(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    var draft = ledger.get(documentId);
    var main = ledger.main(documentId);
    if (main == null) {
      return List.of();
    }
    var code = Objects.requireNonNullElse(documents.view(documentId).typeCode(), "");
    var type = DocumentType.ofCode(code).orElse(DocumentType.OTHER);
    var signer = signer(draft, code);
    try (var bytes = contents.open(main.sha256())) {
      var content = bytes.readAllBytes();
      return main.mediaType().equals(PDF)
          ? check.ofPdf(content, type, signer)
          : check.ofDocx(content, type, signer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who was chosen to sign, if he may today. */
  private @Nullable Signer signer(OutgoingDraft draft, String typeCode) {
    return authority.signers(draft.agencyId(), typeCode, ledger.today()).stream()
        .filter(capacity -> capacity.key().equals(draft.signerCapacity()))
        .map(capacity -> new Signer(capacity.personName(), capacity.printed()))
        .findFirst()
        .orElse(null);
  }
}
