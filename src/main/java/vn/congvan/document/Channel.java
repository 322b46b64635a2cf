package vn.congvan.document;

/** The way by which a document came in. */
public enum Channel {
  UPLOAD("tải lên"),
  SCAN("thư mục quét"),
  API("hệ thống khác gửi"),
  PAPER("bản giấy"),
  INTERNAL("liên thông trong tỉnh"),
  AXIS("trục liên thông văn bản quốc gia"),
  MAIL("thư điện tử");

  private final String vietnamese;

  Channel(String vietnamese) {
    this.vietnamese = vietnamese;
  }

  /** The channel in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }
}
