package vn.congvan.assignment;

import java.util.Locale;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.Field;
import vn.congvan.registration.RegistrationVariables;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** The process variables that directing, assigning and handling write. */
@ProcessFacts
public final class AssignmentVariables {

  /** The field of work that the decision table proposes. */
  public static final ProcessVariable<String> HANDLING_FIELD =
      ProcessVariable.of("handlingField", String.class, "Lĩnh vực của đơn vị xử lý")
          .allowing(Field.values(), Field::code, Field::vietnamese);

  /** The working days that the decision table proposes. */
  public static final ProcessVariable<Integer> HANDLING_DAYS =
      ProcessVariable.of("handlingDays", Integer.class, "Số ngày làm việc để xử lý");

  /** The working hours that the decision table proposes. */
  public static final ProcessVariable<Integer> HANDLING_HOURS =
      ProcessVariable.of("handlingHours", Integer.class, "Số giờ làm việc để xử lý");

  /** The leader's decision. */
  public static final ProcessVariable<String> DIRECTION =
      ProcessVariable.of("direction", String.class, "Quyết định của lãnh đạo chỉ đạo")
          .allowing("assign", "Giao xử lý")
          .allowing("note", "Lưu để biết")
          .allowing("sendBack", "Trả lại văn thư bổ sung");

  /**
   * The post that confirms the result: the leader who directed, else the head of the handling unit.
   */
  public static final ProcessVariable<String> CONFIRMING_POST =
      ProcessVariable.of("confirmingPost", String.class, "Vị trí của người xác nhận kết quả");

  /** The confirmation. */
  public static final ProcessVariable<String> CONFIRMATION =
      ProcessVariable.of("confirmation", String.class, "Quyết định khi xác nhận kết quả")
          .allowing("close", "Xác nhận, kết thúc văn bản")
          .allowing("rework", "Yêu cầu xử lý lại");

  /** The assignment that came back, in the scope of its own event. */
  public static final ProcessVariable<String> RETURNED_ASSIGNMENT =
      ProcessVariable.of("returnedAssignment", String.class, "Mã của việc bị trả lại");

  /** The post that gave the returned work, in the scope of its own event. */
  public static final ProcessVariable<String> RETURNED_TO =
      ProcessVariable.of("returnedTo", String.class, "Vị trí đã giao việc bị trả lại");

  /** The assignment that an instance works for. */
  public static final ProcessVariable<String> ASSIGNMENT_ID =
      ProcessVariable.of("assignmentId", String.class, "Mã của việc được giao");

  /** Whether a unit was given the work, and not a person. */
  public static final ProcessVariable<Boolean> GIVEN_TO_UNIT =
      ProcessVariable.of("givenToUnit", Boolean.class, "Việc giao cho đơn vị, không cho cá nhân");

  /** For what it was given. */
  public static final ProcessVariable<String> PURPOSE =
      ProcessVariable.of("purpose", String.class, "Vai trò của nơi nhận việc")
          .allowing(
              AssignmentRole.values(),
              role -> role.name().toLowerCase(Locale.ROOT),
              AssignmentRole::vietnamese);

  /** The unit that was given the work. */
  public static final ProcessVariable<String> UNIT_ID =
      ProcessVariable.of(
          "unitId", String.class, "Mã của đơn vị được giao; trống nếu giao cho cá nhân");

  /** The post that handles it. */
  public static final ProcessVariable<String> HANDLER_POST =
      ProcessVariable.of(
          "handlerPost", String.class, "Vị trí của người xử lý; trống nếu chưa phân công");

  /** The head's decision. */
  public static final ProcessVariable<String> ALLOTMENT =
      ProcessVariable.of("allotment", String.class, "Quyết định của trưởng đơn vị khi phân công")
          .allowing("assign", "Phân công xử lý")
          .allowing("return", "Trả lại nơi giao");

  /** The handler's decision. */
  public static final ProcessVariable<String> OUTCOME =
      ProcessVariable.of("outcome", String.class, "Quyết định của người xử lý")
          .allowing("reply", "Đã có văn bản trả lời")
          .allowing("noReply", "Đã xử lý, không trả lời bằng văn bản")
          .allowing("information", "Lưu, để biết")
          .allowing("handOver", "Chuyển người khác")
          .allowing("return", "Trả lại");

  /** Whether the head wants to approve the result. */
  public static final ProcessVariable<Boolean> NEEDS_APPROVAL =
      ProcessVariable.of("needsApproval", Boolean.class, "Kết quả phải được trưởng đơn vị duyệt");

  /** The head's decision on the result. */
  public static final ProcessVariable<String> APPROVAL =
      ProcessVariable.of("approval", String.class, "Quyết định của trưởng đơn vị về kết quả")
          .allowing("approve", "Duyệt kết quả")
          .allowing("rework", "Yêu cầu làm lại");

  /** The co-approver's decision on the result. */
  public static final ProcessVariable<String> CONSENT =
      ProcessVariable.of("consent", String.class, "Quyết định của người đồng duyệt kết quả")
          .allowing("agree", "Đồng ý với kết quả")
          .allowing("rework", "Yêu cầu làm lại");

  /** Who is told about the document: a group of its agency. */
  public static final ProcessVariable<String> NOTICE_TO =
      ProcessVariable.of("noticeTo", String.class, "Nơi nhận thông báo");

  /** What is told about the document. */
  public static final ProcessVariable<String> NOTICE_TEXT =
      ProcessVariable.of("noticeText", String.class, "Nội dung thông báo");

  /** The post that decides on more time, in the scope of its own event. */
  public static final ProcessVariable<String> DECIDING_POST =
      ProcessVariable.of("decidingPost", String.class, "Vị trí của người quyết định gia hạn");

  /** The decision on more time. */
  public static final ProcessVariable<String> EXTENSION =
      ProcessVariable.of("extension", String.class, "Quyết định về gia hạn")
          .allowing("grant", "Đồng ý gia hạn")
          .allowing("refuse", "Không đồng ý");

  /** The request for more time, in the scope of its own event. */
  public static final ProcessVariable<String> EXTENSION_ID =
      ProcessVariable.of("extensionId", String.class, "Mã của đề nghị gia hạn");

  /** What each assignment is started with. */
  public static final ProcessStart HANDLE_ASSIGNMENT =
      ProcessStart.of(
          "handle-assignment",
          ASSIGNMENT_ID,
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          RegistrationVariables.DUE_AT,
          GIVEN_TO_UNIT,
          PURPOSE,
          UNIT_ID,
          HANDLER_POST,
          NEEDS_APPROVAL);

  private AssignmentVariables() {}
}
