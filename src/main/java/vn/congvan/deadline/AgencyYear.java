package vn.congvan.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvan.deadline.CalendarSettings.Session;

/**
 * When an agency works in a year, as the rows say that hold for it: the week, over it the holidays
 * of the law, over them what was decided for the province, over that what was decided for the
 * agency. It never changes; another state of the rows is another one.
 */
final class AgencyYear {

  /** What somebody enters into the calendar or takes out of it. */
  record Edit(
      @Nullable String agencyId,
      List<CalendarDay> newDays,
      @Nullable CalendarDay takenDay,
      @Nullable WorkingHours newHours,
      @Nullable WorkingHours takenHours) {

    static Edit days(@Nullable String agencyId, List<CalendarDay> entered) {
      return new Edit(agencyId, entered, null, null, null);
    }

    static Edit without(CalendarDay day) {
      return new Edit(day.agencyId(), List.of(), day, null, null);
    }

    static Edit hours(WorkingHours entered) {
      return new Edit(entered.agencyId(), List.of(), null, entered, null);
    }

    static Edit without(WorkingHours hours) {
      return new Edit(hours.agencyId(), List.of(), null, null, hours);
    }
  }

  private record Dated(LocalDate from, WorkingWeek week) {}

  private final int year;
  private final CalendarSettings settings;
  private final List<CalendarDay> decided;
  private final List<WorkingHours> hours;
  private final List<Dated> own;
  private final List<Dated> ofProvince;
  private final WorkingWeek first;
  private final List<PublicHolidays.Holiday> holidays;
  private final Set<LocalDate> daysOff;
  private final Map<LocalDate, CalendarDay> strongest = new HashMap<>();

  AgencyYear(
      int year,
      CalendarSettings settings,
      Collection<CalendarDay> decided,
      Collection<WorkingHours> hours) {
    this.year = year;
    this.settings = settings;
    this.decided = List.copyOf(decided);
    this.hours = List.copyOf(hours);
    this.own = newestFirst(hours, row -> row.agencyId() != null);
    this.ofProvince = newestFirst(hours, row -> row.agencyId() == null);
    this.first = WorkingWeek.of(settings);
    this.holidays = PublicHolidays.of(year, this::isOfTheWeek);
    this.daysOff =
        holidays.stream().map(PublicHolidays.Holiday::day).collect(Collectors.toUnmodifiableSet());
    for (var row : decided) {
      var other = strongest.get(row.day());
      if (other == null || other.agencyId() == null) {
        strongest.put(row.day(), row);
      }
    }
  }

  /** As it would be once that is done. */
  AgencyYear after(Edit edit) {
    return new AgencyYear(
        year,
        settings,
        Stream.concat(
                decided.stream().filter(row -> isAnother(row.id(), edit.takenDay())),
                edit.newDays().stream().filter(row -> row.day().getYear() == year))
            .toList(),
        Stream.concat(
                hours.stream().filter(row -> isAnother(row.id(), edit.takenHours())),
                Stream.ofNullable(edit.newHours()))
            .toList());
  }

  private static boolean isAnother(Object id, @Nullable CalendarDay taken) {
    return taken == null || !taken.id().equals(id);
  }

  private static boolean isAnother(Object id, @Nullable WorkingHours taken) {
    return taken == null || !taken.id().equals(id);
  }

  /** The sessions of a day of the year; none where it is off. */
  List<Session> on(LocalDate day) {
    var row = strongest.get(day);
    var usual = week(day).on(day.getDayOfWeek());
    if (row == null) {
      return daysOff.contains(day) ? List.of() : usual;
    }
    if (row.kind() == CalendarDay.Kind.HOLIDAY) {
      return List.of();
    }
    var special = row.sessions();
    if (special != null) {
      return special;
    }
    return usual.isEmpty() ? week(day).wholeDay() : usual;
  }

  /** The week that holds on a day. */
  WorkingWeek week(LocalDate day) {
    return holding(own, day, holding(ofProvince, day, first));
  }

  /** Whether the day is worked each week, whatever the law and decisions say. */
  boolean isOfTheWeek(LocalDate day) {
    return !week(day).on(day.getDayOfWeek()).isEmpty();
  }

  /** The days off that the law gives. */
  List<PublicHolidays.Holiday> holidays() {
    return holidays;
  }

  private static WorkingWeek holding(
      List<Dated> newestFirst, LocalDate day, WorkingWeek otherwise) {
    for (var each : newestFirst) {
      if (!each.from().isAfter(day)) {
        return each.week();
      }
    }
    return otherwise;
  }

  private static List<Dated> newestFirst(
      Collection<WorkingHours> hours, Predicate<WorkingHours> which) {
    return hours.stream()
        .filter(which)
        .map(row -> new Dated(row.fromDay(), row.week()))
        .sorted(Comparator.comparing(Dated::from).reversed())
        .toList();
  }
}
