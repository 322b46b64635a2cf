package vn.congvan.escalation.process;

import static vn.congvan.escalation.EscalationFacts.DEADLINE_ID;
import static vn.congvan.escalation.EscalationFacts.DEADLINE_OVER;
import static vn.congvan.escalation.EscalationFacts.RUNG;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.escalation.Rungs;
import vn.congvan.workflow.ProcessStep;

/** Looks at a deadline that has changed. */
@ProcessStep(
    label = "Xem lại hạn",
    does =
        "Đọc lại hạn vừa thay đổi: hạn mới thì xét lại từ bậc đầu, hạn cũ mà đổi người giữ hoặc tạm dừng thì xét lại bậc đang chờ.",
    reads = {"deadlineId", "dueAt", "rung"},
    writes = {"deadlineOver", "dueAt", "rung"})
class ReviewDeadline implements JavaDelegate {

  private final Rungs rungs;

  ReviewDeadline(Rungs rungs) {
    this.rungs = rungs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var standing = rungs.standing(UUID.fromString(DEADLINE_ID.get(execution)));
    var dueAt = Date.from(standing.dueAt());
    DEADLINE_OVER.set(execution, standing.over());
    RUNG.set(
        execution, dueAt.equals(DUE_AT.find(execution)) ? Math.max(1, RUNG.get(execution) - 1) : 1);
    DUE_AT.set(execution, dueAt);
  }
}
