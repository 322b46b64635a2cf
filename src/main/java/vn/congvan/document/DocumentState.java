package vn.congvan.document;

import java.util.Locale;
import vn.congvan.shared.Worded;

/**
 * Where a document stands in its life: an incoming one (Decree 30/2020, Art. 20 to 24), or an
 * outgoing one (Art. 10 to 19).
 */
public enum DocumentState implements Worded {
  RECEIVED("Đã đến, chờ đăng ký", "Received, waiting for registration"),
  REGISTERED("Đã đăng ký", "Registered"),
  IN_DIRECTION("Đang trình lãnh đạo", "With the leader"),
  IN_WORK("Đang giải quyết", "Being handled"),
  CONFIRMING("Chờ xác nhận kết quả", "Result to be confirmed"),
  CLOSED("Đã giải quyết xong", "Closed"),
  NOTED("Đã xem, lưu", "Noted and kept"),
  RETURNED("Đã trả lại bên gửi", "Returned to the sender"),
  DRAFTING("Đang soạn thảo", "Being drafted"),
  IN_REVIEW("Đang kiểm tra dự thảo", "Draft under review"),
  AWAITING_SIGNATURE("Trình ký", "Waiting for signature"),
  SIGNED("Đã ký, chờ ban hành", "Signed, to be issued"),
  ISSUED("Đã ban hành", "Issued"),
  DROPPED("Đã hủy dự thảo", "Draft dropped"),
  REPLACED("Đã được thay thế", "Replaced"),
  RECALLED("Đã thu hồi", "Recalled");

  private final String vietnamese;
  private final String english;

  DocumentState(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** Whether a document in this state may go over into the next one. */
  public boolean mayBecome(DocumentState next) {
    return switch (this) {
      case RECEIVED -> next == REGISTERED || next == RETURNED || next == RECALLED;
      case REGISTERED ->
          next == IN_DIRECTION
              || next == IN_WORK
              || next == NOTED
              || next == CLOSED
              || next == RECALLED;
      // A leader sends back what lacks something; the clerk submits it again.
      // What nobody has opened is taken back, and a unit returns what was not its own; both go on
      // anew.
      case IN_DIRECTION ->
          next == IN_DIRECTION
              || next == IN_WORK
              || next == NOTED
              || next == REGISTERED
              || next == RECALLED;
      case IN_WORK ->
          next == IN_WORK || next == CONFIRMING || next == REGISTERED || next == RECALLED;
      case CONFIRMING -> next == IN_WORK || next == CLOSED || next == RECALLED;
      // The receiver cancels on a recall notice, whatever became of it (Art. 18.4).
      case CLOSED, NOTED -> next == RECALLED;
      case DRAFTING -> next == DRAFTING || next == IN_REVIEW || next == DROPPED;
      case IN_REVIEW ->
          next == DRAFTING || next == IN_REVIEW || next == AWAITING_SIGNATURE || next == DROPPED;
      case AWAITING_SIGNATURE -> next == DRAFTING || next == SIGNED || next == DROPPED;
      case SIGNED -> next == DRAFTING || next == ISSUED || next == DROPPED;
      case ISSUED -> next == RECALLED || next == REPLACED;
      case RETURNED, DROPPED, REPLACED, RECALLED -> false;
    };
  }

  /** Whether nothing is left to be done. */
  public boolean isFinal() {
    return switch (this) {
      case CLOSED, NOTED, RETURNED, ISSUED, DROPPED, REPLACED, RECALLED -> true;
      default -> false;
    };
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
