package vn.congvan.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.CommentLevel;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * What becomes of one assignment: allotted within the unit, handed over, returned, reported,
 * approved, completed or taken back (Decree 30/2020, Art. 24).
 */
@UseCase
public class Assignments {

  /**
   * What the head decided, as the process needs it; without a deadline of its own the given one
   * holds.
   */
  public record Allotted(UUID handlerPost, @Nullable Instant dueAt, boolean needsApproval) {}

  private final AssignmentLedger ledger;
  private final Documents documents;
  private final Directory directory;

  Assignments(AssignmentLedger ledger, Documents documents, Directory directory) {
    this.ledger = ledger;
    this.documents = documents;
    this.directory = directory;
  }

  /**
   * The head gives the unit's work to one handler and to helpers, each with instruction and
   * deadline.
   */
  public Allotted allot(UUID id, AllotmentForm form, String by) {
    var row = ledger.locked(id);
    var unit = Objects.requireNonNull(row.unitId(), "only a unit allots");
    var handler = ofUnit(row.agencyId(), unit, form.handlerPost(), "handlerPost");
    var instruction = Typed.optional(form.instruction(), "instruction", Typed.INSTRUCTION);
    var dueAt = ledger.within(row, ledger.deadline(form.dueAt(), "dueAt"), "dueAt");
    var allottedBy = headPostOf(by, row.agencyId(), unit);
    var helpers = helpers(row, unit, handler, form);

    ledger.goOn(row, by);
    row.opened(by, ledger.now());
    row.allot(handler, allottedBy, instruction, dueAt, ledger.now());
    ledger.keepTime(row, by);
    ledger.show(row.documentId(), handler);
    ledger.withdrawHelp(row, handler);
    if (instruction != null) {
      documents.comment(row.documentId(), CommentLevel.UNIT, by, instruction);
    }
    for (var helper : helpers) {
      ledger.open(
          row.helpedBy(
              Objects.requireNonNull(helper.postId()),
              by,
              ledger.now(),
              Typed.optional(helper.instruction(), "helpers", Typed.INSTRUCTION),
              helper.dueAt() != null ? helper.dueAt() : row.effectiveDueAt()));
    }
    ledger.record(row.documentId(), by, allottedBy, EventKind.ASSIGNED, inWords(handler, helpers));
    // Nobody approves his own result, and who confirms the document later need not approve it
    // before.
    var approves =
        !Boolean.FALSE.equals(form.needsApproval())
            && !handler.equals(allottedBy)
            && !(row.isGivenByRegulation() && row.role().holdsDocument());
    return new Allotted(handler, row.effectiveDueAt(), approves);
  }

  /** The handler gives the work to a colleague. */
  public UUID handOver(UUID id, HandlingForm form, String by) {
    var row = ledger.locked(id);
    var from = Objects.requireNonNull(row.handlerPostId());
    var unit = row.unitId() != null ? row.unitId() : unitOf(from);
    var to =
        unit != null
            ? ofUnit(row.agencyId(), unit, form.handOverPost(), "handOverPost")
            : Objects.requireNonNull(
                ledger
                    .receiver(row.agencyId(), null, form.handOverPost(), "handOverPost")
                    .postId());
    if (to.equals(from)) {
      throw Typed.fault("handOverPost", new Sentence("Hãy chọn người khác."));
    }
    var reason = Typed.optional(form.reason(), "reason", Typed.REASON);
    row.handOver(to, ledger.now());
    ledger.keepTime(row, by);
    ledger.show(row.documentId(), to);
    ledger.withdrawHelp(row, to);
    ledger.record(
        row.documentId(),
        by,
        from,
        EventKind.HANDED_OVER,
        ledger.name(to) + (reason == null ? "" : ". " + reason));
    return to;
  }

  /**
   * The handler gives the work back to the head of his unit; returns the unit's deadline, which
   * holds again.
   */
  public @Nullable Instant returnToUnit(UUID id, ReturnForm form, String by) {
    var row = ledger.locked(id);
    var reason = reason(form);
    var handler = row.handlerPostId();
    ledger.lapseRequestsOfHandler(row, by, "Người xử lý đã trả lại việc.");
    row.backToUnit(reason);
    ledger.keepTime(row, by);
    ledger.record(row.documentId(), by, handler, EventKind.ASSIGNMENT_RETURNED, reason);
    return row.effectiveDueAt();
  }

