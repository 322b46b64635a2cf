package vn.congvan.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.OtherSideToRemind;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.Processes.OpenTask;

/**
 * What follows from the deadlines of deliveries: receivers are reminded of what they have not
 * opened, and the clerks' tasks are due when their deadlines say.
 */
@Component
class DeliveryDueDates {

  private static final String SETTLES_REFUSAL = "decideOnRefusal";
  private static final String SENDS_OUTSIDE = "sendOutside";

  /** Rungs of one deadline may be planned nearer together by so much than the table says. */
  private static final Duration LEEWAY = Duration.ofMinutes(10);

  private final DeliveryLedger ledger;
  private final Processes processes;
  private final JdbcClient database;

  DeliveryDueDates(DeliveryLedger ledger, Processes processes, JdbcClient database) {
    this.ledger = ledger;
    this.processes = processes;
    this.database = database;
  }

  /**
   * Reminds a receiver, so often at most as the decision table said when the document was issued; a
   * reminder by the sender's clerk puts the next one off.
   */
  @EventListener
  void remind(OtherSideToRemind due) {
    if (due.deadline().kind() != DeadlineKind.OPENING) {
      return;
    }
    var row = ledger.lock(due.deadline().subjectId());
    if (!row.isUnopened()
        || row.reminders() >= ledger.reminding(row.parcel().documentId()).most()) {
      return;
    }
    var remindedAt = row.remindedAt();
    var soonest = due.planned().plus(LEEWAY);
    if (remindedAt == null || !ledger.remindAt(row, remindedAt).isAfter(soonest)) {
      ledger.reminded(row, lastDue(row, due.planned()));
      ledger.leave(row, ErrandKind.REMIND);
    }
  }

  /**
   * When a reminder was last due: so one that comes late does not put the next one off, and of
   * several that come late together one is enough.
   */
  private Instant lastDue(DeliveryLedger.Row row, Instant planned) {
    var now = ledger.now().toInstant();
    var last = planned;
    var next = ledger.remindAt(row, last);
    while (next.isAfter(last) && !next.isAfter(now)) {
      last = next;
      next = ledger.remindAt(row, last);
    }
    return last;
  }

  @EventListener
  void follow(DeadlineMoved event) {
    event.moves().forEach(move -> follow(move.deadline()));
  }

  /** The clerk's task for it, if there is one, is due when the deadline says. */
  void follow(OpenDeadline deadline) {
    tasksOf(deadline.kind(), deadline.subjectId())
        .forEach(task -> processes.moveTask(task.id(), Date.from(deadline.dueAt())));
  }

  /** Whether a clerk has a task for which such a deadline may run. */
  boolean hasTask(DeadlineKind kind, UUID delivery) {
    return tasksOf(kind, delivery).findAny().isPresent();
  }

  private Stream<OpenTask> tasksOf(DeadlineKind kind, UUID delivery) {
    return switch (kind) {
      case RECALL -> processes.tasksFor(List.of(delivery.toString())).stream();
      case SENDING ->
          tasksOfSender(delivery).filter(task -> task.activityId().equals(SENDS_OUTSIDE));
      case REFUSAL ->
          tasksOfSender(delivery)
              .filter(task -> task.activityId().equals(SETTLES_REFUSAL))
              .filter(
                  task ->
                      delivery
                          .toString()
                          .equals(task.variables().get(DeliveryVariables.REFUSED_DELIVERY.name())));
      default -> Stream.empty();
    };
  }

  private Stream<OpenTask> tasksOfSender(UUID delivery) {
    return database
        .sql(
            """
            select p.process_instance_id from dispatch p join delivery v on v.document_id = p.document_id
            where v.id = ?
            """)
        .param(delivery)
        .query(String.class)
        .optional()
        .stream()
        .flatMap(instance -> processes.tasksOf(instance).stream());
  }
}
