package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.ReturnForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives the work back to where it came from. */
@ProcessStep(
    label = "Trả lại nơi giao",
    does = "Trả việc lại nơi đã giao kèm lý do.",
    reads = {"assignmentId", "draftId"},
    forms = {"handle-assignment/assign-handler", "handle-assignment/handle-document"})
class ReturnAssignment implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  ReturnAssignment(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    assignments.returnUpward(
        UUID.fromString(ASSIGNMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), ReturnForm.class),
        ActingPerson.of(execution));
  }
}
