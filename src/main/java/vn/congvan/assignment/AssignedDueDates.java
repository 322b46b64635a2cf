package vn.congvan.assignment;

import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.workflow.Processes;

/**
 * An assignment and its tasks are due when its deadline says; while that is paused they are not,
 * and neither is the document whose lead waits.
 */
@Component
class AssignedDueDates {

  private static final Set<DeadlineKind> OWN =
      EnumSet.of(DeadlineKind.HANDLING, DeadlineKind.HANDLER, DeadlineKind.NOTING);

  private final AssignmentRows rows;
  private final Deadlines deadlines;
  private final Processes processes;
  private final TimeLimits limits;

  AssignedDueDates(
      AssignmentRows rows, Deadlines deadlines, Processes processes, TimeLimits limits) {
    this.rows = rows;
    this.deadlines = deadlines;
    this.processes = processes;
    this.limits = limits;
  }

  @EventListener
  void follow(DeadlineMoved event) {
    for (var move : event.moves()) {
      if (OWN.contains(move.deadline().kind()) && move.turn() != DeadlineTurn.HANDED_OVER) {
        rows.findById(move.deadline().subjectId()).ifPresent(row -> follow(row, move));
      }
    }
  }

  private void follow(Assignment row, DeadlineMoved.Move move) {
    var deadline = move.deadline();
    if (deadline.kind() == DeadlineKind.NOTING) {
      var instance = row.processInstanceId();
      if (instance != null) {
        processes.moveTasks(instance, Date.from(deadline.dueAt()));
      }
      return;
    }
    row.follows(deadline);
    if (deadline.kind() == DeadlineKind.HANDLING) {
      carryOn(row, move);
    }
    moveTasks(row, inForce(row, deadline).isPaused());
  }

  /** The limit for who works on it now: what is late within the unit is so while the unit waits. */
  private OpenDeadline inForce(Assignment row, OpenDeadline moved) {
    return row.hasDeadlineOfItsOwn()
        ? deadlines.of(DeadlineKind.HANDLER, row.id()).orElse(moved)
        : moved;
  }

  private void moveTasks(Assignment row, boolean paused) {
    var instance = row.processInstanceId();
    var dueAt = row.effectiveDueAt();
    if (instance == null || dueAt == null) {
      return;
    }
    if (paused) {
      processes.moveDueDate(instance, null, null);
    } else {
      processes.moveDueDate(
          instance, Date.from(dueAt), Date.from(limits.warnAt(row.agencyId(), dueAt)));
    }
  }

  /** What waits with it. */
  private void carryOn(Assignment row, DeadlineMoved.Move move) {
    var reason = move.reason() == null ? "" : move.reason();
    if (move.turn() == DeadlineTurn.PAUSED) {
      deadlines.pause(DeadlineKind.HANDLER, row.id(), reason, move.by());
      if (row.role() == AssignmentRole.LEAD) {
        deadlines.pause(DeadlineKind.DOCUMENT, row.documentId(), reason, move.by());
      }
    } else if (move.turn() == DeadlineTurn.RESUMED) {
      deadlines.resume(DeadlineKind.HANDLER, row.id(), move.reason(), move.by());
      if (row.role() == AssignmentRole.LEAD) {
        deadlines.resume(DeadlineKind.DOCUMENT, row.documentId(), move.reason(), move.by());
      }
    }
  }
}
