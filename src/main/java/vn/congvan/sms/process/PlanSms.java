package vn.congvan.sms.process;

import static vn.congvan.sms.SmsVariables.SMS_ID;
import static vn.congvan.sms.SmsVariables.SMS_SEND_AT;
import static vn.congvan.sms.SmsVariables.SMS_SEND_NOW;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.sms.SmsNotices;
import vn.congvan.workflow.ProcessStep;

/** Finds the hour at which a message may be sent. */
@ProcessStep(
    label = "Xếp giờ nhắn tin",
    does = "Tin hỏa tốc gửi ngay; tin khác chờ hết giờ yên tĩnh mà cơ quan đã đặt.",
    reads = {"smsId"},
    writes = {"smsSendNow", "smsSendAt"})
class PlanSms implements JavaDelegate {

  private final SmsNotices notices;
  private final ProvinceClock clock;

  PlanSms(SmsNotices notices, ProvinceClock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var at = notices.sendAt(UUID.fromString(SMS_ID.get(execution)));
    SMS_SEND_NOW.set(execution, !at.isAfter(clock.instant()));
    SMS_SEND_AT.set(execution, Date.from(at));
  }
}
