package vn.congvan.sms;

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
    var units = 0;
    for (var i = 0; i < text.length(); i++) {
      var sign = text.charAt(i);
      if (TWICE.indexOf(sign) >= 0) {
        units += 2;
      } else if (NARROW.indexOf(sign) >= 0) {
        units++;
      } else {
        return new SmsLength(true, text.length(), parts(text.length(), WIDE_ONE, WIDE_PART));
      }
    }
    return new SmsLength(false, units, parts(units, NARROW_ONE, NARROW_PART));
  }

  /** Whether every sign of the text stands in the narrow alphabet. */
  static boolean isNarrow(char sign) {
    return NARROW.indexOf(sign) >= 0 || TWICE.indexOf(sign) >= 0;
  }

  private static int parts(int units, int one, int part) {
    return units == 0 ? 0 : units <= one ? 1 : (units + part - 1) / part;
  }
}
