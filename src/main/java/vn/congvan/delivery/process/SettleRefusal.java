package vn.congvan.delivery.process;

import static vn.congvan.delivery.DeliveryVariables.AFTER_REFUSAL;
import static vn.congvan.delivery.DeliveryVariables.REFUSED_DELIVERY;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.RefusalForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Does what the clerk decided about a receiver that refused. */
@ProcessStep(
    label = "Gửi lại hoặc thôi gửi",
    does = "Gửi lại, gửi cơ quan khác hoặc thôi không gửi theo quyết định của văn thư.",
    reads = {"refusedDelivery", "afterRefusal", "draftId"},
    forms = "deliver-document/decide-on-refusal")
class SettleRefusal implements JavaDelegate {

  private final Deliveries deliveries;
  private final Drafts drafts;

  SettleRefusal(Deliveries deliveries, Drafts drafts) {
    this.deliveries = deliveries;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.settleRefusal(
        UUID.fromString(REFUSED_DELIVERY.get(execution)),
        AFTER_REFUSAL.get(execution),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), RefusalForm.class),
        ActingPerson.of(execution));
  }
}
