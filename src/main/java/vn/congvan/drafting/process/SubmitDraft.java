package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.document.DocumentVariables.PRIORITY;
import static vn.congvan.drafting.DraftingVariables.CHECKER_NAMED;
import static vn.congvan.drafting.DraftingVariables.CHECKER_POST;
import static vn.congvan.drafting.DraftingVariables.DRAFTING_UNIT;
import static vn.congvan.drafting.DraftingVariables.NEEDS_REVIEW;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.DraftForm;
import vn.congvan.drafting.Drafting;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Takes what the drafter has filled in and sends the draft to those who check it. */
@ProcessStep(
    label = "Chuyển kiểm tra",
    does =
        "Ghi thông tin, nơi nhận, người ký của dự thảo và chuyển kiểm tra nội dung, thể thức (Điều 12).",
    reads = {"documentId", "draftId"},
    writes = {"draftingUnit", "needsReview", "checkerNamed", "checkerPost", "priority"},
    forms = "outgoing-document/draft-document")
class SubmitDraft implements JavaDelegate {

  private final Drafting drafting;
  private final Drafts drafts;

  SubmitDraft(Drafting drafting, Drafts drafts) {
    this.drafting = drafting;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var submitted =
        drafting.submit(
            UUID.fromString(DOCUMENT_ID.get(execution)),
            drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), DraftForm.class),
            ActingPerson.of(execution));
    DRAFTING_UNIT.set(execution, submitted.unitId());
    NEEDS_REVIEW.set(execution, submitted.needsReview());
    CHECKER_NAMED.set(execution, submitted.checkerPost() != null);
    CHECKER_POST.set(execution, Objects.toString(submitted.checkerPost(), null));
    PRIORITY.set(execution, submitted.priority());
  }
}
