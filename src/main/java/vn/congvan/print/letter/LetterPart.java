package vn.congvan.print.letter;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One part of a letter's content; its number is given by its place.
 *
 * @param title the heading of a section, article or clause; empty where it has none
 * @param text its words; each line is a paragraph
 * @param rows the rows of a table, the first one its head; empty for everything else
 */
public record LetterPart(Kind kind, String title, String text, List<List<String>> rows) {

  /** What a part is (Appendix I, part I, II.6.đ). */
  public enum Kind {
    PARAGRAPH,
    /** Mục I, II, III of a plan or report. */
    SECTION,
    /** Điều. */
    ARTICLE,
    /** Khoản 1, 2, 3. */
    CLAUSE,
    /** Điểm a, b, c. */
    POINT,
    DASH,
    TABLE
  }

  public LetterPart(
      Kind kind, @Nullable String title, @Nullable String text, @Nullable List<List<String>> rows) {
    this.kind = kind;
    this.title = Objects.requireNonNullElse(title, "");
    this.text = Objects.requireNonNullElse(text, "");
    this.rows = rows == null ? List.of() : rows.stream().map(List::copyOf).toList();
  }

  /** Plain words. */
  public static LetterPart paragraph(String text) {
    return new LetterPart(Kind.PARAGRAPH, "", text, List.of());
  }

  /** A part of that kind with or without a title. */
  public static LetterPart of(Kind kind, String title, String text) {
    return new LetterPart(kind, title, text, List.of());
  }

  /** A table whose first row is its head. */
  public static LetterPart table(List<List<String>> rows) {
    return new LetterPart(Kind.TABLE, "", "", rows);
  }
}
