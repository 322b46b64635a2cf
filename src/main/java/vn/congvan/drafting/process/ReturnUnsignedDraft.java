package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.Drafting;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Takes back what was not signed or sealed, with the reason given there. */
@ProcessStep(
    label = "Nhận lại bản chưa ký",
    does =
        "Trả dự thảo lại người soạn thảo kèm lý do của nơi không ký; số đã cấp (nếu có) bị hủy, không cấp lại.",
    reads = "documentId")
class ReturnUnsignedDraft implements JavaDelegate {

  private final Drafting drafting;

  ReturnUnsignedDraft(Drafting drafting) {
    this.drafting = drafting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    drafting.sendBackUnsigned(
        UUID.fromString(DOCUMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
