package vn.congvan.print.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.letter.PrintedPages.PrintedGlyph;
import vn.congvan.print.letter.PrintedPages.PrintedLine;
import vn.congvan.print.letter.PrintedPages.PrintedPage;

/**
 * Where a first page shows number and symbol, and place and date (boxes 3 and 4 of the decree's
 * layout), filled in or still blank.
 */
public record NumberBlanks(Optional<Blank> number, Optional<Blank> date) {

  private static final String OPEN = "[\\s\\d.…_·]*";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<=^|\\s{3})(?:Số|SỐ)\\s*:?"
              + OPEN
              + "(?:/\\s*[\\p{L}\\d.…_&/–-]*(?:\\s?[-–]\\s?[\\p{L}\\d.…_&]+)*)?");
  private static final Pattern DATE =
      Pattern.compile("ngày" + OPEN + "tháng" + OPEN + "năm[\\d.…_·]*(?:\\s*[\\d.…_·]+)*");
  private static final Pattern PLACE_RUN_TOGETHER =
      Pattern.compile("(\\p{Lu}[\\p{L}.'-]*(?: \\p{L}[\\p{L}.'-]*){0,5}),\\s*$");
  private static final Pattern WIDE_GAP = Pattern.compile(".*\\s{3}", Pattern.DOTALL);

  /**
   * One of the two.
   *
   * @param text as it stands there, with wide gaps as three spaces
   * @param place the words before "ngày"; empty for a number
   */
  public record Blank(String text, String place, float left, float right, float base, float size) {

    float middle() {
      return (left + right) / 2;
    }
  }

  /** Looks at the upper half of a page. */
  public static NumberBlanks on(PrintedPage page) {
    Optional<Blank> number = Optional.empty();
    Optional<Blank> date = Optional.empty();
    for (var line : page.lines()) {
      if (line.base() < page.height() / 2) {
        break;
      }
      var text = new LineText(line);
      if (date.isEmpty()) {
        date = Optional.ofNullable(text.date());
      }
      if (number.isEmpty()) {
        number = Optional.ofNullable(text.number());
      }
    }
    return new NumberBlanks(number, date);
  }

  /** A line's letters, each with the glyph that shows it; none for the spaces of wide gaps. */
  private static final class LineText {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable PrintedGlyph> shownBy = new ArrayList<>();

    LineText(PrintedLine line) {
      for (var piece : line.pieces()) {
        if (!text.isEmpty()) {
          add("   ", null);
        }
        for (var glyph : piece.glyphs()) {
          add(glyph.text(), glyph);
        }
      }
    }

    private void add(String letters, @Nullable PrintedGlyph glyph) {
      for (var i = 0; i < letters.length(); i++) {
        text.append(letters.charAt(i));
        shownBy.add(glyph);
      }
    }

    private int dateStart() {
      var match = DATE.matcher(text);
      if (!match.find()) {
        return text.length();
      }
      var before = text.substring(0, match.start());
      var gap = WIDE_GAP.matcher(before);
      var from = gap.lookingAt() ? gap.end() : 0;
      if (before.substring(from).isBlank() && before.stripTrailing().endsWith(",")) {
        // The comma is followed by a wide gap, too.
        gap = WIDE_GAP.matcher(before.stripTrailing());
        from = gap.lookingAt() ? gap.end() : 0;
      }
      if (before.substring(from).startsWith("Số")) {
        var place = PLACE_RUN_TOGETHER.matcher(before);
        return place.find() ? place.start() : match.start();
      }
      return from;
    }

    @Nullable Blank date() {
      var match = DATE.matcher(text);
      if (!match.find()) {
        return null;
      }
      var from = dateStart();
      var place = text.substring(from, match.start()).strip().replaceFirst(",$", "").strip();
      return blank(from, match.end(), place.replaceAll("\\s+", " "));
    }

    @Nullable Blank number() {
      var match = NUMBER.matcher(text).region(0, dateStart());
      if (!match.find()) {
        return null;
      }
      var shown = match.group();
      // "Số 12 …" at the head of a page is something else.
      return shown.contains("/") || shown.contains(":")
          ? blank(match.start(), match.end(), "")
          : null;
    }

    private @Nullable Blank blank(int from, int to, String place) {
      var glyphs =
          shownBy.subList(from, to).stream()
              .filter(glyph -> glyph != null && !glyph.isSpace())
              .toList();
      if (glyphs.isEmpty()) {
        return null;
      }
      var first = glyphs.get(0);
      var last = glyphs.get(glyphs.size() - 1);
      return new Blank(
          text.substring(from, to).strip(),
          place,
          first.left(),
          last.right(),
          first.base(),
          first.size());
    }
  }
}
