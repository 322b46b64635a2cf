package vn.congvan.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the moments that a row holds, the same way from either database. */
public final class Moments {

  private Moments() {}

  /** The moment in a column that is never empty. */
  public static Instant of(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The moment in a column; null where it is empty. */
  public static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
