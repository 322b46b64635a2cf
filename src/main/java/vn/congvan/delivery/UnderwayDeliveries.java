package vn.congvan.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;
import vn.congvan.workflow.ActingPerson;

/** What had arrived and was not opened when deadlines began to be kept. */
@Component
@Order(3)
class UnderwayDeliveries implements UnderwayWork {

  private final JdbcClient database;
  private final DeliveryLedger ledger;

  UnderwayDeliveries(JdbcClient database, DeliveryLedger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public List<UUID> after(@Nullable UUID last, int most) {
    return database
        .sql(
            """
            select id from delivery
            where state = :arrived and opened_at is null and given_up_at is null and id > :last
            order by id fetch first %d rows only
            """
                .formatted(most))
        .param("arrived", DeliveryState.ARRIVED.code())
        .param("last", last == null ? new UUID(0, 0) : last)
        .query(UUID.class)
        .list();
  }

  @Override
  public void keepTime(UUID id) {
    ledger.keepTime(ledger.lock(id).id(), ActingPerson.SYSTEM);
  }
}
