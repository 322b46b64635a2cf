package vn.congvan.assignment.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Instructions;
import vn.congvan.workflow.ProcessStep;

/** Gives the document that went straight to a unit to the clerk again. */
@ProcessStep(
    label = "Chuyển lại văn thư",
    does = "Chuyển văn bản lại văn thư, để trình hoặc chuyển nơi khác.",
    reads = "documentId")
class ReturnToClerk implements JavaDelegate {

  private final Instructions instructions;

  ReturnToClerk(Instructions instructions) {
    this.instructions = instructions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    instructions.backToClerk(UUID.fromString(DOCUMENT_ID.get(execution)));
  }
}
