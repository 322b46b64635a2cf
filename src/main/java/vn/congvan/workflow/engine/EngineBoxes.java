package vn.congvan.workflow.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.workflow.OpenAtBoxes;

/**
 * Asks the engine's tables in one statement: its own queries count one box at a time. The index
 * {@code x_task_box} answers the count without touching a row.
 */
@Service
@Transactional(readOnly = true)
class EngineBoxes implements OpenAtBoxes {

  private static final String DOCUMENT =
      "(select max(v.text_) from act_ru_variable v where v.proc_inst_id_ = %s"
          + " and v.execution_id_ = v.proc_inst_id_ and v.name_ = 'documentId') as document";

  private final JdbcClient database;

  EngineBoxes(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<Box> count(String processDefinitionId, Scope whose, Instant now) {
    var values = new HashMap<String, Object>();
    var ofThem = among(whose, values);
    return database
        .sql(
            """
            select t.task_def_key_, count(*) as waiting, count(case when t.due_date_ < :now then 1 end) as late
            from act_ru_task t
            where t.proc_def_id_ = :definition and t.task_def_key_ is not null
            """
                + " and "
                + ofThem
                + " group by t.task_def_key_ order by t.task_def_key_")
        .param("definition", processDefinitionId)
        .params(values)
        .param("now", Timestamp.from(now))
        .query(
            (row, number) ->
                new Box(
                    row.getString("task_def_key_"), row.getLong("waiting"), row.getLong("late")))
        .list();
  }

  @Override
  public List<Waiting> list(
      String processDefinitionId,
      String activityId,
      Scope whose,
      boolean overdueOnly,
      Instant now,
      int from,
      int most) {
    var values = new HashMap<String, Object>();
    var ofThem = among(whose, values);
    var statement =
        database
            .sql(
                "select t.id_, t.name_, t.tenant_id_, t.proc_inst_id_, t.assignee_, t.create_time_, t.due_date_, "
                    + DOCUMENT.formatted("t.proc_inst_id_")
                    + " from act_ru_task t where t.proc_def_id_ = :definition"
                    + " and t.task_def_key_ = :activity and "
                    + ofThem
                    + (overdueOnly ? " and t.due_date_ < :now" : "")
                    + " order by t.due_date_ asc nulls last, t.id_"
                    + " offset :from rows fetch next :most rows only")
            .param("definition", processDefinitionId)
            .params(values)
            .param("activity", activityId)
            .param("from", from)
            .param("most", most);
    if (overdueOnly) {
      statement = statement.param("now", Timestamp.from(now));
    }
    return statement.query(EngineBoxes::waiting).list();
  }

  @Override
  public Optional<Running> running(String processInstanceId) {
    return database
        .sql(
            "select e.tenant_id_, "
                + DOCUMENT.formatted("e.id_")
                + " from act_ru_execution e where e.id_ = :instance and e.proc_inst_id_ = e.id_"
                + " and e.tenant_id_ is not null")
        .param("instance", processInstanceId)
        .query((row, number) -> new Running(row.getString("tenant_id_"), document(row)))
        .optional();
  }

  /** Who follows all or nearly all agencies is not asked for by a list of a thousand. */
  static String among(Scope whose, Map<String, Object> values) {
    if (whose.wholeProvince()) {
      return "t.tenant_id_ is not null";
    }
    if (!whose.others().isEmpty()) {
      values.put("others", whose.others());
      return "t.tenant_id_ not in (:others)";
    }
    values.put("agencies", whose.agencies());
    return "t.tenant_id_ in (:agencies)";
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    var due = row.getTimestamp("due_date_");
    return new Waiting(
        row.getString("id_"),
        row.getString("name_"),
        row.getString("tenant_id_"),
        row.getString("proc_inst_id_"),
        document(row),
        row.getString("assignee_"),
        row.getTimestamp("create_time_").toInstant(),
        due == null ? null : due.toInstant());
  }

  private static @Nullable UUID document(ResultSet row) throws SQLException {
    var id = row.getString("document");
    return id == null ? null : UUID.fromString(id);
  }
}
