package vn.congvan.drafting;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tells word by word in what two texts differ. */
public final class TextDifference {

  // What is longer than this is not compared, but told as taken out and put in as a whole: nobody
  // waits for it.
  private static final long MOST_PAIRS = 40_000_000;

  /** What becomes of a run of words. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** A run of words with the line breaks between them. */
  public record Piece(Kind kind, String text) {}

  /** What was taken out and put in at one place, and what stands behind it in both texts. */
  private record Change(List<String> removed, List<String> added, List<String> behind) {}

  private TextDifference() {}

  /**
   * The pieces in order: the earlier text without those added, the later one without those removed.
   */
  public static List<Piece> between(String before, String after) {
    var pieces = new ArrayList<Piece>();
    for (var paragraphs : compare(lines(before), lines(after))) {
      for (var words : compare(words(paragraphs.removed()), words(paragraphs.added()))) {
        add(pieces, Kind.REMOVED, words.removed());
        add(pieces, Kind.ADDED, words.added());
        add(pieces, Kind.SAME, words.behind());
      }
      add(pieces, Kind.SAME, paragraphs.behind());
    }
    return List.copyOf(pieces);
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

  private static List<String> words(List<String> lines) {
    return lines.stream().flatMap(line -> Stream.of(line.split("(?<=[ \\n])"))).toList();
  }

  private static List<Change> compare(List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > MOST_PAIRS) {
      return List.of(new Change(before, after, List.of()));
    }
    var changes = new ArrayList<Change>();
    var removed = new ArrayList<String>();
    var added = new ArrayList<String>();
    var algorithm = new MyersDiffWithLinearSpace<String>();
    for (var delta : DiffUtils.diff(before, after, algorithm, null, true).getDeltas()) {
      if (delta.getType() == DeltaType.EQUAL) {
        changes.add(
            new Change(List.copyOf(removed), List.copyOf(added), delta.getSource().getLines()));
        removed.clear();
        added.clear();
      } else {
        removed.addAll(delta.getSource().getLines());
        added.addAll(delta.getTarget().getLines());
      }
    }
    changes.add(new Change(removed, added, List.of()));
    return changes;
  }

  private static void add(List<Piece> pieces, Kind kind, List<String> words) {
    if (words.isEmpty()) {
      return;
    }
    var text = String.join("", words);
    var last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last != null && last.kind() == kind) {
      pieces.set(pieces.size() - 1, new Piece(kind, last.text() + text));
    } else {
      pieces.add(new Piece(kind, text));
    }
  }
}
