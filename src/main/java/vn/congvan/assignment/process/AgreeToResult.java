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

/** Enters that somebody besides the head agrees to the result. */
@ProcessStep(
    label = "Ghi nhận đồng duyệt",
    does = "Ghi nhận xét và việc người đồng duyệt đã đồng ý với kết quả.",
    reads = {"assignmentId", "draftId"},
    forms = "handle-assignment/co-approve-result")
class AgreeToResult implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  AgreeToResult(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    assignments.agree(
        UUID.fromString(ASSIGNMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), ApprovalForm.class),
        ActingPerson.of(execution));
  }
}
