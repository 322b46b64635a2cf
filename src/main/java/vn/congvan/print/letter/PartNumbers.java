package vn.congvan.print.letter;

import vn.congvan.print.letter.LetterPart.Kind;

/**
 * Numbers the parts of a letter: sections in Roman figures, articles through the whole letter,
 * clauses and points anew below each higher part (Appendix I, part I, II.6.đ).
 */
final class PartNumbers {

  // The points follow the Vietnamese alphabet, without its letters ă, â, ê, ô, ơ, ư (as the decree
  // itself numbers them).
  private static final String POINTS = "abcdđeghiklmnopqrstuvxy";
  private static final int[] VALUES = {50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN = {"L", "XL", "X", "IX", "V", "IV", "I"};

  private int section;
  private int article;
  private int clause;
  private int point;

  /** What stands before the next part of that kind, with the space after it. */
  String next(Kind kind) {
    return switch (kind) {
      case SECTION -> {
        clause = 0;
        point = 0;
        yield roman(++section) + ". ";
      }
      case ARTICLE -> {
        clause = 0;
        point = 0;
        yield "Điều " + ++article + ". ";
      }
      case CLAUSE -> {
        point = 0;
        yield ++clause + ". ";
      }
      case POINT -> point(point++) + ") ";
      case DASH -> "- ";
      case PARAGRAPH, TABLE -> "";
    };
  }

  private static String point(int index) {
    var letter = String.valueOf(POINTS.charAt(index % POINTS.length()));
    return letter.repeat(index / POINTS.length() + 1);
  }

  private static String roman(int number) {
    var roman = new StringBuilder();
    for (var i = 0; i < VALUES.length; i++) {
      while (number >= VALUES[i]) {
        roman.append(ROMAN[i]);
        number -= VALUES[i];
      }
    }
    return roman.toString();
  }
}
