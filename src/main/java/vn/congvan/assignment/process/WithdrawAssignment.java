package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Closes an assignment that was taken back. */
@ProcessStep(
    label = "Thu hồi việc",
    does = "Đóng việc chưa được mở xem; nơi nhận không còn thấy văn bản.",
    reads = "assignmentId")
class WithdrawAssignment implements JavaDelegate {

  private final Assignments assignments;

  WithdrawAssignment(Assignments assignments) {
    this.assignments = assignments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    assignments.closeWithdrawn(
        UUID.fromString(ASSIGNMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
