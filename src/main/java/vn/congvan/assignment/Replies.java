package vn.congvan.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.CommentLevel;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/**
 * Answers in writing to incoming documents: who may draft one, and what an issued one ends (Decree
 * 30/2020, Art. 24).
 */
@UseCase
public class Replies {

  /** The work for which an answer is drafted, and until when. */
  public record Wanted(UUID assignmentId, @Nullable Instant dueAt) {}

  private final AssignmentLedger ledger;
  private final Documents documents;
  private final Directory directory;

  Replies(AssignmentLedger ledger, Documents documents, Directory directory) {
    this.ledger = ledger;
    this.documents = documents;
    this.directory = directory;
  }

  /** The person's own open work on the document, the lead's before others'. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Wanted> wantedFrom(UUID documentId, String personId) {
    var groups = directory.groupsOf(personId);
    return ledger.ofDocument(documentId).stream()
        .filter(
            row -> row.state() == AssignmentState.IN_WORK || row.state() == AssignmentState.GIVEN)
        .filter(row -> row.role().holdsDocument())
        .filter(
            row -> {
              var handler = row.handlerPostId();
              return handler != null && groups.contains(Directory.postGroup(handler));
            })
        .min(Comparator.comparing(Assignment::role))
        .map(row -> new Wanted(row.id(), row.effectiveDueAt()));
  }

  /**
   * The answer is issued: who handles the work has done it, and nobody approves again what a leader
   * has signed.
   *
   * @return whether the work was still waiting for it
   */
  public boolean issued(UUID assignmentId, String reference, String by) {
    var row = ledger.locked(assignmentId);
    documents.record(
        row.documentId(), by, EventKind.REPORTED, Outcome.REPLY.vietnamese() + ": " + reference);
    if (row.state() != AssignmentState.IN_WORK && row.state() != AssignmentState.GIVEN) {
      return false;
    }
    row.answered(reference);
    return ledger.tellReplyIssued(row);
  }

  /** The document is answered and done; the leader who signed the answer has confirmed it. */
  public void close(UUID documentId, String by) {
    var reference =
        ledger.ofDocument(documentId).stream()
            .filter(Assignment::isLeadAnswered)
            .map(Assignment::replyReference)
            .findFirst()
            .orElse("");
    documents.confirming(documentId, by);
    documents.close(documentId, by, "Đã trả lời bằng văn bản " + reference);
  }

  /** The work ends with the answer that was issued, together with what helped it. */
  public void record(UUID assignmentId, String by) {
    var row = ledger.locked(assignmentId);
    var reference = Objects.requireNonNull(row.replyReference());
    var result = "Đã ban hành văn bản trả lời " + reference + ".";
    ledger.openHelpersOf(row).forEach(ledger::tellWithdrawn);
    row.report(Outcome.REPLY, result, reference, by);
    ledger.keepTime(row, by);
    documents.comment(row.documentId(), CommentLevel.HANDLER, by, result);
  }
}
