package vn.congvan.drafting.process;

import static vn.congvan.drafting.DraftingVariables.CO_DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.CoDrafting;
import vn.congvan.drafting.CommentForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Keeps what a unit says about the draft. */
@ProcessStep(
    label = "Ghi ý kiến góp ý",
    does = "Ghi ý kiến của đơn vị; khi đơn vị cuối cùng đã góp ý thì báo cho người soạn thảo.",
    reads = {"coDraftId", "draftId"},
    forms = "co-draft-document/comment-draft")
class RecordComment implements JavaDelegate {

  private final CoDrafting coDrafting;
  private final Drafts drafts;

  RecordComment(CoDrafting coDrafting, Drafts drafts) {
    this.coDrafting = coDrafting;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    coDrafting.comment(
        UUID.fromString(CO_DRAFT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), CommentForm.class),
        ActingPerson.of(execution));
  }
}
