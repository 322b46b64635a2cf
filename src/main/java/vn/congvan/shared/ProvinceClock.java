package vn.congvan.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The one clock of the office's business: documents, deadlines, the engine and the simulators.
 *
 * <p>A training province may set it forward, never back. Sessions, locks and rate limits use real
 * time instead.
 */
public final class ProvinceClock extends Clock {

  /** Viet Nam keeps one time, UTC+7, without summer time. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Clock real;
  private final List<Consumer<Duration>> followers = new CopyOnWriteArrayList<>();
  private volatile Duration ahead = Duration.ZERO;

  /** A clock that shows real time until it is set forward. */
  public ProvinceClock() {
    this(Clock.system(ZONE));
  }

  /** A clock that starts from another one, for tests. */
  public ProvinceClock(Clock real) {
    this.real = real;
  }

  /**
   * Lets another clock keep step: it is told how far this one is from the machine's time, now and
   * at each change.
   */
  public void follow(Consumer<Duration> follower) {
    followers.add(follower);
    follower.accept(fromMachineTime());
  }

  /** Sets the clock forward by a span; a negative span is refused. */
  public synchronized void forward(Duration span) {
    if (span.isNegative()) {
      throw new Refusal("Đồng hồ chỉ được chỉnh tới, không được chỉnh lùi.");
    }
    ahead = ahead.plus(span);
    followers.forEach(follower -> follower.accept(fromMachineTime()));
  }

  private Duration fromMachineTime() {
    return Duration.between(Instant.now(), instant());
  }

  /** How far this clock is ahead of real time. */
  public Duration ahead() {
    return ahead;
  }

  /** Today's date in Viet Nam. */
  public LocalDate today() {
    return LocalDate.ofInstant(instant(), ZONE);
  }

  @Override
  public ZoneId getZone() {
    return ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return real.withZone(zone);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }
}
