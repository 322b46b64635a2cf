package vn.congvan.deadline;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;

/** The working days of an agency, for those who work there. */
@Component
public class OfficeDays {

  private final WorkingCalendar calendar;
  private final Directory directory;

  OfficeDays(WorkingCalendar calendar, Directory directory) {
    this.calendar = calendar;
    this.directory = directory;
  }

  /** The day itself or the next one on which the agency works. */
  public LocalDate workedFrom(String agencyId, LocalDate day, String personId) {
    if (!directory.agenciesOf(personId).contains(agencyId)) {
      throw new NotFound("Không tìm thấy lịch làm việc này.");
    }
    return LocalDate.ofInstant(calendar.endOf(agencyId, day), ProvinceClock.ZONE);
  }
}
