package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Assignments;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Closes the assignment. */
@ProcessStep(
    label = "Kết thúc việc",
    does = "Đóng việc; khi việc chủ trì, phối hợp cuối cùng đã xong thì báo cho văn bản.",
    reads = "assignmentId")
class CompleteAssignment implements JavaDelegate {

  private final Assignments assignments;

  CompleteAssignment(Assignments assignments) {
    this.assignments = assignments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    assignments.complete(UUID.fromString(ASSIGNMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
