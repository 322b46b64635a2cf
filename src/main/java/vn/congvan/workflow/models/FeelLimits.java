package vn.congvan.workflow.models;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a decision table may say: comparisons, values and a few functions. No loops, which
 * could run for ever, no functions of the analyst's own, which could name a Java class, and no deep
 * nesting, on which the language's reader spends exponential time.
 */
final class FeelLimits {

  private static final int DEEPEST = 5;

  private static final Pattern TEXT_IN_QUOTES = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
  private static final Pattern LOOP =
      Pattern.compile("\\b(function|external|for|some|every|return|satisfies)\\b|\\*\\*");
  private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_ ]*+)\\(");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "not",
          "date",
          "time",
          "date and time",
          "duration",
          "contains",
          "starts with",
          "ends with",
          "list contains",
          "min",
          "max",
          "sum",
          "count",
          "floor",
          "ceiling",
          "abs",
          "upper case",
          "lower case",
          "string length",
          "substring",
          "number",
          "string",
          "today",
          "now",
          "day of week");

  private static final Set<String> WORDS_BEFORE_A_BRACKET =
      Set.of("if", "then", "else", "and", "or", "in", "between");

  private FeelLimits() {}

  /** What is wrong with the text of a cell; null if nothing is. */
  static @Nullable String faultOf(String cell) {
    var bare = TEXT_IN_QUOTES.matcher(cell).replaceAll("\"\"");
    if (depth(bare) > DEEPEST) {
      return "lồng ngoặc quá " + DEEPEST + " lớp.";
    }
    var loop = LOOP.matcher(bare);
    if (loop.find()) {
      return "dùng “" + loop.group() + "”.";
    }
    var call = CALL.matcher(bare);
    while (call.find()) {
      var words = call.group(1).strip();
      if (!isKnown(words)) {
        return "dùng “" + words + "()”.";
      }
    }
    return null;
  }

  /** Names of functions have spaces: the last words before the bracket must be one. */
  private static boolean isKnown(String words) {
    var last = words.substring(words.lastIndexOf(' ') + 1);
    return WORDS_BEFORE_A_BRACKET.contains(last)
        || FUNCTIONS.stream()
            .anyMatch(function -> words.equals(function) || words.endsWith(" " + function));
  }

  /** How deep its brackets stand in each other. */
  static int depth(String text) {
    var depth = 0;
    var deepest = 0;
    for (var sign : text.toCharArray()) {
      if (sign == '(' || sign == '[' || sign == '{') {
        deepest = Math.max(deepest, ++depth);
      } else if (sign == ')' || sign == ']' || sign == '}') {
        depth--;
      }
    }
    return deepest;
  }
}
