package vn.congvan.intake.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a text, each in the pieces that wide gaps leave: a letterhead has two columns. */
record Page(List<Line> lines) {

  // No line of a letter is longer; it also bounds what the patterns have to try.
  private static final int LONGEST_LINE = 600;
  private static final int MOST_LINES = 20_000;

  private static final Pattern GAP = Pattern.compile("\\s{3,}");
  private static final Pattern ODD_SPACES = Pattern.compile("[\\p{Z}\\t\\x0B]");
  private static final Pattern RULE = Pattern.compile("[\\s_\\-–—=*.…·~]+");

  /** One printed line; without pieces it is blank. */
  record Line(int index, List<Piece> pieces) {

    boolean isBlank() {
      return pieces.isEmpty();
    }

    /** The whole line with single spaces. */
    String text() {
      return String.join(" ", pieces.stream().map(Piece::text).toList());
    }
  }

  /** A run of words and the columns it covers. */
  record Piece(Line line, String text, int start, int end) {

    /** Only underscores, dashes or dots. */
    boolean isRule() {
      return RULE.matcher(text).matches();
    }

    /** Written in capitals. */
    boolean isCapitals() {
      var capitals = 0;
      for (var letter : text.codePoints().toArray()) {
        if (Character.isLowerCase(letter)) {
          return false;
        }
        if (Character.isUpperCase(letter)) {
          capitals++;
        }
      }
      return capitals > 1;
    }

    /** Whether the two stand above one another. */
    boolean overlaps(Piece other) {
      return start < other.end && other.start < end;
    }
  }

  /** Reads a text of any origin: decomposed letters are composed, odd spaces made plain. */
  static Page of(String text) {
    var lines = new ArrayList<Line>();
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (var raw : composed.split("\\R|\\f", MOST_LINES)) {
      var line = ODD_SPACES.matcher(raw).replaceAll(" ");
      lines.add(
          line(
              lines.size(), line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line));
      if (lines.size() == MOST_LINES - 1) {
        break;
      }
    }
    return new Page(List.copyOf(lines));
  }

  private static Line line(int index, String raw) {
    var pieces = new ArrayList<Piece>();
    var line = new Line(index, pieces);
    var gaps = GAP.matcher(raw);
    var from = 0;
    while (from < raw.length()) {
      var found = gaps.find(from);
      var to = found ? gaps.start() : raw.length();
      var text = raw.substring(from, to).strip().replaceAll("\\s+", " ");
      if (!text.isEmpty()) {
        pieces.add(new Piece(line, text, from, to));
      }
      from = found ? gaps.end() : raw.length();
    }
    return line;
  }

  /** The first lines that have words, at most so many. */
  List<Line> head(int count) {
    return lines.stream().filter(line -> !line.isBlank()).limit(count).toList();
  }
}
