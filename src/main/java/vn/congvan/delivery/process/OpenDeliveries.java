package vn.congvan.delivery.process;

import static vn.congvan.assignment.AssignmentVariables.HANDLING_DAYS;
import static vn.congvan.assignment.AssignmentVariables.HANDLING_HOURS;
import static vn.congvan.delivery.DeliveryVariables.HAS_RECEIVERS;
import static vn.congvan.delivery.DeliveryVariables.MOST_REMINDERS;
import static vn.congvan.delivery.DeliveryVariables.REMIND_DAYS;
import static vn.congvan.delivery.DeliveryVariables.REMIND_HOURS;
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
    does =
        "Ghi một dòng cho từng nơi nhận: cơ quan, đơn vị, cá nhân trong cơ quan, nơi ngoài hệ thống; mỗi nơi được gửi riêng, đúng một lần.",
    reads = {
      "documentId",
      "remindDays",
      "remindHours",
      "mostReminders",
      "handlingDays",
      "handlingHours"
    },
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
            new Deliveries.Terms(
                REMIND_DAYS.get(execution),
                REMIND_HOURS.get(execution),
                MOST_REMINDERS.get(execution),
                HANDLING_DAYS.get(execution),
                HANDLING_HOURS.get(execution)),
            ActingPerson.of(execution)));
  }
}
