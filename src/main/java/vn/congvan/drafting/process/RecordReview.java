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

/** Records that the head answers for the content of the draft. */
@ProcessStep(
    label = "Ghi nhận nội dung đã kiểm tra",
    does = "Ghi nhận trưởng đơn vị chịu trách nhiệm về nội dung dự thảo (Điều 12.1).",
    reads = {"documentId", "draftId"},
    forms = "outgoing-document/review-draft")
class RecordReview implements JavaDelegate {

  private final Drafting drafting;
  private final Drafts drafts;

  RecordReview(Drafting drafting, Drafts drafts) {
    this.drafting = drafting;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    drafting.contentChecked(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), CheckForm.class),
        ActingPerson.of(execution));
  }
}
