package vn.congvan.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;

/** The working days of an agency, for those who work there. */
@Component
public class OfficeDays {

  private final WorkingCalendar calendar;
  private final Directory directory;
  private final ProvinceClock clock;

  OfficeDays(WorkingCalendar calendar, Directory directory, ProvinceClock clock) {
    this.calendar = calendar;
    this.directory = directory;
    this.clock = clock;
  }

  /** When an ordinary whole day ends where the person works, in the order of his agencies' ids. */
  public LocalTime endOfDay(String personId) {
    var agency = directory.agenciesOf(personId).stream().sorted().findFirst().orElse("");
    var sessions = calendar.weekOn(agency, clock.today()).wholeDay();
    return sessions.get(sessions.size() - 1).to();
  }

  /** The day itself or the next one on which the agency works. */
  public LocalDate workedFrom(String agencyId, LocalDate day, String personId) {
    if (!directory.agenciesOf(personId).contains(agencyId)) {
      throw new NotFound("Không tìm thấy lịch làm việc này.");
    }
    return LocalDate.ofInstant(calendar.endOf(agencyId, day), ProvinceClock.ZONE);
  }
}
