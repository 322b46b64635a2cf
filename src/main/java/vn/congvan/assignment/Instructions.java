package vn.congvan.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Limit;
import vn.congvan.document.CommentLevel;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Receivers;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * What a leader decides about a document, and what goes to a unit by the agency's regulation
 * (Decree 30/2020, Art. 23: who leads, who co-operates, until when).
 */
@UseCase
public class Instructions {

  private static final Set<AssignmentRole> GIVEN =
      EnumSet.of(AssignmentRole.LEAD, AssignmentRole.CO, AssignmentRole.INFO);

  private final AssignmentLedger ledger;
  private final Documents documents;

  Instructions(AssignmentLedger ledger, Documents documents) {
    this.ledger = ledger;
    this.documents = documents;
  }

  /**
   * Gives each unit and person of the direction its work; returns the directing post, which will
   * decide on returns and deadlines and confirm the result.
   */
  public UUID give(
      UUID documentId, DirectionForm form, UUID submittedTo, @Nullable Instant dueAt, String by) {
    var document = documents.lock(documentId).view();
    var directingPost = ledger.leadersPost(submittedTo, document.agencyId(), by);
    var instruction =
        Typed.required(
            form.instruction(),
            "instruction",
            Typed.INSTRUCTION,
            new Sentence("Hãy ghi ý kiến chỉ đạo."));
    var given =
        read(
            document.agencyId(),
            documentId,
            form,
            instruction,
            directingPost,
            dueAt,
            by,
            open(documentId));
    if (given.stream().filter(row -> row.role() == AssignmentRole.LEAD).count() != 1) {
      throw Typed.fault("rows", new Sentence("Hãy chọn đúng một nơi chủ trì xử lý."));
    }
    ledger.settleReturned(documentId);
    documents.inWork(documentId, by, inWords(given));
    documents.comment(documentId, CommentLevel.LEADER, by, instruction);
    ledger.record(documentId, by, directingPost, EventKind.DIRECTED, inWords(given));
    letLastAsLongAsTheLead(documentId, form, by);
    given.forEach(ledger::open);
    return directingPost;
  }

  /**
   * Hands the document straight to a unit, without a leader; the unit's head will confirm the
   * result, while returns go to the clerk and more time is a leader's decision. Returns the head's
   * post.
   */
  public UUID giveByRegulation(
      UUID documentId, @Nullable String unitId, @Nullable Instant dueAt, String by) {
    var document = documents.lock(documentId).view();
    var head = unitId == null ? null : ledger.headOf(document.agencyId(), unitId);
    if (unitId == null || head == null) {
      throw new NoHandlingUnit();
    }
    var row =
        Assignment.ofDocument(
            documentId,
            document.agencyId(),
            AssignmentRole.LEAD,
            new Receiver(unitId, null),
            by,
            null,
            ledger.now(),
            null,
            dueAt);
    ledger.settleReturned(documentId);
    documents.inWork(documentId, by, inWords(List.of(row)));
    ledger.open(row);
    return head;
  }

  /** Keeps the document for information, as the leader decided. */
  public void onlyNote(UUID documentId, DirectionForm form, UUID directingPost, String by) {
    var instruction = Typed.optional(form.instruction(), "instruction", Typed.INSTRUCTION);
    if (instruction != null) {
      documents.comment(documentId, CommentLevel.LEADER, by, instruction);
    }
    ledger.record(documentId, by, directingPost, EventKind.DIRECTED, "Lưu để biết");
    ledger.settleReturned(documentId);
    documents.note(documentId, by, instruction);
  }

  /** Refuses with {@link ReplyMissing} unless some unit or person has answered in writing. */
  @Recorded(false)
  public void requireReply(UUID documentId) {
    if (ledger.ofDocument(documentId).stream().noneMatch(Assignment::isReplied)) {
      throw new ReplyMissing();
    }
  }

  /** Gives the document back to the clerk, who completes it and submits it again. */
  public void sendBack(UUID documentId, DirectionForm form, UUID directingPost, String by) {
    var wanted =
        Typed.required(
            form.instruction(),
            "instruction",
            Typed.INSTRUCTION,
            new Sentence("Hãy ghi nội dung cần bổ sung."));
    documents.comment(documentId, CommentLevel.LEADER, by, wanted);
    ledger.record(documentId, by, directingPost, EventKind.SENT_BACK, wanted);
  }

