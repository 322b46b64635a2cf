package vn.congvan.deadline;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import vn.congvan.shared.ProvinceClock;

/** Turns the time limit that a rule or a leader gives into the moment at which it ends. */
@Service
public class TimeLimits {

  private static final int NEAR = 2;

  private final WorkingCalendar calendar;

  TimeLimits(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Working days first, then working hours; neither means within the same working day (Decree
   * 30/2020/NĐ-CP, Art. 22 to 24: at latest the next working day, urgent ones at once).
   */
  public Instant dueAt(String agencyId, Instant from, int days, int hours) {
    if (days == 0 && hours > 0) {
      return calendar.addWorkingHours(agencyId, from, hours);
    }
    var end = calendar.addWorkingDays(agencyId, from, days);
    return hours > 0 ? calendar.addWorkingHours(agencyId, end, hours) : end;
  }

  /** From when a deadline counts as near: the morning two working days before it. */
  public Instant warnAt(String agencyId, Instant dueAt) {
    var day = LocalDate.ofInstant(dueAt, ProvinceClock.ZONE);
    for (var left = NEAR; left > 0; ) {
      day = day.minusDays(1);
      if (calendar.isWorkingDay(agencyId, day)) {
        left--;
      }
    }
    return day.atStartOfDay(ProvinceClock.ZONE).toInstant();
  }
}
