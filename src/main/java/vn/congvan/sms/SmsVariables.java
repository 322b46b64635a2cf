package vn.congvan.sms;

import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.Date;
import java.util.List;
import vn.congvan.document.DocumentVariables;
import vn.congvan.registration.TaskOffers;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessMessage;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** What the process of a message knows, waits for and asks. */
@ProcessFacts
public final class SmsVariables {

  /** Whether the head of the agency gets a message about a document that came. */
  public static final ProcessVariable<Boolean> SMS_TO_HEAD =
      ProcessVariable.of("smsToHead", Boolean.class, "Nhắn tin cho người đứng đầu cơ quan");

  /** Whether his deputies do. */
  public static final ProcessVariable<Boolean> SMS_TO_DEPUTIES =
      ProcessVariable.of("smsToDeputies", Boolean.class, "Nhắn tin cho cấp phó của người đứng đầu");

  /** Whether the head of the unit that is in charge does. */
  public static final ProcessVariable<Boolean> SMS_TO_UNIT_HEAD =
      ProcessVariable.of(
          "smsToUnitHead", Boolean.class, "Nhắn tin cho trưởng đơn vị dự kiến xử lý");

  /** Within how many minutes it is to be opened. */
  public static final ProcessVariable<Integer> SMS_READ_WITHIN =
      ProcessVariable.of(
          "smsReadWithin",
          Integer.class,
          "Số phút chờ người nhận mở xem, quá thì báo người thay rồi gọi điện; 0 là không chờ");

  /** The message that an instance works for. */
  public static final ProcessVariable<String> SMS_ID =
      ProcessVariable.of("smsId", String.class, "Mã của tin nhắn");

  /** Whether it must not wait: at night, over the budget, and without an answer. */
  public static final ProcessVariable<Boolean> SMS_URGENT =
      ProcessVariable.of("smsUrgent", Boolean.class, "Tin nhắn về văn bản hỏa tốc");

  /** Whether it may be sent at this hour. */
  public static final ProcessVariable<Boolean> SMS_SEND_NOW =
      ProcessVariable.of("smsSendNow", Boolean.class, "Đang trong giờ được nhắn tin");

  /** When it may be sent. */
  public static final ProcessVariable<Date> SMS_SEND_AT =
      ProcessVariable.of("smsSendAt", Date.class, "Lúc được nhắn tin");

  /** What came of sending it. */
  public static final ProcessVariable<String> SMS_OUTCOME =
      ProcessVariable.of("smsOutcome", String.class, "Kết quả gửi tin nhắn")
          .allowing("sent", "Tổng đài đã nhận, không phải chờ mở xem")
          .allowing("toBeRead", "Tổng đài đã nhận, chờ người nhận mở xem")
          .allowing("unneeded", "Không phải nhắn hoặc không phải làm gì thêm")
          .allowing("notSent", "Không gửi được, phải báo cách khác")
          .allowing("unknown", "Không rõ đã gửi hay chưa, phải gọi điện");

  /** Until when it is to be opened. */
  public static final ProcessVariable<Date> SMS_READ_BY =
      ProcessVariable.of("smsReadBy", Date.class, "Hạn chờ người nhận mở xem; trống nếu không chờ");

  /** What is done where the receiver does not react. */
  public static final ProcessVariable<String> SMS_NEXT =
      ProcessVariable.of("smsNext", String.class, "Việc tiếp theo khi người nhận không xem")
          .allowing("substitute", "Nhắn cho người thay")
          .allowing("call", "Gọi điện")
          .allowing("nothing", "Không phải làm gì: đã mở xem hoặc văn bản đã kết thúc");

  /** What came of a call. */
  public static final ProcessVariable<String> CALL_OUTCOME =
      ProcessVariable.of("callOutcome", String.class, "Kết quả gọi điện")
          .allowing("reached", "Đã báo được người nhận")
          .allowing("otherPerson", "Đã báo người khác, nhờ báo lại")
          .allowing("noAnswer", "Không có ai nghe máy, phải gọi lại")
          .allowing("givenUp", "Thôi không gọi nữa, có lý do");

  /** What each message is started with. */
  public static final ProcessStart NOTIFY_BY_SMS =
      ProcessStart.of(
          "notify-by-sms",
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          SMS_ID,
          SMS_URGENT);

  /** The gateway has answered, or nothing is to be sent, or nobody is to be called any more. */
  public static final ProcessMessage SMS_SETTLED =
      ProcessMessage.of(
              "SmsSettled",
              NOTIFY_BY_SMS.process(),
              "Tổng đài đã trả lời, hoặc tin nhắn không phải gửi, không phải gọi điện nữa",
              SMS_OUTCOME,
              SMS_READ_BY)
          .sentAfter("queueSms");

  /** The receiver has opened the document. */
  public static final ProcessMessage SMS_READ =
      ProcessMessage.of("SmsRead", NOTIFY_BY_SMS.process(), "Người nhận tin đã mở xem văn bản")
          .sentAfter("queueSms");

  /** What the gateway had taken did not arrive. */
  public static final ProcessMessage SMS_NOT_DELIVERED =
      ProcessMessage.of(
              "SmsNotDelivered", NOTIFY_BY_SMS.process(), "Tin nhắn không đến được máy người nhận")
          .sentAfter("queueSms");

  /** A clerk calls those who did not react. */
  public static final ProcessForm CALL_RECEIVER =
      new ProcessForm(
          "notify-by-sms/call-receiver",
          "Danh sách cần gọi điện",
          "Văn thư gọi điện cho người chưa xem văn bản khẩn hoặc không nhận được tin nhắn, rồi ghi kết quả. Không ai nghe máy thì việc còn trong danh sách để gọi lại.",
          List.of(CALL_OUTCOME, DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.TODAY);

  private SmsVariables() {}
}
