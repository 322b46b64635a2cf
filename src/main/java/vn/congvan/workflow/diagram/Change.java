package vn.congvan.workflow.diagram;

/**
 * One change between two versions of a diagram or a decision table, in the words that stand on it;
 * {@link ChangeWords} makes a sentence of it in the reader's language.
 *
 * @param element what kind of box, arrow or column it is about, for example {@code userTask}
 * @param label what the analyst reads on it
 * @param property which of its settings; the column for a cell of a decision table
 */
public record Change(
    Kind kind, String element, String label, String property, String before, String after) {

  /** What was done. */
  public enum Kind {
    /** Nothing came before this version. */
    FIRST,
    /** The two texts are the same. */
    NOTHING,
    /** Only the drawing differs: places, colours, notes. */
    DRAWING_ONLY,
    BOX_ADDED,
    BOX_REMOVED,
    BOX_RENAMED,
    /** The same box is of another kind; {@code property} is the kind it was of. */
    BOX_REPLACED,
    /** The same name and kind under another id: running work does not know it by itself. */
    BOX_RECODED,
    ARROW_ADDED,
    ARROW_REMOVED,
    ARROW_REWIRED,
    ARROW_RENAMED,
    PROPERTY_SET,
    PROPERTY_CHANGED,
    PROPERTY_CLEARED,
    COLUMN_ADDED,
    COLUMN_REMOVED,
    COLUMN_RENAMED,
    COLUMN_MOVED,
    RULE_ADDED,
    RULE_REMOVED,
    RULE_MOVED,
    CELL_CHANGED,
    /** There are more changes than are kept in words. */
    MORE
  }

  static Change of(Kind kind) {
    return new Change(kind, "", "", "", "", "");
  }

  static Change box(Kind kind, String element, String label) {
    return new Change(kind, element, label, "", "", "");
  }

  static Change from(Kind kind, String element, String label, String before, String after) {
    return new Change(kind, element, label, "", before, after);
  }

  /** A setting that was set, changed or cleared. */
  static Change setting(
      String element, String label, String property, String before, String after) {
    var kind =
        before.isEmpty()
            ? Kind.PROPERTY_SET
            : after.isEmpty() ? Kind.PROPERTY_CLEARED : Kind.PROPERTY_CHANGED;
    return new Change(kind, element, label, property, before, after);
  }
}
