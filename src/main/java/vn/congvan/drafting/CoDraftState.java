package vn.congvan.drafting;

/** Where a unit's comments on a draft stand. */
public enum CoDraftState {
  ASKED("Đang lấy ý kiến", "Asked"),
  COMMENTED("Đã góp ý", "Commented"),
  WITHDRAWN("Không lấy ý kiến nữa", "No longer asked");

  private final String vietnamese;
  private final String english;

  CoDraftState(String vietnamese, String english) {
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
