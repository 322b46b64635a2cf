package vn.congvan.signing.certificates;

/** Whether a registered certificate is in force. */
public enum CertificateState {
  /** In force. */
  ACTIVE("Đang dùng", "In force"),
  /** Its time is over, or somebody took it out of use. */
  ENDED("Đã kết thúc", "Ended"),
  /** Its authority revoked it. */
  REVOKED("Đã bị thu hồi", "Revoked");

  private final String vietnamese;
  private final String english;

  CertificateState(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** In the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** In English. */
  public String english() {
    return english;
  }
}
