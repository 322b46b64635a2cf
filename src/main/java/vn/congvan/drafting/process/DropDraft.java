package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.DraftForm;
import vn.congvan.drafting.Drafting;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Gives the draft up with the reason. */
@ProcessStep(
    label = "Hủy dự thảo",
    does = "Ghi lý do và hủy dự thảo; số đã cấp (nếu có) bị hủy, không cấp lại.",
    reads = {"documentId", "draftId"},
    forms = "outgoing-document/draft-document")
class DropDraft implements JavaDelegate {

  private final Drafting drafting;
  private final Drafts drafts;

  DropDraft(Drafting drafting, Drafts drafts) {
    this.drafting = drafting;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    drafting.drop(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), DraftForm.class),
        ActingPerson.of(execution));
  }
}
