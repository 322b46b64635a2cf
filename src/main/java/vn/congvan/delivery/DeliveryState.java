package vn.congvan.delivery;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a receiver tells the sender, and what the sender asks (Decision 28/2018). */
public enum DeliveryState {
  ARRIVED("01", "Đã đến", "Arrived"),
  REFUSED("02", "Từ chối tiếp nhận", "Refused"),
  RECEIVED("03", "Đã tiếp nhận", "Received"),
  ASSIGNED("04", "Phân công", "Assigned"),
  IN_PROGRESS("05", "Đang xử lý", "In progress"),
  DONE("06", "Hoàn thành", "Done"),
  ASKED_BACK("13", "Yêu cầu lấy lại", "Asked to be given back"),
  GIVEN_BACK("15", "Đồng ý lấy lại", "Given back"),
  KEPT("16", "Từ chối lấy lại", "Not given back");

  private final String code;
  private final String vietnamese;
  private final String english;

  DeliveryState(String code, String vietnamese, String english) {
    this.code = code;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The code that travels. */
  public String code() {
    return code;
  }

  /** The state in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }

  /** The state of that code. */
  static DeliveryState ofCode(String code) {
    return Arrays.stream(values())
        .filter(state -> state.code.equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** Whether nothing more is to be expected from the receiver. */
  boolean isLast() {
    return this == DONE || this == GIVEN_BACK;
  }

  /** Whether it says where the document is at the receiver, and not what became of a request. */
  boolean isStanding() {
    return isProgress() || this == REFUSED || this == GIVEN_BACK;
  }

  /** Whether the receiver had come further already, and this tells of it late. */
  boolean isBehind(@Nullable DeliveryState reached) {
    return reached != null && isProgress() && (!reached.isProgress() || compareTo(reached) < 0);
  }

  /** Whether it tells how far the receiver's work has come, and not what became of a request. */
  boolean isProgress() {
    return this == ARRIVED
        || this == RECEIVED
        || this == ASSIGNED
        || this == IN_PROGRESS
        || this == DONE;
  }
}
