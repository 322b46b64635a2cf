package vn.congvan.sms;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.congvan.shared.FoldedText;

/** Makes the text of a message from an agency's template. */
public final class SmsText {

  /** What happened, such as "Văn bản hỏa tốc mới đến". */
  public static final String OCCASION = "{việc}";

  /** The urgency in words. */
  public static final String URGENCY = "{độ khẩn}";

  /** Number and symbol. */
  public static final String NUMBER = "{số}";

  /** Who issued it. */
  public static final String ISSUER = "{nơi ban hành}";

  /** The day on it. */
  public static final String DAY = "{ngày}";

  /** The abstract; of a restricted document nothing stands in its place. */
  public static final String ABSTRACT = "{trích yếu}";

  /** All that a template may name. */
  public static final List<String> PLACES =
      List.of(OCCASION, URGENCY, NUMBER, ISSUER, DAY, ABSTRACT);

  /** The longest text that is sent, in messages paid for. */
  public static final int MOST_SEGMENTS = 4;

  private static final Pattern PLACE = Pattern.compile("\\{[^{}]*}");
  // With the word before it that makes no sense alone.
  private static final Pattern PLACE_WITH_WORD =
      Pattern.compile("((?<![\\p{L}\\p{M}])(?:số|của|ngày|No\\.|of|dated) +)?(\\{[^{}]*})");
  // Also those of word processors, which do not break a line.
  private static final String SPACES = "[\\s\\p{Z}]+";
  private static final String INVISIBLE = "\\p{Cf}";
  private static final int LONGEST_ABSTRACT = 100;

  private SmsText() {}

  /**
   * Fills a template; without diacritics where the agency wants it so, and cut where it is longer
   * than what is sent.
   */
  public static String of(String template, Map<String, String> words, boolean diacritics) {
    return fitted(whole(template, words, diacritics));
  }

  /** The same, however long it is. */
  static String whole(String template, Map<String, String> words, boolean diacritics) {
    var filled =
        PLACE_WITH_WORD
            .matcher(composed(template))
            .replaceAll(
                place -> {
                  var word = words.getOrDefault(place.group(2), "");
                  var before = word.isEmpty() || place.group(1) == null ? "" : place.group(1);
                  return java.util.regex.Matcher.quoteReplacement(
                      before + (place.group(2).equals(ABSTRACT) ? brief(word) : word));
                });
    var text =
        composed(filled)
            .strip()
            .replaceAll(" +([,.;:])", "$1")
            .replaceAll("[,;:]+([.;:])", "$1")
            .replaceAll("[,;:]$", "");
    return diacritics ? text : plain(text);
  }

  /** The places of a template that it may not have. */
  public static List<String> unknown(String template) {
    return PLACE
        .matcher(composed(template))
        .results()
        .map(place -> place.group())
        .filter(place -> !PLACES.contains(place))
        .toList();
  }

  /** Whether a template has a place. */
  static boolean names(String template, String place) {
    return composed(template).contains(place);
  }

  /** The text in the narrow alphabet of telephones, as far as it can be. */
  static String plain(String text) {
    var quoted =
        text.replaceAll("[“”„‟«»″]", "\"").replaceAll("[‘’‚‛′´`]", "'").replaceAll("[•·]", "-");
    // Letters, digits and signs that stand for others, such as № and ½, are written out.
    var bare =
        FoldedText.bare(Normalizer.normalize(quoted, Normalizer.Form.NFKD))
            .replaceAll("[\u2010-\u2015\u2212]", "-")
            .replace('\u2044', '/')
            .replaceAll(SPACES, " ");
    var narrow = new StringBuilder(bare.length());
    bare.codePoints()
        .forEach(
            sign ->
                narrow.append(
                    Character.isBmpCodePoint(sign) && SmsLength.isNarrow((char) sign)
                        ? (char) sign
                        : '?'));
    return narrow.toString();
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll(INVISIBLE, "")
        .replaceAll(SPACES, " ");
  }

  private static String brief(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_ABSTRACT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_ABSTRACT)).strip() + "…";
  }

  private static String fitted(String text) {
    var fitting = text;
    while (SmsLength.of(fitting).segments() > MOST_SEGMENTS) {
      fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
    }
    return fitting;
  }
}
