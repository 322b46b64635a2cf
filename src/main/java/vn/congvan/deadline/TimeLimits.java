package vn.congvan.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Service;
import vn.congvan.shared.ProvinceClock;

/** Turns the time limit that a rule or a leader gives into the moment at which it ends. */
@Service
public class TimeLimits {

  private static final int NEAR = 2;
  private static final int READING = 5;
  private static final int DRAFTING = 5;
  private static final int COMMENTING = 2;
  private static final int SIGNING = 1;
  private static final int ANSWERING = 1;

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
   * How long a document that has arrived may wait for its registration (Decree 30/2020/NĐ-CP, Art.
   * 22: in the day, at latest on the next working day; Art. 4.2.c: urgent ones at once, for which
   * one working hour is allowed here).
   */
  public static Limit toRegister(boolean urgent) {
    return urgent ? Limit.workingHours(1) : Limit.workingDays(1);
  }

  /** How long a registered document may wait for those who handle it (Art. 23, the same). */
  public static Limit toDirect(boolean urgent) {
    return toRegister(urgent);
  }

  /**
   * How long a signed document may wait for its issue, and for being sent where no way of the
   * system carries it or a receiver has refused it (Decree 30/2020/NĐ-CP, Art. 18.1: on the day of
   * signing, at latest on the next working day; urgent ones at once, for which one working hour is
   * allowed here).
   */
  public static Limit toIssue(boolean urgent) {
    return toRegister(urgent);
  }

  /** How long a draft may lie before its signer; the office's rule. */
  public static Limit toSign() {
    return Limit.workingDays(SIGNING);
  }

  /** How long a clerk may take to answer whether a document is given back; the office's rule. */
  public static Limit toAnswer() {
    return Limit.workingDays(ANSWERING);
  }

  /** How long an outgoing document may be drafted where nobody has said; the office's rule. */
  public static Limit toDraft() {
    return Limit.workingDays(DRAFTING);
  }

  /** How long a unit may comment on a draft where nobody has said; the office's rule. */
  public static Limit toComment() {
    return Limit.workingDays(COMMENTING);
  }

  /**
   * How long what is given for information may lie unread; no law limits it, and five working days
   * are the office's own rule.
   */
  public static Limit toNote() {
    return Limit.workingDays(READING);
  }

  /** The end of a limit that is reckoned from that moment. */
  public Instant end(String agencyId, Instant from, Limit limit) {
    return calendar.end(agencyId, from, limit);
  }

  /** The end of so many working days and hours. */
  public Instant dueAt(String agencyId, Instant from, int days, int hours) {
    return end(agencyId, from, Limit.of(days, hours));
  }

  /** Until when a paused deadline would run if it ran on from that moment. */
  public Instant runningOn(OpenDeadline paused, Instant from) {
    var left = Objects.requireNonNull(paused.pause()).left();
    return left.isZero() ? from : calendar.addWorkingTime(paused.agencyId(), from, left);
  }

  /** Until when a document that has arrived is to be registered. */
  public Instant registration(String agencyId, Instant arrived, boolean urgent) {
    return end(agencyId, arrived, toRegister(urgent));
  }

  /** Until when a document that was signed is to be issued. */
  public Instant issuing(String agencyId, Instant signed, boolean urgent) {
    return end(agencyId, signed, toIssue(urgent));
  }

  /** Until when an outgoing document is to be drafted where nobody has said. */
  public Instant drafting(String agencyId, Instant begun) {
    return end(agencyId, begun, toDraft());
  }

  /** Until when a unit comments on a draft where nobody has said. */
  public Instant commenting(String agencyId, Instant asked) {
    return end(agencyId, asked, toComment());
  }

  /** Until when what is given for information is to be read. */
  public Instant reading(String agencyId, Instant given) {
    return end(agencyId, given, toNote());
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
