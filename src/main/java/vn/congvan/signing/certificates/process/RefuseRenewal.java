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

/** Records why a certificate is not renewed. */
@ProcessStep(
    label = "Ghi việc không gia hạn",
    does = "Ghi lý do không gia hạn; chứng thư cũ dùng được đến hết hạn.",
    reads = {"certificateId", "draftId"},
    forms = "certificate-renewal/hand-in-certificate")
class RefuseRenewal implements JavaDelegate {

  private final Renewals renewals;
  private final Drafts drafts;

  RefuseRenewal(Renewals renewals, Drafts drafts) {
    this.renewals = renewals;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form =
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), RenewalForm.class);
    renewals.refuse(
        UUID.fromString(CERTIFICATE_ID.get(execution)),
        form.reason() == null ? "" : form.reason(),
        ActingPerson.of(execution));
  }
}
