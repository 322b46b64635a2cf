package vn.congvan.reliability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;

/** The province loses its power while documents are signed, on PostgreSQL. */
class KillDuringSigningTest extends SigningKillRounds {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startServer() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    postgres.close();
  }

  @Override
  List<String> settings(Path data) {
    return PowerlessDatabases.settings(postgres);
  }

  @Override
  JdbcTemplate look(Path data, boolean beside) {
    return new JdbcTemplate(postgres.getPostgresDatabase());
  }
}
