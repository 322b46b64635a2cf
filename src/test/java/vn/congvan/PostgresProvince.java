package vn.congvan;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.congvan.support.CountedStatements;

/**
 * The practice province on embedded PostgreSQL: one Spring context for every test that needs the
 * engine. Subclasses add no beans and no properties, or they would start a second one.
 */
@SpringBootTest(
    classes = CongVanApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
@Import({TestTime.class, TestTrust.class, TestPasswords.class, CountedStatements.class})
public abstract class PostgresProvince {

  /** Closed by its own shutdown hook after Spring's, never by a test: the context must go first. */
  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();

    /** One for all settings: the supplier of a property is asked each time it is read. */
    static final String DATA = folder();

    static final int AGENT = freePort();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @DynamicPropertySource
  static void embeddedPostgres(DynamicPropertyRegistry properties) {
    properties.add(
        "spring.datasource.url", () -> Server.POSTGRES.getJdbcUrl("postgres", "postgres"));
    properties.add("spring.datasource.username", () -> "postgres");
    properties.add("spring.datasource.password", () -> "postgres");
    properties.add("congvan.data", () -> Server.DATA);
    // Several builds may run on one machine; the agent of a test listens where its pages call.
    properties.add("congvan.signing.agent.address", () -> "wss://127.0.0.1:" + Server.AGENT);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String folder() {
    try {
      Path folder = Files.createTempDirectory("congvan-test");
      folder.toFile().deleteOnExit();
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
