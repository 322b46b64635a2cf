package vn.congvan.drafting;

import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.List;
import vn.congvan.registration.TaskOffers;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;

/** The forms in which outgoing documents are drafted, checked and issued. */
@ProcessFacts
public final class DraftingForms {

  /** The drafter's work. */
  public static final ProcessForm DRAFT_DOCUMENT =
      new ProcessForm(
          "outgoing-document/draft-document",
          "Soạn thảo văn bản",
          "Người soạn thảo tải dự thảo lên, chọn nơi nhận, người ký; lấy ý kiến đơn vị phối hợp, chuyển kiểm tra, hoặc hủy dự thảo.",
          List.of(DraftingVariables.DRAFTING, DRAFT_ID),
          DraftingOffers.DRAFTING_GROUP,
          DraftingOffers.DRAFTER,
          TaskOffers.DUE_AT);

  /** The head's check of the content. */
  public static final ProcessForm REVIEW_DRAFT =
      new ProcessForm(
          "outgoing-document/review-draft",
          "Kiểm tra nội dung dự thảo",
          "Trưởng đơn vị chịu trách nhiệm về nội dung: đồng ý, hoặc trả lại kèm lý do.",
          List.of(DraftingVariables.REVIEW, DRAFT_ID),
          DraftingOffers.DRAFTING_HEADS,
          null,
          TaskOffers.DUE_AT);

  /** The check of the form. */
  public static final ProcessForm CHECK_FORMAT =
      new ProcessForm(
          "outgoing-document/check-format",
          "Kiểm tra thể thức",
          "Văn thư hoặc người được giao chịu trách nhiệm về thể thức: đúng thì trình ký, sai thì trả lại kèm lý do.",
          List.of(DraftingVariables.FORMAT_CHECK, DRAFT_ID),
          DraftingOffers.CHECKERS,
          DraftingOffers.CHECKER,
          TaskOffers.DUE_AT);

  /** A unit's comments. */
  public static final ProcessForm COMMENT_DRAFT =
      new ProcessForm(
          "co-draft-document/comment-draft",
          "Góp ý dự thảo",
          "Trưởng đơn vị phối hợp đọc dự thảo và ghi ý kiến.",
          List.of(DRAFT_ID),
          TaskOffers.HEADS,
          null,
          TaskOffers.DUE_AT);

  /** The signature on paper. */
  public static final ProcessForm SIGN_PAPER =
      new ProcessForm(
          "outgoing-document/sign-paper",
          "Ký trên giấy",
          "Người ký duyệt dự thảo và ký bản giấy, hoặc trả lại kèm lý do.",
          List.of(DraftingVariables.PAPER_SIGNING, DRAFT_ID),
          DraftingOffers.SIGNING_GROUP,
          DraftingOffers.SIGNER,
          TaskOffers.NEXT_DAY);

  /** Number and scan of what was signed on paper. */
  public static final ProcessForm ENTER_PAPER =
      new ProcessForm(
          "outgoing-document/enter-paper",
          "Lấy số, quét văn bản đã ký",
          "Văn thư lấy số sau khi ký, ghi số và ngày lên bản giấy, đóng dấu, quét và tải bản quét lên.",
          List.of(DraftingVariables.PAPER_ENTRY, DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.ISSUING);

  /** The issue. */
  public static final ProcessForm ISSUE_DOCUMENT =
      new ProcessForm(
          "outgoing-document/issue-document",
          "Ghi sổ, ban hành văn bản",
          "Văn thư kiểm tra lần cuối rồi ban hành, hoặc trả lại kèm lý do (số bị hủy).",
          List.of(DraftingVariables.ISSUING, DRAFT_ID),
          TaskOffers.CLERKS,
          null,
          TaskOffers.ISSUING);

  private DraftingForms() {}
}
