package vn.congvan.deadline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calendar as it would be after a change that nobody has made yet. */
class CalendarAfter {

  private final WorkingCalendar now;
  private final CalendarSettings settings;
  private final @Nullable String agencyId;
  private final Map<LocalDate, CalendarDay.Kind> changed;
  private final boolean removes;
  private final Map<LocalDate, List<CalendarDay>> rows;
  private final Map<String, WorkingTime> known = new HashMap<>();
  private final Map<LocalDate, Boolean> byLaw = new HashMap<>();

  CalendarAfter(
      WorkingCalendar now,
      CalendarDays days,
      CalendarSettings settings,
      @Nullable String agencyId,
      List<CalendarEditing.DecidedDay> decided,
      @Nullable CalendarDay removed) {
    this.now = now;
    this.settings = settings;
    this.agencyId = agencyId;
    this.removes = removed != null;
    this.changed =
        decided.stream()
            .collect(
                Collectors.toMap(
                    CalendarEditing.DecidedDay::day, CalendarEditing.DecidedDay::kind));
    this.rows =
        days.on(changed.keySet()).stream()
            .filter(row -> removed == null || !row.id().equals(removed.id()))
            .collect(Collectors.groupingBy(CalendarDay::day));
  }

  /** The working time of an agency. */
  WorkingTime of(String agency) {
    return known.computeIfAbsent(
        agency, id -> new WorkingTime(settings.sessions(), day -> isWorked(id, day)));
  }

  private boolean isWorked(String agency, LocalDate day) {
    var kind = changed.get(day);
    if (kind == null || (agencyId != null && !agencyId.equals(agency))) {
      return now.isWorkingDay(agency, day);
    }
    // What an agency has decided for itself goes before what holds for the province.
    var own = row(day, agency);
    if (agencyId == null && own != null) {
      return own.kind() == CalendarDay.Kind.WORKING;
    }
    if (!removes) {
      return kind == CalendarDay.Kind.WORKING;
    }
    var province = row(day, null);
    if (province != null) {
      return province.kind() == CalendarDay.Kind.WORKING;
    }
    return byLaw.computeIfAbsent(day, this::isWorkedByLaw);
  }

  private boolean isWorkedByLaw(LocalDate day) {
    return settings.workingWeek().contains(day.getDayOfWeek())
        && PublicHolidays.of(day.getYear(), settings.workingWeek()).stream()
            .noneMatch(holiday -> holiday.day().equals(day));
  }

  private @Nullable CalendarDay row(LocalDate day, @Nullable String agency) {
    return rows.getOrDefault(day, List.of()).stream()
        .filter(row -> Objects.equals(row.agencyId(), agency))
        .findFirst()
        .orElse(null);
  }
}
