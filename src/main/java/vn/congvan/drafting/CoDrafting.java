package vn.congvan.drafting;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.access.Access;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.CommentLevel;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Other units comment on a draft before it is submitted (Decree 30/2020, Art. 10 and 11). */
@UseCase
public class CoDrafting {

  private final DraftLedger ledger;
  private final Drafting drafting;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final TimeLimits timeLimits;

  CoDrafting(
      DraftLedger ledger,
      Drafting drafting,
      Documents documents,
      Access access,
      Directory directory,
      TimeLimits timeLimits) {
    this.ledger = ledger;
    this.drafting = drafting;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.timeLimits = timeLimits;
  }

  /** Asks each of the units, at the same time and until the same moment. */
  public void ask(UUID documentId, DraftForm form, String by) {
    var draft = ledger.locked(documentId);
    drafting.describe(draft, form, by);
    if (ledger.main(documentId) == null) {
      throw Typed.fault(
          "mainFile", new Sentence("Chưa có dự thảo. Hãy tải tệp dự thảo lên rồi lấy ý kiến."));
    }
    var units = units(draft, form);
    var question = Typed.optional(form.question(), "question", Typed.QUESTION);
    var dueAt = dueAt(draft.agencyId(), form.commentDueAt());
    for (var unit : units) {
      ledger.open(
          new CoDraft(documentId, draft.agencyId(), unit, by, ledger.now(), question, dueAt),
          draft.agencyId(),
          form.commentDueAt() == null ? TimeLimits.toComment() : Limit.byDate());
    }
    documents.record(
        documentId,
        by,
        EventKind.SENT_TO_CO_DRAFTERS,
        units.stream().map(ledger::unitName).collect(Collectors.joining("; ")));
  }

  private List<String> units(OutgoingDraft draft, DraftForm form) {
    var asked = new LinkedHashSet<>(form.units() == null ? List.<String>of() : form.units());
    if (asked.isEmpty()) {
      throw Typed.fault("units", new Sentence("Hãy chọn ít nhất một đơn vị để lấy ý kiến."));
    }
    var known =
        directory.units(draft.agencyId()).stream()
            .map(Directory.Unit::id)
            .collect(Collectors.toSet());
    for (var unit : asked) {
      if (!known.contains(unit)) {
        throw Typed.fault("units", new Sentence("Đơn vị được chọn không còn trong cơ quan."));
      }
      if (directory.posts(draft.agencyId(), unit, Role.HEAD).isEmpty()) {
        throw Typed.fault(
            "units",
            new Sentence("%s chưa có trưởng đơn vị để nhận việc góp ý.", ledger.unitName(unit)));
      }
    }
    return List.copyOf(asked);
  }

  private Instant dueAt(String agencyId, @Nullable Instant typed) {
    if (typed == null) {
      return timeLimits.commenting(agencyId, ledger.now());
    }
    if (!typed.isAfter(ledger.now())) {
      throw Typed.fault("commentDueAt", new Sentence("Hạn góp ý phải sau thời điểm hiện tại."));
    }
    if (TimeLimits.isTooFar(ledger.now(), typed)) {
      throw Typed.fault("commentDueAt", new Sentence("Hạn góp ý quá xa. Hãy xem lại năm."));
    }
    return typed;
  }

  /** A unit says what it thinks; with the last one the draft is with its drafter again. */
  public void comment(UUID id, CommentForm form, String by) {
    var row = ledger.lockedCoDraft(id);
    var said =
        Typed.required(
            form.comment(), "comment", Typed.COMMENT, new Sentence("Hãy ghi ý kiến góp ý."));
    row.comment(said, by, ledger.now());
    ledger.commentingEnds(row, by);
    documents.comment(row.documentId(), CommentLevel.UNIT, by, said);
    documents.record(
        row.documentId(), by, EventKind.CO_DRAFTER_COMMENTED, ledger.unitName(row.unitId()));
    ledger.goOnIfAllHaveCommented(row.documentId());
  }

  /** The unit is no longer asked. */
  public void withdrawn(UUID id, String by) {
    var row = ledger.lockedCoDraft(id);
    row.withdraw(ledger.now());
    ledger.commentingEnds(row, by);
    documents.record(row.documentId(), by, EventKind.WITHDRAWN, ledger.unitName(row.unitId()));
  }

  /** The drafter waits no longer for those who have not said anything yet. */
  public void stopWaiting(UUID documentId, String by) {
    access.requireSight(by, documentId);
    var draft = ledger.locked(documentId);
    if (!directory.groupsOf(by).contains(Directory.postGroup(draft.drafterPostId()))) {
      throw new NotAllowed("Chỉ người soạn thảo mới thôi lấy ý kiến được.");
    }
    var open = ledger.coDrafts(documentId).stream().filter(CoDraft::isOpen).toList();
    if (open.isEmpty()) {
      throw new Refusal("Không còn đơn vị nào đang góp ý. Hãy tải lại trang.");
    }
    open.forEach(ledger::tellWithdrawn);
    ledger.goOnIfAllHaveCommented(documentId);
  }
}
