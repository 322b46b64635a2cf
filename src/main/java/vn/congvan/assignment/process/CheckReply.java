package vn.congvan.assignment.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Instructions;
import vn.congvan.assignment.ReplyMissing;
import vn.congvan.workflow.ProcessStep;

/** Lets a document go on only once somebody has answered it in writing. */
@ProcessStep(
    label = "Kiểm tra đã trả lời",
    does = "Kiểm tra đã có nơi ghi số, ký hiệu văn bản trả lời; chưa có thì từ chối đi tiếp.",
    reads = "documentId",
    rejects = ReplyMissing.class)
class CheckReply implements JavaDelegate {

  private final Instructions instructions;

  CheckReply(Instructions instructions) {
    this.instructions = instructions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    instructions.requireReply(UUID.fromString(DOCUMENT_ID.get(execution)));
  }
}
