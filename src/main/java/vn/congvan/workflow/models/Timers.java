package vn.congvan.workflow.models;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Timers are a span in ISO 8601 or a known date, and none of them runs without end. */
final class Timers {

  private static final Pattern REPEATED = Pattern.compile("R(\\d*)/(.+)");
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final int MOST = 100;

  private Timers() {}

  static void look(Diagram diagram, Findings findings) {
    priority(diagram.process, findings);
    for (var timer : diagram.all("timerEventDefinition")) {
      var box = Diagram.nearest(timer);
      var date = Xml.child(timer, "timeDate");
      var duration = Xml.child(timer, "timeDuration");
      var cycle = Xml.child(timer, "timeCycle");
      if (date != null) {
        if (!Expression.isOne(Xml.textOf(date))) {
          wrong(box, Xml.textOf(date), findings);
        }
      } else if (duration != null) {
        if (span(Xml.textOf(duration)) == null) {
          wrong(box, Xml.textOf(duration), findings);
        }
      } else if (cycle != null) {
        cycle(box, Xml.textOf(cycle), findings);
      } else {
        wrong(box, "", findings);
      }
    }
    for (var retries : diagram.everything()) {
      if ("failedJobRetryTimeCycle".equals(retries.getLocalName())
          && !Xml.textOf(retries)
              .matches("R\\d{1,2}/PT?\\d+[DHMS](,PT?\\d+[DHMS])*|PT?\\d+[DHMS](,PT?\\d+[DHMS])*")) {
        findings.add(
            Rule.TIMERS,
            Diagram.nearest(retries),
            "có lịch thử lại “%s” không đọc được.".formatted(Xml.textOf(retries)),
            "Ví dụ đúng: PT1M,PT10M,PT1H.");
      }
    }
  }

  private static void priority(Element process, Findings findings) {
    var priority = Xml.camunda(process, "jobPriority");
    if (!priority.isEmpty() && !priority.matches("-?\\d{1,2}")) {
      findings.add(
          Rule.TIMERS,
          process,
          "có độ ưu tiên công việc nền “%s” không phải số từ -99 đến 99.".formatted(priority),
          "Hãy để trống, hoặc ghi một số nguyên ở ô Job execution – Priority; số lớn chạy trước.");
    }
  }

  /** How long such a timer at least holds up; null for a date, which may be over already. */
  static @Nullable Duration spanOf(Element timer) {
    var cycle = REPEATED.matcher(Xml.textOf(Xml.child(timer, "timeCycle")));
    return span(cycle.matches() ? cycle.group(2) : Xml.textOf(Xml.child(timer, "timeDuration")));
  }

  /** Whether the event on an edge comes more than once, and leaves its box as it is. */
  static boolean repeats(Element event) {
    var trigger = Diagram.trigger(event);
    return trigger != null
        && Xml.child(trigger, "timeCycle") != null
        && event.getAttribute("cancelActivity").equals("false");
  }

  private static void cycle(Element box, String text, Findings findings) {
    var repeated = REPEATED.matcher(text);
    var span = repeated.matches() ? span(repeated.group(2)) : null;
    if (span == null) {
      wrong(box, text, findings);
      return;
    }
    var times = repeated.group(1);
    if (times.isEmpty() || times.length() > 3 || Integer.parseInt(times) > MOST) {
      findings.add(
          Rule.TIMERS,
          box,
          "lặp không giới hạn hoặc quá nhiều lần (“%s”).".formatted(text),
          "Hãy ghi số lần, nhiều nhất %d, ví dụ R5/P1D.".formatted(MOST));
    }
    if (span.compareTo(SHORTEST) < 0) {
      findings.add(
          Rule.TIMERS,
          box,
          "lặp quá dày (“%s”).".formatted(text),
          "Giữa hai lần phải cách ít nhất một giờ, ví dụ R5/P1D.");
    }
  }

  private static void wrong(Element box, String text, Findings findings) {
    findings.add(
        Rule.TIMERS,
        box,
        "có thời gian “%s” không đúng ISO 8601 và không phải biến ngày.".formatted(text),
        "Ví dụ đúng: PT4H, P2D; hoặc chọn Date với ${dueAt}.");
  }

  private static @Nullable Duration span(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException noDuration) {
      try {
        return Duration.ofDays(
            Period.parse(text).toTotalMonths() * 30 + Period.parse(text).getDays());
      } catch (DateTimeParseException noPeriod) {
        return null;
      }
    }
  }
}
