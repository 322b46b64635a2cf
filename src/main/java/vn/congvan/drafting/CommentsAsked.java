package vn.congvan.drafting;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.Whereabouts;

/** Tells from which units comments on a draft are still expected. */
@Component
class CommentsAsked implements Whereabouts {

  private final DraftLedger ledger;

  CommentsAsked(DraftLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> inWords(UUID documentId, Locale locale) {
    var asked =
        ledger.coDrafts(documentId).stream()
            .filter(CoDraft::isOpen)
            .map(
                row ->
                    ledger.unitName(row.unitId())
                        + ": "
                        + ("en".equals(locale.getLanguage())
                                ? row.state().english()
                                : row.state().vietnamese())
                            .toLowerCase(locale))
            .collect(Collectors.joining("; "));
    return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
  }
}
