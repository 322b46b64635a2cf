package vn.congvan.letters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a letter looks, whatever file it is in: what the check of the form needs to know and no more.
 *
 * @param lines in reading order, number and date as one line each
 * @param sheets the pages, or the declared page of a Word file
 * @param letters how many letters are set in which font
 * @param bodySize the size of most of the text; 0 where it is not known
 */
record LetterLook(
    List<Line> lines,
    List<Sheet> sheets,
    Map<String, Integer> letters,
    float bodySize,
    @Nullable Signature signature) {

  /** Where on the page's width something stands. */
  enum Side {
    LEFT,
    CENTRE,
    RIGHT
  }

  /**
   * A line of text.
   *
   * @param page null where the file does not tell
   * @param size 0 where it is not known
   * @param base how high it stands; not a number where the file does not tell
   */
  record Line(
      @Nullable Integer page,
      Side side,
      String text,
      boolean bold,
      boolean italic,
      float size,
      float base) {

    boolean isCapitals() {
      return text.codePoints().filter(Character::isLetter).count() > 1
          && text.codePoints().noneMatch(Character::isLowerCase);
    }

    boolean hasSize(float from, float to) {
      return size == 0 || size > from - 0.4f && size < to + 0.4f;
    }
  }

  /** Where the page number is. */
  enum PageNumber {
    TOP_CENTRE,
    ELSEWHERE,
    NONE
  }

  /**
   * A page; lengths in millimetres, margins null where they cannot be told.
   *
   * @param number null for the declared page of a Word file
   */
  record Sheet(
      @Nullable Integer number,
      float width,
      float height,
      @Nullable Float left,
      @Nullable Float right,
      @Nullable Float top,
      @Nullable Float bottom,
      PageNumber pageNumber) {}

  /**
   * Who signs.
   *
   * @param room the height between title and name in points; null where it cannot be told
   */
  record Signature(List<Line> capacity, Line name, @Nullable Float room) {}
}
