package vn.congvan.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/**
 * The paragraph of the province's yearly report, for any period: each count comes from a registered
 * source, and what no source counts is said not to be known.
 */
@UseCase
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class YearlyParagraph {

  /** What is printed where no source counts a line; never nought. */
  public static final String NO_FIGURE = "chưa có số liệu";

  /** The lines of the province's report that other capabilities will count. */
  static final List<CountedLine> AWAITED =
      List.of(
          new CountedLine("sms", 90, "Tin nhắn SMS đã gửi", "SMS sent"),
          new CountedLine(
              "ballots",
              100,
              "Phiếu lấy ý kiến thành viên Ủy ban nhân dân",
              "Opinion ballots of committee members"),
          new CountedLine("support", 110, "Lượt hỗ trợ người dùng", "Support requests"));

  /** A line with its count; null where nobody counts it. */
  public record Counted(CountedLine line, @Nullable Long count) {

    /** The count as it is printed. */
    public String figure(Locale locale) {
      if (count != null) {
        return Tally.figure(count);
      }
      return "en".equals(locale.getLanguage()) ? "no figure yet" : NO_FIGURE;
    }
  }

  /** The counts of a period, in their order. */
  public record Counts(Period period, Instant moment, List<Counted> lines) {

    /** The count of that key, or null where nobody counts it. */
    public @Nullable Long of(String key) {
      return lines.stream()
          .filter(each -> each.line().key().equals(key))
          .findFirst()
          .map(Counted::count)
          .orElse(null);
    }

    /** The paragraph as one sentence after another. */
    public String text() {
      return ParagraphWords.of(this);
    }
  }

  private final ObjectProvider<CountedSource> sources;
  private final SupervisedAgencies supervised;
  private final ProvinceClock clock;

  YearlyParagraph(
      ObjectProvider<CountedSource> sources, SupervisedAgencies supervised, ProvinceClock clock) {
    this.sources = sources;
    this.supervised = supervised;
    this.clock = clock;
  }

  /**
   * Counts everything of the agencies that the person follows; what is open as of the end of the
   * period, or of now where that is earlier.
   */
  public Counts of(Period period, String personId) {
    return of(period, supervised.require(personId));
  }

  /** The same of agencies that somebody has been let to follow. */
  Counts of(Period period, Scope scope) {
    var now = clock.instant();
    var moment = period.end().isBefore(now) ? MonthFreezing.endOf(period) : now;
    var counted = new ArrayList<Counted>();
    var keys = new HashSet<String>();
    sources
        .orderedStream()
        .forEach(
            source -> {
              var counts = new HashMap<>(source.count(period, moment, scope));
              for (var line : source.lines()) {
                keys.add(line.key());
                counted.add(new Counted(line, counts.get(line.key())));
              }
            });
    AWAITED.stream()
        .filter(line -> !keys.contains(line.key()))
        .forEach(line -> counted.add(new Counted(line, null)));
    counted.sort(Comparator.comparingInt((Counted each) -> each.line().place()));
    return new Counts(period, moment, List.copyOf(counted));
  }
}
