package vn.congvan.workflow.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * The engine's tables, made by the engine's own scripts but under the role that makes ours: so the
 * role under which the office works needs no right to make or alter a table.
 *
 * <p>With them come four indexes that the engine's schema lacks and that a hundred thousand open
 * tasks need (tasklist-scale.md): each completion looks for subtasks, each list for a group's
 * tasks, each acquisition for due jobs, each supervisor's diagram for what is open at its boxes.
 */
@Component
public class EngineTables implements Callback {

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    var connection = context.getConnection();
    try {
      script(connection, "engine", "act_ru_execution");
      script(connection, "history", "act_hi_procinst");
      script(connection, "identity", "act_id_user");
      script(connection, "decision.engine", "act_re_decision_def");
      script(connection, "decision.history", "act_hi_decinst");
      index(
          connection,
          "x_task_parent",
          "act_ru_task",
          "(parent_task_id_)"
              + (isPostgres(connection) ? " where parent_task_id_ is not null" : ""));
      index(
          connection, "x_idlink_group_task", "act_ru_identitylink", "(group_id_, type_, task_id_)");
      index(connection, "x_job_due", "act_ru_job", "(duedate_)");
      index(connection, "x_job_next", "act_ru_job", "(priority_ desc, duedate_)");
      index(
          connection,
          "x_task_box",
          "act_ru_task",
          "(proc_def_id_, tenant_id_, task_def_key_, due_date_)");
    } catch (SQLException e) {
      throw new IllegalStateException("The engine's tables could not be made", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "engine tables";
  }

  private static void script(Connection connection, String part, String oneOfItsTables)
      throws SQLException {
    var data = connection.getMetaData();
    try (var found =
        data.getTables(
            connection.getCatalog(),
            connection.getSchema(),
            written(connection, oneOfItsTables),
            null)) {
      if (found.next()) {
        return;
      }
    }
    ScriptUtils.executeSqlScript(
        connection,
        new ClassPathResource(
            "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql"
                .formatted(isPostgres(connection) ? "postgres" : "h2", part)));
  }

  private static void index(Connection connection, String name, String table, String on)
      throws SQLException {
    // "If not exists" would ask for the table's ownership first.
    try (var indexes =
        connection
            .getMetaData()
            .getIndexInfo(
                connection.getCatalog(),
                connection.getSchema(),
                written(connection, table),
                false,
                true)) {
      while (indexes.next()) {
        if (name.equalsIgnoreCase(indexes.getString("INDEX_NAME"))) {
          return;
        }
      }
    }
    try (var statement = connection.createStatement()) {
      statement.execute("create index " + name + " on " + table + " " + on);
    }
  }

  private static String written(Connection connection, String name) throws SQLException {
    return connection.getMetaData().storesUpperCaseIdentifiers()
        ? name.toUpperCase(Locale.ROOT)
        : name;
  }

  private static boolean isPostgres(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }
}
