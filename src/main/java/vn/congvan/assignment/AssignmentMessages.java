package vn.congvan.assignment;

import vn.congvan.document.DocumentVariables;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessMessage;

/** The messages by which assignments and their document tell each other what has happened. */
@ProcessFacts
public final class AssignmentMessages {

  private static final String DOCUMENT = DocumentVariables.INCOMING_DOCUMENT.process();
  private static final String ASSIGNMENT = AssignmentVariables.HANDLE_ASSIGNMENT.process();
  private static final String[] GIVEN = {"giveInstruction", "assignByRegulation"};

  /** Nothing that holds the document is left. */
  public static final ProcessMessage HANDLING_FINISHED =
      ProcessMessage.of(
              "HandlingFinished", DOCUMENT, "Mọi việc chủ trì, phối hợp của văn bản đã xong")
          .sentAfter(GIVEN);

  /** Nothing that holds the document is left, and the answer to it is issued. */
  public static final ProcessMessage DOCUMENT_ANSWERED =
      ProcessMessage.of(
              "DocumentAnswered",
              DOCUMENT,
              "Mọi việc của văn bản đã xong và văn bản trả lời đã ban hành")
          .sentAfter(GIVEN);

  /** The leader gave work to one more place. */
  public static final ProcessMessage DIRECTION_CHANGED =
      ProcessMessage.of("DirectionChanged", DOCUMENT, "Lãnh đạo giao thêm việc").sentAfter(GIVEN);

  /** A unit or person gave its work back. */
  public static final ProcessMessage ASSIGNMENT_RETURNED =
      ProcessMessage.of(
              "AssignmentReturned",
              DOCUMENT,
              "Đơn vị hoặc cá nhân trả lại việc được giao",
              AssignmentVariables.RETURNED_ASSIGNMENT,
              AssignmentVariables.RETURNED_TO)
          .sentAfter(GIVEN);

  /**
   * What was handed straight to a unit has come back: the unit returned it or the clerk took it
   * back.
   */
  public static final ProcessMessage FORWARDING_UNDONE =
      ProcessMessage.of(
              "ForwardingUndone",
              DOCUMENT,
              "Văn bản chuyển thẳng đơn vị trở lại văn thư: đơn vị trả lại hoặc văn thư thu hồi")
          .sentAfter(GIVEN);

  /** Whoever gave the work has taken it back. */
  public static final ProcessMessage ASSIGNMENT_WITHDRAWN =
      ProcessMessage.of("AssignmentWithdrawn", ASSIGNMENT, "Nơi giao thu hồi việc");

  /** The head has taken back what he allotted. */
  public static final ProcessMessage ALLOTMENT_TAKEN_BACK =
      ProcessMessage.of(
          "AllotmentTakenBack", ASSIGNMENT, "Trưởng đơn vị thu hồi việc vừa phân công");

  /** The handler has taken back what he handed over. */
  public static final ProcessMessage HAND_OVER_TAKEN_BACK =
      ProcessMessage.of("HandOverTakenBack", ASSIGNMENT, "Người xử lý thu hồi việc vừa chuyển");

  /** The handler's answer in writing is issued. */
  public static final ProcessMessage REPLY_ISSUED =
      ProcessMessage.of("ReplyIssued", ASSIGNMENT, "Văn bản trả lời đã ban hành");

  /** The handler asks for more time. */
  public static final ProcessMessage EXTENSION_REQUESTED =
      ProcessMessage.of(
          "ExtensionRequested",
          ASSIGNMENT,
          "Người xử lý xin gia hạn",
          AssignmentVariables.EXTENSION_ID,
          AssignmentVariables.DECIDING_POST);

  /** Nobody needs to decide on more time any more. */
  public static final ProcessMessage EXTENSION_LAPSED =
      ProcessMessage.of(
          "ExtensionLapsed",
          ASSIGNMENT,
          "Việc đã báo cáo hoặc trả lại, không còn phải xét gia hạn");

  /** The document was recalled by its sender: nothing more is to be done about it. */
  public static final ProcessMessage DOCUMENT_RECALLED =
      ProcessMessage.of("DocumentRecalled", DOCUMENT, "Nơi gửi thu hồi văn bản");

  /** The same, told to each work that was given. */
  public static final ProcessMessage WORK_RECALLED =
      ProcessMessage.of("WorkRecalled", ASSIGNMENT, "Nơi gửi thu hồi văn bản của việc này");

  private AssignmentMessages() {}
}
