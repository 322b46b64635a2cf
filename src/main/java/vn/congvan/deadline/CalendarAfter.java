package vn.congvan.deadline;

import java.util.HashMap;
import java.util.Map;

/** The calendar as it would be after an edit that nobody has made yet. */
class CalendarAfter {

  private record Key(String agencyId, int year) {}

  private final WorkingCalendar now;
  private final AgencyYear.Edit edit;
  private final Map<Key, AgencyYear> years = new HashMap<>();

  CalendarAfter(WorkingCalendar now, AgencyYear.Edit edit) {
    this.now = now;
    this.edit = edit;
  }

  /** The working time of an agency. */
  WorkingTime of(String agency) {
    return new WorkingTime(
        day -> years.computeIfAbsent(new Key(agency, day.getYear()), this::year).on(day));
  }

  private AgencyYear year(Key key) {
    var year = now.year(key.agencyId(), key.year());
    return edit.agencyId() == null || edit.agencyId().equals(key.agencyId())
        ? year.after(edit)
        : year;
  }
}
