package vn.congvan.organization;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class OrganizationOnPostgresTest extends OrganizationTest {

  @DynamicPropertySource
  static void postgres(DynamicPropertyRegistry registry) throws IOException {
    // Left running until the JVM ends: the cached context outlives this class.
    var postgres = EmbeddedPostgres.start();
    registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
  }
}
