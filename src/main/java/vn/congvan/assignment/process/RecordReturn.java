package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.ReturnForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives the work back to the head of the unit. */
@ProcessStep(
    label = "Ghi lý do trả lại",
    does = "Ghi lý do; trưởng đơn vị phân công lại.",
    reads = {"assignmentId", "draftId"},
    writes = "dueAt",
    forms = "handle-assignment/handle-document")
class RecordReturn implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  RecordReturn(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var dueAt =
        assignments.returnToUnit(
            UUID.fromString(ASSIGNMENT_ID.get(execution)),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), ReturnForm.class),
            ActingPerson.of(execution));
    DUE_AT.set(execution, dueAt == null ? null : Date.from(dueAt));
  }
}
