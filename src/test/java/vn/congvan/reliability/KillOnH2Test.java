package vn.congvan.reliability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The practice province loses its power on H2, with the address that the demo profile gives. */
class KillOnH2Test extends KillRounds {

  @Override
  List<String> database(Path data) {
    return List.of();
  }

  // The file must be let go at once: the office's own setting, which keeps it open, is stored in
  // the database.
  @Override
  Connection connect(Path data) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + data.resolve("h2/congvan") + ";DB_CLOSE_DELAY=0", "congvan", "congvan");
  }
}
