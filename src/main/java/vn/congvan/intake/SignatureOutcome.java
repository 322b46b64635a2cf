package vn.congvan.intake;

/** What the check of one file's signatures came to. */
public enum SignatureOutcome {
  /** The file holds no signature. */
  UNSIGNED("Tệp không có chữ ký số", "The file bears no digital signature"),
  /** Nothing speaks against any of its signatures. */
  GOOD("Chữ ký số hợp lệ", "The digital signatures are valid"),
  /** Something speaks against one of them. */
  DOUBTFUL("Chữ ký số không đạt", "A digital signature is not good"),
  /** The check could not be brought to an end. */
  UNCHECKED("Không kiểm tra được chữ ký số", "The digital signatures could not be checked");

  private final String vietnamese;
  private final String english;

  SignatureOutcome(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The outcome in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The outcome in English. */
  public String english() {
    return english;
  }
}
