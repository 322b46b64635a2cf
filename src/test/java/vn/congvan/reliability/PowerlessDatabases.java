package vn.congvan.reliability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The databases that lose their power, and how a test looks into them. */
final class PowerlessDatabases {

  private PowerlessDatabases() {}

  static List<String> settings(EmbeddedPostgres postgres) {
    return List.of(
        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres");
  }

  /**
   * The demo's own address, but that others may look in beside the office; closing the database at
   * the machine's end, which is out of place with that, never happens to one that is killed.
   */
  static List<String> h2(Path data) {
    return List.of(
        "--spring.datasource.url="
            + address(data, "WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=FALSE;LOCK_TIMEOUT=20000"));
  }

  /**
   * Beside the office through it, by one connection; while none works, by connections that let go
   * of the file at once: the office's own setting, which keeps it open, is stored in the database.
   */
  static JdbcTemplate lookIntoH2(Path data, boolean beside) {
    return beside
        ? new JdbcTemplate(
            new SingleConnectionDataSource(
                address(data, "IFEXISTS=TRUE"), "congvan", "congvan", true))
        : new JdbcTemplate(
            new DriverManagerDataSource(
                address(data, "IFEXISTS=TRUE;DB_CLOSE_DELAY=0"), "congvan", "congvan"));
  }

  private static String address(Path data, String settings) {
    return "jdbc:h2:file:" + data.resolve("h2/congvan") + ";AUTO_SERVER=TRUE;" + settings;
  }
}
