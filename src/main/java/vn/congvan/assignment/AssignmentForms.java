package vn.congvan.assignment;

import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.List;
import vn.congvan.registration.TaskOffers;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;

/** The forms in which documents are directed and assignments handled. */
@ProcessFacts
public final class AssignmentForms {

  /** The leader's direction. */
  public static final ProcessForm DIRECT_DOCUMENT =
      new ProcessForm(
          "incoming-document/direct-document",
          "Cho ý kiến chỉ đạo",
          "Lãnh đạo ghi ý kiến chỉ đạo: đơn vị chủ trì, phối hợp, nơi để biết và thời hạn; hoặc lưu để biết; hoặc trả văn thư bổ sung.",
          List.of(AssignmentVariables.DIRECTION, DRAFT_ID),
          TaskOffers.DIRECTING_GROUP,
          TaskOffers.DIRECTOR,
          TaskOffers.DIRECTING);

  /** The confirmation of the whole result. */
  public static final ProcessForm CONFIRM_RESULT =
      new ProcessForm(
          "incoming-document/confirm-result",
          "Xác nhận kết quả",
          "Người giao việc xem kết quả của các đơn vị, rồi kết thúc văn bản hoặc yêu cầu xử lý lại.",
          List.of(AssignmentVariables.CONFIRMATION, DRAFT_ID),
          TaskOffers.CONFIRMING_GROUP,
          TaskOffers.CONFIRMER,
          TaskOffers.DUE_AT);

  /** Another place for work that came back. */
  public static final ProcessForm REASSIGN_RETURNED =
      new ProcessForm(
          "incoming-document/reassign-returned",
          "Giao lại việc bị trả",
          "Người giao việc chọn nơi khác cho việc vừa bị trả lại.",
          List.of(DRAFT_ID),
          TaskOffers.RETURNED_GROUP,
          TaskOffers.RETURNED_TO,
          TaskOffers.DUE_AT);

  /** Reading for information. */
  public static final ProcessForm NOTE_ASSIGNMENT =
      new ProcessForm(
          "handle-assignment/note-assignment",
          "Xem để biết",
          "Xem văn bản rồi xác nhận đã biết; không ghi gì thêm.",
          List.of(),
          TaskOffers.RECEIVERS,
          TaskOffers.RECEIVER,
          TaskOffers.READING);

  /** The head's allotment. */
  public static final ProcessForm ASSIGN_HANDLER =
      new ProcessForm(
          "handle-assignment/assign-handler",
          "Phân công người xử lý",
          "Trưởng đơn vị chọn người xử lý và người giúp, hoặc trả lại nơi giao.",
          List.of(AssignmentVariables.ALLOTMENT, DRAFT_ID),
          TaskOffers.HEADS,
          null,
          TaskOffers.DUE_AT);

  /** The handler's work. */
  public static final ProcessForm HANDLE_DOCUMENT =
      new ProcessForm(
          "handle-assignment/handle-document",
          "Xử lý văn bản",
          "Người xử lý báo cáo kết quả, chuyển người khác, trả lại, hoặc xin gia hạn.",
          List.of(AssignmentVariables.OUTCOME, DRAFT_ID),
          TaskOffers.HANDLING_GROUP,
          TaskOffers.HANDLER,
          TaskOffers.DUE_AT);

  /** The head's approval. */
  public static final ProcessForm APPROVE_RESULT =
      new ProcessForm(
          "handle-assignment/approve-result",
          "Duyệt kết quả xử lý",
          "Trưởng đơn vị duyệt kết quả của người xử lý, hoặc yêu cầu làm lại.",
          List.of(AssignmentVariables.APPROVAL, DRAFT_ID),
          TaskOffers.HEADS,
          null,
          TaskOffers.DUE_AT);

  /** The approval of somebody besides the head. */
  public static final ProcessForm CO_APPROVE_RESULT =
      new ProcessForm(
          "handle-assignment/co-approve-result",
          "Đồng duyệt kết quả",
          "Người đồng duyệt đồng ý với kết quả của người xử lý, hoặc yêu cầu làm lại.",
          List.of(AssignmentVariables.CONSENT, DRAFT_ID),
          TaskOffers.LEADERS,
          null,
          TaskOffers.DUE_AT);

  /** The decision on more time. */
  public static final ProcessForm DECIDE_EXTENSION =
      new ProcessForm(
          "handle-assignment/decide-extension",
          "Xem xét gia hạn",
          "Nơi đã đặt hạn đồng ý và ghi hạn mới, hoặc không đồng ý.",
          List.of(AssignmentVariables.EXTENSION, DRAFT_ID),
          TaskOffers.DECIDING_GROUP,
          TaskOffers.DECIDER,
          TaskOffers.DUE_AT);

  private AssignmentForms() {}
}
