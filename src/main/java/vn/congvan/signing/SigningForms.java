package vn.congvan.signing;

import static vn.congvan.workflow.ProcessOffer.Place.DUE;
import static vn.congvan.workflow.ProcessOffer.Place.GROUP;
import static vn.congvan.workflow.ProcessOffer.Place.PERSON;

import java.util.List;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessOffer;

/** The signing sheet, and who gets it. */
@ProcessFacts
public final class SigningForms {

  /** The signer's post, or the clerks where the agency signs. */
  public static final ProcessOffer SIGNERS =
      new ProcessOffer(
          GROUP,
          "${signatureKind == 'person' ? office.postGroup(signerPost) : office.clerksOf(agencyId)}",
          "Người ký và người thay; văn thư nếu cơ quan ký");

  /** Who signs for himself; nobody where the agency signs. */
  public static final ProcessOffer SIGNER =
      new ProcessOffer(
          PERSON,
          "${signatureKind == 'person' ? office.holderOf(signerPost) : null}",
          "Người ký; không ai nếu cơ quan ký");

  // An outgoing document is issued the same or the next working day (Decree 30/2020, Art. 18).
  private static final ProcessOffer NEXT_DAY =
      new ProcessOffer(DUE, "${office.inWorkingDays(agencyId, 1)}", "Cuối ngày làm việc tiếp theo");

  /** The sheet on which a signature is asked for; completing it gives the document back. */
  public static final ProcessForm SIGN_DOCUMENT =
      new ProcessForm(
          "sign-document/sign-document",
          "Ký văn bản",
          "Người ký đọc đúng các trang sẽ ký, chọn phương tiện và ký; hoặc trả lại kèm lý do, không ký.",
          List.of(),
          SIGNERS,
          SIGNER,
          NEXT_DAY);

  private SigningForms() {}
}
