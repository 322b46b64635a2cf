package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvan.shared.ProvinceClock;

class WorkingTimeTest {

  private final CalendarSettings settings = CalendarSettings.usual();
  private final WorkingTime time = new WorkingTime(settings.sessions(), this::isWorked);

  @ParameterizedTest
  @CsvSource({
    // ordinary days; the day of arrival does not count
    "2026-11-18T09:00, 1, 2026-11-19T17:00",
    "2026-11-18T09:00, 0, 2026-11-18T17:00",
    "2026-11-18T17:01, 0, 2026-11-19T17:00",
    "2026-11-20T16:59, 1, 2026-11-23T17:00",
    "2026-11-21T10:00, 0, 2026-11-23T17:00",
    "2026-11-21T10:00, 1, 2026-11-23T17:00",
    // 24 November is the culture day
    "2026-11-23T10:00, 1, 2026-11-25T17:00",
    // across Tết 2027: 5 to 11 February are off
    "2027-02-04T10:00, 1, 2027-02-12T17:00",
    "2027-02-03T10:00, 5, 2027-02-17T17:00",
    // across the turn of the year: 1 January 2027 is a Friday
    "2026-12-31T10:00, 1, 2027-01-04T17:00",
  })
  void aDeadlineInDaysEndsWithTheWorkingDay(LocalDateTime from, int days, LocalDateTime end) {
    assertThat(time.addDays(at(from), days)).isEqualTo(at(end));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T09:00, 2, 2026-11-18T11:00",
    "2026-11-18T10:30, 2, 2026-11-18T14:30",
    "2026-11-18T10:30, 1, 2026-11-18T11:30",
    "2026-11-18T12:00, 1, 2026-11-18T14:30",
    "2026-11-18T16:00, 2, 2026-11-19T08:30",
    "2026-11-20T16:00, 2, 2026-11-23T08:30",
    "2026-11-21T09:00, 0, 2026-11-23T07:30",
    "2027-02-04T16:00, 2, 2027-02-12T08:30",
  })
  void aDeadlineInHoursPassesInWorkingTimeOnly(LocalDateTime from, int hours, LocalDateTime end) {
    assertThat(time.add(at(from), Duration.ofHours(hours))).isEqualTo(at(end));
  }

  @Test
  void deadlinesNeverEndOutsideWorkingTimeAndLaterStartsNeverEndEarlier() {
    var random = new Random(112);
    var first = at(LocalDateTime.parse("2025-12-01T00:00"));
    for (var i = 0; i < 5000; i++) {
      var from = first.plusSeconds(random.nextInt(2 * 365 * 24 * 3600));
      var later = from.plusSeconds(random.nextInt(10 * 24 * 3600));
      var days = random.nextInt(40);
      var span = Duration.ofMinutes(random.nextInt(6000));

      var endOfDays = time.addDays(from, days);
      assertThat(isWorked(dateOf(endOfDays))).isTrue();
      assertThat(LocalTime.ofInstant(endOfDays, ProvinceClock.ZONE)).isEqualTo("17:00");
      assertThat(endOfDays).isAfterOrEqualTo(from);
      assertThat(time.addDays(later, days)).isAfterOrEqualTo(endOfDays);
      assertThat(time.addDays(from, days + 1)).isAfterOrEqualTo(endOfDays);

      var end = time.add(from, span);
      assertThat(isWorkingMoment(end)).as("%s + %s = %s", from, span, end).isTrue();
      assertThat(time.add(later, span)).isAfterOrEqualTo(end);
      assertThat(time.add(from, span.plusMinutes(1))).isAfter(end);
      assertThat(time.between(from, end)).isEqualTo(span);
      assertThat(time.between(end, from)).isEqualTo(span.negated());
    }
  }

  @Test
  void aWholeDayHasSevenAndAHalfHours() {
    assertThat(WorkingWeek.duration(settings.sessions())).isEqualTo(Duration.ofMinutes(450));
    assertThat(
            time.between(
                at(LocalDateTime.parse("2026-11-16T00:00")),
                at(LocalDateTime.parse("2026-11-21T00:00"))))
        .isEqualTo(Duration.ofMinutes(5 * 450));
  }

  @Test
  void aNegativeLimitAndACalendarWithoutWorkAreMistakes() {
    var from = at(LocalDateTime.parse("2026-11-18T09:00"));
    assertThatThrownBy(() -> time.addDays(from, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> time.add(from, Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    var never = new WorkingTime(settings.sessions(), day -> false);
    assertThatThrownBy(() -> never.addDays(from, 1)).isInstanceOf(IllegalStateException.class);
  }

  private boolean isWorkingMoment(Instant moment) {
    var clock = LocalTime.ofInstant(moment, ProvinceClock.ZONE);
    return isWorked(dateOf(moment))
        && settings.sessions().stream()
            .anyMatch(s -> !clock.isBefore(s.from()) && !clock.isAfter(s.to()));
  }

  private boolean isWorked(LocalDate day) {
    return settings.workingWeek().contains(day.getDayOfWeek())
        && PublicHolidays.of(day.getYear(), settings.workingWeek()).stream()
            .noneMatch(holiday -> holiday.day().equals(day));
  }

  private static LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, ProvinceClock.ZONE);
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(ProvinceClock.ZONE).toInstant();
  }
}
