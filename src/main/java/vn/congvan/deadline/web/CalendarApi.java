package vn.congvan.deadline.web;

import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.deadline.CalendarSettings;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;

/** What a form needs of the calendar while somebody types a deadline. */
@RestController
@RequestMapping("/api/calendar")
class CalendarApi {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final WorkingCalendar calendar;
  private final CalendarSettings settings;
  private final Directory directory;

  CalendarApi(WorkingCalendar calendar, CalendarSettings settings, Directory directory) {
    this.calendar = calendar;
    this.settings = settings;
    this.directory = directory;
  }

  /** When the office closes, for deadlines that are typed as a day only. */
  record Hours(String endOfDay) {}

  /** Whether the agency works on a day, and the day itself or the next one on which it works. */
  record Day(boolean working, LocalDate workingDay) {}

  @GetMapping
  Hours hours() {
    var sessions = settings.sessions();
    return new Hours(CLOCK.format(sessions.get(sessions.size() - 1).to()));
  }

  @GetMapping("/{agencyId}/{day}")
  Day day(@PathVariable String agencyId, @PathVariable LocalDate day, Principal person) {
    if (!directory.agenciesOf(person.getName()).contains(agencyId)) {
      throw new NotFound("Không tìm thấy lịch làm việc này.");
    }
    var worked = LocalDate.ofInstant(calendar.endOf(agencyId, day), ProvinceClock.ZONE);
    return new Day(worked.equals(day), worked);
  }
}
