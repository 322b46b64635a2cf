package vn.congvan.assignment;

/** How the handling of an assignment ended. */
public enum Outcome {
  REPLY("reply", "Đã có văn bản trả lời", "Replied"),
  NO_REPLY("noReply", "Đã giải quyết, không trả lời bằng văn bản", "Handled without a reply"),
  INFORMATION("information", "Lưu để biết", "Kept for information");

  private final String decision;
  private final String vietnamese;
  private final String english;

  Outcome(String decision, String vietnamese, String english) {
    this.decision = decision;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The outcome that a form's decision stands for. */
  static Outcome of(String decision) {
    for (var outcome : values()) {
      if (outcome.decision.equals(decision)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException(
        "'" + decision + "' does not end the handling of an assignment");
  }

  /** The outcome in the words of the office. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The outcome in English. */
  public String english() {
    return english;
  }
}
