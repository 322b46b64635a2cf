package vn.congvan.statistics;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.congvan.organization.SupervisedAgencies.Scope;

/** Counts incoming documents and how they were handled, by the same buckets as every page. */
@Component
class HandlingCounted implements CountedSource {

  private static final Set<Bucket> COUNTED =
      EnumSet.of(Bucket.UNREGISTERED, Bucket.OVERDUE, Bucket.DONE_IN_TIME, Bucket.DONE_LATE);

  private final HandlingFigures figures;

  HandlingCounted(HandlingFigures figures) {
    this.figures = figures;
  }

  @Override
  public List<CountedLine> lines() {
    return List.of(
        new CountedLine("incoming", 30, "Văn bản đến", "Incoming documents"),
        new CountedLine(
            "carried",
            35,
            "Văn bản đến kỳ trước chuyển sang",
            "Incoming documents carried over from before"),
        line("unregistered", 50, Bucket.UNREGISTERED, "Văn bản đến "),
        line("overdue", 60, Bucket.OVERDUE, "Văn bản "),
        line("inTime", 70, Bucket.DONE_IN_TIME, "Văn bản "),
        line("late", 80, Bucket.DONE_LATE, "Văn bản "));
  }

  private static CountedLine line(String key, int place, Bucket bucket, String kind) {
    var words = bucket.vietnamese();
    return new CountedLine(
        key,
        place,
        kind + words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1),
        "Incoming documents: " + bucket.english().toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public Map<String, Long> count(Period period, Instant moment, Scope scope) {
    var tally = figures.total(new Question(null, period, moment, Structure.NOW), scope, COUNTED);
    return Map.of(
        "incoming",
        tally.arrived(),
        "carried",
        tally.carried(),
        "unregistered",
        tally.of(Bucket.UNREGISTERED),
        "overdue",
        tally.of(Bucket.OVERDUE),
        "inTime",
        tally.of(Bucket.DONE_IN_TIME),
        "late",
        tally.of(Bucket.DONE_LATE));
  }
}
