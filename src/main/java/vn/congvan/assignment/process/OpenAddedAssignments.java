package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.CONFIRMING_POST;
import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Instructions;
import vn.congvan.workflow.ProcessStep;

/** Starts the work that was added to a running direction. */
@ProcessStep(
    label = "Giao việc bổ sung",
    does = "Mở việc cho những nơi vừa được giao thêm.",
    reads = "documentId",
    writes = "confirmingPost")
class OpenAddedAssignments implements JavaDelegate {

  private final Instructions instructions;

  OpenAddedAssignments(Instructions instructions) {
    this.instructions = instructions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    instructions
        .openAdded(UUID.fromString(DOCUMENT_ID.get(execution)))
        .ifPresent(post -> CONFIRMING_POST.set(execution, post.toString()));
  }
}