  /**
   * Takes the work back from its present handler until he has opened the document: the head what he
   * allotted, a handler what he handed over. A refusal that comes after the engine was told undoes
   * everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void takeBackFromHandler(UUID id, String by) {
    var row = ledger.locked(id);
    if (row.handlerGivenAt() == null) {
      throw new Refusal("Việc này không còn ở người nhận nên không thu hồi được.");
    }
    if (!mayTakeBackFromHandler(row, directory.groupsOf(by))) {
      throw new NotAllowed("Chỉ người vừa phân công hoặc vừa chuyển việc này mới thu hồi được.");
    }
    if (ledger.hasBeenSeenByHandler(row, documents.openings(row.documentId()))) {
      throw new Refusal("Người nhận đã mở xem văn bản nên không thu hồi được nữa.");
    }
    ledger.tellTakenBackFromHandler(
        row,
        row.handedOverFrom() == null
            ? AssignmentMessages.ALLOTMENT_TAKEN_BACK
            : AssignmentMessages.HAND_OVER_TAKEN_BACK);
  }

  static boolean mayTakeBackFromHandler(Assignment row, Set<String> groups) {
    var handedOverFrom = row.handedOverFrom();
    return row.handlerGivenAt() != null
        && (handedOverFrom != null
            ? groups.contains(Directory.postGroup(handedOverFrom))
            : row.isGivenToUnit() && groups.contains(row.receivers()));
  }

  /**
   * The head has what he allotted again, with the help that nobody has opened; returns the unit's
   * deadline, which holds again.
   */
  public @Nullable Instant allotmentTakenBack(UUID id, String by) {
    var row = ledger.locked(id);
    var handler = Objects.requireNonNull(row.handlerPostId());
    ledger.lapseRequestsOfHandler(row, by, "Trưởng đơn vị đã thu hồi việc.");
    row.backToUnit(null);
    ledger.keepTime(row, by);
    ledger.hideFrom(row, handler);
    ledger.openHelpersOf(row).stream()
        .filter(helper -> !ledger.hasBeenSeen(helper))
        .forEach(ledger::tellWithdrawn);
    ledger.record(row.documentId(), by, null, EventKind.WITHDRAWN, ledger.name(handler));
    return row.effectiveDueAt();
  }

  /** The handler has what he handed over again; returns his post. */
  public UUID handOverTakenBack(UUID id, String by) {
    var row = ledger.locked(id);
    var handler = Objects.requireNonNull(row.handlerPostId());
    var back = row.takeBackHandOver();
    ledger.keepTime(row, by);
    ledger.hideFrom(row, handler);
    ledger.record(row.documentId(), by, back, EventKind.WITHDRAWN, ledger.name(handler));
    return back;
  }

  /**
   * The unit or person gives the work back to where it came from, which gives it to someone else.
   */
  public void returnUpward(UUID id, ReturnForm form, String by) {
    var row = ledger.locked(id);
    var reason = reason(form);
    ledger.withdrawHelpersOf(row);
    ledger.lapseRequests(row, by, "Việc đã được trả lại nơi giao.");
    row.returnUpward(reason, ledger.now());
    ledger.keepTime(row, by);
    ledger.record(
        row.documentId(),
        by,
        row.handlerPostId(),
        EventKind.ASSIGNMENT_RETURNED,
        ledger.name(row.receiver()) + ": " + reason);
    if (!row.role().holdsDocument()) {
      return;
    }
    var giver = row.givenByPostId();
    if (giver == null) {
      giver = leaderBeside(row);
    }
    if (giver == null) {
      ledger.tellForwardingUndone(row.documentId());
    } else {
      ledger.tellReturned(row, giver);
    }
  }

