package vn.congvan.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.YearlyParagraph.Counted;
import vn.congvan.statistics.YearlyParagraph.Counts;

/**
 * The counts of a period as the paragraph that stands in the province's report; what no source
 * counts is said at its end, and a line that other capabilities add finds its place there too.
 */
final class ParagraphWords {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  /** A sentence is made of those of its parts that somebody counts. */
  private record Sentence(String opening, Map<String, String> parts) {}

  private static final Sentence OFFICE =
      new Sentence(
          "có ",
          parts(
              "agencies", "%s cơ quan, đơn vị",
              "users", "%s người sử dụng hệ thống quản lý văn bản và điều hành"));
  private static final Sentence TRAFFIC =
      new Sentence(
          "Các cơ quan, đơn vị đã ",
          parts("incoming", "tiếp nhận %s văn bản đến", "outgoing", "phát hành %s văn bản đi"));
  private static final Sentence HANDLING =
      new Sentence(
          "Trong số văn bản đến",
          parts(
              "unregistered", "%s văn bản chưa đăng ký",
              "overdue", "%s văn bản đang giải quyết đã quá hạn",
              "inTime", "%s văn bản đã giải quyết đúng hạn",
              "late", "%s văn bản đã giải quyết trễ hạn"));
  private static final Sentence SERVICES =
      new Sentence(
          "Hệ thống đã ",
          parts(
              "sms", "gửi %s tin nhắn SMS",
              "ballots", "lấy %s phiếu ý kiến thành viên Ủy ban nhân dân",
              "support", "hỗ trợ người sử dụng %s lượt"));
  private static final String CARRIED = "carried";

  private final Counts counts;
  private final Set<String> said = new HashSet<>();

  private ParagraphWords(Counts counts) {
    this.counts = counts;
  }

  static String of(Counts counts) {
    return new ParagraphWords(counts).text();
  }

  private String text() {
    var sentences = new ArrayList<String>();
    sentences.add(
        counts.period().inWords() + until() + ", " + OFFICE.opening() + said(OFFICE) + ".");
    add(TRAFFIC.opening(), TRAFFIC, "", sentences);
    add(HANDLING.opening() + carried() + " có ", HANDLING, rate(), sentences);
    add(SERVICES.opening(), SERVICES, "", sentences);
    var others = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    for (var each : counts.lines()) {
      if (each.count() == null) {
        unknown.add(words(each));
      } else if (!said.contains(each.line().key())) {
        others.add(words(each));
      }
    }
    if (!others.isEmpty()) {
      sentences.add("Ngoài ra, " + String.join("; ", others) + ".");
    }
    if (!unknown.isEmpty()) {
      var told = String.join("; ", unknown);
      sentences.add(told.substring(0, 1).toUpperCase(VIETNAMESE) + told.substring(1) + ".");
    }
    return String.join(" ", sentences);
  }

  /** Days that are not over yet are told until now. */
  private String until() {
    var day = LocalDate.ofInstant(counts.moment(), ProvinceClock.ZONE);
    return day.isBefore(counts.period().to())
        ? ", tính đến ngày " + SheetFiles.DAY.format(day)
        : "";
  }

  private void add(String opening, Sentence sentence, String end, List<String> sentences) {
    var said = said(sentence);
    if (!said.isEmpty()) {
      sentences.add(opening + said + end + ".");
    }
  }

  /** The parts that somebody counts, the last one after an "and". */
  private String said(Sentence sentence) {
    var parts = new ArrayList<String>();
    sentence
        .parts()
        .forEach(
            (key, words) -> {
              var count = counts.of(key);
              if (count != null) {
                said.add(key);
                parts.add(words.formatted(Tally.figure(count)));
              }
            });
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    var last = parts.remove(parts.size() - 1);
    return String.join(", ", parts) + " và " + last;
  }

  /** Documents of earlier days that were still open count among those that were handled. */
  private String carried() {
    var count = counts.of(CARRIED);
    if (count == null) {
      return "";
    }
    said.add(CARRIED);
    return count == 0 ? "" : " (kể cả " + Tally.figure(count) + " văn bản kỳ trước chuyển sang)";
  }

  private String rate() {
    var inTime = counts.of("inTime");
    var late = counts.of("late");
    return inTime == null || late == null || inTime + late == 0
        ? ""
        : String.format(
            VIETNAMESE, " (tỷ lệ giải quyết đúng hạn %.1f%%)", 100.0 * inTime / (inTime + late));
  }

  private static String words(Counted each) {
    var name = each.line().vietnamese();
    return name.substring(0, 1).toLowerCase(VIETNAMESE)
        + name.substring(1)
        + ": "
        + each.figure(VIETNAMESE);
  }

  private static Map<String, String> parts(String... keysAndWords) {
    var parts = new LinkedHashMap<String, String>();
    for (var n = 0; n < keysAndWords.length; n += 2) {
      parts.put(keysAndWords[n], keysAndWords[n + 1]);
    }
    return Collections.unmodifiableMap(parts);
  }
}
