package vn.congvan.workflow.models;

/**
 * One thing that would go wrong, told by the label that the analyst sees.
 *
 * @param box the label of the box, such as {@code Bước “Cho ý kiến chỉ đạo”}
 * @param boxId the id of the box, by which Modeler finds it; empty where the whole file is meant
 * @param wrong what is wrong, as a sentence that begins with the box
 * @param todo what to do about it
 */
public record Finding(String file, String box, String boxId, Rule rule, String wrong, String todo) {

  /** The finding in one line. */
  public String inWords() {
    return "%s: %s %s %s%s"
        .formatted(
            file,
            box,
            wrong,
            todo,
            boxId.isEmpty() ? "" : " [%s: %s]".formatted(rule.title(), boxId));
  }
}
