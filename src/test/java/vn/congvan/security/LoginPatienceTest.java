package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Guessing gets slow; the owner at another desk never waits. */
class LoginPatienceTest {

  private final MovedClock clock = new MovedClock();
  private final LoginPatience patience =
      new LoginPatience(
          new DoorSettings(
              5, Duration.ofSeconds(30), Duration.ofMinutes(15), 100, Duration.ofMinutes(10)),
          clock);

  @Test
  void fiveWrongPasswordsMakeTheAccountWaitAtThatAddress() {
    failTimes(4);
    assertThat(patience.waitFor("vanthu.snv", "10.0.0.1")).isZero();

    failTimes(1);

    assertThat(patience.waitFor("vanthu.snv", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));
    assertThat(patience.waitFor("vanthu.snv", "10.0.0.2")).isZero();
  }

  @Test
  void theWaitDoublesUpToItsLimit() {
    failTimes(6);
    assertThat(patience.waitFor("vanthu.snv", "10.0.0.1")).isEqualTo(Duration.ofMinutes(1));
    failTimes(20);
    assertThat(patience.waitFor("vanthu.snv", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void theWaitEnds() {
    failTimes(5);
    clock.now = clock.now.plusSeconds(31);
    assertThat(patience.waitFor("vanthu.snv", "10.0.0.1")).isZero();
  }

  @Test
  void anAddressThatTriesManyAccountsWaits() {
    for (var i = 0; i < 100; i++) {
      patience.failed("person" + i, "10.0.0.9");
    }
    assertThat(patience.waitFor("somebody.else", "10.0.0.9")).isPositive();
  }

  @Test
  void theRightPasswordForgetsTheWrongOnes() {
    failTimes(4);
    patience.succeeded("vanthu.snv", "10.0.0.1");
    failTimes(4);
    assertThat(patience.waitFor("vanthu.snv", "10.0.0.1")).isZero();
  }

  private void failTimes(int times) {
    for (var i = 0; i < times; i++) {
      patience.failed("vanthu.snv", "10.0.0.1");
    }
  }

  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-09-07T01:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
