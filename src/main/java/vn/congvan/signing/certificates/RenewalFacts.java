package vn.congvan.signing.certificates;

import static vn.congvan.workflow.ProcessOffer.Place.GROUP;
import static vn.congvan.workflow.ProcessOffer.Place.PERSON;

import java.util.Date;
import java.util.List;
import vn.congvan.document.DocumentVariables;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessOffer;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** What the process {@code certificate-renewal} counts on. */
@ProcessFacts
public final class RenewalFacts {

  /** The certificate that ends. */
  public static final ProcessVariable<String> CERTIFICATE_ID =
      ProcessVariable.of("certificateId", String.class, "Mã của chứng thư số sắp hết hạn");

  /** Whether it is the agency's and not a person's. */
  public static final ProcessVariable<Boolean> AGENCY_CERTIFICATE =
      ProcessVariable.of("agencyCertificate", Boolean.class, "Chứng thư số là của cơ quan");

  /** The post of the person who owns it; empty for the agency's. */
  public static final ProcessVariable<String> CERTIFICATE_POST =
      ProcessVariable.of(
          "certificatePost",
          String.class,
          "Vị trí của người có chứng thư số; trống nếu là của cơ quan");

  /** When the last 30 days begin. */
  public static final ProcessVariable<Date> LAST_MONTH_AT =
      ProcessVariable.of("lastMonthAt", Date.class, "Khi chứng thư số còn 30 ngày");

  /** When the last 7 days begin. */
  public static final ProcessVariable<Date> LAST_WEEK_AT =
      ProcessVariable.of("lastWeekAt", Date.class, "Khi chứng thư số còn 7 ngày");

  /** What the owner decided. */
  public static final ProcessVariable<String> RENEWAL =
      ProcessVariable.of("renewal", String.class, "Quyết định về chứng thư số sắp hết hạn")
          .allowing("renew", "Nộp chứng thư số mới")
          .allowing("refuse", "Không gia hạn");

  /** What each renewal is started with. */
  public static final ProcessStart CERTIFICATE_RENEWAL =
      ProcessStart.of(
          "certificate-renewal",
          CERTIFICATE_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          AGENCY_CERTIFICATE,
          CERTIFICATE_POST,
          LentVariables.DUE_AT,
          LAST_MONTH_AT,
          LAST_WEEK_AT);

  /** Whose certificate it is, or the clerks for the agency's. */
  public static final ProcessOffer OWNERS =
      new ProcessOffer(
          GROUP,
          "${agencyCertificate ? office.clerksOf(agencyId) : office.postGroup(certificatePost)}",
          "Người có chứng thư số; văn thư nếu là của cơ quan");

  /** Whose certificate it is; nobody for the agency's. */
  public static final ProcessOffer OWNER =
      new ProcessOffer(
          PERSON,
          "${agencyCertificate ? null : office.holderOf(certificatePost)}",
          "Người có chứng thư số; không ai nếu là của cơ quan");

  /** The owner hands in the new certificate, or says why there will be none. */
  public static final ProcessForm HAND_IN_CERTIFICATE =
      new ProcessForm(
          "certificate-renewal/hand-in-certificate",
          "Nộp chứng thư số mới",
          "Người có chứng thư số nộp chứng thư mới trước khi chứng thư cũ hết hạn, hoặc ghi lý do không gia hạn.",
          List.of(RENEWAL, LentVariables.DRAFT_ID),
          OWNERS,
          OWNER,
          new ProcessOffer(ProcessOffer.Place.DUE, "${dueAt}", "Hạn của chứng thư số"));

  private RenewalFacts() {}
}
