package vn.congvan.signing;

/** How far one attempt at a signature has come. */
public enum AttemptState {
  /** The pages lie ready; the request has not gone out yet. */
  PREPARED("Đang gửi yêu cầu", "Sending the request", true),
  /** The signer's device has the request. */
  SENT("Đang chờ xác nhận trên thiết bị", "Waiting for the device", true),
  /** The signer has given the signature; it is not in the pages yet. */
  CONFIRMED("Đã xác nhận, đang ghép chữ ký", "Confirmed, being put into the pages", true),
  /** The signature is in the pages; they are being checked. */
  EMBEDDED("Đang kiểm tra chữ ký", "Being checked", true),
  /** The signature was checked, and the document has it. */
  VERIFIED("Đã ký", "Signed", false),
  /** The signer said no, here or on the device. */
  CANCELLED("Đã hủy", "Cancelled", false),
  /** Nobody answered in time. */
  EXPIRED("Hết thời gian chờ", "Expired", false),
  /** There is no signature, for another reason. */
  FAILED("Không ký được", "Failed", false);

  private final String vietnamese;
  private final String english;
  private final boolean out;

  AttemptState(String vietnamese, String english, boolean out) {
    this.vietnamese = vietnamese;
    this.english = english;
    this.out = out;
  }

  /** The state in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The state in English. */
  public String english() {
    return english;
  }

  /** Whether a signature may still come of it, so that no other may be asked for. */
  public boolean isOut() {
    return out;
  }

  /** Whether the request may still be taken back: once a signature is given, it counts. */
  public boolean mayBeCancelled() {
    return this == PREPARED || this == SENT;
  }
}
