package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.Issuing;
import vn.congvan.drafting.PaperForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Takes the scan of what was signed on paper, which bears its number already. */
@ProcessStep(
    label = "Nhập văn bản ký trên giấy",
    does =
        "Nhập bản quét văn bản ký trên giấy đã mang số, ngày, tháng và dấu; số lấy sau khi ký, trước khi quét (Điều 15.2, 18.6).",
    reads = {"documentId", "draftId"},
    forms = "outgoing-document/enter-paper")
class EnterPaper implements JavaDelegate {

  private final Issuing issuing;
  private final Drafts drafts;

  EnterPaper(Issuing issuing, Drafts drafts) {
    this.issuing = issuing;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    issuing.enterPaper(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), PaperForm.class),
        ActingPerson.of(execution));
  }
}
