package vn.congvan.sms;

import java.util.stream.IntStream;

/**
 * How long a text is for a telephone: in the alphabet of GSM 03.38 160 signs fit into one message,
 * 153 into each of several; with one sign outside of it, such as ở, all of it goes as UCS-2, 70 and
 * 67.
 *
 * @param wide whether it goes as UCS-2
 * @param units the signs as they are counted; some of the narrow alphabet count twice
 * @param segments the messages that are paid for
 */
public record SmsLength(boolean wide, int units, int segments) {

  private static final String NARROW =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String TWICE = "^{}\\[~]|€\f";

  private static final int NARROW_ONE = 160;
  private static final int NARROW_PART = 153;
  private static final int WIDE_ONE = 70;
  private static final int WIDE_PART = 67;

  /** Measures a text. */
  public static SmsLength of(String text) {
    var wide = !text.chars().allMatch(sign -> isNarrow((char) sign));
    var sizes =
        text.codePoints()
            .map(sign -> wide ? Character.charCount(sign) : TWICE.indexOf(sign) >= 0 ? 2 : 1)
            .toArray();
    var units = IntStream.of(sizes).sum();
    var one = wide ? WIDE_ONE : NARROW_ONE;
    return new SmsLength(
        wide,
        units,
        units <= one ? Math.min(units, 1) : parts(sizes, wide ? WIDE_PART : NARROW_PART));
  }

  /** Whether the sign stands in the narrow alphabet. */
  static boolean isNarrow(char sign) {
    return NARROW.indexOf(sign) >= 0 || TWICE.indexOf(sign) >= 0;
  }

  /** No sign is torn in two: one that does not fit into a part any more begins the next. */
  private static int parts(int[] sizes, int most) {
    var parts = 1;
    var used = 0;
    for (var size : sizes) {
      if (used + size > most) {
        parts++;
        used = 0;
      }
      used += size;
    }
    return parts;
  }
}
