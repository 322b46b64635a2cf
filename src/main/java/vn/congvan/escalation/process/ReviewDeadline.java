package vn.congvan.escalation.process;

import static vn.congvan.document.DocumentVariables.PRIORITY;
import static vn.congvan.escalation.EscalationFacts.DEADLINE_ID;
import static vn.congvan.escalation.EscalationFacts.DEADLINE_OVER;
import static vn.congvan.escalation.EscalationFacts.DEADLINE_PAUSED;
import static vn.congvan.escalation.EscalationFacts.RUNG;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;
import static vn.congvan.registration.RegistrationVariables.URGENCY;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.document.Urgency;
import vn.congvan.escalation.Rungs;
import vn.congvan.workflow.ProcessStep;

/** Looks at a deadline that has changed. */
@ProcessStep(
    label = "Xem lại hạn",
    does =
        "Đọc lại hạn vừa thay đổi: hạn mới thì xét lại từ bậc đầu, hạn vừa tạm dừng hay tính tiếp cũng vậy; hạn cũ mà đổi người giữ hoặc đổi độ khẩn thì xét lại bậc đang chờ.",
    reads = {"deadlineId", "dueAt", "deadlinePaused", "rung"},
    writes = {"deadlineOver", "dueAt", "deadlinePaused", "urgency", "priority", "rung"})
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
    var same =
        dueAt.equals(DUE_AT.find(execution))
            && standing.paused() == Boolean.TRUE.equals(DEADLINE_PAUSED.find(execution));
    RUNG.set(execution, same ? Math.max(1, RUNG.get(execution) - 1) : 1);
    DUE_AT.set(execution, dueAt);
    DEADLINE_PAUSED.set(execution, standing.paused());
    URGENCY.set(execution, standing.urgency());
    PRIORITY.set(execution, Urgency.of(standing.urgency()).orElse(Urgency.NORMAL).priority());
  }
}
