package vn.congvan.assignment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** One unit or one post that has to do with one document; it guards its own states. */
@Entity
@Table(name = "assignment")
class Assignment {

  @Id private UUID id;
  private UUID documentId;
  private String agencyId;
  private @Nullable UUID parentId;

  @Enumerated(EnumType.STRING)
  private AssignmentRole role;

  private @Nullable String unitId;
  private @Nullable UUID postId;
  private @Nullable UUID handlerPostId;
  private String givenBy;
  private @Nullable UUID givenByPostId;
  private Instant givenAt;
  private @Nullable String instruction;
  private @Nullable Instant dueAt;
  private @Nullable Instant originalDueAt;
  private @Nullable UUID allottedByPostId;
  private @Nullable Instant handlerDueAt;
  private @Nullable String handlerInstruction;
  private @Nullable Instant handlerGivenAt;
  private @Nullable UUID handedOverFrom;

  @Enumerated(EnumType.STRING)
  private AssignmentState state;

  private @Nullable Instant openedAt;
  private @Nullable String openedBy;
  private @Nullable Instant closedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Outcome outcome;

  private @Nullable String result;
  private @Nullable String reportedBy;
  private @Nullable String replyReference;
  private boolean replyIssued;
  private @Nullable String returnReason;
  private @Nullable String processInstanceId;
  @Version private int version;

  @SuppressWarnings("NullAway") // filled by JPA
  protected Assignment() {}

  private Assignment(
      UUID documentId,
      String agencyId,
      @Nullable UUID parentId,
      AssignmentRole role,
      Receiver receiver,
      String givenBy,
      @Nullable UUID givenByPostId,
      Instant givenAt,
      @Nullable String instruction,
      @Nullable Instant dueAt) {
    this.id = UUID.randomUUID();
    this.documentId = documentId;
    this.agencyId = agencyId;
    this.parentId = parentId;
    this.role = role;
    this.unitId = receiver.unitId();
    this.postId = receiver.postId();
    this.handlerPostId = receiver.postId();
    this.givenBy = givenBy;
    this.givenByPostId = givenByPostId;
    this.givenAt = givenAt;
    this.instruction = instruction;
    this.dueAt = dueAt;
    this.originalDueAt = dueAt;
    this.state = AssignmentState.GIVEN;
  }

  /**
   * Work for a document, given by a post that will decide on its return and its deadline; without
   * one it is given by the agency's regulation, and the clerk and the leaders decide.
   */
  static Assignment ofDocument(
      UUID documentId,
      String agencyId,
      AssignmentRole role,
      Receiver receiver,
      String givenBy,
      @Nullable UUID givenByPostId,
      Instant givenAt,
      @Nullable String instruction,
      @Nullable Instant dueAt) {
    return new Assignment(
        documentId,
        agencyId,
        null,
        role,
        receiver,
        givenBy,
        givenByPostId,
        givenAt,
        instruction,
        dueAt);
  }

  /** Work that helps this one, given within the unit. */
  Assignment helpedBy(
      UUID helperPostId,
      String givenBy,
      Instant givenAt,
      @Nullable String instruction,
      @Nullable Instant dueAt) {
    return new Assignment(
        documentId,
        agencyId,
        id,
        AssignmentRole.HELPER,
        new Receiver(null, helperPostId),
        givenBy,
        allottedByPostId,
        givenAt,
        instruction,
        dueAt);
  }

  UUID id() {
    return id;
  }

  UUID documentId() {
    return documentId;
  }

  String agencyId() {
    return agencyId;
  }

  @Nullable UUID parentId() {
    return parentId;
  }

  AssignmentRole role() {
    return role;
  }

  Receiver receiver() {
    return new Receiver(unitId, postId);
  }

  @Nullable String unitId() {
    return unitId;
  }

  /** Whether the clerk handed it straight to the unit, without a leader (Art. 23). */
  boolean isGivenByRegulation() {
    return parentId == null && givenByPostId == null;
  }

  boolean isGivenToUnit() {
    return unitId != null;
  }

  @Nullable UUID handlerPostId() {
    return handlerPostId;
  }

  String givenBy() {
    return givenBy;
  }

  @Nullable UUID givenByPostId() {
    return givenByPostId;
  }

  Instant givenAt() {
    return givenAt;
  }

  @Nullable String instruction() {
    return instruction;
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }

  @Nullable Instant originalDueAt() {
    return originalDueAt;
  }

  @Nullable UUID allottedByPostId() {
    return allottedByPostId;
  }

  /** The deadline that the head has set within the unit. */
  @Nullable Instant handlerDueAt() {
    return handlerDueAt;
  }

  @Nullable String handlerInstruction() {
    return handlerInstruction;
  }

  /**
   * The deadline that holds for who works on it now: the head's own one within the unit, else the
   * one given.
   */
  @Nullable Instant effectiveDueAt() {
    return handlerDueAt != null ? handlerDueAt : dueAt;
  }

  /** Whether the handler works by a deadline that his head has set him within the unit. */
  boolean hasDeadlineOfItsOwn() {
    return handlerDueAt != null;
  }

  /**
   * Since when the present handler has had the work without anybody's knowing that he has seen it;
   * null where it cannot be taken back from him.
   */
  @Nullable Instant handlerGivenAt() {
    return state == AssignmentState.IN_WORK ? handlerGivenAt : null;
  }

