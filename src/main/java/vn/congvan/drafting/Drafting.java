package vn.congvan.drafting;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.assignment.Replies;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.Recipients;
import vn.congvan.document.CommentLevel;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentType;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Field;
import vn.congvan.document.NewDraft;
import vn.congvan.document.Urgency;
import vn.congvan.document.WrongState;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.registration.OutgoingNumbers;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.signing.SigningReturns;
import vn.congvan.workflow.Processes;

/**
 * An outgoing document on its way from the drafter to the signer: begun, submitted, checked for
 * content and form, returned or dropped (Decree 30/2020, Art. 10 to 12).
 */
@UseCase
public class Drafting {

  /** The roles in which people draft; the others watch or keep. */
  private static final List<Role> DRAFTERS =
      List.of(Role.SPECIALIST, Role.HEAD, Role.LEADER, Role.CLERK);

  private static final Sentence ELSEWHERE =
      new Sentence(
          "Văn bản trả lời, thay thế, đính chính hoặc thu hồi phải do chính cơ quan đã nhận hoặc đã ban hành văn bản kia soạn thảo. Hãy chọn vị trí của mình ở cơ quan ấy.");

  /** Where a draft goes, as the process needs it. */
  public record Submitted(
      @Nullable String unitId, boolean needsReview, @Nullable UUID checkerPost, int priority) {}

  /** Who signs, and whether he does so on paper. */
  public record ToSign(UUID post, boolean onPaper) {}

  private final DraftLedger ledger;
  private final Documents documents;
  private final Recipients recipients;
  private final Deliveries deliveries;
  private final OutgoingNumbers numbers;
  private final SigningAuthority authority;
  private final SigningReturns returns;
  private final Replies replies;
  private final Access access;
  private final Directory directory;
  private final Processes processes;
  private final TimeLimits timeLimits;
  private final WorkingCalendar calendar;

  Drafting(
      DraftLedger ledger,
      Documents documents,
      Recipients recipients,
      Deliveries deliveries,
      OutgoingNumbers numbers,
      SigningAuthority authority,
      SigningReturns returns,
      Replies replies,
      Access access,
      Directory directory,
      Processes processes,
      TimeLimits timeLimits,
      WorkingCalendar calendar) {
    this.ledger = ledger;
    this.documents = documents;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.numbers = numbers;
    this.authority = authority;
    this.returns = returns;
    this.replies = replies;
    this.access = access;
    this.directory = directory;
    this.processes = processes;
    this.timeLimits = timeLimits;
    this.calendar = calendar;
  }

  /**
   * The posts in which the person may draft today.
   *
   * @param about the document that is answered or amended: only its own agency does so
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Post> draftingPosts(String personId, @Nullable UUID about) {
    var agency = about == null ? null : documents.view(about).agencyId();
    return directory.postsOf(personId).stream()
        .filter(post -> DRAFTERS.contains(post.role()))
        .filter(post -> agency == null || post.agencyId().equals(agency))
        .toList();
  }

  /** The incoming document that the person may answer; refuses where he has no work with it. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public DocumentView toBeAnswered(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    wanted(documentId, personId);
    return documents.view(documentId);
  }

  /** The issued document that the person may replace, correct or recall by another one. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public DocumentView toBeAmended(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    ledger.get(documentId);
    var document = documents.view(documentId);
    if (document.state() != DocumentState.ISSUED) {
      throw new WrongState(document.state());
    }
    if (draftingPosts(personId, documentId).isEmpty()) {
      throw new NotAllowed("Chỉ cơ quan ban hành mới thay thế, đính chính, thu hồi văn bản.");
    }
    return document;
  }

  /** Begins an outgoing document and its process; returns the document's id. */
  public UUID begin(Beginning what, String by) {
    var wanted = what.replyTo() == null ? null : answering(what.replyTo(), by);
    var post = post(what, by);
    if (what.amends() != null) {
      toBeAmended(what.amends(), by);
    }
    var type = type(what.typeCode());
    var subject =
        Typed.required(
            what.subject(), "subject", Typed.SUBJECT, new Sentence("Hãy ghi trích yếu nội dung."));
    var urgency = urgency(what.urgency());
    var agencyId = post.agencyId();
    var dueAt = dueAt(agencyId, what, wanted);
    var documentId =
        documents.draft(
            new NewDraft(
                agencyId,
                post.id(),
                type.code(),
                subject,
                field(what.field()),
                urgency.value(),
                by));
    var asked = what.dueOn() != null || (wanted != null && wanted.dueAt() != null);
    documents.dueAt(
        documentId,
        dueAt,
        asked ? Limit.byDate() : TimeLimits.toDraft(),
        DeadlineTurn.CORRECTED,
        post.id(),
        by);
    var draft = new OutgoingDraft(documentId, agencyId, post.id(), post.unitId());
    if (wanted != null && what.replyTo() != null) {
      draft.answers(what.replyTo(), wanted.assignmentId());
      documents.record(what.replyTo(), by, EventKind.DRAFTED, "Soạn văn bản trả lời: " + subject);
    }
    if (what.amends() != null && what.amendment() != null) {
      draft.amends(what.amends(), what.amendment());
    }
    ledger.enter(draft);
    if (what.amends() != null && what.amendment() != null) {
      deliveries.amends(documentId, what.amends(), what.amendment(), by);
    }
    start(documentId, post, urgency, dueAt);
    return documentId;
  }

