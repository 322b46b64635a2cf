package vn.congvan.drafting;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.UnderwayWork;

/** The units that were being asked for comments when deadlines began to be kept. */
@Component
@Order(2)
class UnderwayComments implements UnderwayWork {

  private final JdbcClient database;
  private final DraftLedger ledger;

  UnderwayComments(JdbcClient database, DraftLedger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "co-draft";
  }

  @Override
  public List<UUID> after(@Nullable UUID last, int most) {
    return database
        .sql(
            "select id from co_draft where state = 'ASKED' and id > :last order by id fetch first "
                + most
                + " rows only")
        .param("last", last == null ? new UUID(0, 0) : last)
        .query(UUID.class)
        .list();
  }

  @Override
  public void keepTime(UUID id) {
    var row = ledger.lockedCoDraft(id);
    if (row.isOpen()) {
      ledger.commentingBegins(row, Limit.byDate());
    }
  }
}
