package vn.congvan.drafting;

import java.util.Date;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.workflow.Processes;

/** A unit's comments and its task are due when their deadline says. */
@Component
class CommentDueDates {

  private final CoDraftRows rows;
  private final Processes processes;
  private final TimeLimits limits;

  CommentDueDates(CoDraftRows rows, Processes processes, TimeLimits limits) {
    this.rows = rows;
    this.processes = processes;
    this.limits = limits;
  }

  @EventListener
  void follow(DeadlineMoved event) {
    for (var move : event.moves()) {
      if (move.deadline().kind() == DeadlineKind.COMMENTING
          && move.turn() != DeadlineTurn.HANDED_OVER) {
        rows.findById(move.deadline().subjectId()).ifPresent(row -> follow(row, move));
      }
    }
  }

  private void follow(CoDraft row, DeadlineMoved.Move move) {
    var dueAt = move.deadline().dueAt();
    row.dueAt(dueAt);
    var instance = row.processInstanceId();
    if (instance != null) {
      processes.moveDueDate(
          instance, Date.from(dueAt), Date.from(limits.warnAt(row.agencyId(), dueAt)));
    }
  }
}