  /** The open task in which a document that was just begun is drafted. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<String> taskOf(UUID documentId) {
    var instance = documents.get(documentId).processInstanceId();
    return instance == null
        ? Optional.empty()
        : processes.tasksOf(instance).stream().map(Processes.OpenTask::id).findFirst();
  }

  private void start(UUID documentId, Directory.Post post, Urgency urgency, Instant dueAt) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("documentId", documentId.toString());
    variables.put("agencyId", post.agencyId());
    variables.put("priority", urgency.priority());
    variables.put("dueAt", Date.from(dueAt));
    variables.put("draftingPost", post.id().toString());
    documents.startedProcess(
        documentId,
        processes.start(DraftingVariables.OUTGOING_DOCUMENT, documentId.toString(), variables));
  }

  /** The draft is done: it goes to those who check content and form. */
  public Submitted submit(UUID documentId, DraftForm form, String by) {
    var draft = ledger.locked(documentId);
    describe(draft, form, by);
    if (ledger.main(documentId) == null) {
      throw Typed.fault(
          "mainFile", new Sentence("Chưa có dự thảo. Hãy tải tệp dự thảo lên rồi chuyển."));
    }
    if (!Boolean.TRUE.equals(form.onPaper()) && ledger.unsigned(documentId).pagesSha256() == null) {
      throw Typed.fault(
          "mainFile",
          new Sentence(
              "Máy chủ chưa chuyển được tệp DOCX thành PDF để ký số. Hãy tải lên bản PDF, hoặc chọn ký trên giấy."));
    }
    if (draft.signerPostId() == null) {
      throw Typed.fault("signerCapacity", new Sentence("Hãy chọn người ký."));
    }
    draft.submitted();
    var heads = draft.unitId() == null ? List.<Directory.Post>of() : heads(draft);
    var drafter = directory.post(draft.drafterPostId());
    // Nobody checks his own draft: a head answers for the content by submitting it.
    var needsReview =
        !heads.isEmpty() && drafter.map(post -> post.role() != Role.HEAD).orElse(true);
    if (needsReview) {
      ledger.show(documentId, Role.HEAD.at(Objects.requireNonNull(draft.unitId())));
    }
    showToChecker(draft);
    documents.inReview(
        documentId,
        by,
        needsReview
            ? ledger.unitName(Objects.requireNonNull(draft.unitId()))
            : checkerInWords(draft));
    return new Submitted(
        draft.unitId(),
        needsReview,
        draft.checkerPostId(),
        DraftLedger.priority(documents.view(documentId).urgency()));
  }

  private void showToChecker(OutgoingDraft draft) {
    var checker = draft.checkerPostId();
    if (checker == null) {
      ledger.show(draft.documentId(), Role.CLERK.at(draft.agencyId()));
    } else {
      ledger.show(draft.documentId(), checker);
    }
  }

  private String checkerInWords(OutgoingDraft draft) {
    var checker = draft.checkerPostId();
    return checker == null ? "Văn thư" : ledger.postName(checker);
  }

