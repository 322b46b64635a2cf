package vn.congvan.deadline;

import java.time.LocalDate;

/**
 * The Vietnamese lunar calendar: new moons and sun longitudes reckoned at UTC+7, after the public
 * algorithm of Hồ Ngọc Đức, which follows Jean Meeus.
 *
 * <p>The Chinese calendar of the common libraries is reckoned at UTC+8 and puts Tết 2007 and 2027 a
 * day late.
 */
public final class VietnameseLunarCalendar {

  private static final double DAYS_TO_UTC7 = 7 / 24.0;
  private static final double SYNODIC_MONTH = 29.530588853;
  private static final double FIRST_NEW_MOON = 2415021.076998695; // 1900-01-01, 13:51 UTC
  private static final long JULIAN_DAY_OF_EPOCH = 2440588;

  private VietnameseLunarCalendar() {}

  /** The first day of Tết Nguyên đán in a Gregorian year. */
  public static LocalDate newYear(int year) {
    return dayOf(year, 1, 1);
  }

  /** The day of the Hùng Kings' commemoration, the tenth of the third month. */
  public static LocalDate hungKings(int year) {
    return dayOf(year, 3, 10);
  }

  /** The Gregorian date of a day of an ordinary (not leap) month of the lunar year. */
  public static LocalDate dayOf(int lunarYear, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 30) {
      throw new IllegalArgumentException("No such lunar day: " + day + "/" + month);
    }
    var start = month < 11 ? eleventhMonth(lunarYear - 1) : eleventhMonth(lunarYear);
    var next = month < 11 ? eleventhMonth(lunarYear) : eleventhMonth(lunarYear + 1);
    var months = (month - 11 + 12) % 12;
    if (next - start > 365 && months >= leapMonthAfter(start)) {
      months++;
    }
    var firstOfMonth = newMoon(newMoonNumber(start) + months);
    return LocalDate.ofEpochDay(firstOfMonth + day - 1 - JULIAN_DAY_OF_EPOCH);
  }

  /** The first day of the month that holds the winter solstice, by which all others are counted. */
  private static long eleventhMonth(int year) {
    var lastDay = LocalDate.of(year, 12, 31).toEpochDay() + JULIAN_DAY_OF_EPOCH;
    var k = (long) Math.floor((lastDay - 2415021) / SYNODIC_MONTH);
    var day = newMoon(k);
    return sunSign(day) >= 9 ? newMoon(k - 1) : day;
  }

  /**
   * How many months after the eleventh the leap month stands: the first in which the sun enters no
   * new sign.
   */
  private static int leapMonthAfter(long eleventhMonth) {
    var k = newMoonNumber(eleventhMonth);
    var months = 1;
    var sign = sunSign(newMoon(k + months));
    int last;
    do {
      last = sign;
      months++;
      sign = sunSign(newMoon(k + months));
    } while (sign != last && months < 14);
    return months - 1;
  }

  private static long newMoonNumber(long julianDay) {
    return (long) Math.floor((julianDay - FIRST_NEW_MOON) / SYNODIC_MONTH + 0.5);
  }

  /** The day, at UTC+7, of the k-th new moon after 1900-01-01. */
  private static long newMoon(long k) {
    var t = k / 1236.85;
    var t2 = t * t;
    var t3 = t2 * t;
    var mean =
        2415020.75933
            + 29.53058868 * k
            + 0.0001178 * t2
            - 0.000000155 * t3
            + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
    var sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
    var moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
    var latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
    var correction =
        (0.1734 - 0.000393 * t) * sin(sun)
            + 0.0021 * sin(2 * sun)
            - 0.4068 * sin(moon)
            + 0.0161 * sin(2 * moon)
            - 0.0004 * sin(3 * moon)
            + 0.0104 * sin(2 * latitude)
            - 0.0051 * sin(sun + moon)
            - 0.0074 * sin(sun - moon)
            + 0.0004 * sin(2 * latitude + sun)
            - 0.0004 * sin(2 * latitude - sun)
            - 0.0006 * sin(2 * latitude + moon)
            + 0.0010 * sin(2 * latitude - moon)
            + 0.0005 * sin(2 * moon + sun);
    var dynamicalTime =
        t < -11
            ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
            : -0.000278 + 0.000265 * t + 0.000262 * t2;
    return (long) Math.floor(mean + correction - dynamicalTime + 0.5 + DAYS_TO_UTC7);
  }

  /**
   * In which twelfth of its way, 0 to 11 from the spring equinox, the sun stands at the start of
   * that day at UTC+7.
   */
  private static int sunSign(long julianDay) {
    var t = (julianDay - 0.5 - DAYS_TO_UTC7 - 2451545.0) / 36525;
    var t2 = t * t;
    var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
    var mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
    var centre =
        (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
            + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
            + 0.000290 * sin(3 * anomaly);
    var longitude = mean + centre;
    return (int) Math.floor((longitude - 360 * Math.floor(longitude / 360)) / 30);
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }
}
