package vn.congvan.document;

import java.util.UUID;

/**
 * The number that the register of one year gave to an incoming document; prints as {@code
 * 125/2026}.
 */
public record ArrivalNumber(UUID registerId, int year, long number) {

  /** The number alone, as the stamp shows it. */
  public String printed() {
    return "%02d".formatted(number);
  }

  @Override
  public String toString() {
    return print(number, year);
  }

  /**
   * Prints a number as the office writes it; numbers below 10 get a leading zero (Appendix I.II.3).
   */
  public static String print(long number, int year) {
    return "%02d/%d".formatted(number, year);
  }
}
