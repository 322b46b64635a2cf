package vn.congvan.deadline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline was reckoned: in working days and then working time, so that it moves when the
 * calendar changes; or to a date that a person has given, which stays.
 *
 * @param from where the reckoning begins, if not at the deadline's own start
 * @param days working days, of which the first is the one after the start; null for a given date
 * @param time working time, behind the days
 */
public record Limit(@Nullable Instant from, @Nullable Integer days, Duration time) {

  /** Refuses negative time. */
  public Limit {
    if ((days != null && days < 0) || time.isNegative() || (days == null && !time.isZero())) {
      throw new IllegalArgumentException("No limit: " + days + " days, " + time);
    }
  }

  /** To a date that a person, or another document, has given. */
  public static Limit byDate() {
    return new Limit(null, null, Duration.ZERO);
  }

  /** So many working days. */
  public static Limit workingDays(int days) {
    return new Limit(null, days, Duration.ZERO);
  }

  /** So many working hours. */
  public static Limit workingHours(int hours) {
    return of(0, hours);
  }

  /** Working days first, then working hours; neither means within the same working day. */
  public static Limit of(int days, int hours) {
    return new Limit(null, days, Duration.ofHours(hours));
  }

  /** Whether a change of the calendar moves it. */
  public boolean isReckoned() {
    return days != null;
  }
}
