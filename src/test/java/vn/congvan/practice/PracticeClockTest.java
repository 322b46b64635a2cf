package vn.congvan.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

class PracticeClockTest {

  // Thursday 26 November 2026, 15:20 in Vĩnh Long.
  private final Clock real = Clock.fixed(Instant.parse("2026-11-26T08:20:00Z"), ProvinceClock.ZONE);
  private final ProvinceClock clock = new ProvinceClock(real);
  private JdbcClient jdbc;
  private PracticeClock practice;

  @BeforeEach
  void emptyTable() {
    var database =
        new EmbeddedDatabaseBuilder()
            .setType(EmbeddedDatabaseType.H2)
            .generateUniqueName(true)
            .build();
    new ResourceDatabasePopulator(
            new ClassPathResource(
                "db/migration/practice/V2026.11.22.101__create_practice_clock.sql"))
        .execute(database);
    jdbc = JdbcClient.create(database);
    practice = new PracticeClock(clock, jdbc);
  }

  @Test
  void itGoesToTheOpeningOfTheOfficeNextMonday() {
    practice.forwardToNextMonday("admin");
    assertThat(ZonedDateTime.now(clock)).isEqualTo("2026-11-30T07:30+07:00[Asia/Ho_Chi_Minh]");
    practice.forwardToNextMonday("admin");
    assertThat(ZonedDateTime.now(clock)).isEqualTo("2026-12-07T07:30+07:00[Asia/Ho_Chi_Minh]");
  }

  @Test
  void aRestartKeepsIt() {
    practice.forwardDays(3, "admin");
    practice.forwardDays(2, "admin");

    var afterRestart = new ProvinceClock(real);
    new PracticeClock(afterRestart, jdbc).resume();
    assertThat(afterRestart.today()).isEqualTo("2026-12-01");
    new PracticeClock(afterRestart, jdbc).resume();
    assertThat(afterRestart.today()).isEqualTo("2026-12-01");
  }

  @Test
  void itNeverGoesBack() {
    assertThatThrownBy(() -> practice.forwardDays(-1, "admin")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> practice.forwardDays(0, "admin")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> practice.forwardDays(400, "admin")).isInstanceOf(Refusal.class);
    assertThat(clock.ahead()).isZero();
  }
}
