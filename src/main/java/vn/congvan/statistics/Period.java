package vn.congvan.statistics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The days of a report, both included. */
public record Period(LocalDate from, LocalDate to) {

  private static final List<String> QUARTERS = List.of("I", "II", "III", "IV");

  /** Refuses days in the wrong order. */
  public Period {
    if (from.isAfter(to)) {
      throw new Refusal(
          "Từ ngày phải trước hoặc bằng đến ngày.",
          java.util.Map.of("from", new Sentence("Chọn lại khoảng ngày.")));
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

  /** The days as a report begins: a day, a month, a quarter or a year by its name. */
  public String inWords() {
    var year = from.getYear();
    if (from.equals(to)) {
      return "Trong ngày " + SheetFiles.DAY.format(from);
    }
    if (equals(of(YearMonth.from(from)))) {
      return "Trong tháng " + from.getMonthValue() + " năm " + year;
    }
    var quarter = (from.getMonthValue() - 1) / 3;
    var begun = LocalDate.of(year, 3 * quarter + 1, 1);
    if (from.equals(begun) && to.equals(begun.plusMonths(3).minusDays(1))) {
      return "Trong quý " + QUARTERS.get(quarter) + " năm " + year;
    }
    if (from.getDayOfYear() == 1 && to.equals(from.plusYears(1).minusDays(1))) {
      return "Trong năm " + year;
    }
    return "Từ ngày " + SheetFiles.DAY.format(from) + " đến ngày " + SheetFiles.DAY.format(to);
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
