package vn.congvan.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.support.FakeDirectory;
import vn.congvan.workflow.Processes;

/** A small context with intake, content, documents and access on a real database; no engine. */
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
@EnableJpaRepositories({"vn.congvan.document", "vn.congvan.deadline"})
@EntityScan({"vn.congvan.document", "vn.congvan.deadline"})
@ComponentScan(
    // What no test here asks for may need the rest of the product, and is never made.
    lazyInit = true,
    basePackages = {
      "vn.congvan.access",
      "vn.congvan.document",
      "vn.congvan.content",
      "vn.congvan.intake",
      "vn.congvan.deadline",
      "vn.congvan.signing.pades",
      "vn.congvan.trust"
    },
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern =
                "vn\\.congvan\\..*\\.(web|process)\\..*|.*\\.CalendarEditing|.*(Test|Tests|Slice)(\\$.*)?"))
public class IntakeSlice {

  @Bean
  FakeDirectory directory() {
    return new FakeDirectory();
  }

  @Bean
  ProvinceClock provinceClock() {
    return new ProvinceClock(
        Clock.offset(
            Clock.system(ProvinceClock.ZONE),
            Duration.between(Instant.now(), Instant.parse("2026-11-23T01:00:00Z"))));
  }

  /** Whoever asks administers the province. */
  @Bean
  AdministrationRights administrationRights() {
    return Mockito.mock(AdministrationRights.class);
  }

  @Bean
  Processes processes() {
    var processes = Mockito.mock(Processes.class);
    startAll(processes);
    return processes;
  }

  /** Every start succeeds, with an id of its own. */
  public static void startAll(Processes processes) {
    var started = new AtomicInteger();
    Mockito.when(processes.start(Mockito.any(), Mockito.any(), Mockito.any()))
        .thenAnswer(start -> "instance-" + started.incrementAndGet());
  }
}
