package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseLunarCalendarTest {

  // 1985, 2007, 2030 and 2053 are the years in which the Chinese calendar is a day or a month off.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1985-01-21", "2007-02-17", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
        "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2030-02-02",
        "2053-02-18"
      })
  void tetIsOnTheVietnameseDay(LocalDate day) {
    assertThat(VietnameseLunarCalendar.newYear(day.getYear())).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26"})
  void hungKingsAreCommemoratedOnTheTenthOfTheThirdMonth(LocalDate day) {
    assertThat(VietnameseLunarCalendar.hungKings(day.getYear())).isEqualTo(day);
  }

  @Test
  void lunarYearsHaveTwelveOrThirteenMonthsAndBeginInWinter() {
    IntStream.rangeClosed(1950, 2150)
        .forEach(
            year -> {
              var newYear = VietnameseLunarCalendar.newYear(year);
              var length =
                  ChronoUnit.DAYS.between(newYear, VietnameseLunarCalendar.newYear(year + 1));
              assertThat(newYear).isBetween(LocalDate.of(year, 1, 20), LocalDate.of(year, 2, 21));
              assertThat(length)
                  .satisfiesAnyOf(
                      days -> assertThat(days).isBetween(353L, 355L),
                      days -> assertThat(days).isBetween(383L, 385L));
            });
  }

  @Test
  void monthsOfAYearFollowEachOther() {
    for (var year = 1980; year <= 2080; year++) {
      for (var month = 1; month < 12; month++) {
        var days =
            ChronoUnit.DAYS.between(
                VietnameseLunarCalendar.dayOf(year, month, 1),
                VietnameseLunarCalendar.dayOf(year, month + 1, 1));
        assertThat(days).as("%d/%d", month, year).isBetween(29L, 60L);
      }
    }
  }
}
