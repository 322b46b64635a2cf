package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.assignment.AssignmentVariables.HANDLER_POST;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.HandlingForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives the work to a colleague. */
@ProcessStep(
    label = "Chuyển người xử lý",
    does = "Chuyển việc cho người khác trong đơn vị.",
    reads = {"assignmentId", "draftId"},
    writes = "handlerPost",
    forms = "handle-assignment/handle-document")
class HandOver implements JavaDelegate {

  private final Assignments assignments;
  private final Drafts drafts;

  HandOver(Assignments assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var handler =
        assignments.handOver(
            UUID.fromString(ASSIGNMENT_ID.get(execution)),
            drafts.take(
                DRAFT_ID.get(execution), execution.getProcessInstanceId(), HandlingForm.class),
            ActingPerson.of(execution));
    HANDLER_POST.set(execution, handler.toString());
  }
}
