package vn.congvan.delivery.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.SendingForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Notes how the clerk sent what no way of the system carries. */
@ProcessStep(
    label = "Ghi cách chuyển",
    does = "Ghi cách và ngày chuyển văn bản đến từng nơi nhận ngoài hệ thống.",
    reads = {"documentId", "draftId"},
    forms = "deliver-document/send-outside")
class RecordSending implements JavaDelegate {

  private final Deliveries deliveries;
  private final Drafts drafts;

  RecordSending(Deliveries deliveries, Drafts drafts) {
    this.deliveries = deliveries;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.noteSending(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), SendingForm.class),
        ActingPerson.of(execution));
  }
}
