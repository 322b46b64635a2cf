package vn.congvan.sms.process;

import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.sms.SmsVariables.CALL_OUTCOME;
import static vn.congvan.sms.SmsVariables.SMS_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.sms.CallForm;
import vn.congvan.sms.SmsNotices;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Keeps what came of a call. */
@ProcessStep(
    label = "Ghi kết quả gọi điện",
    does =
        "Ghi ai đã gọi cho ai, lúc nào, kết quả thế nào, mỗi lần gọi một dòng; hiện ở trang văn bản.",
    reads = {"smsId", "callOutcome", "draftId"},
    forms = "notify-by-sms/call-receiver")
class RecordCall implements JavaDelegate {

  private final SmsNotices notices;
  private final Drafts drafts;

  RecordCall(SmsNotices notices, Drafts drafts) {
    this.notices = notices;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form =
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), CallForm.class);
    notices.called(
        UUID.fromString(SMS_ID.get(execution)),
        CALL_OUTCOME.get(execution),
        form,
        ActingPerson.of(execution));
  }
}
