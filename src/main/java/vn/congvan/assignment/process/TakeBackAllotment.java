package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.assignment.AssignmentVariables.HANDLER_POST;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Gives what the head allotted and nobody has opened back to the head. */
@ProcessStep(
    label = "Thu hồi phân công",
    does = "Thu hồi việc mà người được phân công chưa mở xem; trưởng đơn vị phân công lại.",
    reads = "assignmentId",
    writes = {"handlerPost", "dueAt"})
class TakeBackAllotment implements JavaDelegate {

  private final Assignments assignments;

  TakeBackAllotment(Assignments assignments) {
    this.assignments = assignments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var dueAt =
        assignments.allotmentTakenBack(
            UUID.fromString(ASSIGNMENT_ID.get(execution)), ActingPerson.of(execution));
    HANDLER_POST.set(execution, null);
    DUE_AT.set(execution, dueAt == null ? null : Date.from(dueAt));
  }
}
