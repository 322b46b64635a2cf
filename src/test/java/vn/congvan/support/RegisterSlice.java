package vn.congvan.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.intake.Arrivals;
import vn.congvan.intake.ClerksAgencies;
import vn.congvan.intake.Readings;
import vn.congvan.intake.SignatureChecks;
import vn.congvan.intake.StateSecrets;
import vn.congvan.intake.signatures.SignatureRows;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.print.CopyPages;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Processes;

/**
 * A small context with access, documents and registers on a real database, and nothing else of the
 * product.
 */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  HibernateJpaAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  JacksonAutoConfiguration.class
})
@Import({
  ClerksAgencies.class,
  Readings.class,
  Arrivals.class,
  StateSecrets.class,
  SignatureChecks.class,
  SignatureRows.class,
  Contents.class,
  SigningAuthority.class,
  CopyPages.class
})
@EnableJpaRepositories({"vn.congvan.document", "vn.congvan.registration", "vn.congvan.deadline"})
@EntityScan({"vn.congvan.document", "vn.congvan.registration", "vn.congvan.deadline"})
@ComponentScan(
    // What no test here asks for may need the rest of the product, and is never made.
    lazyInit = true,
    basePackages = {
      "vn.congvan.access",
      "vn.congvan.document",
      "vn.congvan.registration",
      "vn.congvan.deadline"
    },
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern =
                "vn\\.congvan\\..*\\.(web|process)\\..*|.*\\.CalendarEditing|.*(Test|Tests)(\\$.*)?"))
public class RegisterSlice {

  /** When the tests of this slice begin: Monday, 23 November 2026, 08:00. */
  public static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

  @Bean
  FakeDirectory directory() {
    return new FakeDirectory();
  }

  @Bean
  ProvinceClock provinceClock() {
    return new ProvinceClock(
        Clock.offset(Clock.system(ProvinceClock.ZONE), Duration.between(Instant.now(), START)));
  }

  @Bean
  ContentStore contentStore() {
    return Mockito.mock(ContentStore.class);
  }

  @Bean
  AdministrationRights administrationRights() {
    return Mockito.mock(AdministrationRights.class);
  }

  @Bean
  Processes processes() {
    return Mockito.mock(Processes.class);
  }

  /** Makes the rows that documents of an agency hang on. */
  public static void createAgency(JdbcClient database, String id) {
    database
        .sql("insert into agency (id, created_at) values (:id, current_timestamp)")
        .param("id", id)
        .update();
  }

  /** A stored file with contents of its own, and its row. */
  public static ArrivedFile storedFile(JdbcClient database, String name) {
    var sha256 = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    database
        .sql(
            """
            insert into content_blob (sha256, size, media_type, stored_at)
            values (:sha256, 10, 'application/pdf', current_timestamp)
            """)
        .param("sha256", sha256)
        .update();
    return new ArrivedFile(name, "application/pdf", 10, sha256, 1);
  }

  /** Some moment of arrival. */
  public static Instant arrivedAt() {
    return Instant.parse("2026-11-02T01:00:00Z");
  }
}
