package vn.congvan.sms;

import java.util.Locale;

/** Why a message was not sent or did not arrive. */
public enum SmsWhy {
  /** The receiver has opened the document already. */
  READ("Người nhận hoặc người thay đã mở xem", "Already opened"),
  /** Nothing is left to be done with the document. */
  SETTLED("Văn bản đã kết thúc", "The document is settled"),
  /** He acts no more in the post in which he was to be told. */
  REPLACED("Người nhận không còn giữ vị trí này", "The receiver has left this post"),
  /** He, or his unit, gets no messages. */
  BLOCKED("Trong danh sách không nhận tin nhắn", "On the list of those who get no messages"),
  /** The directory has no mobile number of his. */
  NO_NUMBER("Chưa có số di động", "No mobile number"),
  /** The budget of the day is used up. */
  BUDGET("Hết hạn mức trong ngày", "The budget of the day is used up"),
  /** Nobody was there to send it for hours, and what it told of is over. */
  LATE("Đã quá lâu so với lúc phải nhắn", "Too long after its hour"),
  /** The deadline that it tells of has moved, or has ended. */
  OUTDATED("Thời hạn đã thay đổi hoặc việc đã xong", "The deadline has moved or ended"),
  /** No gateway takes messages any more. */
  SWITCHED_OFF("Cơ quan không dùng tin nhắn", "The agency uses no messages"),
  /** The gateway could not be reached for too long. */
  NO_GATEWAY("Không liên lạc được tổng đài", "The gateway could not be reached"),
  /** There is no such number, or it is none of a telephone that takes messages. */
  WRONG_NUMBER("Số di động không dùng được, cần sửa", "The mobile number is wrong; please correct"),
  /** The receiver has told the gateway that he wants none. */
  UNSUBSCRIBED("Người nhận đã từ chối nhận tin", "The receiver has unsubscribed"),
  /** The telephone is off or out of reach. */
  OUT_OF_REACH("Máy tắt hoặc ngoài vùng phủ sóng", "The telephone is off or out of reach"),
  /** The operator held it back. */
  FILTERED("Nhà mạng chặn tin", "Held back by the operator"),
  /** Anything else that the gateway says. */
  REFUSED("Tổng đài từ chối", "Refused by the gateway");

  private final String vietnamese;
  private final String english;

  SmsWhy(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** What the gateway means by a number of its own. */
  static SmsWhy ofGateway(int code) {
    return switch (code) {
      // Not a number; not reachable from this sender; no permission for the region; no mobile.
      case 21211, 21212, 21217, 21401, 21421, 21612, 21614, 30005, 30006 -> WRONG_NUMBER;
      case 21610 -> UNSUBSCRIBED;
      case 30003 -> OUT_OF_REACH;
      case 30004, 30007, 30034 -> FILTERED;
      default -> REFUSED;
    };
  }

  /** The reason in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
