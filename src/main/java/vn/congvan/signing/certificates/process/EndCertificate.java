package vn.congvan.signing.certificates.process;

import static vn.congvan.signing.certificates.RenewalFacts.CERTIFICATE_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.signing.certificates.Renewals;
import vn.congvan.workflow.ProcessStep;

/** Ends the old certificate on its day. */
@ProcessStep(
    label = "Kết thúc chứng thư số cũ",
    does =
        "Thôi dùng chứng thư cũ vào ngày hết hạn; văn bản đã ký bằng chứng thư ấy vẫn có giá trị.",
    reads = "certificateId")
class EndCertificate implements JavaDelegate {

  private final Renewals renewals;

  EndCertificate(Renewals renewals) {
    this.renewals = renewals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    renewals.endOnItsDay(UUID.fromString(CERTIFICATE_ID.get(execution)));
  }
}
