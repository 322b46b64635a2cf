package vn.congvan.sms.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.PROPOSED_UNIT;
import static vn.congvan.sms.SmsVariables.SMS_READ_WITHIN;
import static vn.congvan.sms.SmsVariables.SMS_TO_DEPUTIES;
import static vn.congvan.sms.SmsVariables.SMS_TO_HEAD;
import static vn.congvan.sms.SmsVariables.SMS_TO_UNIT_HEAD;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.sms.SmsNotices;
import vn.congvan.workflow.ProcessStep;

/** Tells those whom the province's rule names of an urgent or important document. */
@ProcessStep(
    label = "Báo người có trách nhiệm",
    does =
        "Báo ngay cho những người mà bảng quy định nhắn tin nêu; mỗi tin nhắn chạy riêng theo quy trình “Nhắn tin”, văn bản đi tiếp không phải chờ.",
    reads = {
      "documentId",
      "smsToHead",
      "smsToDeputies",
      "smsToUnitHead",
      "smsReadWithin",
      "proposedUnit"
    })
class TellOfDocument implements JavaDelegate {

  private final SmsNotices notices;

  TellOfDocument(SmsNotices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.tellOfDocument(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        SMS_TO_HEAD.get(execution),
        SMS_TO_DEPUTIES.get(execution),
        SMS_TO_UNIT_HEAD.get(execution) ? PROPOSED_UNIT.find(execution) : null,
        SMS_READ_WITHIN.get(execution));
  }
}
