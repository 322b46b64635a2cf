package vn.congvan.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is searched: lower case, without diacritics, single spaces; "Đắk Lắk" and "dak lak"
 * are the same.
 */
public final class FoldedText {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private FoldedText() {}

  /** Folds a text; what arrives decomposed (from macOS or a PDF) gives the same result. */
  public static String of(String text) {
    return SPACES.matcher(bare(text).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** The text in letters that every telephone has. */
  public static String bare(String text) {
    var stripped = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    // Decomposition leaves đ alone: it is a letter of its own in Unicode.
    return stripped.replace('đ', 'd').replace('Đ', 'D');
  }
}