  /** Who handed the work over to the present handler; null where its head allotted it to him. */
  @Nullable UUID handedOverFrom() {
    return handedOverFrom;
  }

  AssignmentState state() {
    return state;
  }

  @Nullable Instant openedAt() {
    return openedAt;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  @Nullable String result() {
    return result;
  }

  @Nullable String reportedBy() {
    return reportedBy;
  }

  boolean isReplied() {
    return outcome == Outcome.REPLY;
  }

  @Nullable String replyReference() {
    return replyReference;
  }

  /** What answers the document in writing has been issued. */
  void answered(String reference) {
    replyReference = reference;
    replyIssued = true;
  }

  /** Whether the document is answered by one that was issued here, for whoever leads the work. */
  boolean isLeadAnswered() {
    return replyIssued && role == AssignmentRole.LEAD && state == AssignmentState.COMPLETED;
  }

  @Nullable String returnReason() {
    return returnReason;
  }

  @Nullable String processInstanceId() {
    return processInstanceId;
  }

  /** The group that receives it: the heads of the unit, or the post. */
  String receivers() {
    if (unitId != null) {
      return Role.HEAD.at(unitId);
    }
    return Directory.postGroup(java.util.Objects.requireNonNull(postId));
  }

  /** The groups to which it shows the document: its receivers, and who handles it. */
  Set<String> audience() {
    var handler = handlerPostId;
    return handler == null
        ? Set.of(receivers())
        : new LinkedHashSet<>(List.of(receivers(), Directory.postGroup(handler)));
  }

  void startedProcess(String instanceId) {
    processInstanceId = instanceId;
  }

  void opened(String by, Instant at) {
    if (openedAt == null) {
      openedAt = at;
      openedBy = by;
    }
  }

  void allot(
      UUID handler,
      @Nullable UUID allottedBy,
      @Nullable String forHandler,
      @Nullable Instant deadline,
      Instant at) {
    become(AssignmentState.IN_WORK);
    handlerPostId = handler;
    allottedByPostId = allottedBy;
    handlerInstruction = forHandler;
    handlerDueAt = deadline;
    handlerGivenAt = at;
    handedOverFrom = null;
    returnReason = null;
  }

  void handOver(UUID handler, Instant at) {
    become(AssignmentState.IN_WORK);
    handedOverFrom = handlerPostId;
    handlerPostId = handler;
    handlerGivenAt = at;
  }

  /** Back to who handed it over; returns him. */
  UUID takeBackHandOver() {
    handlerPostId = java.util.Objects.requireNonNull(handedOverFrom);
    handedOverFrom = null;
    handlerGivenAt = null;
    return handlerPostId;
  }

  /** Back to the head of the unit, who allots it anew. */
  void backToUnit(@Nullable String reason) {
    become(AssignmentState.GIVEN);
    handlerPostId = null;
    handlerInstruction = null;
    handlerDueAt = null;
    handlerGivenAt = null;
    handedOverFrom = null;
    returnReason = reason;
  }

  void returnUpward(String reason, Instant at) {
    become(AssignmentState.RETURNED);
    returnReason = reason;
    closedAt = at;
  }

  void reassigned() {
    become(AssignmentState.REASSIGNED);
  }

  void report(Outcome reached, @Nullable String found, @Nullable String reply, String by) {
    if (state == AssignmentState.GIVEN) {
      become(AssignmentState.IN_WORK);
    }
    become(AssignmentState.REPORTED);
    outcome = reached;
    result = found;
    reportedBy = by;
    replyReference = reply;
  }

  void backToHandler(@Nullable Instant deadline) {
    become(AssignmentState.IN_WORK);
    handlerGivenAt = null;
    if (deadline != null) {
      handlerDueAt = deadline;
    }
  }

  void complete(Instant at) {
    become(AssignmentState.COMPLETED);
    closedAt = at;
  }

  void withdraw(Instant at) {
    become(AssignmentState.WITHDRAWN);
    closedAt = at;
  }

  void reopen(@Nullable Instant deadline) {
    become(AssignmentState.GIVEN);
    replyIssued = false;
    closedAt = null;
    handlerDueAt = null;
    handlerGivenAt = null;
    if (deadline != null) {
      dueAt = deadline;
    }
    if (unitId != null) {
      handlerPostId = null;
    }
  }

  /** Moves the deadline in force for who works on it, whoever set it. */
  void extend(Instant granted) {
    if (handlerDueAt != null) {
      handlerDueAt = granted;
    } else {
      dueAt = granted;
    }
  }

  /** Moves the deadline of the unit; the one that its head has set within it stays. */
  void extendForUnit(Instant granted) {
    dueAt = granted;
  }

  /** Its deadline has moved, of which it keeps what it shows. */
  void follows(OpenDeadline deadline) {
    if (deadline.kind() == DeadlineKind.HANDLER) {
      handlerDueAt = deadline.dueAt();
    } else {
      dueAt = deadline.dueAt();
    }
  }

  private void become(AssignmentState next) {
    if (!state.mayBecome(next)) {
      throw new Refusal(
          new Sentence(
              "Việc này đang ở trạng thái “%s” nên không thực hiện được. Hãy tải lại để xem tình trạng mới nhất.",
              state));
    }
    state = next;
  }
}
