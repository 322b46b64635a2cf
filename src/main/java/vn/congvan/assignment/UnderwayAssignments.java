package vn.congvan.assignment;

import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;
import vn.congvan.workflow.ActingPerson;

/** The assignments that were open when deadlines began to be kept. */
@Component
@Order(1)
class UnderwayAssignments extends UnderwayWork {

  private final AssignmentLedger ledger;

  UnderwayAssignments(JdbcClient database, AssignmentLedger ledger) {
    super(database, "assignment", "assignment where state in ('GIVEN', 'IN_WORK', 'REPORTED')");
    this.ledger = ledger;
  }

  @Override
  public void keepTime(UUID id) {
    ledger.keepTime(ledger.locked(id), ActingPerson.SYSTEM);
  }
}
