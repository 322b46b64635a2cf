package vn.congvan.support;

import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.JdbcOperations;

/** The rungs that the engine would climb by itself, where tests let no job run alone. */
public final class DueRungs {

  private DueRungs() {}

  /** Climbs what is due of the ladders for a document and what was sent of it, until none is. */
  public static void climb(ManagementService jobs, JdbcOperations database, UUID documentId) {
    var instances =
        database.queryForList(
            """
            select e.process_instance_id from escalation e join deadline d on d.id = e.deadline_id
            where d.document_id = ? and d.closed_at is null
            """,
            String.class,
            documentId);
    for (var instance : instances) {
      var due = jobs.createJobQuery().processInstanceId(instance).timers().executable();
      for (var timer = due.singleResult(); timer != null; timer = due.singleResult()) {
        jobs.executeJob(timer.getId());
      }
    }
  }
}
