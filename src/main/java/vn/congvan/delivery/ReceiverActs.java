package vn.congvan.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.assignment.IssuedWork;
import vn.congvan.document.DocumentHappened;
import vn.congvan.document.EventKind;

/**
 * What happens to a received document is told to its sender, in the transaction in which it
 * happens: 03 registered, 04 given to those who handle it, 05 the one who handles it has opened it,
 * 06 done, 02 returned. In the agency's own house there is no registration: 03 is that the receiver
 * has opened it, 04 that its head has given it to one who carries it out.
 */
@Component
class ReceiverActs {

  private static final Set<EventKind> AT_AGENCIES =
      EnumSet.of(
          EventKind.OPENED,
          EventKind.REGISTERED,
          EventKind.FORWARDED,
          EventKind.REPORTED,
          EventKind.CLOSED,
          EventKind.NOTED,
          EventKind.RETURNED);

  private static final Set<EventKind> IN_THE_HOUSE =
      EnumSet.of(
          EventKind.OPENED,
          EventKind.ASSIGNED,
          EventKind.HANDED_OVER,
          EventKind.REPORTED,
          EventKind.COMPLETED,
          EventKind.ASSIGNMENT_RETURNED,
          EventKind.WITHDRAWN,
          EventKind.RECALLED,
          EventKind.REPLACED);

  private final DeliveryLedger ledger;
  private final IssuedWork work;
  private final RecallQuestions questions;

  ReceiverActs(DeliveryLedger ledger, IssuedWork work, RecallQuestions questions) {
    this.ledger = ledger;
    this.work = work;
    this.questions = questions;
  }

  @EventListener
  void tell(DocumentHappened event) {
    if (AT_AGENCIES.contains(event.kind())) {
      ledger
          .ofReceived(event.documentId())
          .map(row -> ledger.lock(row.id()))
          .ifPresent(row -> tell(row, event));
    }
    if (IN_THE_HOUSE.contains(event.kind())) {
      for (var row : ledger.worksOf(event.documentId())) {
        tellOfTheHouse(ledger.lock(row.id()), event);
      }
    }
  }

  private void tell(DeliveryLedger.Row row, DocumentHappened event) {
    switch (event.kind()) {
      case OPENED -> {
        ledger.opened(row);
        if (work.isHandledBy(event.documentId(), event.actor())) {
          once(row, DeliveryState.IN_PROGRESS, event, null);
        }
      }
      case REGISTERED -> once(row, DeliveryState.RECEIVED, event, null);
      case FORWARDED -> once(row, DeliveryState.ASSIGNED, event, null);
      case REPORTED -> once(row, DeliveryState.IN_PROGRESS, event, null);
      case CLOSED, NOTED -> once(row, DeliveryState.DONE, event, null);
      case RETURNED -> {
        questions.lapse(row);
        once(row, DeliveryState.REFUSED, event, event.detail());
      }
      default -> throw new IllegalStateException("Not told: " + event.kind());
    }
  }

  private void tellOfTheHouse(DeliveryLedger.Row row, DocumentHappened event) {
    var workId = row.parcel().workId();
    if (workId == null || row.state() == DeliveryState.GIVEN_BACK) {
      return;
    }
    if (event.kind() == EventKind.RECALLED || event.kind() == EventKind.REPLACED) {
      work.end(workId, event.actor());
      once(row, DeliveryState.GIVEN_BACK, event, event.detail());
      return;
    }
    var standing = work.of(workId, event.actor());
    if (event.kind() == EventKind.OPENED) {
      if (standing.receives()) {
        ledger.opened(row);
        once(row, DeliveryState.RECEIVED, event, null);
        if (standing.handles() && row.parcel().role() != RecipientRole.INFORM) {
          once(row, DeliveryState.IN_PROGRESS, event, null);
        }
      }
      return;
    }
    var reached = reached(standing);
    if (reached == null) {
      return;
    }
    if (reached.isProgress()) {
      // Whoever acts has received it, also where his reading was told before it came to him.
      ledger.opened(row);
      once(row, DeliveryState.RECEIVED, event, null);
    }
    once(row, reached, event, reached == DeliveryState.REFUSED ? standing.returnReason() : null);
  }

  private static @Nullable DeliveryState reached(IssuedWork.Standing standing) {
    return switch (standing.state()) {
      case GIVEN, REASSIGNED -> null;
      case IN_WORK -> standing.allotted() ? DeliveryState.ASSIGNED : null;
      case REPORTED -> DeliveryState.IN_PROGRESS;
      case COMPLETED -> DeliveryState.DONE;
      case RETURNED -> DeliveryState.REFUSED;
      case WITHDRAWN -> DeliveryState.GIVEN_BACK;
    };
  }

  /** Each state is told once; how work went back and forth inside is the receiver's own affair. */
  private void once(
      DeliveryLedger.Row row,
      DeliveryState state,
      DocumentHappened event,
      @Nullable String reason) {
    if (ledger.wasTold(row, state)) {
      return;
    }
    ledger.tell(row, state, event.actor(), row.parcel().receivingAgency(), reason);
    if (state == DeliveryState.REFUSED || state.isLast()) {
      ledger.leave(row, ErrandKind.TELL);
    }
  }
}
