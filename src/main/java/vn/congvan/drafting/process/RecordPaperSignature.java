package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.CheckForm;
import vn.congvan.drafting.Issuing;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Records that the authorised person has signed on paper. */
@ProcessStep(
    label = "Ghi nhận ký trên giấy",
    does = "Ghi nhận người có thẩm quyền đã ký trên giấy; văn thư lấy số sau khi ký (Điều 15.2).",
    reads = {"documentId", "draftId"},
    forms = "outgoing-document/sign-paper")
class RecordPaperSignature implements JavaDelegate {

  private final Issuing issuing;
  private final Drafts drafts;

  RecordPaperSignature(Issuing issuing, Drafts drafts) {
    this.issuing = issuing;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    issuing.signedOnPaper(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), CheckForm.class),
        ActingPerson.of(execution));
  }
}
