package vn.congvan.escalation;

import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.UnderwayWork;

/**
 * The ladders that had told the sender's clerk, and nobody else, when reminding the receiver became
 * rungs (decision 0036): each looks at its next rung again. Who is told twice looks twice.
 */
@Component
@Order(5)
class UnderwayReminders extends UnderwayWork {

  private final JdbcClient database;
  private final OpenDeadlines climbing;

  UnderwayReminders(JdbcClient database, OpenDeadlines climbing) {
    super(
        database,
        "reminder",
        """
        deadline where kind = '%s' and open_subject_id is not null
          and exists (select 1 from escalation_rung r where r.deadline_id = deadline.id)
        """
            .formatted(DeadlineKind.OPENING.name()));
    this.database = database;
    this.climbing = climbing;
  }

  @Override
  public void keepTime(UUID id) {
    // Locked as whoever closes it locks it, so that neither finds the ladder moved by the other.
    database
        .sql("select id from deadline where id = ? and open_subject_id is not null for update")
        .param(id)
        .query(UUID.class)
        .optional()
        .ifPresent(climbing::tell);
  }
}
