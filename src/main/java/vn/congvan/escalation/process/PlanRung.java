package vn.congvan.escalation.process;

import static vn.congvan.escalation.EscalationFacts.DEADLINE_ID;
import static vn.congvan.escalation.EscalationFacts.RUNG;
import static vn.congvan.escalation.EscalationFacts.RUNG_AT;
import static vn.congvan.escalation.EscalationFacts.RUNG_DAYS;
import static vn.congvan.escalation.EscalationFacts.RUNG_HOURS;
import static vn.congvan.escalation.EscalationFacts.RUNG_MINUTES;
import static vn.congvan.escalation.EscalationFacts.RUNG_PLAN;
import static vn.congvan.escalation.EscalationFacts.RUNG_TO;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.escalation.RungDistance;
import vn.congvan.escalation.RungReceiver;
import vn.congvan.escalation.Rungs;
import vn.congvan.workflow.ProcessStep;

/** Reckons when the next rung is climbed. */
@ProcessStep(
    label = "Tính lúc lên bậc",
    does =
        "Tính lúc lên bậc vừa hỏi theo lịch làm việc của cơ quan; bậc trước hạn mà đã qua thì bỏ, hết bậc thì thôi; hạn đang tạm dừng thì tính từ cuối ngày dự kiến có trả lời. Bậc sắp xét tăng thêm một.",
    reads = {"deadlineId", "rung", "rungTo", "rungDays", "rungHours", "rungMinutes"},
    writes = {"rungPlan", "rungAt", "rung"},
    endsLoops = true)
class PlanRung implements JavaDelegate {

  private final Rungs rungs;

  PlanRung(Rungs rungs) {
    this.rungs = rungs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var rung = RUNG.get(execution);
    var minutes = RUNG_MINUTES.find(execution);
    var plan =
        rungs.plan(
            UUID.fromString(DEADLINE_ID.get(execution)),
            rung,
            RungReceiver.ofKey(RUNG_TO.get(execution)),
            RungDistance.of(
                RUNG_DAYS.get(execution),
                RUNG_HOURS.get(execution),
                // A diagram or a table from before minutes has none.
                minutes == null ? 0 : minutes));
    RUNG_PLAN.set(execution, plan.what());
    RUNG_AT.set(execution, plan.at() == null ? null : Date.from(plan.at()));
    RUNG.set(execution, rung + 1);
  }
}
