package vn.congvan.assignment.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.ConfirmationForm;
import vn.congvan.assignment.Instructions;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Closes the document once its result is confirmed. */
@ProcessStep(
    label = "Kết thúc văn bản",
    does = "Ghi nhận đã giải quyết xong (Điều 24).",
    reads = {"documentId", "draftId"},
    forms = "incoming-document/confirm-result")
class CloseDocument implements JavaDelegate {

  private final Instructions instructions;
  private final Drafts drafts;

  CloseDocument(Instructions instructions, Drafts drafts) {
    this.instructions = instructions;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    instructions.close(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(
            DRAFT_ID.get(execution), execution.getProcessInstanceId(), ConfirmationForm.class),
        ActingPerson.of(execution));
  }
}
