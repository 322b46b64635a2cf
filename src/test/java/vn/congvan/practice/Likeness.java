package vn.congvan.practice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What two practice provinces have in common, row by row, and its sum: what comes about by chance
 * gives another sum in the next run.
 */
final class Likeness {

  private final JdbcClient jdbc;
  private final List<String> rows = new ArrayList<>();

  Likeness(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes in the rows of a question, in no order. */
  Likeness with(String sql) {
    var kind = sql.replaceAll("(?s).* from (\\w+).*", "$1");
    jdbc.sql(sql).query().listOfRows().stream()
        .map(
            row ->
                kind
                    + ": "
                    + String.join(" | ", row.values().stream().map(String::valueOf).toList()))
        .sorted()
        .forEach(rows::add);
    return this;
  }

  String text() {
    return String.join("\n", rows);
  }

  String sum() {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return rows.size() + " rows, " + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
