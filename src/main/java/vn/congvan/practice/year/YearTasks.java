package vn.congvan.practice.year;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.congvan.practice.year.YearDocuments.Open;

/**
 * A task in the engine for each open document: copies of one open task with all its rows, so that
 * they are what the engine itself would have written.
 */
final class YearTasks {

  private static final List<String> VARIABLES =
      List.of("documentId", "agencyId", "priority", "dueAt");

  private final Connection connection;

  YearTasks(Connection connection) {
    this.connection = connection;
  }

  /** Writes them; returns how many, none where the engine has no open task to copy. */
  int write(List<Open> open) throws SQLException {
    var task =
        one("select * from act_ru_task where proc_inst_id_ is not null order by create_time_");
    if (task == null) {
      return 0;
    }
    var instance = String.valueOf(task.get("proc_inst_id_"));
    var named = " where proc_inst_id_ = '" + instance + "'";
    for (var row : all("select * from act_ru_execution" + named)) {
      copy(
          "act_ru_execution",
          row,
          open,
          each ->
              Map.of(
                  "id_", moved(row.get("id_"), instance, each),
                  "parent_id_", moved(row.get("parent_id_"), instance, each),
                  "proc_inst_id_", each.instance(),
                  "root_proc_inst_id_", each.instance(),
                  "business_key_",
                      row.get("business_key_") == null ? NOTHING : each.id().toString(),
                  "tenant_id_", each.agencyId()));
    }
    copy(
        "act_ru_task",
        task,
        open,
        each -> {
          var values = new TreeMap<String, Object>();
          values.put("id_", each.instance() + "-t");
          values.put("proc_inst_id_", each.instance());
          values.put("execution_id_", moved(task.get("execution_id_"), instance, each));
          values.put("tenant_id_", each.agencyId());
          values.put("assignee_", orNothing(each.assignee()));
          values.put("due_date_", orNothing(time(each.dueAt())));
          values.put("create_time_", orNothing(time(each.arrivedAt())));
          if (each.registered()) {
            values.put("task_def_key_", "handleDocument");
            values.put("name_", "Xử lý văn bản");
          }
          return values;
        });
    var link =
        one(
            "select * from act_ru_identitylink where type_ = 'candidate' and task_id_ = '"
                + task.get("id_")
                + "'");
    if (link != null) {
      copy(
          "act_ru_identitylink",
          link,
          open,
          each ->
              Map.of(
                  "id_",
                  each.instance() + "-l",
                  "task_id_",
                  each.instance() + "-t",
                  "group_id_",
                  each.group(),
                  "tenant_id_",
                  each.agencyId()));
    }
    for (var row : all("select * from act_ru_variable" + named)) {
      var name = String.valueOf(row.get("name_"));
      if (VARIABLES.contains(name)) {
        copy("act_ru_variable", row, open, each -> variable(row, name, each));
      }
    }
    return open.size();
  }

  private static Map<String, Object> variable(
      Map<String, @Nullable Object> row, String name, Open each) {
    var values = new TreeMap<String, Object>();
    values.put("id_", each.instance() + "-" + name);
    values.put("execution_id_", each.instance());
    values.put("proc_inst_id_", each.instance());
    values.put("var_scope_", each.instance());
    values.put("tenant_id_", each.agencyId());
    if (name.equals("documentId")) {
      values.put("text_", each.id().toString());
    } else if (name.equals("agencyId")) {
      values.put("text_", each.agencyId());
    } else if (name.equals("dueAt")) {
      var due = each.dueAt();
      values.put("long_", due == null ? NOTHING : (Object) due.toInstant().toEpochMilli());
    }
    return values;
  }

  /** No value at all, where a map may not hold one. */
  private static final Object NOTHING = new Object();

  private static Object orNothing(@Nullable Object value) {
    return value == null ? NOTHING : value;
  }

  private static @Nullable Timestamp time(@Nullable OffsetDateTime at) {
    return at == null ? null : Timestamp.from(at.toInstant());
  }

  private static Object moved(@Nullable Object id, String instance, Open each) {
    return id == null
        ? NOTHING
        : id.equals(instance) ? each.instance() : each.instance() + "-" + id;
  }

  private interface Changes {
    Map<String, Object> of(Open each);
  }

  private void copy(
      String table, Map<String, @Nullable Object> row, List<Open> open, Changes changes)
      throws SQLException {
    var columns = List.copyOf(row.keySet());
    try (var rows = Rows.into(connection, table, columns)) {
      for (var each : open) {
        var changed = changes.of(each);
        var values = new ArrayList<@Nullable Object>();
        for (var column : columns) {
          var value = changed.getOrDefault(column, orNothing(row.get(column)));
          values.add(value == NOTHING ? null : value);
        }
        rows.add(values.toArray());
      }
    }
  }

  private @Nullable Map<String, @Nullable Object> one(String sql) throws SQLException {
    var rows = all(sql + " fetch first 1 rows only");
    return rows.isEmpty() ? null : rows.get(0);
  }

  private List<Map<String, @Nullable Object>> all(String sql) throws SQLException {
    var found = new ArrayList<Map<String, @Nullable Object>>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        var row = new TreeMap<String, @Nullable Object>();
        for (var n = 1; n <= rows.getMetaData().getColumnCount(); n++) {
          row.put(rows.getMetaData().getColumnName(n).toLowerCase(Locale.ROOT), rows.getObject(n));
        }
        found.add(row);
      }
    }
    return found;
  }
}
