package vn.congvan.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Gives each test context an empty database of its own, on either product. */
public final class TestDatabases {

  private static EmbeddedPostgres server;

  private TestDatabases() {}

  /** Points the context at a new database of the one embedded PostgreSQL server of this JVM. */
  public static synchronized void postgres(DynamicPropertyRegistry registry) {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = administration("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var url = server.getJdbcUrl("postgres", name);
    registry.add("spring.datasource.url", () -> url);
    registry.add("spring.datasource.username", () -> "postgres");
    registry.add("spring.datasource.password", () -> "postgres");
  }

  /** A superuser's connection to a database of the embedded server. */
  public static synchronized Connection administration(String database) throws SQLException {
    try {
      if (server == null) {
        // Each context that Spring keeps holds a pool of its own.
        server = EmbeddedPostgres.builder().setServerConfig("max_connections", "500").start();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Embedded PostgreSQL does not start", e);
    }
    return server.getDatabase("postgres", database).getConnection();
  }

  /** Points the context at a new H2 database in memory. */
  public static void h2(DynamicPropertyRegistry registry) {
    // OPTIMIZE_REUSE_RESULTS=FALSE as in the practice province: see application-demo.yaml.
    var url =
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;OPTIMIZE_REUSE_RESULTS=FALSE";
    registry.add("spring.datasource.url", () -> url);
    registry.add("spring.datasource.username", () -> "sa");
    registry.add("spring.datasource.password", () -> "");
  }
}
