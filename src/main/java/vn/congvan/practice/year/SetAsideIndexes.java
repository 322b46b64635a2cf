package vn.congvan.practice.year;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The indexes of the tables that are filled, made anew once the rows are there: each row that is
 * brought would otherwise be put into ten of them at places far from each other.
 */
final class SetAsideIndexes {

  private static final String OF_TABLES =
      """
      select i.indexname, i.indexdef from pg_indexes i
      where i.schemaname = current_schema() and i.tablename in ('document', 'document_audience', 'register_entry', 'assignment')
        and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
      order by i.indexname
      """;

  private final Connection connection;
  private final List<String> made = new ArrayList<>();

  /** Takes them away; where the database has no COPY either, none. */
  SetAsideIndexes(Connection connection) throws SQLException {
    this.connection = connection;
    if (!connection.isWrapperFor(PGConnection.class)) {
      return;
    }
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(OF_TABLES)) {
      while (rows.next()) {
        names.add(rows.getString("indexname"));
        made.add(rows.getString("indexdef"));
      }
    }
    try (var statement = connection.createStatement()) {
      for (var name : names) {
        statement.execute("drop index " + name);
      }
    }
  }

  /** Makes them as they were. */
  void putBack() throws SQLException {
    try (var statement = connection.createStatement()) {
      if (!made.isEmpty()) {
        statement.execute("set local maintenance_work_mem = '512MB'");
      }
      for (var definition : made) {
        statement.execute(definition);
      }
    }
  }
}