  /**
   * Gives work to further units while others are at it. A new lead replaces the present one, if
   * that has not yet opened the document. A refusal that comes after the engine was told undoes
   * everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void add(UUID documentId, DirectionForm form, UUID directingPost, String by) {
    var document = documents.lock(documentId).view();
    if (document.state() != DocumentState.IN_WORK) {
      throw new Refusal("Chỉ giao thêm được khi văn bản đang được giải quyết.");
    }
    var present = open(documentId);
    var instruction = Typed.optional(form.instruction(), "instruction", Typed.INSTRUCTION);
    var given =
        read(
            document.agencyId(),
            documentId,
            form,
            instruction,
            directingPost,
            ledger.dueWith(document),
            by,
            present);
    var leads = given.stream().filter(row -> row.role() == AssignmentRole.LEAD).count();
    if (leads > 1) {
      throw Typed.fault("rows", new Sentence("Chỉ có một nơi chủ trì xử lý."));
    }
    var replaced = leads == 0 ? List.<Assignment>of() : replaceable(documentId, present);
    if (instruction != null) {
      documents.comment(documentId, CommentLevel.LEADER, by, instruction);
    }
    ledger.record(documentId, by, directingPost, EventKind.DIRECTION_CHANGED, inWords(given));
    letLastAsLongAsTheLead(documentId, form, by);
    given.forEach(ledger::enter);
    replaced.forEach(ledger::tellWithdrawn);
    ledger.tellDirectionChanged(documentId);
  }

  /**
   * Starts the instances of the rows that were added; returns the post that confirms the result
   * from now on, where a new lead was given.
   */
  public Optional<UUID> openAdded(UUID documentId) {
    documents.lock(documentId);
    var added =
        ledger.ofDocument(documentId).stream()
            .filter(row -> row.processInstanceId() == null && row.state().isOpen())
            .toList();
    added.forEach(ledger::start);
    return added.stream()
        .filter(row -> row.role() == AssignmentRole.LEAD)
        .findFirst()
        .map(Assignment::givenByPostId);
  }

  /**
   * Gives returned work to someone else; returns the post that confirms the result from now on,
   * where it was the lead's work.
   */
  public Optional<UUID> reassign(UUID returnedId, ReassignForm form, UUID returnedTo, String by) {
    var returned = ledger.locked(returnedId);
    var receiver = ledger.receiver(returned.agencyId(), form.unitId(), form.postId(), "receiver");
    if (receiver.equals(returned.receiver())) {
      throw Typed.fault("receiver", new Sentence("Nơi này vừa trả lại việc. Hãy chọn nơi khác."));
    }
    if (open(returned.documentId()).stream().anyMatch(row -> row.receiver().equals(receiver))) {
      throw Typed.fault(
          "receiver", new Sentence("Nơi này đang có việc của văn bản này. Hãy chọn nơi khác."));
    }
    var typed = ledger.deadline(form.dueAt(), "dueAt");
    var giver = ledger.leadersPost(returnedTo, returned.agencyId(), by);
    var row =
        Assignment.ofDocument(
            returned.documentId(),
            returned.agencyId(),
            returned.role(),
            receiver,
            by,
            giver,
            ledger.now(),
            Typed.optional(form.instruction(), "instruction", Typed.INSTRUCTION),
            typed != null ? typed : returned.dueAt());
    returned.reassigned();
    ledger.keepTime(returned, by);
    ledger.record(row.documentId(), by, giver, EventKind.REASSIGNED, inWords(List.of(row)));
    if (row.role() == AssignmentRole.LEAD) {
      ledger.leadHasUntil(row.documentId(), typed, by);
    }
    ledger.open(row);
    return row.role() == AssignmentRole.LEAD ? Optional.of(giver) : Optional.empty();
  }

  /** The document is with the clerk again, who sends it on anew. */
  public void backToClerk(UUID documentId) {
    documents.backToClerk(documentId);
  }

  /**
   * Lets those assignments be done again whose result was not enough, until a new deadline if one
   * is set; returns the deadline of the whole document.
   */
  public @Nullable Instant reopen(
      UUID documentId, ConfirmationForm form, UUID confirmingPost, String by) {
    var document = documents.lock(documentId).view();
    var note =
        Typed.required(
            form.note(), "note", Typed.INSTRUCTION, new Sentence("Hãy ghi yêu cầu làm lại."));
    var dueAt = ledger.deadline(form.dueAt(), "dueAt");
    var chosen = form.reopenAssignments() == null ? List.<UUID>of() : form.reopenAssignments();
    var again =
        ledger.ofDocument(documentId).stream()
            .filter(row -> row.role().holdsDocument() && row.state() == AssignmentState.COMPLETED)
            .filter(row -> chosen.contains(row.id()))
            .toList();
    if (again.isEmpty() || again.size() != new HashSet<>(chosen).size()) {
      throw Typed.fault(
          "reopenAssignments", new Sentence("Hãy chọn ít nhất một nơi phải làm lại."));
    }
    for (var row : again) {
      ledger.receiver(
          document.agencyId(),
          row.receiver().unitId(),
          row.receiver().postId(),
          "reopenAssignments");
    }
    documents.reopen(documentId, by, note);
    documents.comment(documentId, CommentLevel.LEADER, by, note);
    var whole = document.dueAt();
    if (dueAt != null && (whole == null || dueAt.isAfter(whole))) {
      documents.dueAt(documentId, dueAt, Limit.byDate(), DeadlineTurn.EXTENDED, null, by);
      whole = dueAt;
    }
    again.forEach(row -> row.reopen(dueAt));
    again.forEach(row -> ledger.keepTime(row, by));
    ledger.record(documentId, by, confirmingPost, EventKind.REWORK, inWords(again));
    again.forEach(ledger::start);
    return whole;
  }

