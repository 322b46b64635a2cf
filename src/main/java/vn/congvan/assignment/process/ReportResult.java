package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.assignment.AssignmentVariables.NEEDS_APPROVAL;
import static vn.congvan.assignment.AssignmentVariables.OUTCOME;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.HandlingForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Enters the handler's result and says whether it is to be approved. */
@ProcessStep(
    label = "Báo cáo kết quả",
    does = "Ghi kết quả xử lý (Điều 24) và xác định kết quả có phải duyệt không.",
    reads = {"assignmentId", "draftId", "outcome", "needsApproval"},
    writes = "needsApproval",
    forms = "handle-assignment/handle-document")
class ReportResult implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  ReportResult(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var approval =
        assignments.report(
            UUID.fromString(ASSIGNMENT_ID.get(execution)),
            OUTCOME.get(execution),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), HandlingForm.class),
            NEEDS_APPROVAL.get(execution),
            ActingPerson.of(execution));
    NEEDS_APPROVAL.set(execution, approval);
  }
}
