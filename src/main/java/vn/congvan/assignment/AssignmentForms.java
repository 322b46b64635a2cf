package vn.congvan.assignment;

import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;

/** The forms in which documents are directed and assignments handled. */
@ProcessFacts
public final class AssignmentForms {

  /** The leader's direction. */
  public static final ProcessForm DIRECT_DOCUMENT =
      ProcessForm.of(
          "incoming-document/direct-document",
          "Cho ý kiến chỉ đạo",
          "Lãnh đạo ghi ý kiến chỉ đạo: đơn vị chủ trì, phối hợp, nơi để biết và thời hạn; hoặc lưu để biết; hoặc trả văn thư bổ sung.",
          AssignmentVariables.DIRECTION,
          DRAFT_ID);

  /** The confirmation of the whole result. */
  public static final ProcessForm CONFIRM_RESULT =
      ProcessForm.of(
          "incoming-document/confirm-result",
          "Xác nhận kết quả",
          "Người giao việc xem kết quả của các đơn vị, rồi kết thúc văn bản hoặc yêu cầu xử lý lại.",
          AssignmentVariables.CONFIRMATION,
          DRAFT_ID);

  /** Another place for work that came back. */
  public static final ProcessForm REASSIGN_RETURNED =
      ProcessForm.of(
          "incoming-document/reassign-returned",
          "Giao lại việc bị trả",
          "Người giao việc chọn nơi khác cho việc vừa bị trả lại.",
          DRAFT_ID);

  /** Reading for information. */
  public static final ProcessForm NOTE_ASSIGNMENT =
      ProcessForm.of(
          "handle-assignment/note-assignment",
          "Xem để biết",
          "Xem văn bản rồi xác nhận đã biết; không ghi gì thêm.");

  /** The head's allotment. */
  public static final ProcessForm ASSIGN_HANDLER =
      ProcessForm.of(
          "handle-assignment/assign-handler",
          "Phân công người xử lý",
          "Trưởng đơn vị chọn người xử lý và người giúp, hoặc trả lại nơi giao.",
          AssignmentVariables.ALLOTMENT,
          DRAFT_ID);

  /** The handler's work. */
  public static final ProcessForm HANDLE_DOCUMENT =
      ProcessForm.of(
          "handle-assignment/handle-document",
          "Xử lý văn bản",
          "Người xử lý báo cáo kết quả, chuyển người khác, trả lại, hoặc xin gia hạn.",
          AssignmentVariables.OUTCOME,
          DRAFT_ID);

  /** The head's approval. */
  public static final ProcessForm APPROVE_RESULT =
      ProcessForm.of(
          "handle-assignment/approve-result",
          "Duyệt kết quả xử lý",
          "Trưởng đơn vị duyệt kết quả của người xử lý, hoặc yêu cầu làm lại.",
          AssignmentVariables.APPROVAL,
          DRAFT_ID);

  /** The decision on more time. */
  public static final ProcessForm DECIDE_EXTENSION =
      ProcessForm.of(
          "handle-assignment/decide-extension",
          "Xem xét gia hạn",
          "Nơi đã đặt hạn đồng ý và ghi hạn mới, hoặc không đồng ý.",
          AssignmentVariables.EXTENSION,
          DRAFT_ID);

  private AssignmentForms() {}
}
