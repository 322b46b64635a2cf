package vn.congvan.drafting;

import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.UnderwayWork;

/** The units that were being asked for comments when deadlines began to be kept. */
@Component
@Order(2)
class UnderwayComments extends UnderwayWork {

  private final DraftLedger ledger;

  UnderwayComments(JdbcClient database, DraftLedger ledger) {
    super(database, "co-draft", "co_draft where state = 'ASKED'");
    this.ledger = ledger;
  }

  @Override
  public void keepTime(UUID id) {
    var row = ledger.lockedCoDraft(id);
    if (row.isOpen()) {
      ledger.commentingBegins(row, Limit.byDate());
    }
  }
}
