package vn.congvan.escalation.process;

import static vn.congvan.escalation.EscalationFacts.ACTION_NEEDED;
import static vn.congvan.escalation.EscalationFacts.DEADLINE_ID;
import static vn.congvan.escalation.EscalationFacts.DEADLINE_PAUSED;
import static vn.congvan.escalation.EscalationFacts.ESCALATED_TO;
import static vn.congvan.escalation.EscalationFacts.RUNG;
import static vn.congvan.escalation.EscalationFacts.RUNG_CHANNEL;
import static vn.congvan.escalation.EscalationFacts.RUNG_DAYS;
import static vn.congvan.escalation.EscalationFacts.RUNG_HOURS;
import static vn.congvan.escalation.EscalationFacts.RUNG_MINUTES;
import static vn.congvan.escalation.EscalationFacts.RUNG_TASK;
import static vn.congvan.escalation.EscalationFacts.RUNG_TO;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.escalation.RungChannel;
import vn.congvan.escalation.RungDistance;
import vn.congvan.escalation.RungReceiver;
import vn.congvan.escalation.Rungs;
import vn.congvan.workflow.ProcessStep;

/** Tells whom the rung names. */
@ProcessStep(
    label = "Báo người của bậc",
    does =
        "Báo người được nêu ở bậc này và người đang thay họ, mỗi người một lần; ghi vào lịch sử văn bản khi đã quá hạn, cả khi không có ai để báo. Lịch làm việc đã đổi mà chưa đến lúc thì không báo ai và xét lại bậc này.",
    reads = {
      "deadlineId",
      "deadlinePaused",
      "rung",
      "rungTo",
      "rungDays",
      "rungHours",
      "rungMinutes",
      "rungChannel",
      "rungTask"
    },
    writes = {"deadlinePaused", "rung", "actionNeeded", "escalatedTo"})
class ClimbRung implements JavaDelegate {

  private final Rungs rungs;

  ClimbRung(Rungs rungs) {
    this.rungs = rungs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var deadlineId = UUID.fromString(DEADLINE_ID.get(execution));
    var minutes = RUNG_MINUTES.find(execution);
    var distance =
        RungDistance.of(
            RUNG_DAYS.get(execution), RUNG_HOURS.get(execution), minutes == null ? 0 : minutes);
    // A climbing from before pauses had rungs does not know it yet.
    var paused = Boolean.TRUE.equals(DEADLINE_PAUSED.find(execution));
    DEADLINE_PAUSED.set(execution, paused);
    if (rungs.isEarly(deadlineId, distance)) {
      RUNG.set(execution, RUNG.get(execution) - 1);
      ACTION_NEEDED.set(execution, false);
      ESCALATED_TO.set(execution, null);
      return;
    }
    var group =
        rungs.climb(
            deadlineId,
            // The next one is counted already.
            RUNG.get(execution) - 1,
            distance,
            paused,
            RungReceiver.ofKey(RUNG_TO.get(execution)),
            RungChannel.ofKey(RUNG_CHANNEL.get(execution)),
            RUNG_TASK.get(execution));
    ACTION_NEEDED.set(execution, group != null);
    ESCALATED_TO.set(execution, group);
  }
}
