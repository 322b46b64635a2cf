package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.CONFIRMING_POST;
import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.ConfirmationForm;
import vn.congvan.assignment.Instructions;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Lets chosen assignments be done again. */
@ProcessStep(
    label = "Giao xử lý lại",
    does = "Mở lại việc của những đơn vị phải làm lại.",
    reads = {"documentId", "draftId", "confirmingPost"},
    writes = "dueAt",
    forms = "incoming-document/confirm-result")
class ReopenHandling implements JavaDelegate {

  private final Instructions instructions;
  private final Drafts drafts;

  ReopenHandling(Instructions instructions, Drafts drafts) {
    this.instructions = instructions;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var dueAt =
        instructions.reopen(
            UUID.fromString(DOCUMENT_ID.get(execution)),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), ConfirmationForm.class),
            UUID.fromString(CONFIRMING_POST.get(execution)),
            ActingPerson.of(execution));
    DUE_AT.set(execution, dueAt == null ? null : Date.from(dueAt));
  }
}
