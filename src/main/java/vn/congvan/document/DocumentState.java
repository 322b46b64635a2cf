package vn.congvan.document;

import java.util.Locale;

/** Where an incoming document stands in its life (Decree 30/2020, Art. 20 to 24). */
public enum DocumentState {
  RECEIVED("Đã đến, chờ đăng ký", "Received, waiting for registration"),
  REGISTERED("Đã đăng ký", "Registered"),
  IN_DIRECTION("Đang trình lãnh đạo", "With the leader"),
  IN_WORK("Đang giải quyết", "Being handled"),
  CONFIRMING("Chờ xác nhận kết quả", "Result to be confirmed"),
  CLOSED("Đã giải quyết xong", "Closed"),
  NOTED("Đã xem, lưu", "Noted and kept"),
  RETURNED("Đã trả lại bên gửi", "Returned to the sender");

  private final String vietnamese;
  private final String english;

  DocumentState(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** Whether a document in this state may go over into the next one. */
  public boolean mayBecome(DocumentState next) {
    return switch (this) {
      case RECEIVED -> next == REGISTERED || next == RETURNED;
      case REGISTERED -> next == IN_DIRECTION || next == IN_WORK || next == NOTED || next == CLOSED;
      // A leader sends back what lacks something; the clerk submits it again.
      // What nobody has opened is taken back, and a unit returns what was not its own; both go on
      // anew.
      case IN_DIRECTION ->
          next == IN_DIRECTION || next == IN_WORK || next == NOTED || next == REGISTERED;
      case IN_WORK -> next == IN_WORK || next == CONFIRMING || next == REGISTERED;
      case CONFIRMING -> next == IN_WORK || next == CLOSED;
      case CLOSED, NOTED, RETURNED -> false;
    };
  }

  /** Whether nothing is left to be done. */
  public boolean isFinal() {
    return this == CLOSED || this == NOTED || this == RETURNED;
  }

  /** The state in the words of the office. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The state in English. */
  public String english() {
    return english;
  }

  /** The state in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
