package vn.congvan.workflow.models;

/** What is checked, in the order in which it is told. */
public enum Rule {
  FILE("Tệp"),
  NO_CODE("Không có mã lệnh"),
  NAMES("Tên và mã"),
  PATHS("Đường đi"),
  STEPS("Bước của hệ thống"),
  TASKS("Việc của người"),
  DATA_FLOW("Biến có trước khi đọc"),
  REFUSALS("Từ chối"),
  MESSAGES("Thông điệp"),
  CALLS("Bảng và quy trình được gọi"),
  EXPRESSIONS("Biểu thức"),
  SAVE_POINTS("Điểm lưu"),
  TIMERS("Hẹn giờ"),
  TABLES("Bảng quyết định");

  private final String title;

  Rule(String title) {
    this.title = title;
  }

  /** The rule in the words of analysts. */
  public String title() {
    return title;
  }
}
