package vn.congvan.signing.pades;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The empty place for a signature in prepared pages. It is filled in the bytes: iText reads the
 * whole document twice over to do the same, which cost more than the signature itself.
 */
final class EmptyPlace {

  // As iText writes it: from the begin to before the place, and from behind it to the end.
  private static final Pattern RANGE =
      Pattern.compile("/ByteRange\\s*\\[\\s*0 (\\d+) (\\d+) (\\d+)\\s*\\]");

  private EmptyPlace() {}

  /** The pages with the container in the place that their last signature has. */
  static byte[] fill(byte[] prepared, byte[] container) {
    var text = new String(prepared, StandardCharsets.ISO_8859_1);
    var last = text.lastIndexOf("/ByteRange");
    var range = RANGE.matcher(text);
    if (last < 0 || !range.find(last)) {
      throw new IllegalStateException("These pages have no place for a signature");
    }
    var open = Integer.parseInt(range.group(1));
    var behind = Integer.parseInt(range.group(2));
    if (behind + Integer.parseInt(range.group(3)) != prepared.length
        || behind - open < 2
        || prepared[open] != '<'
        || prepared[behind - 1] != '>'
        || !isEmpty(prepared, open + 1, behind - 1)) {
      throw new IllegalStateException("The last signature of these pages is not an empty one");
    }
    var digits = HexFormat.of().formatHex(container).getBytes(StandardCharsets.US_ASCII);
    if (digits.length > behind - open - 2) {
      throw new IllegalStateException(
          "A signature of %d bytes finds no room".formatted(container.length));
    }
    var filled = Arrays.copyOf(prepared, prepared.length);
    System.arraycopy(digits, 0, filled, open + 1, digits.length);
    return filled;
  }

  private static boolean isEmpty(byte[] bytes, int from, int to) {
    for (var at = from; at < to; at++) {
      if (bytes[at] != '0') {
        return false;
      }
    }
    return true;
  }
}
