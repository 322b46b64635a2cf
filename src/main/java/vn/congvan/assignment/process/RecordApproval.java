package vn.congvan.assignment.process;

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

/** Enters that the head approved the result, with what he said. */
@ProcessStep(
    label = "Ghi nhận đã duyệt",
    does = "Ghi nhận xét và việc trưởng đơn vị đã duyệt kết quả.",
    reads = {"assignmentId", "draftId"},
    forms = "handle-assignment/approve-result")
class RecordApproval implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  RecordApproval(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    assignments.approve(
        UUID.fromString(ASSIGNMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), ApprovalForm.class),
        ActingPerson.of(execution));
  }
}
