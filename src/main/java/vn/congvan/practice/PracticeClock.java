package vn.congvan.practice;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Sets the practice province's clock forward, never back, and remembers it over a restart. */
@Component
@Profile("demo")
public class PracticeClock {

  private static final LocalTime OFFICE_OPENS = LocalTime.of(7, 30);
  private static final int MOST_DAYS = 366;

  private final ProvinceClock clock;
  private final JdbcClient jdbc;

  PracticeClock(ProvinceClock clock, JdbcClient jdbc) {
    this.clock = clock;
    this.jdbc = jdbc;
  }

  /** Sets the clock some days forward, at the same time of day. */
  @Transactional
  public void forwardDays(int days, String by) {
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.of("days", new Sentence("Nhập số ngày từ 1 đến %s.", MOST_DAYS));
    }
    forward(Duration.ofDays(days), by);
  }

  /** Sets the clock to the opening of the office on the next Monday. */
  @Transactional
  public void forwardToNextMonday(String by) {
    var now = ZonedDateTime.now(clock);
    var monday = now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(OFFICE_OPENS);
    forward(Duration.between(now, monday), by);
  }

  /** Brings the clock back to where it was set before the restart. */
  void resume() {
    jdbc.sql("select ahead_seconds from practice_clock where id = 1")
        .query(Long.class)
        .optional()
        .map(Duration::ofSeconds)
        .map(kept -> kept.minus(clock.ahead()))
        .filter(missing -> !missing.isNegative())
        .ifPresent(clock::forward);
  }

  private void forward(Duration span, String by) {
    clock.forward(span);
    // The clock itself knows no transaction; should the commit fail, it is ahead until the next
    // restart only.
    var updated =
        jdbc.sql(
                "update practice_clock set ahead_seconds = :ahead, set_by = :by, set_at = :at where id = 1")
            .param("ahead", clock.ahead().toSeconds())
            .param("by", by)
            .param("at", Instant.now().atOffset(ZoneOffset.UTC))
            .update();
    if (updated == 0) {
      jdbc.sql(
              "insert into practice_clock (id, ahead_seconds, set_by, set_at) values (1, :ahead, :by, :at)")
          .param("ahead", clock.ahead().toSeconds())
          .param("by", by)
          .param("at", Instant.now().atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}
