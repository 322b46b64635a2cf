package vn.congvan.print.letter;

import java.time.LocalDate;

/**
 * What a letter gets when it is issued, in the form in which it shows it (Appendix I, part I, II.3
 * and II.4).
 *
 * @param number as printed, for example {@code 05}
 * @param symbol for example {@code QĐ-UBND}
 */
public record NumberAndDate(String number, String symbol, LocalDate date) {

  /** For example {@code Số: 05/QĐ-UBND}. */
  public String numberLine() {
    return "Số: " + number + "/" + symbol;
  }

  /** For example {@code Hà Nội, ngày 05 tháng 01 năm 2020}. */
  public String dateLine(String place) {
    return place + ", " + inWords(date);
  }

  /**
   * A date as letters write it: days below 10 and the months 1 and 2 with a zero in front, the
   * other months without.
   */
  public static String inWords(LocalDate date) {
    var month = date.getMonthValue();
    return "ngày %02d tháng %s năm %d"
        .formatted(date.getDayOfMonth(), (month < 3 ? "0" : "") + month, date.getYear());
  }
}
