package vn.congvan.sms;

import java.util.Locale;

/** What has become of a message, as far as the gateway has told. */
public enum SmsState {
  WAITING("Chờ đến giờ gửi", "Waiting for the hour"),
  READY("Chờ gửi", "To be sent"),
  SENDING("Đang gửi", "Being sent"),
  ASKING("Đang hỏi lại tổng đài", "The gateway is being asked"),
  ACCEPTED("Tổng đài đã nhận", "Taken by the gateway"),
  SENT("Đã gửi đi", "Sent"),
  DELIVERED("Đã đến máy", "Delivered"),
  UNDELIVERED("Không đến được máy", "Not delivered"),
  FAILED("Không gửi được", "Failed"),
  UNKNOWN("Không rõ đã gửi hay chưa", "Unknown"),
  NOT_SENT("Không gửi", "Not sent");

  private final String vietnamese;
  private final String english;

  SmsState(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** Whether the gateway has it. */
  public boolean isAtGateway() {
    return this == ACCEPTED || this == SENT || this == DELIVERED || this == UNDELIVERED;
  }

  /** Whether the gateway says nothing more of it. */
  public boolean isFinal() {
    return this == DELIVERED || this == UNDELIVERED || this == FAILED || this == NOT_SENT;
  }

  /**
   * Whether a word of the gateway leads on from here: its words come in any order, and what was
   * said last does not take back what was said first.
   */
  boolean mayBecome(SmsState next) {
    return !isFinal() && next.rank() > rank();
  }

  private int rank() {
    return switch (this) {
      case WAITING, READY, SENDING, ASKING, UNKNOWN -> 0;
      case ACCEPTED -> 1;
      case SENT -> 2;
      case DELIVERED, UNDELIVERED, FAILED, NOT_SENT -> 3;
    };
  }

  /** The state in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
