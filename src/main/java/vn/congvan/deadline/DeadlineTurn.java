package vn.congvan.deadline;

/** What became of a deadline. */
public enum DeadlineTurn {
  OPENED("Bắt đầu tính hạn", "Opened"),
  REOPENED("Mở lại", "Opened again"),
  /** Whoever may has granted more time. */
  EXTENDED("Gia hạn", "Extended"),
  /** Another limit was set, such as by a new direction. */
  CORRECTED("Đặt lại hạn", "Set anew"),
  /** The calendar was changed after the limit had been reckoned. */
  CALENDAR("Tính lại theo lịch làm việc", "Reckoned anew after a change of the calendar"),
  PAUSED("Tạm dừng", "Paused"),
  RESUMED("Tính tiếp", "Resumed"),
  /** Somebody else is responsible now; the limit is the same. */
  HANDED_OVER("Chuyển người chịu trách nhiệm", "Handed over"),
  /** The document has become more or less urgent; the limit is the same. */
  URGENCY("Đổi độ khẩn", "Urgency changed"),
  CLOSED("Kết thúc", "Closed");

  private final String vietnamese;
  private final String english;

  DeadlineTurn(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The office's word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The word in English. */
  public String english() {
    return english;
  }
}
