package vn.congvan.assignment;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/**
 * The work that an issued document brings to units and people of its own agency: no leader directs
 * it and the document waits for none of it.
 */
@UseCase
public class IssuedWork {

  /**
   * How far a receiver is, and what the person who acts has to do with it.
   *
   * @param receives whether the person is one of those who were given it
   * @param handles whether the person is the one who has to do it
   * @param allotted whether the receiver has given it to one who does it
   */
  public record Standing(
      AssignmentState state,
      boolean receives,
      boolean handles,
      boolean allotted,
      @Nullable String returnReason) {}

  private final AssignmentLedger ledger;
  private final AssignmentRows rows;
  private final EntityManager entities;
  private final Documents documents;
  private final Directory directory;
  private final TimeLimits timeLimits;
  private final Processes processes;

  IssuedWork(
      AssignmentLedger ledger,
      AssignmentRows rows,
      EntityManager entities,
      Documents documents,
      Directory directory,
      TimeLimits timeLimits,
      Processes processes) {
    this.ledger = ledger;
    this.rows = rows;
    this.entities = entities;
    this.documents = documents;
    this.directory = directory;
    this.timeLimits = timeLimits;
    this.processes = processes;
  }

  /**
   * Gives an issued document to a unit or a post, to carry out within that many working days and
   * hours, or only to know; returns the assignment's id.
   */
  // The errand that brings it is written in the delivery's own row.
  @Recorded(false)
  public UUID give(
      UUID documentId,
      boolean toCarryOut,
      @Nullable String unitId,
      @Nullable UUID postId,
      int days,
      int hours,
      String by) {
    var document = documents.lock(documentId);
    var now = ledger.now();
    var row =
        Assignment.ofDocument(
            documentId,
            document.agencyId(),
            toCarryOut ? AssignmentRole.CARRY_OUT : AssignmentRole.INFO,
            new Receiver(unitId, postId),
            by,
            null,
            now,
            null,
            toCarryOut ? timeLimits.dueAt(document.agencyId(), now, days, hours) : null);
    ledger.open(row);
    // The delivery, which is no entity, names the row in the same transaction.
    entities.flush();
    return row.id();
  }

  /** How far the work is, seen from a person who has just done something about the document. */
  @Transactional(readOnly = true)
  public Standing of(UUID assignmentId, String personId) {
    var row = ledger.get(assignmentId);
    var groups = directory.groupsOf(personId);
    var handler = row.handlerPostId();
    return new Standing(
        row.state(),
        row.audience().stream().anyMatch(groups::contains),
        handler != null && groups.contains(Directory.postGroup(handler)),
        row.isGivenToUnit() ? handler != null : row.handedOverFrom() != null,
        row.returnReason());
  }

  /** Whether the person is one of those who handle a document that is being handled now. */
  @Transactional(readOnly = true)
  public boolean isHandledBy(UUID documentId, String personId) {
    if (documents.view(documentId).state() != DocumentState.IN_WORK) {
      return false;
    }
    var groups = directory.groupsOf(personId);
    return rows.ofDocument(documentId).stream()
        .filter(row -> row.role().holdsDocument() && row.state().isOpen())
        .map(Assignment::handlerPostId)
        .anyMatch(handler -> handler != null && groups.contains(Directory.postGroup(handler)));
  }

  /** Ends what the sender wants back, wherever it lies; who has seen the document still sees it. */
  @Recorded(false)
  public void end(UUID assignmentId, String by) {
    var row = ledger.locked(assignmentId);
    if (row.state().isSettled()) {
      return;
    }
    ledger
        .openHelpersOf(row)
        .forEach(
            helper -> {
              helper.withdraw(ledger.now());
              ledger.keepTime(helper, by);
              stop(helper);
            });
    ledger.lapseRequests(row, by, "Văn bản đã được lấy lại.");
    row.withdraw(ledger.now());
    ledger.keepTime(row, by);
    stop(row);
  }

  /** What came back needs no more to be given to others by the rules of incoming documents. */
  @Recorded(false)
  public void settleReturned(UUID assignmentId) {
    var row = ledger.locked(assignmentId);
    if (row.state() == AssignmentState.RETURNED) {
      row.reassigned();
    }
  }

  private void stop(Assignment row) {
    var instance = row.processInstanceId();
    if (instance != null) {
      processes.tell(instance, AssignmentMessages.WORK_RECALLED, Map.of());
    }
  }
}
