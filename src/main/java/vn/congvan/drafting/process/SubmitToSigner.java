package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.drafting.DraftingVariables.ON_PAPER;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.signing.SigningVariables.SIGNER_POST;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.CheckForm;
import vn.congvan.drafting.Drafting;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Records that the form is right and lays the draft before the signer. */
@ProcessStep(
    label = "Trình ký",
    does = "Ghi nhận thể thức đã kiểm tra (Điều 12.2) và trình người ký.",
    reads = {"documentId", "draftId"},
    writes = {"signerPost", "onPaper"},
    forms = "outgoing-document/check-format")
class SubmitToSigner implements JavaDelegate {

  private final Drafting drafting;
  private final Drafts drafts;

  SubmitToSigner(Drafting drafting, Drafts drafts) {
    this.drafting = drafting;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var signer =
        drafting.formatChecked(
            UUID.fromString(DOCUMENT_ID.get(execution)),
            drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), CheckForm.class),
            ActingPerson.of(execution));
    SIGNER_POST.set(execution, signer.post().toString());
    ON_PAPER.set(execution, signer.onPaper());
  }
}
