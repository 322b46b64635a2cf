package vn.congvan.document;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.DeadlinesToMove;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Processes;

/** A document and its tasks are due when its deadline says; while that is paused they are not. */
@Component
class DueDates {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);
  private static final Set<DeadlineKind> OWN =
      EnumSet.of(DeadlineKind.DOCUMENT, DeadlineKind.DRAFTING);
  private static final Set<DeadlineKind> OF_A_STEP =
      EnumSet.of(
          DeadlineKind.REGISTRATION,
          DeadlineKind.DIRECTION,
          DeadlineKind.SIGNING,
          DeadlineKind.ISSUING);

  private final Documents documents;
  private final Deadlines deadlines;
  private final Processes processes;
  private final TimeLimits limits;

  DueDates(Documents documents, Deadlines deadlines, Processes processes, TimeLimits limits) {
    this.documents = documents;
    this.deadlines = deadlines;
    this.processes = processes;
    this.limits = limits;
  }

  /** Whoever works on a document has locked it before its deadlines. */
  @EventListener
  void lock(DeadlinesToMove coming) {
    coming.documentIds().forEach(documents::lock);
  }

  @EventListener
  void follow(DeadlineMoved event) {
    for (var move : event.moves()) {
      if (move.deadline().documentId() != null && move.turn() != DeadlineTurn.HANDED_OVER) {
        follow(move);
      }
    }
  }

  private void follow(DeadlineMoved.Move move) {
    var deadline = move.deadline();
    if (OWN.contains(deadline.kind())) {
      var document = documents.get(deadline.subjectId());
      document.dueAt(deadline.dueAt());
      document.duePaused(deadline.isPaused());
      var instance = document.processInstanceId();
      if (instance != null) {
        // Who directs it has less time than the document, and keeps it.
        var direction = deadlines.of(DeadlineKind.DIRECTION, deadline.subjectId());
        processes.moveDueDate(
            instance, due(deadline), direction.isPresent() ? null : warn(deadline));
        direction.ifPresent(of -> processes.moveTasks(instance, due(of)));
      }
    } else if (OF_A_STEP.contains(deadline.kind())) {
      var instance = documents.get(deadline.subjectId()).processInstanceId();
      if (instance != null) {
        processes.moveTasks(instance, due(deadline));
      }
    }
    write(move);
  }

  /** What a person did stands in the history by itself; so does what the calendar did. */
  private void write(DeadlineMoved.Move move) {
    var deadline = move.deadline();
    var documentId = deadline.documentId();
    var by = move.by() == null ? ActingPerson.SYSTEM : move.by();
    if (documentId == null) {
      return;
    }
    if (move.turn() == DeadlineTurn.CALENDAR) {
      documents.record(
          documentId,
          by,
          EventKind.DEADLINE_RECKONED,
          deadline.kind().vietnamese()
              + ": "
              + moment(move.formerDueAt())
              + " → "
              + moment(deadline.dueAt())
              + (move.reason() == null ? "" : ". " + move.reason()));
    } else if (deadline.kind().mayPause() && move.turn() == DeadlineTurn.PAUSED) {
      documents.record(
          documentId,
          by,
          EventKind.DEADLINE_PAUSED,
          deadline.kind().vietnamese() + waiting(deadline) + ". " + move.reason());
    } else if (deadline.kind().mayPause() && move.turn() == DeadlineTurn.RESUMED) {
      documents.record(
          documentId,
          by,
          EventKind.DEADLINE_RESUMED,
          deadline.kind().vietnamese()
              + ", hạn mới "
              + moment(deadline.dueAt())
              + (move.reason() == null ? "" : ". " + move.reason()));
    }
  }

  private static String waiting(OpenDeadline deadline) {
    var pause = deadline.pause();
    return pause == null || pause.waitsFor() == null || pause.answerOn() == null
        ? ""
        : ", chờ %s, dự kiến trả lời ngày %s"
            .formatted(pause.waitsFor(), DAY.format(pause.answerOn()));
  }

  private static @Nullable Date due(OpenDeadline deadline) {
    return deadline.isPaused() ? null : Date.from(deadline.dueAt());
  }

  private @Nullable Date warn(OpenDeadline deadline) {
    return deadline.isPaused()
        ? null
        : Date.from(limits.warnAt(deadline.agencyId(), deadline.dueAt()));
  }

  private static String moment(Instant at) {
    return MOMENT.format(at);
  }
}
