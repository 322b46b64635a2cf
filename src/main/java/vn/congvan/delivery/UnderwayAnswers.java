package vn.congvan.delivery;

import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.UnderwayWork;
import vn.congvan.document.Documents;

/**
 * The deliveries for which a clerk had a task when his answers got deadlines: what was refused,
 * what is to be sent by other means, what is asked back (decision 0036).
 */
@Component
@Order(6)
class UnderwayAnswers extends UnderwayWork {

  private static final List<DeadlineKind> ANSWERS =
      List.of(DeadlineKind.REFUSAL, DeadlineKind.SENDING, DeadlineKind.RECALL);

  private final DeliveryLedger ledger;
  private final DeliveryDueDates dueDates;
  private final Deadlines deadlines;
  private final Documents documents;

  UnderwayAnswers(
      JdbcClient database,
      DeliveryLedger ledger,
      DeliveryDueDates dueDates,
      Deadlines deadlines,
      Documents documents) {
    super(
        database,
        "answer",
        """
        delivery where given_up_at is null and (
          state = '%s' or courier = '%s' and sent_on is null
          or asking = '%s' and received_id is not null)
        """
            .formatted(DeliveryState.REFUSED.code(), Couriers.NONE, DeliveryLedger.ASKED));
    this.ledger = ledger;
    this.dueDates = dueDates;
    this.deadlines = deadlines;
    this.documents = documents;
  }

  @Override
  public void keepTime(UUID id) {
    var parcel = ledger.find(id).orElseThrow().parcel();
    var receivedId = parcel.receivedId();
    if (receivedId != null) {
      documents.lock(receivedId);
    }
    documents.lock(parcel.documentId());
    ledger.lock(id);
    ANSWERS.stream()
        .filter(kind -> dueDates.hasTask(kind, id))
        .filter(kind -> kind != DeadlineKind.SENDING || !isSendingLimited(parcel.documentId()))
        .forEach(
            kind -> {
              ledger.askedOf(id, kind);
              deadlines.of(kind, id).ifPresent(dueDates::follow);
            });
  }

  /** The document's places are noted together, so one of them has the limit. */
  private boolean isSendingLimited(UUID documentId) {
    return deadlines.ofDocument(documentId).stream()
        .anyMatch(each -> each.kind() == DeadlineKind.SENDING && each.closedAt() == null);
  }
}
