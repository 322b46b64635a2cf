package vn.congvan.shared;

/**
 * Text as somebody can read it: sheets and papers hold no control character, and such slip in with
 * what is copied from elsewhere.
 */
public final class ReadableText {

  private ReadableText() {}

  /** The text without characters that no letter, sheet or paper holds. */
  public static String of(String text) {
    return text.codePoints().allMatch(ReadableText::isReadable)
        ? text
        : text.codePoints()
            .filter(ReadableText::isReadable)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isReadable(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || !Character.isISOControl(character)
            && Character.getType(character) != Character.SURROGATE
            && (character & 0xFFFE) != 0xFFFE;
  }
}
