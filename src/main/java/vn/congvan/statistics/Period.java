package vn.congvan.statistics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/** The days of a report, both included. */
public record Period(LocalDate from, LocalDate to) {

  /** Refuses days in the wrong order. */
  public Period {
    if (from.isAfter(to)) {
      throw new Refusal(
          "Từ ngày phải trước hoặc bằng đến ngày.",
          java.util.Map.of("from", "Chọn lại khoảng ngày."));
    }
  }

  /** One month. */
  public static Period of(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  /** The week, Monday to Sunday, in which that day lies. */
  public static Period weekOf(LocalDate day) {
    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Period(monday, monday.plusDays(6));
  }

  /** From the first day of the year until that day. */
  public static Period yearUntil(LocalDate day) {
    return new Period(day.withDayOfYear(1), day);
  }

  /** The first moment in it. */
  public Instant begin() {
    return from.atStartOfDay(ProvinceClock.ZONE).toInstant();
  }

  /** The first moment after it. */
  public Instant end() {
    return to.plusDays(1).atStartOfDay(ProvinceClock.ZONE).toInstant();
  }
}
