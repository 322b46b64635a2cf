package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.CONFIRMING_POST;
import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DIRECTING_POST;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.DirectionForm;
import vn.congvan.assignment.Instructions;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives each unit and person its work; the leader who directed will confirm the result. */
@ProcessStep(
    label = "Giao việc theo chỉ đạo",
    does = "Mở một việc cho từng đơn vị, cá nhân được giao (Điều 23).",
    reads = {"documentId", "draftId", "directingPost", "dueAt"},
    writes = "confirmingPost",
    forms = "incoming-document/direct-document")
class GiveInstruction implements JavaDelegate {

  private final Instructions instructions;
  private final Drafts drafts;

  GiveInstruction(Instructions instructions, Drafts drafts) {
    this.instructions = instructions;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var directingPost =
        instructions.give(
            UUID.fromString(DOCUMENT_ID.get(execution)),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), DirectionForm.class),
            UUID.fromString(DIRECTING_POST.get(execution)),
            DUE_AT.get(execution).toInstant(),
            ActingPerson.of(execution));
    CONFIRMING_POST.set(execution, directingPost.toString());
  }
}
