package vn.congvan.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.congvan.deadline.CalendarSettings.Session;
import vn.congvan.shared.ProvinceClock;

/**
 * Reckons with working days and hours, once it is known when each day is worked; keeps nothing.
 *
 * @param sessions the parts of a working day; none of a day off
 */
record WorkingTime(Function<LocalDate, List<Session>> sessions) {

  /** Where all days that are worked have the same parts. */
  WorkingTime(List<Session> sessions, Predicate<LocalDate> isWorked) {
    this(day -> isWorked.test(day) ? sessions : List.of());
  }

  // A calendar without a working day for so long is a mistake of its editor, not a long holiday.
  private static final int LONGEST_REST_IN_DAYS = 400;

  /**
   * The end of the n-th working day after the day of {@code from}, which itself does not count
   * (Civil Code 91/2015/QH13, Art. 147.2); for n = 0 the end of the present working day, or of the
   * next one.
   */
  Instant addDays(Instant from, int days) {
    if (days < 0) {
      throw new IllegalArgumentException("Working days cannot be negative: " + days);
    }
    var day = dateOf(from);
    if (days == 0) {
      return isWorked(day) && !from.isAfter(endOf(day)) ? endOf(day) : endOf(nextWorked(day));
    }
    for (var i = 0; i < days; i++) {
      day = nextWorked(day);
    }
    return endOf(day);
  }

  /**
   * Working days first, then working time; neither means within the same working day (Decree
   * 30/2020/NĐ-CP, Art. 22 to 24: at latest the next working day, urgent ones at once).
   */
  Instant add(Instant from, int days, Duration time) {
    if (days == 0 && !time.isZero()) {
      return add(from, time);
    }
    var end = addDays(from, days);
    return time.isZero() ? end : add(end, time);
  }

  /**
   * The moment at which so much working time has passed since {@code from}; it lies in working
   * time.
   */
  Instant add(Instant moment, Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("Working time cannot be negative: " + span);
    }
    // Whole seconds: what a database rounds off would else look like another deadline.
    var from = moment.truncatedTo(ChronoUnit.SECONDS);
    var left = span;
    var day = dateOf(from);
    if (!isWorked(day)) {
      day = nextWorked(day);
    }
    while (true) {
      for (var session : sessions.apply(day)) {
        var start = later(at(day, session.from()), from);
        var end = at(day, session.to());
        if (start.isAfter(end)) {
          continue;
        }
        var available = Duration.between(start, end);
        if (available.compareTo(left) >= 0) {
          return start.plus(left);
        }
        left = left.minus(available);
      }
      day = nextWorked(day);
    }
  }

  /**
   * The moment itself, or the end of the next working day where it lies on a day off (Civil Code
   * 91/2015/QH13, Art. 148.5).
   */
  Instant onWorkingDay(Instant moment) {
    var day = dateOf(moment);
    return isWorked(day) ? moment : endOf(nextWorked(day));
  }

  /** The working time between two moments; negative if the second is the earlier one. */
  Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return between(to, from).negated();
    }
    var sum = Duration.ZERO;
    var last = dateOf(to);
    for (var day = dateOf(from); !day.isAfter(last); day = day.plusDays(1)) {
      for (var session : sessions.apply(day)) {
        var start = later(at(day, session.from()), from);
        var end = at(day, session.to());
        end = end.isAfter(to) ? to : end;
        if (start.isBefore(end)) {
          sum = sum.plus(Duration.between(start, end));
        }
      }
    }
    return sum;
  }

  private boolean isWorked(LocalDate day) {
    return !sessions.apply(day).isEmpty();
  }

  private LocalDate nextWorked(LocalDate day) {
    for (var i = 1; i <= LONGEST_REST_IN_DAYS; i++) {
      if (isWorked(day.plusDays(i))) {
        return day.plusDays(i);
      }
    }
    throw new IllegalStateException("The calendar has no working day in the year after " + day);
  }

  private Instant endOf(LocalDate day) {
    var parts = sessions.apply(day);
    return at(day, parts.get(parts.size() - 1).to());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ProvinceClock.ZONE).toInstant();
  }

  private static LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, ProvinceClock.ZONE);
  }
}
