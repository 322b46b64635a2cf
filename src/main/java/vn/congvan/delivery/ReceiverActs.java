package vn.congvan.delivery;

import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentHappened;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;

/**
 * What happens to a received document is told to its sender, in the transaction in which it
 * happens: 03 registered, 04 given to those who handle it, 05 the handler has begun, 06 done, 02
 * returned.
 */
@Component
class ReceiverActs {

  private static final Set<EventKind> TOLD =
      Set.of(
          EventKind.OPENED,
          EventKind.REGISTERED,
          EventKind.FORWARDED,
          EventKind.REPORTED,
          EventKind.CLOSED,
          EventKind.NOTED,
          EventKind.RETURNED);

  private final DeliveryLedger ledger;
  private final Documents documents;
  private final Directory directory;
  private final RecallQuestions questions;

  ReceiverActs(
      DeliveryLedger ledger, Documents documents, Directory directory, RecallQuestions questions) {
    this.ledger = ledger;
    this.documents = documents;
    this.directory = directory;
    this.questions = questions;
  }

  @EventListener
  void tell(DocumentHappened event) {
    if (!TOLD.contains(event.kind())) {
      return;
    }
    ledger
        .ofReceived(event.documentId())
        .map(row -> ledger.lock(row.id()))
        .ifPresent(row -> tell(row, event));
  }

  private void tell(DeliveryLedger.Row row, DocumentHappened event) {
    switch (event.kind()) {
      case OPENED -> {
        ledger.opened(row);
        if (begins(row, event)) {
          once(row, DeliveryState.IN_PROGRESS, event);
        }
      }
      case REGISTERED -> once(row, DeliveryState.RECEIVED, event);
      case FORWARDED -> once(row, DeliveryState.ASSIGNED, event);
      case REPORTED -> once(row, DeliveryState.IN_PROGRESS, event);
      case CLOSED, NOTED -> once(row, DeliveryState.DONE, event);
      case RETURNED -> {
        questions.lapse(row);
        once(row, DeliveryState.REFUSED, event);
      }
      default -> throw new IllegalStateException("Not told: " + event.kind());
    }
  }

  /** Each state is told once; how work went back and forth inside is the receiver's own affair. */
  private void once(DeliveryLedger.Row row, DeliveryState state, DocumentHappened event) {
    if (ledger.wasTold(row, state)) {
      return;
    }
    var reason = state == DeliveryState.REFUSED ? event.detail() : null;
    ledger.tell(row, state, event.actor(), row.parcel().receiverId(), reason);
    if (state == DeliveryState.REFUSED || state.isLast()) {
      ledger.leave(row, ErrandKind.TELL);
    }
  }

  /** Whoever handles it has opened what was given to him. */
  private boolean begins(DeliveryLedger.Row row, DocumentHappened event) {
    return row.state() == DeliveryState.ASSIGNED
        && documents.view(event.documentId()).state() == DocumentState.IN_WORK
        && directory.holds(event.actor(), Role.SPECIALIST, row.parcel().receiverId());
  }
}
