package vn.congvan.sms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.shared.ProvinceClock;

/** Says when a telephone may ring. */
@Component
class SmsHours {

  private static final int LONGEST_REST = 30;

  private final SmsAgencies agencies;
  private final WorkingCalendar calendar;

  SmsHours(SmsAgencies agencies, WorkingCalendar calendar) {
    this.agencies = agencies;
    this.calendar = calendar;
  }

  /** The first moment from then on at which a message that is not urgent may be sent. */
  Instant from(String agencyId, Instant earliest) {
    var agency = agencies.of(agencyId);
    var at = earliest.atZone(ProvinceClock.ZONE);
    for (var day = 0; day < LONGEST_REST; day++) {
      if (agency.quietDaysOff() && !calendar.isWorkingDay(agencyId, at.toLocalDate())) {
        at = nextMorning(at, agency);
      } else if (isQuiet(agency, at.toLocalTime())) {
        at =
            at.toLocalTime().isBefore(agency.quietUntil())
                ? at.with(agency.quietUntil())
                : nextMorning(at, agency);
      } else {
        return at.toInstant();
      }
    }
    return at.toInstant();
  }

  /** Where the quiet hours lie within a day, the next day begins at midnight. */
  private static ZonedDateTime nextMorning(ZonedDateTime at, AgencySms agency) {
    var overMidnight = agency.quietFrom().isAfter(agency.quietUntil());
    return at.toLocalDate()
        .plusDays(1)
        .atTime(overMidnight ? agency.quietUntil() : LocalTime.MIN)
        .atZone(ProvinceClock.ZONE);
  }

  private static boolean isQuiet(AgencySms agency, LocalTime time) {
    var from = agency.quietFrom();
    var until = agency.quietUntil();
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : from.isAfter(until) && (!time.isBefore(from) || time.isBefore(until));
  }
}
