package vn.congvan.registration;

import java.util.Date;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.Documents;
import vn.congvan.registration.Copies.Copy;
import vn.congvan.registration.CopyKind.Medium;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Processes;

/** An electronic copy is signed within a time limit, which runs until it is signed or voided. */
@Component
class CopyClocks {

  private final Deadlines deadlines;
  private final TimeLimits limits;
  private final Documents documents;
  private final Processes processes;
  private final ProvinceClock clock;

  CopyClocks(
      Deadlines deadlines,
      TimeLimits limits,
      Documents documents,
      Processes processes,
      ProvinceClock clock) {
    this.deadlines = deadlines;
    this.limits = limits;
    this.documents = documents;
    this.processes = processes;
    this.clock = clock;
  }

  /** The copy has become what it is now. */
  void follow(Copy copy, String by) {
    if (copy.target() != Medium.ELECTRONIC || copy.isSigned() || copy.isVoid()) {
      deadlines.close(DeadlineKind.COPY, copy.id(), by);
      return;
    }
    var document = documents.view(copy.documentId());
    var limit = TimeLimits.toSign();
    var now = clock.instant();
    deadlines.open(
        new NewDeadline(
            DeadlineKind.COPY,
            copy.id(),
            document.id(),
            document.agencyId(),
            null,
            null,
            now,
            limits.end(document.agencyId(), now, limit),
            limit,
            document.urgency(),
            by));
    // One that is to be signed again is as late as it was.
    deadlines.of(DeadlineKind.COPY, copy.id()).ifPresent(this::moveTasks);
  }

  @EventListener
  void follow(DeadlineMoved event) {
    for (var move : event.moves()) {
      var deadline = move.deadline();
      if (deadline.kind() == DeadlineKind.COPY) {
        moveTasks(deadline);
      }
    }
  }

  private void moveTasks(OpenDeadline deadline) {
    processes
        .tasksFor(List.of(deadline.subjectId().toString()))
        .forEach(task -> processes.moveTask(task.id(), Date.from(deadline.dueAt())));
  }
}
