package vn.congvan.practice.year;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Brings many rows into a table: by COPY where there is one, else in batches. */
abstract class Rows implements AutoCloseable {

  /** Rows of those columns of a table. */
  static Rows into(Connection connection, String table, List<String> columns) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        ? new Copied(connection.unwrap(PGConnection.class), table, columns)
        : new Batched(connection, table, columns);
  }

  /** One more row. */
  final void add(@Nullable Object... values) throws SQLException {
    write(values);
  }

  abstract void write(@Nullable Object[] values) throws SQLException;

  @Override
  public abstract void close() throws SQLException;

  private static final class Copied extends Rows {

    private static final int PORTION = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(PORTION + 4096);

    Copied(PGConnection connection, String table, List<String> columns) throws SQLException {
      copy =
          connection
              .getCopyAPI()
              .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
    }

    @Override
    void write(@Nullable Object[] values) throws SQLException {
      for (var n = 0; n < values.length; n++) {
        if (n > 0) {
          text.append('\t');
        }
        append(values[n]);
      }
      text.append('\n');
      if (text.length() >= PORTION) {
        send();
      }
    }

    private void append(@Nullable Object value) {
      if (value == null) {
        text.append("\\N");
        return;
      }
      if (value instanceof byte[] bytes) {
        text.append("\\\\x").append(java.util.HexFormat.of().formatHex(bytes));
        return;
      }
      var words = value.toString();
      for (var n = 0; n < words.length(); n++) {
        var letter = words.charAt(n);
        switch (letter) {
          case '\\' -> text.append("\\\\");
          case '\t' -> text.append("\\t");
          case '\n' -> text.append("\\n");
          case '\r' -> text.append("\\r");
          default -> text.append(letter);
        }
      }
    }

    private void send() throws SQLException {
      var bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
      text.setLength(0);
    }

    @Override
    public void close() throws SQLException {
      if (copy.isActive()) {
        send();
        copy.endCopy();
      }
    }
  }

  private static final class Batched extends Rows {

    private static final int PORTION = 1000;

    private final PreparedStatement statement;
    private int waiting;

    Batched(Connection connection, String table, List<String> columns) throws SQLException {
      statement =
          connection.prepareStatement(
              "insert into "
                  + table
                  + " ("
                  + String.join(", ", columns)
                  + ") values ("
                  + String.join(", ", Collections.nCopies(columns.size(), "?"))
                  + ")");
    }

    @Override
    void write(@Nullable Object[] values) throws SQLException {
      for (var n = 0; n < values.length; n++) {
        statement.setObject(n + 1, values[n]);
      }
      statement.addBatch();
      if (++waiting == PORTION) {
        statement.executeBatch();
        waiting = 0;
      }
    }

    @Override
    public void close() throws SQLException {
      try (statement) {
        statement.executeBatch();
      }
    }
  }
}
