package vn.congvan.delivery.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.delivery.Deliveries;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Reminds receivers that have not opened the document. */
@ProcessStep(
    label = "Nhắc nơi nhận",
    does = "Nhắc những cơ quan đã nhận mà quá thời gian quy định chưa mở xem.",
    reads = {"documentId"})
class RemindReceivers implements JavaDelegate {

  private final Deliveries deliveries;

  RemindReceivers(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.remindLate(UUID.fromString(DOCUMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
