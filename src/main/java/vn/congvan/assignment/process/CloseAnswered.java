package vn.congvan.assignment.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Replies;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Closes a document whose answer was issued: who signed it has confirmed the result. */
@ProcessStep(
    label = "Kết thúc văn bản đã trả lời",
    does =
        "Kết thúc văn bản đến khi văn bản trả lời đã ban hành; lãnh đạo đã ký nên không phải xác nhận nữa.",
    reads = "documentId")
class CloseAnswered implements JavaDelegate {

  private final Replies replies;

  CloseAnswered(Replies replies) {
    this.replies = replies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    replies.close(UUID.fromString(DOCUMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
