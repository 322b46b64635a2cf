package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.CheckForm;
import vn.congvan.drafting.Drafting;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Sends the draft back to its drafter with the reason. */
@ProcessStep(
    label = "Trả lại dự thảo",
    does = "Ghi lý do và trả dự thảo lại người soạn thảo; số đã cấp (nếu có) bị hủy.",
    reads = {"documentId", "draftId"},
    forms = {
      "outgoing-document/review-draft",
      "outgoing-document/check-format",
      "outgoing-document/sign-paper",
      "outgoing-document/enter-paper",
      "outgoing-document/issue-document"
    })
class ReturnDraft implements JavaDelegate {

  private final Drafting drafting;
  private final Drafts drafts;

  ReturnDraft(Drafting drafting, Drafts drafts) {
    this.drafting = drafting;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    drafting.sendBack(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), CheckForm.class),
        ActingPerson.of(execution));
  }
}
