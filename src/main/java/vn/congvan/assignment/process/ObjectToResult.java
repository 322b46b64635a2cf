package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.ApprovalForm;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.HandlerHasLeft;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives the work back to its handler with what a co-approver wants improved. */
@ProcessStep(
    label = "Trả lại theo ý kiến đồng duyệt",
    does = "Trả lại người xử lý kèm yêu cầu làm tiếp của người đồng duyệt.",
    reads = {"assignmentId", "draftId"},
    writes = "dueAt",
    forms = "handle-assignment/co-approve-result",
    rejects = HandlerHasLeft.class)
class ObjectToResult implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  ObjectToResult(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var dueAt =
        assignments.object(
            UUID.fromString(ASSIGNMENT_ID.get(execution)),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), ApprovalForm.class),
            ActingPerson.of(execution));
    DUE_AT.set(execution, dueAt == null ? null : Date.from(dueAt));
  }
}
