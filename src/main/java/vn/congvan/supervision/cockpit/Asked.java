package vn.congvan.supervision.cockpit;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;
import vn.congvan.statistics.Bucket;
import vn.congvan.statistics.Filter;
import vn.congvan.statistics.HandlingFigures;
import vn.congvan.statistics.Period;
import vn.congvan.statistics.Question;
import vn.congvan.statistics.Structure;

/** A question or a number as it stands in the address. */
public class Asked {

  @QueryParam("agency")
  private @Nullable String agency;

  @QueryParam("unit")
  private @Nullable String unit;

  @QueryParam("post")
  private @Nullable String post;

  @QueryParam("from")
  private @Nullable String from;

  @QueryParam("to")
  private @Nullable String to;

  @QueryParam("list")
  private @Nullable String list;

  @QueryParam("due")
  private @Nullable Integer due;

  @QueryParam("week")
  private @Nullable String week;

  @QueryParam("origin")
  private @Nullable String origin;

  private Question question() {
    var period = from == null || to == null ? null : new Period(day(from), day(to));
    return new Question(agency, period, null, Structure.NOW);
  }

  Filter filter() {
    var filter = Filter.of(question());
    if (list != null && !list.equals("ALL")) {
      var buckets = EnumSet.noneOf(Bucket.class);
      Arrays.stream(list.split(","))
          .map(letter -> Bucket.ofLetter(letter).orElseThrow(Asked::unknown))
          .forEach(buckets::add);
      if (buckets.isEmpty()) {
        throw unknown();
      }
      var first = buckets.iterator().next();
      buckets.remove(first);
      filter = filter.only(first, buckets.toArray(Bucket[]::new));
    }
    if (unit != null) {
      filter = filter.ofUnit(unit);
    }
    if (post != null) {
      filter = filter.ofPost(post.equals(Filter.NOBODY) ? post : id(post).toString());
    }
    if (due != null) {
      if (!HandlingFigures.SOON.contains(due)) {
        throw unknown();
      }
      filter = filter.dueWithin(due);
    }
    if (week != null) {
      filter = filter.finishedIn(Period.weekOf(day(week)));
    }
    return origin == null ? filter : filter.from(origin(origin));
  }

  private static Filter.Origin origin(String text) {
    try {
      return Filter.Origin.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static LocalDate day(@Nullable String text) {
    try {
      return LocalDate.parse(Objects.requireNonNull(text));
    } catch (DateTimeException e) {
      throw unknown();
    }
  }

  private static Refusal unknown() {
    return new Refusal("Không có danh sách này. Hãy quay lại trang Quá hạn và chọn lại.");
  }
}
