package vn.congvan.assignment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;
import vn.congvan.workflow.ActingPerson;

/** The assignments that were open when deadlines began to be kept. */
@Component
@Order(1)
class UnderwayAssignments implements UnderwayWork {

  private final JdbcClient database;
  private final AssignmentLedger ledger;

  UnderwayAssignments(JdbcClient database, AssignmentLedger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "assignment";
  }

  @Override
  public List<UUID> after(@Nullable UUID last, int most) {
    return database
        .sql(
            """
            select id from assignment
            where state in ('GIVEN', 'IN_WORK', 'REPORTED') and id > :last
            order by id fetch first %d rows only
            """
                .formatted(most))
        .param("last", last == null ? new UUID(0, 0) : last)
        .query(UUID.class)
        .list();
  }

  @Override
  public void keepTime(UUID id) {
    ledger.keepTime(ledger.locked(id), ActingPerson.SYSTEM);
  }
}
