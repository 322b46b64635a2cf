package vn.congvan.sms.process;

import static vn.congvan.sms.SmsVariables.SMS_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.sms.SmsNotices;
import vn.congvan.workflow.ProcessStep;

/** Lays a message ready for those who send, outside of the process. */
@ProcessStep(
    label = "Chuyển tin đi gửi",
    does =
        "Đặt tin vào hàng chờ gửi. Việc gửi nằm ngoài quy trình: mỗi tin đúng một lần, trong hạn mức, không gửi cho người trong danh sách không nhận tin.",
    reads = {"smsId"})
class QueueSms implements JavaDelegate {

  private final SmsNotices notices;

  QueueSms(SmsNotices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.queue(UUID.fromString(SMS_ID.get(execution)));
  }
}
