package vn.congvan.registration.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DIRECTING_POST;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.NEEDS_DIRECTION;
import static vn.congvan.registration.RegistrationVariables.PROPOSED_UNIT;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.registration.Registration;
import vn.congvan.registration.ResubmissionForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Takes where the clerk sends the document after it came back: to a leader again, or to a unit. */
@ProcessStep(
    label = "Nhận hồ sơ trình lại",
    does = "Ghi nơi chuyển tiếp mà văn thư vừa chọn.",
    reads = {"documentId", "draftId"},
    writes = {"needsDirection", "directingPost", "proposedUnit"},
    forms = "incoming-document/resubmit-document")
class TakeResubmission implements JavaDelegate {

  private final Registration registration;
  private final Drafts drafts;

  TakeResubmission(Registration registration, Drafts drafts) {
    this.registration = registration;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form =
        drafts.take(
            DRAFT_ID.get(execution), execution.getProcessInstanceId(), ResubmissionForm.class);
    var route =
        registration.resubmit(
            UUID.fromString(DOCUMENT_ID.get(execution)), form, ActingPerson.of(execution));
    NEEDS_DIRECTION.set(execution, route.needsDirection());
    DIRECTING_POST.set(execution, route.directingPost());
    if (route.unitId() != null) {
      PROPOSED_UNIT.set(execution, route.unitId());
    }
  }
}
