package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.assignment.AssignmentVariables.HANDLER_POST;
import static vn.congvan.assignment.AssignmentVariables.NEEDS_APPROVAL;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.AllotmentForm;
import vn.congvan.assignment.Assignments;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives the unit's work to a handler and to helpers. */
@ProcessStep(
    label = "Giao người xử lý",
    does = "Giao việc cho người được chọn và mở việc cho những người giúp.",
    reads = {"assignmentId", "draftId"},
    writes = {"handlerPost", "dueAt", "needsApproval"},
    forms = "handle-assignment/assign-handler")
class AllotHandler implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  AllotHandler(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var allotted =
        assignments.allot(
            UUID.fromString(ASSIGNMENT_ID.get(execution)),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), AllotmentForm.class),
            ActingPerson.of(execution));
    HANDLER_POST.set(execution, allotted.handlerPost().toString());
    DUE_AT.set(execution, allotted.dueAt() == null ? null : Date.from(allotted.dueAt()));
    NEEDS_APPROVAL.set(execution, allotted.needsApproval());
  }
}
