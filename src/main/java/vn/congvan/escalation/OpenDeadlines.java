package vn.congvan.escalation;

import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.DeadlineClosed;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.DeadlineOpened;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.document.Urgency;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Processes;

/**
 * Begins a climbing for each deadline that opens and tells it what becomes of the deadline, in the
 * transaction in which that happens: where it is undone, the timer stands as it stood.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenDeadlines {

  private static final int FIRST_RUNG = 1;

  private final JdbcClient database;
  private final Processes processes;
  private final ProvinceClock clock;

  OpenDeadlines(JdbcClient database, Processes processes, ProvinceClock clock) {
    this.database = database;
    this.processes = processes;
    this.clock = clock;
  }

  @EventListener
  void begin(DeadlineOpened opened) {
    opened.deadlines().forEach(this::begin);
  }

  @EventListener
  void tell(DeadlineMoved moved) {
    moved.moves().forEach(move -> tell(move.deadline().id()));
  }

  @EventListener
  void tell(DeadlineClosed closed) {
    closed.deadlines().forEach(deadline -> tell(deadline.id()));
  }

  private void begin(OpenDeadline deadline) {
    var former = instanceOf(deadline.id());
    if (former.filter(processes::isRunning).isPresent()) {
      // Closed and opened again in one act: it has not ended yet, and goes on.
      tell(deadline.id());
      return;
    }
    Map<String, Object> given = new HashMap<>();
    given.put("deadlineId", deadline.id().toString());
    given.put("deadlineKind", deadline.kind().name());
    given.put("documentId", Objects.toString(deadline.documentId(), null));
    given.put("agencyId", deadline.agencyId());
    given.put("priority", Urgency.of(deadline.urgency()).orElse(Urgency.NORMAL).priority());
    given.put("urgency", deadline.urgency());
    given.put("dueAt", Date.from(deadline.dueAt()));
    given.put("deadlinePaused", deadline.isPaused());
    given.put("rung", FIRST_RUNG);
    var instance =
        processes.start(EscalationFacts.DEADLINE_ESCALATION, deadline.id().toString(), given);
    remember(deadline.id(), instance, former.isPresent());
  }

  /** A deadline that is opened again climbs anew, in an instance of its own. */
  private void remember(UUID deadlineId, String instance, boolean again) {
    database
        .sql(
            again
                ? "update escalation set process_instance_id = :instance, begun_at = :at where deadline_id = :deadline"
                : "insert into escalation (deadline_id, process_instance_id, begun_at) values (:deadline, :instance, :at)")
        .param("deadline", deadlineId)
        .param("instance", instance)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Lets the climbing look at its deadline again once the present act is done. */
  void tell(UUID deadlineId) {
    instanceOf(deadlineId)
        .ifPresent(instance -> processes.tellAtTheEnd(instance, EscalationFacts.DEADLINE_CHANGED));
  }

  private Optional<String> instanceOf(UUID deadlineId) {
    return database
        .sql("select process_instance_id from escalation where deadline_id = ?")
        .param(deadlineId)
        .query(String.class)
        .optional();
  }
}
