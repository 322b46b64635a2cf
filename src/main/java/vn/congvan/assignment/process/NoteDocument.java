package vn.congvan.assignment.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DIRECTING_POST;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.DirectionForm;
import vn.congvan.assignment.Instructions;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Keeps the document for information. */
@ProcessStep(
    label = "Lưu để biết",
    does = "Kết thúc văn bản: lãnh đạo đã xem, không phải xử lý.",
    reads = {"documentId", "draftId", "directingPost"},
    forms = "incoming-document/direct-document")
class NoteDocument implements JavaDelegate {

  private final Instructions instructions;
  private final Drafts drafts;

  NoteDocument(Instructions instructions, Drafts drafts) {
    this.instructions = instructions;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    instructions.onlyNote(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), DirectionForm.class),
        UUID.fromString(DIRECTING_POST.get(execution)),
        ActingPerson.of(execution));
  }
}
