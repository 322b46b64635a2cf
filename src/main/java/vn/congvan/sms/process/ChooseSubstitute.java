package vn.congvan.sms.process;

import static vn.congvan.sms.SmsVariables.SMS_ID;
import static vn.congvan.sms.SmsVariables.SMS_NEXT;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.sms.SmsNotices;
import vn.congvan.workflow.ProcessStep;

/** Finds who is told instead of a receiver who does not react. */
@ProcessStep(
    label = "Tìm người thay",
    does =
        "Tìm người thay, nếu không có thì lãnh đạo khác của cơ quan hoặc trưởng đơn vị khác, để nhắn tin thay; đã nhắn một người thay hoặc không có ai thì phải gọi điện.",
    reads = {"smsId"},
    writes = {"smsId", "smsNext"})
class ChooseSubstitute implements JavaDelegate {

  private final SmsNotices notices;

  ChooseSubstitute(SmsNotices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next = notices.next(UUID.fromString(SMS_ID.get(execution)));
    SMS_ID.set(execution, next.smsId().toString());
    SMS_NEXT.set(execution, next.what());
  }
}
