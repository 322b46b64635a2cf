package vn.congvan.signing.certificates.process;

import static vn.congvan.signing.certificates.LentVariables.DRAFT_ID;
import static vn.congvan.signing.certificates.RenewalFacts.CERTIFICATE_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.signing.certificates.RenewalForm;
import vn.congvan.signing.certificates.Renewals;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Checks and registers the certificate that was handed in. */
@ProcessStep(
    label = "Đăng ký chứng thư số mới",
    does =
        "Kiểm tra chứng thư vừa nộp (cơ quan cấp, thời hạn, mục đích, thu hồi, tên) rồi đăng ký; chứng thư không hợp lệ thì báo ngay cho người nộp.",
    reads = {"certificateId", "draftId"},
    forms = "certificate-renewal/hand-in-certificate")
class RegisterRenewal implements JavaDelegate {

  private final Renewals renewals;
  private final Drafts drafts;

  RegisterRenewal(Renewals renewals, Drafts drafts) {
    this.renewals = renewals;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    renewals.renew(
        UUID.fromString(CERTIFICATE_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), RenewalForm.class),
        ActingPerson.of(execution));
  }
}
