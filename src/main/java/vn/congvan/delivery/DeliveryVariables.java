package vn.congvan.delivery;

import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.List;
import vn.congvan.document.DocumentVariables;
import vn.congvan.registration.RegistrationVariables;
import vn.congvan.registration.TaskOffers;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessMessage;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** What the processes of delivering and of giving back know, wait for and ask. */
@ProcessFacts
public final class DeliveryVariables {

  /** Whether anything is to be expected of any receiver. */
  public static final ProcessVariable<Boolean> HAS_RECEIVERS =
      ProcessVariable.of("hasReceivers", Boolean.class, "Văn bản còn nơi nhận phải theo dõi");

  /** After how many working days a receiver that has not opened the document is reminded. */
  public static final ProcessVariable<Integer> REMIND_DAYS =
      ProcessVariable.of(
          "remindDays",
          Integer.class,
          "Sau mấy ngày làm việc thì nhắc nơi nhận chưa mở xem, và nhắc lại");

  /** After how many working hours more. */
  public static final ProcessVariable<Integer> REMIND_HOURS =
      ProcessVariable.of(
          "remindHours", Integer.class, "Cộng mấy giờ làm việc nữa thì nhắc, và nhắc lại");

  /** How often it is reminded at most. */
  public static final ProcessVariable<Integer> MOST_REMINDERS =
      ProcessVariable.of("mostReminders", Integer.class, "Nhắc nhiều nhất mấy lần");

  /** The delivery that was refused, in the scope of its own event. */
  public static final ProcessVariable<String> REFUSED_DELIVERY =
      ProcessVariable.of("refusedDelivery", String.class, "Mã của lượt gửi bị từ chối");

  /** What the sender's clerk does about a refusal. */
  public static final ProcessVariable<String> AFTER_REFUSAL =
      ProcessVariable.of(
              "afterRefusal", String.class, "Quyết định của văn thư khi nơi nhận từ chối")
          .allowing("again", "Gửi lại nơi nhận này")
          .allowing("elsewhere", "Gửi cơ quan khác")
          .allowing("giveUp", "Không gửi nữa");

  /** Whether the receiver gives the document back. */
  public static final ProcessVariable<String> RECALL_ANSWER =
      ProcessVariable.of(
              "recallAnswer", String.class, "Trả lời của nơi nhận khi bên gửi yêu cầu lấy lại")
          .allowing("agree", "Đồng ý trả lại")
          .allowing("refuse", "Không trả lại");

  /** What the delivery of an issued document is started with. */
  public static final ProcessStart DELIVER_DOCUMENT =
      ProcessStart.of(
          "deliver-document",
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          RegistrationVariables.URGENCY);

  /** What the receiver's answer to a request is started with, in the receiver's own agency. */
  public static final ProcessStart ANSWER_RECALL =
      ProcessStart.of(
          "answer-recall",
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY);

  /** Nothing is to be expected from any receiver. */
  public static final ProcessMessage DELIVERY_FINISHED =
      ProcessMessage.of(
              "DeliveryFinished",
              DELIVER_DOCUMENT.process(),
              "Mọi nơi nhận đã xử lý xong, đã trả lại hoặc thôi không gửi")
          .sentAfter("openDeliveries");

  /** A receiver has refused the document. */
  public static final ProcessMessage RECEIVER_REFUSED =
      ProcessMessage.of(
              "ReceiverRefused",
              DELIVER_DOCUMENT.process(),
              "Một nơi nhận từ chối tiếp nhận văn bản",
              REFUSED_DELIVERY)
          .sentAfter("openDeliveries");

  /** The clerk need not decide about a refusal any more. */
  public static final ProcessMessage REFUSAL_LAPSED =
      ProcessMessage.of(
              "RefusalLapsed",
              DELIVER_DOCUMENT.process(),
              "Văn bản bị thu hồi hoặc thay thế, không còn phải quyết định về nơi từ chối")
          .sentAfter("openDeliveries");

  /** There are receivers that no way of the system reaches. */
  public static final ProcessMessage OUTSIDE_RECEIVERS_WAITING =
      ProcessMessage.of(
              "OutsideReceiversWaiting",
              DELIVER_DOCUMENT.process(),
              "Có nơi nhận ngoài hệ thống, phải chuyển bằng đường khác")
          .sentAfter("openDeliveries");

  /** The document need not be sent to any of them any more. */
  public static final ProcessMessage OUTSIDE_RECEIVERS_SETTLED =
      ProcessMessage.of(
              "OutsideReceiversSettled",
              DELIVER_DOCUMENT.process(),
              "Văn bản bị thu hồi hoặc thay thế, không còn nơi ngoài hệ thống nào phải chuyển")
          .sentAfter("openDeliveries");

  /** Whether the document is given back need not be answered any more. */
  public static final ProcessMessage RECALL_LAPSED =
      ProcessMessage.of(
          "RecallLapsed",
          ANSWER_RECALL.process(),
          "Văn bản đã trả lại hoặc đã bị thu hồi bằng văn bản, không còn phải trả lời");

  /** The sender's clerk decides about a refusal. */
  public static final ProcessForm DECIDE_ON_REFUSAL =
      new ProcessForm(
          "deliver-document/decide-on-refusal",
          "Xử lý văn bản bị từ chối",
          "Văn thư xem lý do nơi nhận từ chối, rồi gửi lại, gửi cơ quan khác hoặc thôi không gửi.",
          List.of(AFTER_REFUSAL, DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.ISSUING);

  /** The clerk sends what no way of the system carries, and notes how. */
  public static final ProcessForm SEND_OUTSIDE =
      new ProcessForm(
          "deliver-document/send-outside",
          "Chuyển văn bản ra ngoài hệ thống",
          "Văn thư chuyển văn bản qua bưu điện hoặc trực tiếp đến nơi nhận ngoài hệ thống, rồi ghi cách và ngày chuyển của từng nơi, hoặc nêu lý do không gửi nữa.",
          List.of(DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.ISSUING);

  /** The receiver's clerk answers whether the document is given back. */
  public static final ProcessForm ANSWER_RECALL_FORM =
      new ProcessForm(
          "answer-recall/answer-recall",
          "Trả lời yêu cầu lấy lại văn bản",
          "Văn thư nơi nhận xem lý do của bên gửi, rồi đồng ý trả lại hoặc nêu lý do không trả.",
          List.of(RECALL_ANSWER, DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.NEXT_DAY);

  private DeliveryVariables() {}
}
