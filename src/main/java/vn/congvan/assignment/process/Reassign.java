package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.CONFIRMING_POST;
import static vn.congvan.assignment.AssignmentVariables.RETURNED_ASSIGNMENT;
import static vn.congvan.assignment.AssignmentVariables.RETURNED_TO;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Instructions;
import vn.congvan.assignment.ReassignForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives returned work to someone else. */
@ProcessStep(
    label = "Giao nơi khác",
    does = "Giao việc bị trả cho nơi vừa chọn.",
    reads = {"returnedAssignment", "returnedTo", "draftId"},
    writes = "confirmingPost",
    forms = "incoming-document/reassign-returned")
class Reassign implements JavaDelegate {

  private final Instructions instructions;
  private final Drafts drafts;

  Reassign(Instructions instructions, Drafts drafts) {
    this.instructions = instructions;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    instructions
        .reassign(
            UUID.fromString(RETURNED_ASSIGNMENT.get(execution)),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), ReassignForm.class),
            UUID.fromString(RETURNED_TO.get(execution)),
            ActingPerson.of(execution))
        .ifPresent(post -> CONFIRMING_POST.set(execution, post.toString()));
  }
}
