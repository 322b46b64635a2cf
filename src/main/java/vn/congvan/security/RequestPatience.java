package vn.congvan.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each one have so many requests in a minute, in real time: what is not used is saved up to
 * one minute's worth.
 */
class RequestPatience {

  /** Whether a request may pass, and if not, after how many seconds it may be tried again. */
  record Answer(boolean allowed, long retryAfter, boolean firstRefusal) {}

  private record Saved(double requests, Instant at, boolean refused) {}

  private static final int REMEMBERED = 50_000;
  private static final Answer YES = new Answer(true, 0, false);

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Saved> savings =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Saved> eldest) {
          return size() > REMEMBERED;
        }
      };

  RequestPatience(int perMinute, Clock realTime) {
    this.perMinute = perMinute;
    this.clock = realTime;
  }

  /** Takes one request out of what somebody has. */
  synchronized Answer ask(String who) {
    var now = clock.instant();
    var before = savings.get(who);
    var has =
        before == null
            ? perMinute
            : Math.min(
                perMinute,
                before.requests()
                    + perMinute * Duration.between(before.at(), now).toNanos() / 60e9);
    if (has >= 1) {
      savings.put(who, new Saved(has - 1, now, false));
      return YES;
    }
    savings.put(who, new Saved(has, now, true));
    return new Answer(
        false, (long) Math.ceil((1 - has) * 60 / perMinute), before == null || !before.refused());
  }
}
