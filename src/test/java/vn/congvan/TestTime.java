package vn.congvan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import vn.congvan.shared.ProvinceClock;

/**
 * Every test run begins on Monday 7 September 2026 at 08:00 in Vĩnh Long and is moved on by hand.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestTime {

  static final Instant START = Instant.parse("2026-09-07T01:00:00Z");

  @Bean
  @Primary
  ProvinceClock testClock() {
    var machine = Clock.system(ProvinceClock.ZONE);
    return new ProvinceClock(Clock.offset(machine, Duration.between(machine.instant(), START)));
  }
}
