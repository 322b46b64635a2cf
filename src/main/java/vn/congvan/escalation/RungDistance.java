package vn.congvan.escalation;

import java.time.Duration;

/**
 * How far a rung is from the deadline: working days, and working time besides; negative is before
 * it.
 */
public record RungDistance(int days, Duration time) {

  /** So many working days, hours and minutes. */
  public static RungDistance of(int days, int hours, int minutes) {
    return new RungDistance(days, Duration.ofHours(hours).plusMinutes(minutes));
  }
}
