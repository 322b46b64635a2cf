package vn.congvan.signing.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.signing.SigningVariables.SIGNED;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.signing.SigningReturns;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Gives the document back unsigned, with the reason that stands in its row. */
@ProcessStep(
    label = "Trả lại, không ký",
    does =
        "Ghi việc người ký trả lại văn bản kèm lý do; không làm được khi còn yêu cầu ký đang chờ.",
    reads = "documentId",
    writes = "signed")
class ReturnUnsigned implements JavaDelegate {

  private final SigningReturns returns;

  ReturnUnsigned(SigningReturns returns) {
    this.returns = returns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    returns.giveBack(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        execution.getProcessInstanceId(),
        ActingPerson.of(execution));
    SIGNED.set(execution, false);
  }
}
