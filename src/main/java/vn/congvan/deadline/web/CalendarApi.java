package vn.congvan.deadline.web;

import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.deadline.OfficeDays;
import vn.congvan.shared.NotFound;

/** What a form needs of the calendar while somebody types a deadline. */
@RestController
@RequestMapping("/api/calendar")
class CalendarApi {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private static final int LAST_YEAR = 9999;

  private final OfficeDays days;

  CalendarApi(OfficeDays days) {
    this.days = days;
  }

  /** When the office closes, for deadlines that are typed as a day only. */
  record Hours(String endOfDay) {}

  /** Whether the agency works on a day, and the day itself or the next one on which it works. */
  record Day(boolean working, LocalDate workingDay) {}

  @GetMapping
  Hours hours(Principal person) {
    return new Hours(CLOCK.format(days.endOfDay(person.getName())));
  }

  @GetMapping("/{agencyId}/{day}")
  Day day(@PathVariable String agencyId, @PathVariable LocalDate day, Principal person) {
    if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
      throw new NotFound("Không có ngày này.");
    }
    var worked = days.workedFrom(agencyId, day, person.getName());
    return new Day(worked.equals(day), worked);
  }
}
