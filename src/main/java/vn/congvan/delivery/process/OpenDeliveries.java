package vn.congvan.delivery.process;

import static vn.congvan.delivery.DeliveryVariables.HAS_RECEIVERS;
import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.delivery.Deliveries;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Enters one row for each receiver; from then on each is delivered by itself. */
@ProcessStep(
    label = "Lập danh sách nơi nhận",
    does = "Ghi một dòng cho từng cơ quan nhận; mỗi nơi được gửi riêng, đúng một lần.",
    reads = {"documentId"},
    writes = "hasReceivers")
class OpenDeliveries implements JavaDelegate {

  private final Deliveries deliveries;

  OpenDeliveries(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    HAS_RECEIVERS.set(
        execution,
        deliveries.open(
            UUID.fromString(DOCUMENT_ID.get(execution)),
            execution.getProcessInstanceId(),
            ActingPerson.of(execution)));
  }
}
