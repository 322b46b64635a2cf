package vn.congvan.deadline;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The week and hours with which the system is started, such as {@code congvan.calendar.hours:
 * 07:30-11:30, 13:30-17:00}; they hold until administrators enter others for the province or an
 * agency.
 */
@ConfigurationProperties("congvan.calendar")
public record CalendarSettings(
    @DefaultValue({"07:30-11:30", "13:30-17:00"}) List<String> hours,
    @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
        Set<DayOfWeek> workingWeek) {

  /** One unbroken part of the working day. */
  public record Session(LocalTime from, LocalTime to) {}

  /** Refuses to start with hours that are no hours. */
  public CalendarSettings {
    hours = List.copyOf(hours);
    workingWeek = Set.copyOf(workingWeek);
    if (!areInOrder(parse(hours))) {
      throw new IllegalArgumentException(
          "congvan.calendar.hours must be rising, without overlap: " + hours);
    }
    if (hours.isEmpty() || workingWeek.isEmpty()) {
      throw new IllegalArgumentException("congvan.calendar needs hours and days of the week");
    }
  }

  /** Monday to Friday, 07:30-11:30 and 13:30-17:00. */
  public static CalendarSettings usual() {
    return new CalendarSettings(
        List.of("07:30-11:30", "13:30-17:00"),
        Set.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY));
  }

  /** The parts of the working day in order. */
  public List<Session> sessions() {
    return parse(hours);
  }

  static boolean areInOrder(List<Session> sessions) {
    var end = LocalTime.MIN;
    for (var session : sessions) {
      if (session.from().isBefore(end) || !session.from().isBefore(session.to())) {
        return false;
      }
      end = session.to();
    }
    return true;
  }

  private static List<Session> parse(List<String> hours) {
    return hours.stream()
        .map(text -> text.strip().split("\\s*-\\s*"))
        .map(ends -> new Session(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
        .toList();
  }
}
