package vn.congvan.intake;

/** What became of a delivery. */
public enum ArrivalState {
  /** A document, and a task for the clerks. */
  ACCEPTED("Đã tiếp nhận", "Received"),
  /** Turned away with the reason; its bytes are not kept. */
  REFUSED("Không nhận", "Refused"),
  /** Kept apart with the reason: nobody can open it. */
  QUARANTINED("Cách ly", "Quarantined"),
  /** Was kept apart and then deleted by a clerk with a reason. */
  DELETED("Đã xóa", "Deleted");

  private final String vietnamese;
  private final String english;

  ArrivalState(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The state in the words of the office. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The state in English. */
  public String english() {
    return english;
  }
}
