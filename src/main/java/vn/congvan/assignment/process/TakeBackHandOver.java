package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;
import static vn.congvan.assignment.AssignmentVariables.HANDLER_POST;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Gives what was handed over and nobody has opened back to who handed it over. */
@ProcessStep(
    label = "Thu hồi việc đã chuyển",
    does = "Thu hồi việc mà người nhận chưa mở xem; người đã chuyển xử lý tiếp.",
    reads = "assignmentId",
    writes = "handlerPost")
class TakeBackHandOver implements JavaDelegate {

  private final Assignments assignments;

  TakeBackHandOver(Assignments assignments) {
    this.assignments = assignments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var handler =
        assignments.handOverTakenBack(
            UUID.fromString(ASSIGNMENT_ID.get(execution)), ActingPerson.of(execution));
    HANDLER_POST.set(execution, handler.toString());
  }
}