  /** The head answers for the content (Decree 30/2020, Art. 12.1). */
  public void contentChecked(UUID documentId, CheckForm form, String by) {
    var draft = ledger.locked(documentId);
    refuseOwn(
        draft,
        by,
        new Sentence("Không tự kiểm tra nội dung dự thảo của mình. Hãy để trưởng đơn vị khác."));
    var note = Typed.optional(form.note(), "note", Typed.NOTE);
    if (note != null) {
      documents.comment(documentId, CommentLevel.UNIT, by, note);
    }
    documents.record(documentId, by, EventKind.CONTENT_CHECKED, note);
  }

  /** The form is right (Decree 30/2020, Art. 12.2): the draft goes to the signer. */
  public ToSign formatChecked(UUID documentId, CheckForm form, String by) {
    var draft = ledger.locked(documentId);
    refuseOwn(
        draft,
        by,
        new Sentence("Không tự kiểm tra thể thức dự thảo của mình. Hãy để người khác kiểm tra."));
    var signer = Objects.requireNonNull(draft.signerPostId());
    if (directory.post(signer).isEmpty()) {
      throw new Refusal(
          "Người ký đã chọn không còn giữ vị trí ấy. Hãy trả lại người soạn thảo để chọn người ký khác.");
    }
    var note = Typed.optional(form.note(), "note", Typed.NOTE);
    documents.record(documentId, by, EventKind.FORMAT_CHECKED, note);
    ledger.show(documentId, signer);
    documents.awaitingSignature(documentId, by, ledger.postName(signer), signer);
    return new ToSign(signer, draft.isOnPaper());
  }

  /** Back to the drafter with the reason, from whatever step. */
  public void sendBack(UUID documentId, CheckForm form, String by) {
    var draft = ledger.locked(documentId);
    var reason =
        Typed.required(
            form.note(), "note", Typed.NOTE, new Sentence("Hãy ghi lý do trả lại dự thảo."));
    backToDrafter(draft, reason, by);
  }

  /** Back to the drafter unsigned or unsealed, with the reason that was given there. */
  public void sendBackUnsigned(UUID documentId, String by) {
    var draft = ledger.locked(documentId);
    var reason = returns.lastReason(documentId).orElse("Người ký trả lại, không ký.");
    backToDrafter(
        draft, reason.length() <= Typed.REASON ? reason : reason.substring(0, Typed.REASON), by);
  }

  private void backToDrafter(OutgoingDraft draft, String reason, String by) {
    var documentId = draft.documentId();
    draft.returned(reason, by);
    // Only returning or dropping the document voids its number (decision 0020).
    numbers.voidNumber(documentId, reason, by);
    ledger.signedInVain(documentId, by);
    documents.backToDrafter(documentId, by, reason);
  }

  /** The draft is given up for good. */
  public void drop(UUID documentId, DraftForm form, String by) {
    ledger.locked(documentId);
    var reason =
        Typed.required(
            form.reason(), "reason", Typed.REASON, new Sentence("Hãy ghi lý do hủy dự thảo."));
    numbers.voidNumber(documentId, reason, by);
    documents.drop(documentId, by, reason);
  }

  /** Takes over what the drafter has filled in. */
  void describe(OutgoingDraft draft, DraftForm form, String by) {
    var documentId = draft.documentId();
    var before = documents.view(documentId);
    var type = type(form.typeCode());
    var subject =
        Typed.required(
            form.subject(), "subject", Typed.SUBJECT, new Sentence("Hãy ghi trích yếu nội dung."));
    documents.describe(
        documentId, type.code(), subject, field(form.field()), urgency(form.urgency()).value(), by);
    numbers.issueAs(documentId, form.council());
    var signer = signer(draft.agencyId(), type, form.signerCapacity());
    draft.goesTo(
        signer == null ? null : signer.postId(),
        signer == null ? null : signer.key(),
        checker(draft.agencyId(), form.checkerPost()),
        Boolean.TRUE.equals(form.onPaper()),
        Typed.optional(form.receivers(), "receivers", Typed.RECEIVERS));
    recipients.choose(documentId, form.recipients(), by);
    if (!subject.equals(before.subject())) {
      documents.record(documentId, by, EventKind.DRAFT_CHANGED, "Trích yếu: " + subject);
    }
  }

