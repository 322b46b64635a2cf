package vn.congvan.deadline;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import vn.congvan.shared.ProvinceClock;

/** Turns the time limit that a rule or a leader gives into the moment at which it ends. */
@Service
public class TimeLimits {

  private static final int NEAR = 2;
  private static final int READING = 5;
  private static final int DRAFTING = 5;
  private static final int COMMENTING = 2;

  private static final int LONGEST_IN_YEARS = 10;

  private final WorkingCalendar calendar;

  TimeLimits(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Whether a deadline lies so far away that it is a slip of the pen: no law sets the limit, but
   * nothing that an office does takes ten years, and lists count each working day until then.
   */
  public static boolean isTooFar(Instant now, Instant dueAt) {
    return dueAt.isAfter(now.atZone(ProvinceClock.ZONE).plusYears(LONGEST_IN_YEARS).toInstant());
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

  /**
   * Until when a document that has arrived is to be registered (Decree 30/2020/NĐ-CP, Art. 22: in
   * the day, at latest on the next working day; Art. 4.2.c: urgent ones at once, for which one
   * working hour is allowed here).
   */
  public Instant registration(String agencyId, Instant arrived, boolean urgent) {
    return urgent
        ? calendar.addWorkingHours(agencyId, arrived, 1)
        : calendar.addWorkingDays(agencyId, arrived, 1);
  }

  /**
   * Until when a document that was signed is to be issued (Decree 30/2020/NĐ-CP, Art. 18.1: on the
   * day of signing, at latest on the next working day; urgent ones at once, for which one working
   * hour is allowed here).
   */
  public Instant issuing(String agencyId, Instant signed, boolean urgent) {
    return registration(agencyId, signed, urgent);
  }

  /** Until when an outgoing document is to be drafted where nobody has said; the office's rule. */
  public Instant drafting(String agencyId, Instant begun) {
    return calendar.addWorkingDays(agencyId, begun, DRAFTING);
  }

  /** Until when a unit comments on a draft where nobody has said; the office's rule. */
  public Instant commenting(String agencyId, Instant asked) {
    return calendar.addWorkingDays(agencyId, asked, COMMENTING);
  }

  /**
   * Until when what is given for information is to be read; no law limits it, and five working days
   * are the office's own rule.
   */
  public Instant reading(String agencyId, Instant given) {
    return calendar.addWorkingDays(agencyId, given, READING);
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
