package vn.congvan.drafting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tells word by word in what two texts differ. */
public final class TextDifference {

  // What is longer than this is compared paragraph by paragraph only, and beyond that as a whole:
  // nobody waits for a table of more cells.
  private static final long MOST_CELLS = 4_000_000;

  /** What becomes of a run of words. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** A run of words with the line breaks between them. */
  public record Piece(Kind kind, String text) {}

  private TextDifference() {}

  /**
   * The pieces in order: the earlier text without those added, the later one without those removed.
   */
  public static List<Piece> between(String before, String after) {
    var lines = compare(lines(before), lines(after));
    var pieces = new ArrayList<Piece>();
    for (var i = 0; i < lines.size(); i++) {
      var piece = lines.get(i);
      // A changed paragraph is one that was taken out right before another was put in.
      if (piece.kind() == Kind.REMOVED
          && i + 1 < lines.size()
          && lines.get(i + 1).kind() == Kind.ADDED) {
        pieces.addAll(compare(words(piece.text()), words(lines.get(i + 1).text())));
        i++;
      } else {
        pieces.add(piece);
      }
    }
    return joined(pieces);
  }

  /**
   * Paragraphs with single spaces, each with its line break; pages and empty lines do not count.
   */
  private static List<String> lines(String text) {
    return Arrays.stream(text.split("[\\r\\n\\f]+"))
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .toList();
  }

  private static List<String> words(String text) {
    return List.of(text.split("(?<=[ \\n])"));
  }

  private static List<Piece> compare(List<String> before, List<String> after) {
    var start = 0;
    while (start < before.size()
        && start < after.size()
        && before.get(start).equals(after.get(start))) {
      start++;
    }
    var end = 0;
    while (end < before.size() - start
        && end < after.size() - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    var pieces = new ArrayList<Piece>();
    add(pieces, Kind.SAME, before.subList(0, start));
    middle(
        pieces,
        before.subList(start, before.size() - end),
        after.subList(start, after.size() - end));
    add(pieces, Kind.SAME, before.subList(before.size() - end, before.size()));
    return joined(pieces);
  }

  private static void middle(List<Piece> pieces, List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > MOST_CELLS) {
      add(pieces, Kind.REMOVED, before);
      add(pieces, Kind.ADDED, after);
      return;
    }
    // How much the rests from here on have in common.
    var common = new int[before.size() + 1][after.size() + 1];
    for (var i = before.size() - 1; i >= 0; i--) {
      for (var j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var i = 0;
    var j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        pieces.add(new Piece(Kind.SAME, before.get(i)));
        i++;
        j++;
      } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
        pieces.add(new Piece(Kind.REMOVED, before.get(i)));
        i++;
      } else {
        pieces.add(new Piece(Kind.ADDED, after.get(j)));
        j++;
      }
    }
  }

  private static void add(List<Piece> pieces, Kind kind, List<String> words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(kind, String.join("", words)));
    }
  }

  private static List<Piece> joined(List<Piece> pieces) {
    var joined = new ArrayList<Piece>();
    for (var piece : pieces) {
      var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.kind() == piece.kind()) {
        joined.set(joined.size() - 1, new Piece(piece.kind(), last.text() + piece.text()));
      } else {
        joined.add(piece);
      }
    }
    return List.copyOf(joined);
  }
}
