package vn.congvan.drafting;

import vn.congvan.assignment.AssignmentVariables;
import vn.congvan.document.DocumentVariables;
import vn.congvan.registration.RegistrationVariables;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** The process variables that drafting, checking and issuing write. */
@ProcessFacts
public final class DraftingVariables {

  /** The post that drafts and answers for the draft. */
  public static final ProcessVariable<String> DRAFTING_POST =
      ProcessVariable.of("draftingPost", String.class, "Vị trí của người soạn thảo");

  /** The unit that drafts. */
  public static final ProcessVariable<String> DRAFTING_UNIT =
      ProcessVariable.of(
          "draftingUnit",
          String.class,
          "Mã của đơn vị soạn thảo; trống nếu không thuộc đơn vị nào");

  /** The drafter's decision. */
  public static final ProcessVariable<String> DRAFTING =
      ProcessVariable.of("drafting", String.class, "Quyết định của người soạn thảo")
          .allowing("submit", "Chuyển kiểm tra, trình ký")
          .allowing("askComments", "Lấy ý kiến đơn vị phối hợp")
          .allowing("drop", "Hủy dự thảo");

  /** Whether the head of the unit checks the content. */
  public static final ProcessVariable<Boolean> NEEDS_REVIEW =
      ProcessVariable.of(
          "needsReview", Boolean.class, "Dự thảo phải được trưởng đơn vị kiểm tra nội dung");

  /** The head's decision on the content. */
  public static final ProcessVariable<String> REVIEW =
      ProcessVariable.of("review", String.class, "Quyết định của trưởng đơn vị về nội dung")
          .allowing("agree", "Đồng ý nội dung")
          .allowing("return", "Trả lại người soạn thảo");

  /** Whether a person is named who checks the form. */
  public static final ProcessVariable<Boolean> CHECKER_NAMED =
      ProcessVariable.of(
          "checkerNamed", Boolean.class, "Có người được giao kiểm tra thể thức, thay cho văn thư");

  /** The post that checks the form. */
  public static final ProcessVariable<String> CHECKER_POST =
      ProcessVariable.of(
          "checkerPost", String.class, "Vị trí của người kiểm tra thể thức; trống nếu là văn thư");

  /** The decision on the form. */
  public static final ProcessVariable<String> FORMAT_CHECK =
      ProcessVariable.of("formatCheck", String.class, "Quyết định khi kiểm tra thể thức")
          .allowing("agree", "Đúng thể thức")
          .allowing("return", "Trả lại người soạn thảo");

  /** Whether the document is signed on paper. */
  public static final ProcessVariable<Boolean> ON_PAPER =
      ProcessVariable.of("onPaper", Boolean.class, "Văn bản ký trên giấy (Điều 15.2)");

  /** The leader's decision about a document that he signs on paper. */
  public static final ProcessVariable<String> PAPER_SIGNING =
      ProcessVariable.of("paperSigning", String.class, "Quyết định của người ký trên giấy")
          .allowing("sign", "Đã ký trên giấy")
          .allowing("return", "Trả lại người soạn thảo");

  /** The clerk's decision about a document that was signed on paper. */
  public static final ProcessVariable<String> PAPER_ENTRY =
      ProcessVariable.of(
              "paperEntry", String.class, "Quyết định của văn thư về văn bản đã ký trên giấy")
          .allowing("enter", "Lấy số, nhập bản quét")
          .allowing("return", "Trả lại người soạn thảo");

  /** Whether an appendix still lacks the agency's signature. */
  public static final ProcessVariable<Boolean> APPENDIX_UNSIGNED =
      ProcessVariable.of(
          "appendixUnsigned", Boolean.class, "Còn phụ lục PDF chưa có chữ ký số của cơ quan");

  /** The clerk's decision about a signed document. */
  public static final ProcessVariable<String> ISSUING =
      ProcessVariable.of("issuing", String.class, "Quyết định của văn thư khi ban hành")
          .allowing("issue", "Ghi sổ, ban hành")
          .allowing("return", "Trả lại người soạn thảo");

  /** A unit that is asked for comments. */
  public static final ProcessVariable<String> CO_DRAFT_ID =
      ProcessVariable.of("coDraftId", String.class, "Mã của việc góp ý dự thảo");

  /** What each outgoing document is started with. */
  public static final ProcessStart OUTGOING_DOCUMENT =
      ProcessStart.of(
          "outgoing-document",
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          RegistrationVariables.DUE_AT,
          DRAFTING_POST);

  /** What each unit's comments are started with. */
  public static final ProcessStart CO_DRAFT_DOCUMENT =
      ProcessStart.of(
          "co-draft-document",
          CO_DRAFT_ID,
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          RegistrationVariables.DUE_AT,
          AssignmentVariables.UNIT_ID);

  private DraftingVariables() {}
}