  private SigningAuthority.@Nullable Capacity signer(
      String agencyId, DocumentType type, @Nullable String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    return authority.signers(agencyId, type.code(), ledger.today()).stream()
        .filter(capacity -> capacity.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                Typed.fault(
                    "signerCapacity",
                    new Sentence(
                        "Người này không có thẩm quyền ký loại văn bản ấy. Hãy chọn lại.")));
  }

  private @Nullable UUID checker(String agencyId, @Nullable UUID post) {
    if (post == null) {
      return null;
    }
    directory
        .post(post)
        .filter(found -> found.agencyId().equals(agencyId))
        .orElseThrow(
            () ->
                Typed.fault(
                    "checkerPost",
                    new Sentence(
                        "Người kiểm tra thể thức không còn giữ vị trí này. Hãy chọn lại.")));
    return post;
  }

  private List<Directory.Post> heads(OutgoingDraft draft) {
    return directory.posts(draft.agencyId(), draft.unitId(), Role.HEAD);
  }

  private void refuseOwn(OutgoingDraft draft, String by, Sentence message) {
    var drafter = directory.post(draft.drafterPostId());
    if (drafter.isPresent() && drafter.get().personId().equals(by)) {
      throw new NotAllowed(message);
    }
  }

  private Replies.Wanted answering(UUID documentId, String by) {
    access.requireSight(by, documentId);
    return wanted(documentId, by);
  }

  private Replies.Wanted wanted(UUID documentId, String by) {
    return replies
        .wantedFrom(documentId, by)
        .orElseThrow(
            () ->
                new NotAllowed(
                    "Chỉ người đang xử lý văn bản đến này mới soạn văn bản trả lời được."));
  }

  private Directory.Post post(Beginning what, String by) {
    var all = draftingPosts(by, null);
    if (all.isEmpty()) {
      throw new NotAllowed("Vị trí công tác của anh/chị không soạn thảo văn bản đi.");
    }
    // The answer is that of the agency which was asked, the amendment that of the one which issued.
    var offered = what.amends() == null ? all : draftingPosts(by, what.amends());
    if (what.replyTo() != null) {
      var asked = draftingPosts(by, what.replyTo());
      offered = offered.stream().filter(asked::contains).toList();
    }
    if (offered.isEmpty()) {
      throw new NotAllowed(ELSEWHERE);
    }
    var chosen = what.post();
    if (chosen == null) {
      return offered.get(0);
    }
    return offered.stream()
        .filter(post -> post.id().equals(chosen))
        .findFirst()
        .orElseThrow(
            () ->
                Typed.fault(
                    "post",
                    all.stream().anyMatch(post -> post.id().equals(chosen))
                        ? ELSEWHERE
                        : new Sentence("Hãy chọn một vị trí của mình.")));
  }

  private Instant dueAt(String agencyId, Beginning what, Replies.@Nullable Wanted wanted) {
    if (what.dueOn() != null) {
      var dueAt = calendar.endOf(agencyId, what.dueOn());
      if (!dueAt.isAfter(ledger.now())) {
        throw Typed.fault("dueOn", new Sentence("Hạn ban hành phải sau thời điểm hiện tại."));
      }
      if (TimeLimits.isTooFar(ledger.now(), dueAt)) {
        throw Typed.fault("dueOn", new Sentence("Hạn ban hành quá xa. Hãy xem lại năm."));
      }
      return dueAt;
    }
    return wanted != null && wanted.dueAt() != null
        ? wanted.dueAt()
        : timeLimits.drafting(agencyId, ledger.now());
  }

  private static DocumentType type(@Nullable String code) {
    return (code == null ? Optional.<DocumentType>empty() : DocumentType.ofCode(code))
        .orElseThrow(() -> Typed.fault("typeCode", new Sentence("Chọn tên loại văn bản.")));
  }

  private static @Nullable String field(@Nullable String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    return Field.ofCode(code)
        .map(Field::code)
        .orElseThrow(() -> Typed.fault("field", new Sentence("Chọn lĩnh vực trong danh sách.")));
  }

  private static Urgency urgency(@Nullable Integer value) {
    return Urgency.of(value == null ? 0 : value)
        .orElseThrow(() -> Typed.fault("urgency", new Sentence("Chọn độ khẩn trong danh sách.")));
  }
}
