package vn.congvan.signing;

/** With what a signature is given. */
public enum Means {
  /** A USB token: the agent on the signer's machine signs the whole file. */
  TOKEN("USB token trên máy tính", "USB token on the computer"),
  /** The key in a telephone's SIM (ETSI TS 102 204). */
  SIM_MSS("SIM ký số trên điện thoại", "SIM in the telephone"),
  /** A remote service of the national form (Decision 769/QĐ-BTTTT). */
  REMOTE_769("Ký số từ xa qua ứng dụng điện thoại", "Remote signing through a telephone's app"),
  /** A remote service by the API of the Cloud Signature Consortium. */
  REMOTE_CSC("Ký số từ xa (CSC)", "Remote signing (CSC)"),
  /** A key that the server may use: the agency's seal in a hardware module. */
  SERVER_KEY("Khóa của cơ quan trên máy chủ", "Key of the agency on the server");

  private final String vietnamese;
  private final String english;

  Means(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The means in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The means in English. */
  public String english() {
    return english;
  }

  /** Whether one request may ask for several signatures, which the owner gives at once. */
  public boolean signsSeveralAtOnce() {
    return this == REMOTE_769 || this == REMOTE_CSC || this == SERVER_KEY;
  }

  /** Whether an agent signs the whole file, and not a key its hash. */
  public boolean signsWholeFile() {
    return this == TOKEN;
  }
}
