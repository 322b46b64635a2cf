package vn.congvan.assignment;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.Whereabouts;

/** Tells with which units and people the open work on a document lies. */
@Component
class OpenWork implements Whereabouts {

  private final AssignmentLedger ledger;

  OpenWork(AssignmentLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> inWords(UUID documentId, Locale locale) {
    var english = "en".equals(locale.getLanguage());
    var open =
        ledger.ofDocument(documentId).stream()
            .filter(row -> row.role().holdsDocument() && row.state().isOpen())
            .map(
                row -> {
                  var handler = row.handlerPostId();
                  return ledger.name(row.receiver())
                      + (handler == null ? "" : ", " + ledger.name(handler))
                      + " ("
                      + (english ? row.role().english() : row.role().vietnamese())
                          .toLowerCase(locale)
                      + "): "
                      + (english ? row.state().english() : row.state().vietnamese())
                          .toLowerCase(locale);
                })
            .collect(Collectors.joining("; "));
    return open.isEmpty() ? Optional.empty() : Optional.of(open);
  }
}
