package vn.congvan.assignment.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DIRECTING_POST;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.DirectionForm;
import vn.congvan.assignment.Instructions;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives the document back to the clerk with what is missing. */
@ProcessStep(
    label = "Trả văn thư bổ sung",
    does = "Ghi ý kiến của lãnh đạo và chuyển văn thư bổ sung.",
    reads = {"documentId", "draftId", "directingPost"},
    forms = "incoming-document/direct-document")
class SendBackToClerk implements JavaDelegate {

  private final Instructions instructions;
  private final Drafts drafts;

  SendBackToClerk(Instructions instructions, Drafts drafts) {
    this.instructions = instructions;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    instructions.sendBack(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), DirectionForm.class),
        UUID.fromString(DIRECTING_POST.get(execution)),
        ActingPerson.of(execution));
  }
}
