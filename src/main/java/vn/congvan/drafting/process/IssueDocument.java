package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.Issuing;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/**
 * Issues the document: it enters the register and settles what it answers, replaces or corrects.
 */
@ProcessStep(
    label = "Ghi sổ, ban hành",
    does =
        "Ghi vào sổ văn bản đi và ban hành (Điều 16, 18); hoàn thành việc mà văn bản trả lời, thay thế hoặc đính chính văn bản cũ.",
    reads = "documentId")
class IssueDocument implements JavaDelegate {

  private final Issuing issuing;

  IssueDocument(Issuing issuing) {
    this.issuing = issuing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    issuing.issue(UUID.fromString(DOCUMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
