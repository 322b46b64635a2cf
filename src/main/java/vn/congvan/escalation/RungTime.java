package vn.congvan.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.Urgency;
import vn.congvan.shared.ProvinceClock;

/** Reckons when a rung is climbed: working days and hours before or after the deadline. */
@Component
class RungTime {

  private static final int LONGEST_REST_IN_DAYS = 400;

  private final WorkingCalendar calendar;
  private final EscalationSettings settings;

  RungTime(WorkingCalendar calendar, EscalationSettings settings) {
    this.calendar = calendar;
    this.settings = settings;
  }

  /**
   * What the rungs are counted from: the deadline, and while that stands still the end of the day
   * on which the answer is expected; null where nobody said which.
   */
  @Nullable Instant base(OpenDeadline deadline) {
    var pause = deadline.pause();
    if (pause == null) {
      return deadline.dueAt();
    }
    var answerOn = pause.answerOn();
    return answerOn == null ? null : calendar.endOf(deadline.agencyId(), answerOn);
  }

  /** Whole working days keep the time of the day; hours and minutes count within working time. */
  Instant of(String agency, Instant base, RungDistance distance) {
    var moment = workingDays(agency, base.atZone(ProvinceClock.ZONE), distance.days());
    var time = distance.time();
    if (time.isNegative()) {
      return before(agency, moment, time.negated());
    }
    return time.isZero() ? moment : calendar.addWorkingTime(agency, moment, time);
  }

  /**
   * Never earlier, and always as much later for the same deadline; what is express comes at once.
   */
  Instant spread(OpenDeadline deadline, Instant moment) {
    var seconds = settings.spread().toSeconds();
    return seconds == 0 || deadline.urgency() >= Urgency.EXPRESS.value()
        ? moment
        : moment.plusSeconds(mixed(deadline.id()) % seconds);
  }

  private Instant workingDays(String agency, ZonedDateTime from, int days) {
    var day = from.toLocalDate();
    for (var left = Math.abs(days); left > 0; left--) {
      day = nextWorked(agency, day, Integer.signum(days));
    }
    return from.with(day).toInstant();
  }

  private LocalDate nextWorked(String agency, LocalDate day, int step) {
    for (var i = 1; i <= LONGEST_REST_IN_DAYS; i++) {
      if (calendar.isWorkingDay(agency, day.plusDays((long) i * step))) {
        return day.plusDays((long) i * step);
      }
    }
    throw new IllegalStateException("The calendar has no working day around " + day);
  }

  /**
   * The last moment from which so much working time is left until the given one; found by halving,
   * because a night is much longer than the second that may be missing before it.
   */
  private Instant before(String agency, Instant moment, Duration span) {
    var early = moment.minus(span);
    var late = moment;
    for (var days = 0; isLess(agency, early, moment, span); days++) {
      if (days == LONGEST_REST_IN_DAYS) {
        throw new IllegalStateException("The calendar has no working time before " + moment);
      }
      late = early;
      early = early.minus(Duration.ofDays(1));
    }
    for (var apart = between(early, late); apart > 1; apart = between(early, late)) {
      var middle = early.plusSeconds(apart / 2);
      if (isLess(agency, middle, moment, span)) {
        late = middle;
      } else {
        early = middle;
      }
    }
    return early;
  }

  private static long between(Instant early, Instant late) {
    return Duration.between(early, late).toSeconds();
  }

  private boolean isLess(String agency, Instant from, Instant moment, Duration span) {
    return calendar.workingTimeBetween(agency, from, moment).compareTo(span) < 0;
  }

  private static long mixed(UUID id) {
    return Math.floorMod(
        id.getMostSignificantBits() ^ id.getLeastSignificantBits(), Long.MAX_VALUE);
  }
}