  /** Confirms that all is done and closes the document (Decree 30/2020, Art. 24). */
  public void close(UUID documentId, ConfirmationForm form, String by) {
    var note = Typed.optional(form.note(), "note", Typed.INSTRUCTION);
    if (note != null) {
      documents.comment(documentId, CommentLevel.LEADER, by, note);
    }
    // The reason has its own, shorter place; the whole sentence stands in the comment.
    documents.close(
        documentId,
        by,
        note == null ? "Đã giải quyết xong" : note.substring(0, Math.min(note.length(), 500)));
  }

  private void letLastAsLongAsTheLead(UUID documentId, DirectionForm form, String by) {
    Objects.requireNonNull(form.rows()).stream()
        .filter(row -> row.role() == AssignmentRole.LEAD)
        .forEach(row -> ledger.leadHasUntil(documentId, row.dueAt(), by));
  }

  private List<Assignment> open(UUID documentId) {
    return ledger.ofDocument(documentId).stream().filter(row -> row.state().isOpen()).toList();
  }

  private List<Assignment> replaceable(UUID documentId, List<Assignment> present) {
    var leads =
        ledger.ofDocument(documentId).stream()
            .filter(row -> row.role() == AssignmentRole.LEAD)
            .filter(
                row ->
                    row.state() != AssignmentState.WITHDRAWN
                        && row.state() != AssignmentState.REASSIGNED)
            .toList();
    for (var lead : leads) {
      if (!present.contains(lead) || lead.openedAt() != null || ledger.hasBeenSeen(lead)) {
        throw Typed.fault(
            "rows",
            new Sentence(
                "Nơi đang chủ trì đã xem văn bản nên không đổi được. Hãy giao thêm với vai trò phối hợp."));
      }
    }
    return leads;
  }

  private List<Assignment> read(
      String agencyId,
      UUID documentId,
      DirectionForm form,
      @Nullable String instruction,
      UUID directingPost,
      @Nullable Instant dueAt,
      String by,
      List<Assignment> present) {
    var rows = form.rows() == null ? List.<DirectionForm.Row>of() : form.rows();
    if (rows.isEmpty()) {
      throw Typed.fault("rows", new Sentence("Hãy chọn đơn vị hoặc cá nhân thực hiện."));
    }
    Map<String, Sentence> faults = new HashMap<>();
    var seen =
        present.stream().map(Assignment::receiver).collect(Collectors.toCollection(HashSet::new));
    List<Assignment> given = new ArrayList<>();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var at = "rows[" + i + "].";
      try {
        var role = row.role();
        if (role == null || !GIVEN.contains(role)) {
          throw Typed.fault(at + "role", new Sentence("Hãy chọn vai trò."));
        }
        var receiver = ledger.receiver(agencyId, row.unitId(), row.postId(), at + "receiver");
        if (!seen.add(receiver)) {
          throw Typed.fault(at + "receiver", new Sentence("Nơi này đã được giao."));
        }
        var own = Typed.optional(row.instruction(), at + "instruction", Typed.INSTRUCTION);
        var deadline = ledger.deadline(row.dueAt(), at + "dueAt");
        given.add(
            Assignment.ofDocument(
                documentId,
                agencyId,
                role,
                receiver,
                by,
                directingPost,
                ledger.now(),
                own != null ? own : instruction,
                // What is only to be known has no deadline.
                role == AssignmentRole.INFO ? null : deadline != null ? deadline : dueAt));
      } catch (Refusal fault) {
        faults.putAll(fault.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal("Có dòng giao việc chưa đúng. Hãy xem từng dòng.", faults);
    }
    return given;
  }

  private String inWords(List<Assignment> given) {
    return Receivers.inWords(
        given.stream()
            .map(
                row ->
                    ledger.name(row.receiver())
                        + " ("
                        + row.role().vietnamese().toLowerCase(java.util.Locale.ROOT)
                        + (row.dueAt() == null
                            ? ""
                            : ", hạn "
                                + AssignmentLedger.moment(Objects.requireNonNull(row.dueAt())))
                        + ")")
            .toList());
  }
}
