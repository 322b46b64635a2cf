package vn.congvan.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The days off that the law itself gives (Labour Code 45/2019/QH14, Art. 112; Art. 111.3 for
 * compensatory days), as they stand until a year's decision says otherwise.
 */
public final class PublicHolidays {

  /**
   * A day off by law; {@code toConfirm} marks what still depends on a decision: which days of Tết,
   * which neighbour of National Day, the culture day.
   */
  public record Holiday(LocalDate day, String name, boolean toConfirm) {

    /** Whether the Labour Code names it; the culture day is not (yet) in it. */
    public boolean inLabourCode() {
      return !name.endsWith(CULTURE_DAY);
    }
  }

  private static final String CULTURE_DAY = "Ngày Văn hóa Việt Nam";
  private static final int FIRST_CULTURE_DAY = 2026;

  private PublicHolidays() {}

  /** The same for a week that holds all the year. */
  public static List<Holiday> of(int year, Set<DayOfWeek> workingWeek) {
    return of(year, day -> workingWeek.contains(day.getDayOfWeek()));
  }

  /** The days off of a year in order, compensatory ones included. */
  static List<Holiday> of(int year, Predicate<LocalDate> isOfTheWeek) {
    var days = new TreeMap<LocalDate, Holiday>();
    addLegalDays(year, days);
    for (var holiday : List.copyOf(days.values())) {
      if (!isOfTheWeek.test(holiday.day())) {
        var instead = holiday.day();
        do {
          instead = instead.plusDays(1);
        } while (days.containsKey(instead) || !isOfTheWeek.test(instead));
        days.put(instead, new Holiday(instead, "Nghỉ bù " + holiday.name(), holiday.toConfirm()));
      }
    }
    return List.copyOf(days.values());
  }

  private static void addLegalDays(int year, Map<LocalDate, Holiday> days) {
    add(days, LocalDate.of(year, 1, 1), "Tết Dương lịch", false);
    // Five days; by default one before and four from the first, as the yearly proposals mostly have
    // it (Art. 112.3).
    var newYear = VietnameseLunarCalendar.newYear(year);
    add(days, newYear.minusDays(1), "Tết Âm lịch (ngày cuối năm)", true);
    for (var i = 0; i < 4; i++) {
      add(days, newYear.plusDays(i), "Tết Âm lịch (mùng " + (i + 1) + ")", i > 0);
    }
    add(days, VietnameseLunarCalendar.hungKings(year), "Giỗ Tổ Hùng Vương", false);
    add(days, LocalDate.of(year, 4, 30), "Ngày Chiến thắng", false);
    add(days, LocalDate.of(year, 5, 1), "Ngày Quốc tế lao động", false);
    var nationalDay = LocalDate.of(year, 9, 2);
    add(days, nationalDay, "Quốc khánh", false);
    add(days, besideNationalDay(nationalDay), "Quốc khánh (ngày liền kề)", true);
    if (year >= FIRST_CULTURE_DAY) {
      add(days, LocalDate.of(year, 11, 24), CULTURE_DAY, true);
    }
  }

  /**
   * The neighbour that makes the longer run of days off, as the decisions of 2021 to 2026 all
   * chose.
   */
  private static LocalDate besideNationalDay(LocalDate nationalDay) {
    return switch (nationalDay.getDayOfWeek()) {
      case MONDAY, THURSDAY, SUNDAY -> nationalDay.plusDays(1);
      default -> nationalDay.minusDays(1);
    };
  }

  /** Hùng Kings' day can fall on 30 April: one day off then, with both names. */
  private static void add(
      Map<LocalDate, Holiday> days, LocalDate day, String name, boolean toConfirm) {
    days.merge(
        day,
        new Holiday(day, name, toConfirm),
        (first, second) ->
            new Holiday(
                day, first.name() + ", " + second.name(), first.toConfirm() && second.toConfirm()));
  }
}
