package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.CoDrafting;
import vn.congvan.drafting.DraftForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Asks each chosen unit for its comments on the draft. */
@ProcessStep(
    label = "Lấy ý kiến đơn vị phối hợp",
    does = "Mở cho mỗi đơn vị được chọn một việc góp ý dự thảo; các đơn vị góp ý song song.",
    reads = {"documentId", "draftId"},
    forms = "outgoing-document/draft-document")
class AskCoDrafters implements JavaDelegate {

  private final CoDrafting coDrafting;
  private final Drafts drafts;

  AskCoDrafters(CoDrafting coDrafting, Drafts drafts) {
    this.coDrafting = coDrafting;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    coDrafting.ask(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), DraftForm.class),
        ActingPerson.of(execution));
  }
}
