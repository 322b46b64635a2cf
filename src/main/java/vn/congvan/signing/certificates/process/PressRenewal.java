package vn.congvan.signing.certificates.process;

import static vn.congvan.signing.certificates.RenewalFacts.CERTIFICATE_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.signing.certificates.Renewals;
import vn.congvan.workflow.ProcessStep;

/** Makes the open task more urgent and tells who is responsible and the administrators. */
@ProcessStep(
    label = "Đôn đốc nộp chứng thư số",
    does =
        "Đưa việc nộp chứng thư số đang mở lên mức khẩn (còn 30 ngày) rồi hỏa tốc (còn 7 ngày), và báo người chịu trách nhiệm cùng người quản trị của cơ quan.",
    reads = "certificateId")
class PressRenewal implements JavaDelegate {

  private final Renewals renewals;

  PressRenewal(Renewals renewals) {
    this.renewals = renewals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    renewals.press(UUID.fromString(CERTIFICATE_ID.get(execution)));
  }
}
