package vn.congvan.registration.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.document.DocumentVariables.PRIORITY;
import static vn.congvan.registration.RegistrationVariables.DIRECTING_POST;
import static vn.congvan.registration.RegistrationVariables.DOCUMENT_TYPE;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.registration.RegistrationVariables.FIELD;
import static vn.congvan.registration.RegistrationVariables.ISSUER_CLASS;
import static vn.congvan.registration.RegistrationVariables.ISSUER_LEVEL;
import static vn.congvan.registration.RegistrationVariables.NEEDS_DIRECTION;
import static vn.congvan.registration.RegistrationVariables.PROPOSED_UNIT;
import static vn.congvan.registration.RegistrationVariables.URGENCY;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.document.IssuerClass;
import vn.congvan.registration.ReceiptForm;
import vn.congvan.registration.Registration;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/**
 * Enters the document in the register under its number, as the clerk's form says (Decree 30/2020,
 * Art. 22).
 */
@ProcessStep(
    label = "Ghi sổ, cấp số đến",
    does = "Cấp số đến liên tục trong năm và ghi vào sổ đăng ký văn bản đến (Điều 22).",
    reads = {"documentId", "draftId"},
    writes = {
      "documentType",
      "issuerLevel",
      "issuerClass",
      "urgency",
      "field",
      "priority",
      "needsDirection",
      "directingPost",
      "proposedUnit"
    },
    forms = "incoming-document/receive-document")
class RegisterDocument implements JavaDelegate {

  private final Registration registration;
  private final Drafts drafts;

  RegisterDocument(Registration registration, Drafts drafts) {
    this.registration = registration;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form =
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), ReceiptForm.class);
    var registered =
        registration.register(
            UUID.fromString(DOCUMENT_ID.get(execution)), form, ActingPerson.of(execution));
    var entered = registered.particulars();
    DOCUMENT_TYPE.set(execution, entered.typeCode());
    ISSUER_LEVEL.set(execution, entered.issuerLevel());
    ISSUER_CLASS.set(execution, IssuerClass.of(entered.issuerName()).code());
    URGENCY.set(execution, entered.urgency());
    FIELD.set(execution, entered.field());
    PRIORITY.set(execution, registered.priority());
    NEEDS_DIRECTION.set(execution, registered.route().needsDirection());
    DIRECTING_POST.set(execution, registered.route().directingPost());
    PROPOSED_UNIT.set(execution, registered.route().unitId());
  }
}
