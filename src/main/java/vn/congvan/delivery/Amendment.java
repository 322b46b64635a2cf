package vn.congvan.delivery;

/** How a document changes an earlier one at its receivers (QCVN 102, BussinessDocType). */
public enum Amendment {
  /** The earlier one is cancelled (Decree 30/2020, Art. 18.4). */
  RECALL(1, "Thu hồi"),
  /** The earlier one stays in force with a correction (Art. 18.3). */
  UPDATE(2, "Đính chính"),
  /** This one comes in place of the earlier one (Art. 18.3). */
  REPLACE(3, "Thay thế");

  private final int code;
  private final String vietnamese;

  Amendment(int code, String vietnamese) {
    this.code = code;
    this.vietnamese = vietnamese;
  }

  /** The code that travels on the axis. */
  public int code() {
    return code;
  }

  /** What it does, in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** Whether the earlier document is frozen at its receivers. */
  boolean freezes() {
    return this != UPDATE;
  }
}
