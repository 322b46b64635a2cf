package vn.congvan.document;

import java.util.UUID;

/**
 * The number of an outgoing document in its register's year, with the symbol that follows it, for
 * example {@code 05/QĐ-UBND} (Decree 30/2020, Art. 15).
 */
public record OutgoingNumber(UUID registerId, int year, long number, String symbol) {

  /** The number as it is printed: from 1 to 9 with a zero before it (Appendix I, Part I, II.3). */
  public String asPrinted() {
    return "%02d".formatted(number);
  }

  @Override
  public String toString() {
    return print(number, symbol);
  }

  /** Number and symbol as they stand on the document. */
  public static String print(long number, String symbol) {
    return "%02d/%s".formatted(number, symbol);
  }
}
