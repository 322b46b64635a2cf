package vn.congvan.delivery;

import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;
import vn.congvan.workflow.ActingPerson;

/** What had arrived and was not opened when deadlines began to be kept. */
@Component
@Order(3)
class UnderwayDeliveries extends UnderwayWork {

  private final DeliveryLedger ledger;

  UnderwayDeliveries(JdbcClient database, DeliveryLedger ledger) {
    super(
        database,
        "delivery",
        "delivery where state = '%s' and opened_at is null and given_up_at is null"
            .formatted(DeliveryState.ARRIVED.code()));
    this.ledger = ledger;
  }

  @Override
  public void keepTime(UUID id) {
    ledger.keepTime(ledger.lock(id).id(), ActingPerson.SYSTEM);
  }
}
