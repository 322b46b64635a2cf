package vn.congvan.assignment;

import java.util.Locale;
import vn.congvan.shared.Worded;

/** Where one assignment stands. */
public enum AssignmentState implements Worded {
  GIVEN("Đã giao", "Given"),
  IN_WORK("Đang xử lý", "In work"),
  REPORTED("Chờ duyệt kết quả", "Result to be approved"),
  COMPLETED("Đã xong", "Completed"),
  RETURNED("Đã trả lại, chờ giao nơi khác", "Returned, to be reassigned"),
  REASSIGNED("Đã giao nơi khác", "Reassigned"),
  WITHDRAWN("Đã thu hồi", "Withdrawn");

  private final String vietnamese;
  private final String english;

  AssignmentState(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** Whether an assignment in this state may go over into the next one. */
  public boolean mayBecome(AssignmentState next) {
    return switch (this) {
      case GIVEN -> next == IN_WORK || next == COMPLETED || next == RETURNED || next == WITHDRAWN;
      // A handler hands over to a colleague or back to the head, who allots anew.
      case IN_WORK ->
          next == IN_WORK
              || next == GIVEN
              || next == REPORTED
              || next == RETURNED
              || next == WITHDRAWN;
      // Whatever was reported, a recalled document needs it no more.
      case REPORTED -> next == COMPLETED || next == IN_WORK || next == GIVEN || next == WITHDRAWN;
      // The result was not enough for who confirms it.
      case COMPLETED -> next == GIVEN;
      case RETURNED -> next == REASSIGNED || next == WITHDRAWN;
      case REASSIGNED, WITHDRAWN -> false;
    };
  }

  /**
   * Whether nothing more is expected of it; what was returned still waits to be given elsewhere.
   */
  public boolean isSettled() {
    return this == COMPLETED || this == REASSIGNED || this == WITHDRAWN;
  }

  /** Whether its receiver still has it. */
  public boolean isOpen() {
    return this == GIVEN || this == IN_WORK || this == REPORTED;
  }

  /** The state in the words of the office. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The state in English. */
  public String english() {
    return english;
  }

  @Override
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
