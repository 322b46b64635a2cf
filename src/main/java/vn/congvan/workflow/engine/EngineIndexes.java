package vn.congvan.workflow.engine;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Three indexes that the engine's own schema lacks and that a hundred thousand open tasks need
 * (tasklist-scale.md): each completion looks for subtasks, each list for a group's tasks, each
 * acquisition for due jobs.
 */
@Component
class EngineIndexes {

  EngineIndexes(DataSource dataSource, ProcessEngine engine) throws SQLException {
    var jdbc = new JdbcTemplate(dataSource);
    boolean postgres;
    try (var connection = dataSource.getConnection()) {
      postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }
    jdbc.execute(
        "create index if not exists x_task_parent on act_ru_task (parent_task_id_)"
            + (postgres ? " where parent_task_id_ is not null" : ""));
    jdbc.execute(
        "create index if not exists x_idlink_group_task on act_ru_identitylink (group_id_, type_, task_id_)");
    jdbc.execute("create index if not exists x_job_due on act_ru_job (duedate_)");
  }
}