  /**
   * Who decides on work that the clerk handed straight to a unit, where a leader has meanwhile
   * given work to others; null where the clerk does.
   */
  private @Nullable UUID leaderBeside(Assignment row) {
    return ledger.othersAtWork(row).stream()
        .map(Assignment::givenByPostId)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * The handler reports his result.
   *
   * @param wanted whether the head asked to approve it
   * @return whether it is to be approved
   */
  public boolean report(UUID id, String outcome, HandlingForm form, boolean wanted, String by) {
    var row = ledger.locked(id);
    var reached = Outcome.of(outcome);
    var result =
        Typed.required(
            form.result(), "result", Typed.RESULT, new Sentence("Hãy ghi kết quả xử lý."));
    var reply =
        reached == Outcome.REPLY
            ? Typed.required(
                form.replyReference(),
                "replyReference",
                Typed.REFERENCE,
                new Sentence("Hãy ghi số, ký hiệu văn bản trả lời."))
            : null;
    var helping = ledger.openHelpersOf(row);
    if (!helping.isEmpty() && !Boolean.TRUE.equals(form.closeHelpers())) {
      throw Typed.fault(
          "closeHelpers",
          new Sentence(
              "Còn %s người giúp chưa xong. Hãy chờ họ, hoặc đánh dấu kết thúc việc của họ.",
              helping.size()));
    }
    var others = ledger.openCoHandlersBeside(row);
    if (!others.isEmpty() && !Boolean.TRUE.equals(form.beforeOthers())) {
      throw Typed.fault(
          "beforeOthers",
          new Sentence(
              "Nơi phối hợp chưa xong: %s. Hãy chờ kết quả của họ, hoặc đánh dấu vẫn báo cáo trước.",
              others.stream()
                  .map(other -> ledger.name(other.receiver()))
                  .collect(Collectors.joining(", "))));
    }
    helping.forEach(ledger::tellWithdrawn);
    row.opened(by, ledger.now());
    row.report(reached, result, reply, by);
    ledger.keepTime(row, by);
    ledger.lapseRequestsOfHandler(row, by, "Người xử lý đã báo cáo kết quả.");
    documents.comment(row.documentId(), CommentLevel.HANDLER, by, result);
    ledger.record(
        row.documentId(),
        by,
        row.handlerPostId(),
        EventKind.REPORTED,
        reached.vietnamese() + (reply == null ? "" : ": " + reply));
    return wanted && row.isGivenToUnit() && isApprovedByAnother(row, by);
  }

  /**
   * Nobody approves his own result: what the head who allotted the work, or the only one who heads
   * the unit, has done himself goes straight to who gave the work.
   */
  private boolean isApprovedByAnother(Assignment row, String by) {
    var allottedBy = row.allottedByPostId();
    if (allottedBy != null && directory.groupsOf(by).contains(Directory.postGroup(allottedBy))) {
      return false;
    }
    return directory.people(null, null, row.receivers(), null).stream()
        .anyMatch(head -> !head.id().equals(by));
  }

  /**
   * The head wants the result improved, by a new deadline if he sets one; refuses with {@link
   * HandlerHasLeft} if nobody is there to do it. Returns the deadline that holds.
   */
  public @Nullable Instant sendBackForRework(UUID id, ApprovalForm form, String by) {
    var row = ledger.locked(id);
    return sendBack(row, row.allottedByPostId(), CommentLevel.UNIT, form, by);
  }

  /**
   * Somebody besides the head wants the result improved, by a new deadline if he sets one; refuses
   * with {@link HandlerHasLeft} if nobody is there to do it. Returns the deadline that holds.
   */
  public @Nullable Instant object(UUID id, ApprovalForm form, String by) {
    var row = ledger.locked(id);
    return sendBack(row, null, levelOf(row, by), form, by);
  }

  private @Nullable Instant sendBack(
      Assignment row, @Nullable UUID forPost, CommentLevel level, ApprovalForm form, String by) {
    var note =
        Typed.required(
            form.note(), "note", Typed.INSTRUCTION, new Sentence("Hãy ghi yêu cầu làm tiếp."));
    var dueAt = ledger.within(row, ledger.deadline(form.dueAt(), "dueAt"), "dueAt");
    var handler = row.handlerPostId();
    if (handler == null || directory.post(handler).isEmpty()) {
      throw new HandlerHasLeft();
    }
    row.backToHandler(dueAt);
    ledger.keepTime(row, by);
    documents.comment(row.documentId(), level, by, note);
    ledger.record(
        row.documentId(),
        by,
        forPost,
        EventKind.REWORK,
        note + (dueAt == null ? "" : " Hạn " + AssignmentLedger.moment(dueAt) + "."));
    return row.effectiveDueAt();
  }

  /** Somebody besides the head agrees to the result. */
  public void agree(UUID id, ApprovalForm form, String by) {
    var row = ledger.locked(id);
    requireAnother(
        row,
        by,
        new Sentence("Không tự đồng duyệt kết quả do mình báo cáo. Hãy để người khác duyệt."));
    var note = Typed.optional(form.note(), "note", Typed.INSTRUCTION);
    if (note != null) {
      documents.comment(row.documentId(), levelOf(row, by), by, note);
    }
    documents.record(row.documentId(), by, EventKind.CONSENTED, note);
  }

  /** The head approves the result. */
  public void approve(UUID id, ApprovalForm form, String by) {
    var row = ledger.locked(id);
    requireAnother(
        row,
        by,
        new Sentence("Không tự duyệt kết quả do mình báo cáo. Hãy để trưởng đơn vị khác duyệt."));
    var note = Typed.optional(form.note(), "note", Typed.INSTRUCTION);
    if (note != null) {
      documents.comment(row.documentId(), CommentLevel.UNIT, by, note);
    }
    ledger.record(row.documentId(), by, row.allottedByPostId(), EventKind.APPROVED, note);
  }

  /** Closes the assignment; the last one that holds the document lets it go on. */
  public void complete(UUID id, String by) {
    var row = ledger.locked(id);
    row.opened(by, ledger.now());
    row.complete(ledger.now());
    ledger.keepTime(row, by);
    ledger.lapseRequests(row, by, "Việc đã xong.");
    ledger.record(
        row.documentId(),
        by,
        row.handlerPostId(),
        EventKind.COMPLETED,
        ledger.name(row.receiver()) + " (" + row.role().vietnamese() + ")");
    ledger.finishIfAllDone(row.documentId(), by);
  }

  /**
   * Takes back what was forwarded, until somebody there has opened it. A refusal that comes after
   * the engine was told undoes everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void withdraw(UUID id, String by) {
    var row = ledger.locked(id);
    if (!mayWithdraw(row, directory.groupsOf(by))) {
      throw new NotAllowed("Chỉ nơi đã giao việc mới thu hồi được.");
    }
    if (!row.state().isOpen()) {
      throw new Refusal("Việc này không còn ở nơi nhận nên không thu hồi được.");
    }
    if (ledger.hasBeenSeen(row)) {
      throw new Refusal("Nơi nhận đã mở xem văn bản nên không thu hồi được nữa.");
    }
    var all = ledger.ofDocument(row.documentId());
    if (row.role().holdsDocument() && !hasAnotherLead(row, all)) {
      if (!goesBackToClerk(row, all)) {
        throw new Refusal(
            "Đây là nơi chủ trì duy nhất. Hãy giao nơi khác chủ trì, việc này sẽ được thu hồi theo.");
      }
      // First the document, which would else be taken for done.
      ledger.tellForwardingUndone(row.documentId());
    }
    ledger.tellWithdrawn(row);
  }

  /** Closes an assignment that was taken back; its receivers no longer see the document. */
  public void closeWithdrawn(UUID id, String by) {
    var row = ledger.locked(id);
    ledger.withdrawHelpersOf(row);
    ledger.lapseRequests(row, by, "Việc đã được thu hồi.");
    row.withdraw(ledger.now());
    ledger.keepTime(row, by);
    ledger.hide(row);
    ledger.record(
        row.documentId(),
        by,
        row.givenByPostId(),
        EventKind.WITHDRAWN,
        ledger.name(row.receiver()));
    ledger.finishIfAllDone(row.documentId(), by);
  }

  /** Remembers that one of the receivers, or who handles it, has read what was given. */
  public void openedBy(UUID id, String personId) {
    var row = ledger.get(id);
    if (row.openedAt() == null && row.state().isOpen() && isForPerson(row, personId)) {
      ledger.locked(id).opened(personId, ledger.now());
    }
  }

  /** The post that gave it decides, not the person: he may have left it since. */
  static boolean mayWithdraw(Assignment row, Set<String> groups) {
    var giver = row.givenByPostId();
    return (giver != null && groups.contains(Directory.postGroup(giver)))
        || (row.isGivenByRegulation() && groups.contains(Role.CLERK.at(row.agencyId())))
        || groups.contains(Role.LEADER.at(row.agencyId()));
  }

  /**
   * Whether nothing but this row holds the document, which the clerk handed straight to the unit.
   */
  private static boolean goesBackToClerk(Assignment row, List<Assignment> all) {
    return row.isGivenByRegulation()
        && all.stream()
            .filter(other -> !other.id().equals(row.id()))
            .allMatch(other -> !other.role().holdsDocument() || other.state().isSettled());
  }

  /** Whether the document goes on without the row: another leads, or the clerk sends it anew. */
  static boolean leavesNobodyMissing(Assignment row, List<Assignment> all) {
    return !row.role().holdsDocument() || hasAnotherLead(row, all) || goesBackToClerk(row, all);
  }

  private boolean isForPerson(Assignment row, String personId) {
    var groups = directory.groupsOf(personId);
    var handler = row.handlerPostId();
    return groups.contains(row.receivers())
        || (handler != null && groups.contains(Directory.postGroup(handler)));
  }

  /** A document in work always has somebody who leads; co-handlers alone answer for nothing. */
  private static boolean hasAnotherLead(Assignment row, List<Assignment> all) {
    return all.stream()
        .filter(other -> !other.id().equals(row.id()) && other.role() == AssignmentRole.LEAD)
        .anyMatch(
            other ->
                other.state() != AssignmentState.WITHDRAWN
                    && other.state() != AssignmentState.REASSIGNED);
  }

  private List<AllotmentForm.Helper> helpers(
      Assignment row, String unit, UUID handler, AllotmentForm form) {
    var asked = form.helpers() == null ? List.<AllotmentForm.Helper>of() : form.helpers();
    var seen = new HashSet<UUID>();
    ledger
        .openHelpersOf(row)
        .forEach(helper -> seen.add(Objects.requireNonNull(helper.handlerPostId())));
    List<AllotmentForm.Helper> helpers = new ArrayList<>();
    for (var i = 0; i < asked.size(); i++) {
      var at = "helpers[" + i + "].";
      var post = ofUnit(row.agencyId(), unit, asked.get(i).postId(), at + "postId");
      if (post.equals(handler)) {
        throw Typed.fault(at + "postId", new Sentence("Người này đã là người xử lý chính."));
      }
      ledger.within(row, ledger.deadline(asked.get(i).dueAt(), at + "dueAt"), at + "dueAt");
      if (seen.add(post)) {
        helpers.add(asked.get(i));
      }
    }
    return helpers;
  }

  private UUID ofUnit(String agencyId, String unitId, @Nullable UUID postId, String field) {
    if (postId == null) {
      throw Typed.fault(field, new Sentence("Hãy chọn người xử lý."));
    }
    return directory
        .post(postId)
        .filter(post -> post.agencyId().equals(agencyId) && unitId.equals(post.unitId()))
        .filter(post -> post.role() == Role.HEAD || post.role() == Role.SPECIALIST)
        .map(Directory.Post::id)
        .orElseThrow(
            () -> Typed.fault(field, new Sentence("Người được chọn không thuộc đơn vị này.")));
  }

  private @Nullable String unitOf(UUID postId) {
    return directory.post(postId).map(Directory.Post::unitId).orElse(null);
  }

  private static void requireAnother(Assignment row, String by, Sentence refusal) {
    if (by.equals(row.reportedBy())) {
      throw new NotAllowed(refusal);
    }
  }

  private CommentLevel levelOf(Assignment row, String by) {
    return directory.groupsOf(by).contains(Role.LEADER.at(row.agencyId()))
        ? CommentLevel.LEADER
        : CommentLevel.UNIT;
  }

  private @Nullable UUID headPostOf(String personId, String agencyId, String unitId) {
    return directory.postsOf(personId).stream()
        .filter(post -> post.role() == Role.HEAD && unitId.equals(post.unitId()))
        .map(Directory.Post::id)
        .findFirst()
        .orElseGet(() -> ledger.headOf(agencyId, unitId));
  }

  private static String reason(ReturnForm form) {
    return Typed.required(
        form.reason(), "reason", Typed.REASON, new Sentence("Hãy ghi lý do trả lại."));
  }

  private String inWords(UUID handler, List<AllotmentForm.Helper> helpers) {
    var names =
        helpers.stream()
            .map(helper -> ledger.name(Objects.requireNonNull(helper.postId())))
            .collect(Collectors.joining(", "));
    return "Xử lý: " + ledger.name(handler) + (names.isEmpty() ? "" : "; giúp: " + names);
  }
}
