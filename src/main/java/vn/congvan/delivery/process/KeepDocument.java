package vn.congvan.delivery.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.RecallAnswerForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Tells the sender why the document is not given back. */
@ProcessStep(
    label = "Từ chối trả lại",
    does = "Báo nơi gửi lý do không trả lại; văn bản được xử lý tiếp.",
    reads = {"documentId", "draftId"},
    forms = "answer-recall/answer-recall")
class KeepDocument implements JavaDelegate {

  private final Deliveries deliveries;
  private final Drafts drafts;

  KeepDocument(Deliveries deliveries, Drafts drafts) {
    this.deliveries = deliveries;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.keep(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts
            .take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), RecallAnswerForm.class)
            .reason(),
        ActingPerson.of(execution));
  }
}
