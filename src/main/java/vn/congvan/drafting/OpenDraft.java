package vn.congvan.drafting;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.document.Whereabouts;

/** Tells before whom a draft lies for signature, and from which units comments are expected. */
@Component
class OpenDraft implements Whereabouts {

  private final DraftLedger ledger;
  private final DraftRows rows;
  private final Documents documents;

  OpenDraft(DraftLedger ledger, DraftRows rows, Documents documents) {
    this.ledger = ledger;
    this.rows = rows;
    this.documents = documents;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> inWords(UUID documentId, Locale locale) {
    var draft = rows.findByDocumentId(documentId).orElse(null);
    if (draft == null) {
      return Optional.empty();
    }
    var english = "en".equals(locale.getLanguage());
    var parts = new ArrayList<String>();
    var signer = draft.signerPostId();
    if (signer != null
        && documents.view(documentId).state() == DocumentState.AWAITING_SIGNATURE
        && !draft.isOnPaper()) {
      parts.add(ledger.postName(signer));
    }
    ledger.coDrafts(documentId).stream()
        .filter(CoDraft::isOpen)
        .forEach(
            row ->
                parts.add(
                    ledger.unitName(row.unitId())
                        + ": "
                        + (english ? row.state().english() : row.state().vietnamese())
                            .toLowerCase(locale)));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }
}
