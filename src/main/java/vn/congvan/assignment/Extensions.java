package vn.congvan.assignment;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** More time for an assignment: asked for by who handles it, decided by who set the deadline. */
@UseCase
public class Extensions {

  private final ExtensionRequests requests;
  private final EntityManager entities;
  private final AssignmentLedger ledger;
  private final Directory directory;

  Extensions(
      ExtensionRequests requests,
      EntityManager entities,
      AssignmentLedger ledger,
      Directory directory) {
    this.requests = requests;
    this.entities = entities;
    this.ledger = ledger;
    this.directory = directory;
  }

  /**
   * Asks for more time; one request at a time. A refusal that comes after the engine was told
   * undoes everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void request(UUID assignmentId, @Nullable Instant asked, @Nullable String why, String by) {
    var row = ledger.locked(assignmentId);
    var groups = directory.groupsOf(by);
    if (!mayAsk(row, groups)) {
      throw new NotAllowed(
          "Chỉ người đang xử lý hoặc trưởng đơn vị được giao mới xin gia hạn được.");
    }
    var forUnit = isForUnit(row, groups, asked);
    var dueAt = forUnit ? row.dueAt() : row.effectiveDueAt();
    if (!row.state().isOpen() || dueAt == null) {
      throw new Refusal("Việc này đã xong hoặc không có hạn nên không phải xin gia hạn.");
    }
    var reason =
        Typed.required(why, "reason", Typed.REASON, new Sentence("Hãy ghi lý do xin gia hạn."));
    var until = ledger.deadline(asked, "askedDueAt");
    if (until == null || !until.isAfter(dueAt)) {
      throw Typed.fault(
          "askedDueAt",
          new Sentence("Hạn đề nghị phải sau hạn hiện tại (%s).", AssignmentLedger.moment(dueAt)));
    }
    if (requests.of(List.of(row.id())).stream()
        .anyMatch(each -> !each.isDecided() && each.isForUnit() == forUnit)) {
      throw new Refusal("Đã có một đề nghị gia hạn đang chờ quyết định.");
    }
    var request = new ExtensionRequest(assignmentId, by, ledger.now(), until, reason, forUnit);
    entities.persist(request);
    ledger.record(
        row.documentId(),
        by,
        forUnit ? null : row.handlerPostId(),
        EventKind.EXTENSION_REQUESTED,
        "Đến " + AssignmentLedger.moment(until) + ". " + reason);
    ledger.tellExtensionRequested(row, request.id(), decider(row, forUnit));
  }

  /**
   * The head asks for the unit, unless he handles the work himself by a deadline of his own that
   * leaves room within the unit's.
   */
  private static boolean isForUnit(Assignment row, Set<String> groups, @Nullable Instant asked) {
    if (!row.isGivenToUnit() || !groups.contains(row.receivers())) {
      return false;
    }
    var handler = row.handlerPostId();
    var limit = row.dueAt();
    var withinUnit =
        row.hasDeadlineOfItsOwn()
            && handler != null
            && groups.contains(Directory.postGroup(handler))
            && asked != null
            && limit != null
            && !asked.isAfter(limit);
    return !withinUnit;
  }

  /** Settles a request as the deciding post has decided: {@code grant} or {@code refuse}. */
  public void settle(
      UUID requestId, String decision, ExtensionForm form, UUID decidingPost, String by) {
    var request = requests.findById(requestId).orElseThrow();
    var row = ledger.locked(request.assignmentId());
    if (request.isDecided()) {
      // It lapsed while the form was open.
      return;
    }
    var note = Typed.optional(form.note(), "note", Typed.REASON);
    if (!decision.equals("grant")) {
      request.refuse(
          by,
          ledger.now(),
          Typed.required(note, "note", Typed.REASON, new Sentence("Hãy ghi lý do không đồng ý.")));
      ledger.record(
          row.documentId(), by, decidingPost, EventKind.EXTENSION_DECIDED, "Không đồng ý. " + note);
      return;
    }
    if (!row.state().isOpen()) {
      throw new Refusal("Việc này đã kết thúc nên không gia hạn được nữa. Hãy chọn không đồng ý.");
    }
    var until = ledger.deadline(form.grantedDueAt(), "grantedDueAt");
    if (until == null) {
      throw Typed.fault("grantedDueAt", new Sentence("Hãy ghi hạn mới."));
    }
    var inForce = request.isForUnit() ? row.dueAt() : row.effectiveDueAt();
    if (inForce != null && !until.isAfter(inForce)) {
      throw Typed.fault(
          "grantedDueAt",
          new Sentence("Hạn mới phải sau hạn hiện tại (%s).", AssignmentLedger.moment(inForce)));
    }
    if (request.isForUnit()) {
      row.extendForUnit(until);
    } else {
      if (row.hasDeadlineOfItsOwn()) {
        ledger.within(row, until, "grantedDueAt");
      }
      row.extend(until);
    }
    request.grant(until, by, ledger.now(), note);
    ledger.extended(row, request.reason(), by);
    ledger.record(
        row.documentId(),
        by,
        decidingPost,
        EventKind.EXTENSION_DECIDED,
        "Đồng ý đến " + AssignmentLedger.moment(until));
  }

  static boolean mayAsk(Assignment row, Set<String> groups) {
    var handler = row.handlerPostId();
    return (handler != null && groups.contains(Directory.postGroup(handler)))
        || groups.contains(row.receivers());
  }

  /** Who set the deadline decides; where he has left, who is in charge in his place. */
  private UUID decider(Assignment row, boolean forUnit) {
    var unit = row.unitId();
    if (!forUnit && row.hasDeadlineOfItsOwn() && unit != null) {
      var allottedBy = row.allottedByPostId();
      var head =
          allottedBy != null && directory.post(allottedBy).isPresent()
              ? allottedBy
              : ledger.headOf(row.agencyId(), unit);
      if (head != null) {
        return head;
      }
    }
    var giver = row.givenByPostId();
    if (giver != null && directory.post(giver).isPresent()) {
      return giver;
    }
    return directory.posts(row.agencyId(), null, Role.LEADER).stream()
        .findFirst()
        .map(Directory.Post::id)
        .orElseThrow(() -> new Refusal("Cơ quan chưa có lãnh đạo để quyết định gia hạn."));
  }
}
