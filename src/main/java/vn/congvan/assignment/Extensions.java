package vn.congvan.assignment;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/** More time for an assignment: asked for by who handles it, decided by who set the deadline. */
@UseCase
public class Extensions {

  private final ExtensionRequests requests;
  private final EntityManager entities;
  private final AssignmentLedger ledger;
  private final Documents documents;
  private final Directory directory;

  Extensions(
      ExtensionRequests requests,
      EntityManager entities,
      AssignmentLedger ledger,
      Documents documents,
      Directory directory) {
    this.requests = requests;
    this.entities = entities;
    this.ledger = ledger;
    this.documents = documents;
    this.directory = directory;
  }

  /**
   * Asks for more time; one request at a time. A refusal that comes after the engine was told
   * undoes everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void request(UUID assignmentId, @Nullable Instant asked, @Nullable String why, String by) {
    var row = ledger.locked(assignmentId);
    if (!mayAsk(row, directory.groupsOf(by))) {
      throw new NotAllowed(
          "Chỉ người đang xử lý hoặc trưởng đơn vị được giao mới xin gia hạn được.");
    }
    var dueAt = row.effectiveDueAt();
    if (!row.state().isOpen() || dueAt == null) {
      throw new Refusal("Việc này đã xong hoặc không có hạn nên không phải xin gia hạn.");
    }
    var reason = Typed.required(why, "reason", Typed.REASON, "Hãy ghi lý do xin gia hạn.");
    var until = ledger.deadline(asked, "askedDueAt");
    if (until == null || !until.isAfter(dueAt)) {
      throw Typed.fault(
          "askedDueAt",
          "Hạn đề nghị phải sau hạn hiện tại (" + AssignmentLedger.moment(dueAt) + ").");
    }
    if (requests.of(List.of(assignmentId)).stream().anyMatch(each -> !each.isDecided())) {
      throw new Refusal("Đã có một đề nghị gia hạn đang chờ quyết định.");
    }
    var request = new ExtensionRequest(assignmentId, by, ledger.now(), until, reason);
    entities.persist(request);
    ledger.record(
        row.documentId(),
        by,
        row.handlerPostId(),
        EventKind.EXTENSION_REQUESTED,
        "Đến " + AssignmentLedger.moment(until) + ". " + reason);
    ledger.tellExtensionRequested(row, request.id(), decider(row));
  }

  /** Settles a request as the deciding post has decided: {@code grant} or {@code refuse}. */
  public void settle(
      UUID requestId, String decision, ExtensionForm form, UUID decidingPost, String by) {
    var request = requests.findById(requestId).orElseThrow();
    var row = ledger.locked(request.assignmentId());
    var note = Typed.optional(form.note(), "note", Typed.REASON);
    if (!decision.equals("grant")) {
      request.refuse(
          by,
          ledger.now(),
          Typed.required(note, "note", Typed.REASON, "Hãy ghi lý do không đồng ý."));
      ledger.record(
          row.documentId(), by, decidingPost, EventKind.EXTENSION_DECIDED, "Không đồng ý. " + note);
      return;
    }
    var until = ledger.deadline(form.grantedDueAt(), "grantedDueAt");
    if (until == null) {
      throw Typed.fault("grantedDueAt", "Hãy ghi hạn mới.");
    }
    var limit = row.dueAt();
    var withinUnit = !Objects.equals(row.deadlineSetBy(), row.givenByPostId());
    if (withinUnit && limit != null && until.isAfter(limit)) {
      throw Typed.fault(
          "grantedDueAt",
          "Hạn không được sau hạn của đơn vị (" + AssignmentLedger.moment(limit) + ").");
    }
    request.grant(until, by, ledger.now(), note);
    row.extend(until);
    ledger.moveDueDate(row);
    ledger.record(
        row.documentId(),
        by,
        decidingPost,
        EventKind.EXTENSION_DECIDED,
        "Đồng ý đến " + AssignmentLedger.moment(until));
    var whole = documents.view(row.documentId()).dueAt();
    if (row.role() == AssignmentRole.LEAD && whole != null && until.isAfter(whole)) {
      ledger.moveDueDateOfDocument(row.documentId(), until);
    }
  }

  static boolean mayAsk(Assignment row, Set<String> groups) {
    var handler = row.handlerPostId();
    return (handler != null && groups.contains(Directory.postGroup(handler)))
        || groups.contains(row.receivers());
  }

  private UUID decider(Assignment row) {
    var setBy = row.deadlineSetBy();
    if (setBy != null && directory.post(setBy).isPresent()) {
      return setBy;
    }
    // Who set the deadline has left: a leader of the agency decides.
    return directory.posts(row.agencyId(), null, Role.LEADER).stream()
        .findFirst()
        .map(Directory.Post::id)
        .orElseThrow(() -> new Refusal("Cơ quan chưa có lãnh đạo để quyết định gia hạn."));
  }
}
