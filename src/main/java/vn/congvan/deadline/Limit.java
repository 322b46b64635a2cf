package vn.congvan.deadline;

import org.jspecify.annotations.Nullable;

/**
 * How a deadline was reckoned: in working days and hours from its start, so that it moves when the
 * calendar changes; or to a date that a person has given, which stays.
 *
 * @param days working days, of which the first is the one after the start; null for a given date
 * @param hours working hours, behind the days
 */
public record Limit(@Nullable Integer days, int hours) {

  /** Refuses negative time. */
  public Limit {
    if ((days != null && days < 0) || hours < 0 || (days == null && hours > 0)) {
      throw new IllegalArgumentException("No limit: " + days + " days, " + hours + " hours");
    }
  }

  /** To a date that a person, or another document, has given. */
  public static Limit byDate() {
    return new Limit(null, 0);
  }

  /** So many working days. */
  public static Limit workingDays(int days) {
    return new Limit(days, 0);
  }

  /** So many working hours. */
  public static Limit workingHours(int hours) {
    return new Limit(0, hours);
  }

  /** Whether a change of the calendar moves it. */
  public boolean isReckoned() {
    return days != null;
  }
}
