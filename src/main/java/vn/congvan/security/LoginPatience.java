package vn.congvan.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after a few wrong passwords the same account from the same address must
 * wait, and an address that tries many accounts waits too. The owner logging in from elsewhere is
 * never locked out. Uses real time.
 */
@Component
class LoginPatience {

  private static final int REMEMBERED = 100_000;

  private final DoorSettings settings;
  private final Clock clock;
  private final Map<String, Attempts> attempts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
          return size() > REMEMBERED;
        }
      };

  @org.springframework.beans.factory.annotation.Autowired
  LoginPatience(DoorSettings settings) {
    this(settings, Clock.systemUTC());
  }

  LoginPatience(DoorSettings settings, Clock realTime) {
    this.settings = settings;
    this.clock = realTime;
  }

  private record Attempts(int failures, Instant since, Instant waitUntil) {}

  /** How long this account must wait when asked from this address; zero if not at all. */
  synchronized Duration waitFor(String account, String address) {
    var now = clock.instant();
    var own = remaining(attempts.get(account + "|" + address), now);
    var wide = remaining(attempts.get(address), now);
    return own.compareTo(wide) > 0 ? own : wide;
  }

  /** Counts a wrong password. */
  synchronized void failed(String account, String address) {
    var now = clock.instant();
    attempts.merge(
        account + "|" + address,
        new Attempts(1, now, now),
        (before, one) -> {
          var failures = before.failures() + 1;
          return new Attempts(failures, before.since(), now.plus(waitAfter(failures)));
        });
    attempts.merge(
        address,
        new Attempts(1, now, now),
        (before, one) -> {
          if (before.since().plus(settings.addressWindow()).isBefore(now)) {
            return one;
          }
          var failures = before.failures() + 1;
          var until =
              failures >= settings.failuresPerAddress()
                  ? before.since().plus(settings.addressWindow())
                  : now;
          return new Attempts(failures, before.since(), until);
        });
  }

  /** Forgets the failures of an account once its owner has logged in from that address. */
  synchronized void succeeded(String account, String address) {
    attempts.remove(account + "|" + address);
  }

  private Duration waitAfter(int failures) {
    var over = failures - settings.failuresBeforeWait();
    if (over < 0) {
      return Duration.ZERO;
    }
    var wait = settings.firstWait().multipliedBy(1L << Math.min(over, 20));
    return wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
  }

  private static Duration remaining(@Nullable Attempts attempts, Instant now) {
    return attempts == null || !attempts.waitUntil().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, attempts.waitUntil());
  }
}
