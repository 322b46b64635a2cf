package vn.congvan.registration.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.registration.ReceiptForm;
import vn.congvan.registration.Registration;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Returns the document to its sender with the clerk's reason (Decree 30/2020, Art. 21). */
@ProcessStep(
    label = "Trả lại nơi gửi",
    does = "Ghi lý do và trả văn bản lại nơi gửi (Điều 21).",
    reads = {"documentId", "draftId"},
    forms = "incoming-document/receive-document")
class ReturnToSender implements JavaDelegate {

  private final Registration registration;
  private final Drafts drafts;

  ReturnToSender(Registration registration, Drafts drafts) {
    this.registration = registration;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form =
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), ReceiptForm.class);
    registration.returnToSender(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        form.returnReason(),
        Boolean.TRUE.equals(form.returnRemovesFiles()),
        ActingPerson.of(execution));
  }
}
