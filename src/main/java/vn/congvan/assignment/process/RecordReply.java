package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.ASSIGNMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Replies;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Enters the answer that was issued as the result of the work. */
@ProcessStep(
    label = "Ghi văn bản trả lời",
    does = "Ghi văn bản trả lời đã ban hành là kết quả của việc; không phải báo cáo hay duyệt nữa.",
    reads = "assignmentId")
class RecordReply implements JavaDelegate {

  private final Replies replies;

  RecordReply(Replies replies) {
    this.replies = replies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    replies.record(UUID.fromString(ASSIGNMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
