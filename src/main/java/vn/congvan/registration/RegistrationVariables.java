package vn.congvan.registration;

import java.util.Date;
import java.util.List;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Field;
import vn.congvan.document.IssuerClass;
import vn.congvan.document.IssuerLevel;
import vn.congvan.document.Urgency;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessVariable;

/** The process variables that receiving and registering a document write, and its forms. */
@ProcessFacts
public final class RegistrationVariables {

  /** The clerk's decision. */
  public static final ProcessVariable<String> RECEIPT =
      ProcessVariable.of("receipt", String.class, "Quyết định của văn thư khi tiếp nhận")
          .allowing("register", "Đăng ký vào sổ")
          .allowing("return", "Trả lại nơi gửi");

  /** The draft of the form that was just completed. */
  public static final ProcessVariable<String> DRAFT_ID =
      ProcessVariable.of(
          "draftId", String.class, "Mã của bản nháp đã lưu ở biểu mẫu vừa hoàn thành");

  /** The code of the document's type. */
  public static final ProcessVariable<String> DOCUMENT_TYPE =
      ProcessVariable.of("documentType", String.class, "Tên loại văn bản")
          .allowing(DocumentType.values(), DocumentType::code, DocumentType::vietnamese);

  /** The level of government that issued it. */
  public static final ProcessVariable<String> ISSUER_LEVEL =
      ProcessVariable.of("issuerLevel", String.class, "Cấp ban hành văn bản")
          .allowing(IssuerLevel.values(), IssuerLevel::code, IssuerLevel::vietnamese);

  /** Who issued it, as far as the province has rules for it. */
  public static final ProcessVariable<String> ISSUER_CLASS =
      ProcessVariable.of("issuerClass", String.class, "Nhóm nơi ban hành")
          .allowing(IssuerClass.values(), IssuerClass::code, IssuerClass::vietnamese);

  /** How urgent it is, 0 to 4. */
  public static final ProcessVariable<Integer> URGENCY =
      ProcessVariable.of("urgency", Integer.class, "Độ khẩn")
          .allowing(Urgency.values(), Urgency::value, Urgency::vietnamese);

  /** The code of the field of work. */
  public static final ProcessVariable<String> FIELD =
      ProcessVariable.of("field", String.class, "Lĩnh vực văn thư đã chọn; có thể trống")
          .allowing(Field.values(), Field::code, Field::vietnamese);

  /** Whether a leader gives direction first, or the unit gets it by the agency's regulation. */
  public static final ProcessVariable<Boolean> NEEDS_DIRECTION =
      ProcessVariable.of("needsDirection", Boolean.class, "Văn bản phải trình lãnh đạo chỉ đạo");

  /** The leader's post that directs; null where none is needed. */
  public static final ProcessVariable<String> DIRECTING_POST =
      ProcessVariable.of(
          "directingPost", String.class, "Vị trí của lãnh đạo chỉ đạo; trống nếu không phải trình");

  /** The unit that the clerk chose, or that is proposed; null where none is known yet. */
  public static final ProcessVariable<String> PROPOSED_UNIT =
      ProcessVariable.of(
          "proposedUnit", String.class, "Đơn vị dự kiến xử lý; trống nếu chưa xác định");

  /** When the document must be done. */
  public static final ProcessVariable<Date> DUE_AT =
      ProcessVariable.of("dueAt", Date.class, "Hạn xử lý");

  /** The clerk checks and registers what arrived. */
  public static final ProcessForm RECEIVE_DOCUMENT =
      new ProcessForm(
          "incoming-document/receive-document",
          "Tiếp nhận, đăng ký văn bản",
          "Văn thư kiểm tra văn bản, ghi các trường đăng ký, chọn nơi chuyển tiếp, hoặc trả lại nơi gửi.",
          List.of(RECEIPT, DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.REGISTRATION);

  /** The clerk completes what the leader or the process sent back. */
  public static final ProcessForm RESUBMIT_DOCUMENT =
      new ProcessForm(
          "incoming-document/resubmit-document",
          "Bổ sung, trình lại",
          "Văn thư bổ sung theo ý kiến, rồi trình lại lãnh đạo hoặc chuyển thẳng đơn vị.",
          List.of(DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.DIRECTING);

  private RegistrationVariables() {}
}
