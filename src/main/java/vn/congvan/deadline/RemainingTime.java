package vn.congvan.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;

/** Working time as it is said in the office, in the same words everywhere. */
@Component
public class RemainingTime {

  private final WorkingCalendar calendar;
  private final ProvinceClock clock;

  RemainingTime(WorkingCalendar calendar, ProvinceClock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What is left of a limit, for example "còn 2 ngày làm việc", "quá hạn 3 giờ làm việc", or "tạm
   * dừng, còn 2 ngày làm việc".
   */
  public String of(OpenDeadline deadline, Locale locale) {
    var pause = deadline.pause();
    if (pause == null) {
      return until(deadline.agencyId(), deadline.dueAt(), locale);
    }
    // As much as was left when it was stopped, however the calendar has changed since.
    return paused(calendar.inWords(deadline.agencyId(), pause, deadline.dueAt(), locale), locale);
  }

  /**
   * The same of a limit that does not run, in words for what was left of it when it was stopped.
   */
  public static String paused(String left, Locale locale) {
    return (isVietnamese(locale) ? "tạm dừng, " : "paused, ") + left;
  }

  /** What is left until a moment by the agency's calendar. */
  public String until(String agencyId, Instant dueAt, Locale locale) {
    return calendar.remaining(agencyId, clock.instant(), dueAt, locale);
  }

  /** Whether what has ended was in time. */
  public static String outcome(Instant closedAt, Instant dueAt, Locale locale) {
    var late = closedAt.isAfter(dueAt);
    if (isVietnamese(locale)) {
      return late ? "xong quá hạn" : "xong đúng hạn";
    }
    return late ? "done late" : "done in time";
  }

  static String inWords(Duration left, Duration oneDay, boolean overdue, Locale locale) {
    var vietnamese = isVietnamese(locale);
    var span = left.abs();
    var amount = amount(span, oneDay, vietnamese);
    if (amount.isEmpty()) {
      if (overdue) {
        return vietnamese ? "đã quá hạn" : "overdue";
      }
      return vietnamese ? "đến hạn" : "due now";
    }
    if (overdue) {
      return vietnamese ? "quá hạn " + amount : amount + " overdue";
    }
    return vietnamese ? "còn " + amount : amount + " left";
  }

  private static boolean isVietnamese(Locale locale) {
    return !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  private static String amount(Duration span, Duration oneDay, boolean vietnamese) {
    if (span.compareTo(oneDay) >= 0) {
      return say(span.dividedBy(oneDay), "ngày làm việc", "working day", vietnamese);
    }
    if (span.toHours() > 0) {
      return say(span.toHours(), "giờ làm việc", "working hour", vietnamese);
    }
    return span.toMinutes() > 0 ? say(span.toMinutes(), "phút", "minute", vietnamese) : "";
  }

  private static String say(long count, String vietnamese, String english, boolean inVietnamese) {
    return count + " " + (inVietnamese ? vietnamese : count == 1 ? english : english + "s");
  }
}
