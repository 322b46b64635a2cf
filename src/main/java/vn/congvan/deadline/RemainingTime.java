package vn.congvan.deadline;

import java.time.Duration;
import java.util.Locale;

/** Working time as it is said in the office. */
final class RemainingTime {

  private RemainingTime() {}

  static String inWords(Duration left, Duration oneDay, boolean overdue, Locale locale) {
    var vietnamese = !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
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
