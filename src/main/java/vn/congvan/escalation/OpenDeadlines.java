package vn.congvan.escalation;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.DeadlineClosed;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.DeadlineOpened;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.document.Urgency;
import vn.congvan.shared.EndOfTransaction;
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

  private final Deadlines deadlines;
  private final JdbcClient database;
  private final JdbcOperations batches;
  private final Processes processes;
  private final ProvinceClock clock;

  OpenDeadlines(
      Deadlines deadlines,
      JdbcClient database,
      JdbcOperations batches,
      Processes processes,
      ProvinceClock clock) {
    this.deadlines = deadlines;
    this.database = database;
    this.batches = batches;
    this.processes = processes;
    this.clock = clock;
  }

  /** At the end, all in one go: what is opened and closed in one act has no ladder at all. */
  @EventListener
  void begin(DeadlineOpened opened) {
    EndOfTransaction.gather(
        this, opened.deadlines().stream().map(OpenDeadline::id).toList(), this::beginAll);
  }

  @EventListener
  void tell(DeadlineMoved moved) {
    tellAll(moved.moves().stream().map(move -> move.deadline().id()).toList());
  }

  @EventListener
  void tell(DeadlineClosed closed) {
    tellAll(closed.deadlines().stream().map(OpenDeadline::id).toList());
  }

  private void beginAll(List<UUID> opened) {
    var instances = instancesOf(opened);
    var begun = new LinkedHashMap<String, Map<String, Object>>();
    for (var id : new LinkedHashSet<>(opened)) {
      var deadline = deadlines.of(id).orElseThrow();
      var former = instances.get(id);
      if (deadline.closedAt() != null) {
        continue;
      }
      if (former != null && processes.isRunning(former)) {
        // Closed and opened again in one act: it has not ended yet, and goes on.
        tell(id);
      } else {
        begun.put(id.toString(), variables(deadline));
      }
    }
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var fresh = new ArrayList<Object[]>();
    var again = new ArrayList<Object[]>();
    processes
        .startAll(EscalationFacts.DEADLINE_ESCALATION, begun)
        .forEach(
            (key, instance) -> {
              var id = UUID.fromString(key);
              // A deadline that is opened again climbs anew, in an instance of its own.
              (instances.containsKey(id) ? again : fresh).add(new Object[] {instance, now, id});
            });
    batches.batchUpdate(
        "insert into escalation (process_instance_id, begun_at, deadline_id) values (?, ?, ?)",
        fresh);
    batches.batchUpdate(
        "update escalation set process_instance_id = ?, begun_at = ? where deadline_id = ?", again);
  }

  private static Map<String, Object> variables(OpenDeadline deadline) {
    var given = new HashMap<String, Object>();
    given.put("deadlineId", deadline.id().toString());
    given.put("deadlineKind", deadline.kind().name());
    given.put("documentId", Objects.toString(deadline.documentId(), null));
    given.put("agencyId", deadline.agencyId());
    given.put("priority", Urgency.of(deadline.urgency()).orElse(Urgency.NORMAL).priority());
    given.put("urgency", deadline.urgency());
    given.put("dueAt", Date.from(deadline.dueAt()));
    given.put("deadlinePaused", deadline.isPaused());
    given.put("rung", FIRST_RUNG);
    return given;
  }

  /** Lets the climbing look at its deadline again once the present act is done. */
  void tell(UUID deadlineId) {
    tellAll(List.of(deadlineId));
  }

  private void tellAll(List<UUID> deadlineIds) {
    instancesOf(deadlineIds)
        .values()
        .forEach(instance -> processes.tellAtTheEnd(instance, EscalationFacts.DEADLINE_CHANGED));
  }

  private Map<UUID, String> instancesOf(List<UUID> deadlineIds) {
    var instances = new HashMap<UUID, String>();
    database
        .sql(
            "select deadline_id, process_instance_id from escalation where deadline_id in (:deadlines)")
        .param("deadlines", deadlineIds)
        .query(
            row -> {
              instances.put(
                  row.getObject("deadline_id", UUID.class), row.getString("process_instance_id"));
            });
    return instances;
  }
}
