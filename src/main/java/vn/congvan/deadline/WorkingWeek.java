package vn.congvan.deadline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.deadline.CalendarSettings.Session;

/** The sessions of each day of a week; a day without any is a day of rest. */
public record WorkingWeek(Map<DayOfWeek, List<Session>> days) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H:mm");
  private static final String BETWEEN_DAYS = ";";
  private static final int MOST_SESSIONS = 8;

  /** Refuses a week of rest. */
  public WorkingWeek {
    var all = new EnumMap<DayOfWeek, List<Session>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      all.put(day, List.copyOf(days.getOrDefault(day, List.of())));
    }
    days = Map.copyOf(all);
    if (days.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("A week needs a day that is worked");
    }
  }

  /** The one with which the system was started. */
  static WorkingWeek of(CalendarSettings settings) {
    return new WorkingWeek(
        settings.workingWeek().stream()
            .collect(Collectors.toMap(Function.identity(), day -> settings.sessions())));
  }

  static WorkingWeek read(String written) {
    var parts = written.split(BETWEEN_DAYS, -1);
    var days = new EnumMap<DayOfWeek, List<Session>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      var sessions = sessions(parts[day.ordinal()]);
      if (sessions == null) {
        throw new IllegalArgumentException("No week: " + written);
      }
      days.put(day, sessions);
    }
    return new WorkingWeek(days);
  }

  String written() {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> words(on(day), ","))
        .collect(Collectors.joining(BETWEEN_DAYS));
  }

  /** The sessions of a day of the week. */
  public List<Session> on(DayOfWeek day) {
    return days.get(day);
  }

  /** The sessions of an ordinary whole day: of the longest one. */
  public List<Session> wholeDay() {
    return Arrays.stream(DayOfWeek.values())
        .map(this::on)
        .max(Comparator.comparing(WorkingWeek::duration))
        .orElseThrow();
  }

  static Duration duration(List<Session> sessions) {
    return sessions.stream()
        .map(session -> Duration.between(session.from(), session.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Reads {@code 07:30-11:30, 13:30-17:00}; nothing is no session, and null is what is none: not
   * rising, overlapping, no times.
   */
  public static @Nullable List<Session> sessions(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return List.of();
    }
    try {
      var sessions =
          Arrays.stream(typed.split("[,;]"))
              .map(String::strip)
              .map(part -> part.split("\\s*[-–]\\s*", -1))
              .map(ends -> new Session(time(ends, 0), time(ends, 1)))
              .toList();
      return sessions.size() <= MOST_SESSIONS && CalendarSettings.areInOrder(sessions)
          ? sessions
          : null;
    } catch (DateTimeParseException notATime) {
      return null;
    }
  }

  /** As it is written: {@code 07:30-11:30, 13:30-17:00}. */
  public static String words(List<Session> sessions) {
    return words(sessions, ", ");
  }

  private static String words(List<Session> sessions, String between) {
    return sessions.stream()
        .map(session -> CLOCK.format(session.from()) + "-" + CLOCK.format(session.to()))
        .collect(Collectors.joining(between));
  }

  private static LocalTime time(String[] ends, int which) {
    if (ends.length != 2) {
      throw new DateTimeParseException("Two ends", String.join("-", ends), 0);
    }
    return LocalTime.parse(ends[which].strip().replace('h', ':').replace('g', ':'), TYPED);
  }
}
