package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvan.deadline.PublicHolidays.Holiday;

class PublicHolidaysTest {

  @Test
  void theYear2026HasTheDaysThatTheGovernmentAnnounced() {
    assertThat(days(2026))
        .containsExactly(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 2, 16),
            LocalDate.of(2026, 2, 17),
            LocalDate.of(2026, 2, 18),
            LocalDate.of(2026, 2, 19),
            LocalDate.of(2026, 2, 20),
            LocalDate.of(2026, 4, 26),
            LocalDate.of(2026, 4, 27),
            LocalDate.of(2026, 4, 30),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 9, 1),
            LocalDate.of(2026, 9, 2),
            LocalDate.of(2026, 11, 24));
  }

  @Test
  void aTetOnAWeekendIsMadeGoodAfterwards() {
    // 5 to 9 February 2027 is Friday to Tuesday: Saturday and Sunday come back on Wednesday and
    // Thursday.
    assertThat(days(2027))
        .contains(LocalDate.of(2027, 2, 9), LocalDate.of(2027, 2, 10), LocalDate.of(2027, 2, 11))
        .doesNotContain(LocalDate.of(2027, 2, 12));
  }

  @ParameterizedTest
  @CsvSource({"2021,3", "2022,1", "2023,1", "2024,3", "2025,1", "2026,1"})
  void theNeighbourOfNationalDayIsTheOneTheDecisionsChose(int year, int day) {
    assertThat(days(year)).contains(LocalDate.of(year, 9, 2), LocalDate.of(year, 9, day));
  }

  @Test
  void theCultureDayBeginsIn2026AndIsMarkedForConfirmation() {
    assertThat(days(2025)).doesNotContain(LocalDate.of(2025, 11, 24));
    assertThat(of(2026))
        .filteredOn(holiday -> holiday.day().equals(LocalDate.of(2026, 11, 24)))
        .singleElement()
        .matches(Holiday::toConfirm);
  }

  @Test
  void everyYearGivesTheLawsNumberOfWorkingDaysOff() {
    for (var year = 2027; year < 2100; year++) {
      var weekdays =
          of(year).stream()
              .filter(holiday -> week().contains(holiday.day().getDayOfWeek()))
              .count();
      // 12 days of Art. 112 (eleven and the neighbour of National Day) and the culture day; one
      // less in a
      // year when Hùng Kings' day falls on 30 April.
      assertThat(weekdays).as("%d", year).isBetween(11L, 12L);
    }
  }

  private static java.util.Set<java.time.DayOfWeek> week() {
    return CalendarSettings.usual().workingWeek();
  }

  private static List<Holiday> of(int year) {
    return PublicHolidays.of(year, week());
  }

  private static List<LocalDate> days(int year) {
    return of(year).stream().map(Holiday::day).toList();
  }
}
