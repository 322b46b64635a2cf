package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.APPROVAL;
import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.ApprovalForm;
import vn.congvan.assignment.Assignments;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Closes the assignment, with the head's approval where it was asked for. */
@ProcessStep(reads = "assignmentId")
class CompleteAssignment implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  CompleteAssignment(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if ("approve".equals(APPROVAL.find(execution))) {
      assignments.approve(
          UUID.fromString(ASSIGNMENT_ID.get(execution)),
          drafts.take(
              DRAFT_ID.get(execution), execution.getProcessInstanceId(), ApprovalForm.class),
          ActingPerson.of(execution));
    } else {
      assignments.complete(
          UUID.fromString(ASSIGNMENT_ID.get(execution)), ActingPerson.of(execution));
    }
  }
}
