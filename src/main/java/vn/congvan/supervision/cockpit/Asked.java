package vn.congvan.supervision.cockpit;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
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

  @QueryParam("names")
  private @Nullable String names;

  private Question question() {
    return new Question(
        agency,
        period(),
        null,
        names == null ? Structure.NOW : oneOf(Structure.class, names.toUpperCase(Locale.ROOT)));
  }

  private @Nullable Period period() {
    return from == null || to == null ? null : new Period(day(from), day(to));
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
    var where = origin == null ? Filter.Origin.ANY : oneOf(Filter.Origin.class, origin);
    if (week != null) {
      var days = weekInPeriod(day(week));
      filter = where == Filter.Origin.ARRIVED ? filter.cameIn(days) : filter.finishedIn(days);
    }
    return filter.from(where);
  }

  /** The first and last weeks of a month are its own only in part. */
  private Period weekInPeriod(LocalDate day) {
    var days = Period.weekOf(day);
    var period = period();
    if (period == null) {
      return days;
    }
    var first = days.from().isBefore(period.from()) ? period.from() : days.from();
    var last = days.to().isAfter(period.to()) ? period.to() : days.to();
    if (first.isAfter(last)) {
      throw unknown();
    }
    return new Period(first, last);
  }

  private static <T extends Enum<T>> T oneOf(Class<T> kind, String text) {
    try {
      return Enum.valueOf(kind, text);
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
