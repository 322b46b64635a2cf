package vn.congvan.assignment;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.ProcessMessage;
import vn.congvan.workflow.Processes;

/** Keeps each row, its process instance and the audience of its document in step. */
@Component
class AssignmentLedger {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);
  private static final EnumSet<AssignmentRole> HOLDING =
      EnumSet.copyOf(
          Arrays.stream(AssignmentRole.values()).filter(AssignmentRole::holdsDocument).toList());
  private static final EnumSet<AssignmentState> SETTLED =
      EnumSet.copyOf(
          Arrays.stream(AssignmentState.values()).filter(AssignmentState::isSettled).toList());

  private final AssignmentRows rows;
  private final ExtensionRequests extensions;
  private final EntityManager entities;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Processes processes;
  private final AssignmentClocks clocks;
  private final ProvinceClock clock;

  AssignmentLedger(
      AssignmentRows rows,
      ExtensionRequests extensions,
      EntityManager entities,
      Documents documents,
      Access access,
      Directory directory,
      Processes processes,
      AssignmentClocks clocks,
      ProvinceClock clock) {
    this.rows = rows;
    this.extensions = extensions;
    this.entities = entities;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.processes = processes;
    this.clocks = clocks;
    this.clock = clock;
  }

  /**
   * The row, read after its document is locked: whether all work is done is decided by one
   * transaction at a time.
   */
  Assignment locked(UUID id) {
    var document =
        rows.documentOf(id).orElseThrow(() -> new NotFound("Không tìm thấy việc được giao."));
    documents.lock(document);
    var row = rows.findById(id).orElseThrow();
    entities.refresh(row);
    return row;
  }

  Assignment get(UUID id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("Không tìm thấy việc được giao."));
  }

  Optional<Assignment> find(UUID id) {
    return rows.findById(id);
  }

  List<Assignment> ofDocument(UUID documentId) {
    return rows.ofDocument(documentId);
  }

  List<Assignment> openHelpersOf(Assignment row) {
    return rows.helpersOf(row.id()).stream().filter(helper -> helper.state().isOpen()).toList();
  }

  /** Who still co-operates on the document of a lead, who gathers their results; else nobody. */
  List<Assignment> openCoHandlersBeside(Assignment row) {
    return row.role() != AssignmentRole.LEAD
        ? List.of()
        : rows.ofDocument(row.documentId()).stream()
            .filter(other -> other.role() == AssignmentRole.CO && other.state().isOpen())
            .toList();
  }

  /** Enters a row, lets its receivers see the document, and starts its instance. */
  Assignment open(Assignment row) {
    enter(row);
    start(row);
    return row;
  }

  /** Enters a row whose instance the diagram will start. */
  void enter(Assignment row) {
    entities.persist(row);
    access.open(row.documentId(), row.receivers());
    clocks.follow(row, row.givenBy());
  }

  /** Starts an instance for the row, also anew after the row was opened again. */
  void start(Assignment row) {
    var priority =
        Urgency.of(documents.view(row.documentId()).urgency()).orElse(Urgency.NORMAL).priority();
    Map<String, Object> variables = new HashMap<>();
    variables.put("assignmentId", row.id().toString());
    variables.put("documentId", row.documentId().toString());
    variables.put("agencyId", row.agencyId());
    variables.put("priority", priority);
    variables.put("dueAt", date(row.effectiveDueAt()));
    variables.put("givenToUnit", row.isGivenToUnit());
    variables.put("purpose", row.role().name().toLowerCase(java.util.Locale.ROOT));
    variables.put("unitId", row.unitId());
    variables.put("handlerPost", Objects.toString(row.handlerPostId(), null));
    variables.put("needsApproval", false);
    row.startedProcess(
        processes.start(AssignmentVariables.HANDLE_ASSIGNMENT, row.id().toString(), variables));
  }

  /** Lets one more post see the document. */
  void show(UUID documentId, UUID postId) {
    access.open(documentId, Directory.postGroup(postId));
  }

  /**
   * Hides the document from those to whom only this row showed it; whoever has opened it keeps it
   * (decision 0012).
   */
  void hide(Assignment row) {
    if (row.openedAt() != null) {
      return;
    }
    for (var group : row.audience()) {
      hide(row, group);
    }
  }

  private void hide(Assignment row, String group) {
    var shownElsewhere =
        rows.ofDocument(row.documentId()).stream()
            .filter(other -> !other.id().equals(row.id()))
            .filter(other -> other.state() != AssignmentState.WITHDRAWN)
            .anyMatch(other -> other.audience().contains(group));
    if (!shownElsewhere && !isOpenedBy(group, documents.openings(row.documentId()), Instant.MIN)) {
      access.close(row.documentId(), group);
    }
  }

  /**
   * Whether one of the receivers has opened the document since he was given it, so that it can no
   * longer be taken back silently.
   */
  boolean hasBeenSeen(Assignment row) {
    return hasBeenSeen(row, documents.openings(row.documentId()));
  }

  /** The same, with the document's openings read before. */
  boolean hasBeenSeen(Assignment row, Map<String, Instant> openings) {
    return row.openedAt() != null || isOpenedBy(row.receivers(), openings, row.givenAt());
  }

  /** Whether the present handler has opened the document since he got the work. */
  boolean hasBeenSeenByHandler(Assignment row, Map<String, Instant> openings) {
    var since = row.handlerGivenAt();
    var handler = row.handlerPostId();
    return since == null
        || handler == null
        || isOpenedBy(Directory.postGroup(handler), openings, since);
  }

  /** Hides the document from one who no longer handles the row. */
  void hideFrom(Assignment row, UUID formerHandler) {
    if (!formerHandler.equals(row.handlerPostId())) {
      hide(row, Directory.postGroup(formerHandler));
    }
  }

  private boolean isOpenedBy(String group, Map<String, Instant> openings, Instant since) {
    return !openings.isEmpty()
        && directory.people(null, null, group, null).stream()
            .map(person -> openings.get(person.id()))
            .anyMatch(at -> at != null && !at.isBefore(since));
  }

  /** Takes back the work of those who help. */
  void withdrawHelpersOf(Assignment row) {
    openHelpersOf(row).forEach(this::tellWithdrawn);
  }

  /** Who now does the work himself no longer helps with it. */
  void withdrawHelp(Assignment row, UUID handler) {
    openHelpersOf(row).stream()
        .filter(helper -> handler.equals(helper.handlerPostId()))
        .forEach(this::tellWithdrawn);
  }

  void tellWithdrawn(Assignment row) {
    tell(
        Objects.requireNonNull(row.processInstanceId()),
        AssignmentMessages.ASSIGNMENT_WITHDRAWN,
        Map.of());
  }

  /** Tells the document's own instance that a row came back, and to whose post. */
  void tellReturned(Assignment row, UUID giver) {
    tell(
        parentInstance(row.documentId()),
        AssignmentMessages.ASSIGNMENT_RETURNED,
        Map.of("returnedAssignment", row.id().toString(), "returnedTo", giver.toString()));
  }

  /** Tells the document's own instance that it goes back to the clerk. */
  void tellForwardingUndone(UUID documentId) {
    tell(parentInstance(documentId), AssignmentMessages.FORWARDING_UNDONE, Map.of());
  }

  /** Tells the work that its answer is issued; returns whether it waited for one. */
  boolean tellReplyIssued(Assignment row) {
    return processes.tell(
        Objects.requireNonNull(row.processInstanceId()), AssignmentMessages.REPLY_ISSUED, Map.of());
  }

  void tellTakenBackFromHandler(Assignment row, ProcessMessage how) {
    tell(Objects.requireNonNull(row.processInstanceId()), how, Map.of());
  }

  /** Ends what the handler has asked for: he has reported or given back what it was about. */
  void lapseRequestsOfHandler(Assignment row, String by, String why) {
    undecided(row).filter(each -> !each.isForUnit()).forEach(each -> lapse(each, row, by, why));
  }

  /** Ends all requests for more time of a row that is over. */
  void lapseRequests(Assignment row, String by, String why) {
    undecided(row).forEach(each -> lapse(each, row, by, why));
  }

  private Stream<ExtensionRequest> undecided(Assignment row) {
    return extensions.of(List.of(row.id())).stream().filter(each -> !each.isDecided());
  }

  private void lapse(ExtensionRequest request, Assignment row, String by, String why) {
    request.refuse(by, now(), why);
    documents.record(
        row.documentId(), by, EventKind.EXTENSION_DECIDED, "Đề nghị gia hạn hết hiệu lực. " + why);
    processes.tellAfterwards(
        Objects.requireNonNull(row.processInstanceId()),
        AssignmentMessages.EXTENSION_LAPSED,
        AssignmentVariables.EXTENSION_ID,
        request.id().toString());
  }

  /** What was returned is settled once the document has gone to others. */
  void settleReturned(UUID documentId) {
    rows.ofDocument(documentId).stream()
        .filter(row -> row.state() == AssignmentState.RETURNED)
        .forEach(Assignment::reassigned);
  }

  /** The other rows of a document that hold it and with which somebody is at work. */
  List<Assignment> othersAtWork(Assignment row) {
    return rows.ofDocument(row.documentId()).stream()
        .filter(other -> !other.id().equals(row.id()))
        .filter(other -> other.role().holdsDocument() && !other.state().isSettled())
        .toList();
  }

  void tellDirectionChanged(UUID documentId) {
    tell(parentInstance(documentId), AssignmentMessages.DIRECTION_CHANGED, Map.of());
  }

  void tellExtensionRequested(Assignment row, UUID extensionId, UUID decidingPost) {
    tell(
        Objects.requireNonNull(row.processInstanceId()),
        AssignmentMessages.EXTENSION_REQUESTED,
        Map.of("extensionId", extensionId.toString(), "decidingPost", decidingPost.toString()));
  }

  /**
   * Lets the document go on when nothing that holds it is left; the caller holds the document's
   * lock.
   */
  void finishIfAllDone(UUID documentId, String by) {
    if (documents.view(documentId).state() == DocumentState.IN_WORK
        && rows.countUnsettled(documentId, HOLDING, SETTLED) == 0) {
      if (rows.ofDocument(documentId).stream().anyMatch(Assignment::isLeadAnswered)
          && processes.tell(
              parentInstance(documentId), AssignmentMessages.DOCUMENT_ANSWERED, Map.of())) {
        return;
      }
      documents.confirming(documentId, by);
      tell(parentInstance(documentId), AssignmentMessages.HANDLING_FINISHED, Map.of());
    }
  }

  /** More time was granted; the whole document gets it where its lead needs more. */
  void extended(Assignment row, String reason, String by) {
    if (row.role() == AssignmentRole.LEAD) {
      // Where one waits the other does, so that both are compared as they stood.
      lastUntil(row.documentId(), row.dueAt(), documents.view(row.documentId()).dueAt(), by);
    }
    clocks.extended(row, reason, by);
  }

  /** Whoever gives the lead more time than the document has gives it to the document. */
  void leadHasUntil(UUID documentId, @Nullable Instant given, String by) {
    lastUntil(documentId, given, dueWith(documents.view(documentId)), by);
  }

  private void lastUntil(
      UUID documentId, @Nullable Instant given, @Nullable Instant whole, String by) {
    if (whole != null && given != null && given.isAfter(whole)) {
      documents.dueAt(documentId, given, Limit.byDate(), DeadlineTurn.EXTENDED, null, by);
    }
  }

  /** Lets the row's time limits follow what it has become. */
  void keepTime(Assignment row, String by) {
    clocks.follow(row, by);
  }

  /** Until when work is due that is given now, to be due with its document. */
  @Nullable Instant dueWith(DocumentView document) {
    return clocks.dueWith(document, now());
  }

  /** The work goes on, whatever it waited for. */
  void goOn(Assignment row, String by) {
    clocks.resume(row, by);
  }

  /** Writes what a person did, also for whom when he acted as a substitute. */
  void record(
      UUID documentId, String by, @Nullable UUID forPost, EventKind kind, @Nullable String detail) {
    var holder = forPost == null ? null : directory.post(forPost).orElse(null);
    if (holder == null || holder.personId().equals(by)) {
      documents.record(documentId, by, kind, detail);
    } else {
      documents.record(documentId, by, holder.personId(), kind, detail);
    }
  }

  /**
   * Refuses unless the receiver exists today, in the document's agency, and somebody there can act.
   */
  Receiver receiver(String agencyId, @Nullable String unitId, @Nullable UUID postId, String field) {
    if ((unitId == null || unitId.isBlank()) == (postId == null)) {
      throw Typed.fault(field, new Sentence("Hãy chọn một đơn vị hoặc một cá nhân."));
    }
    if (postId != null) {
      directory
          .post(postId)
          .filter(post -> post.agencyId().equals(agencyId))
          .orElseThrow(
              () ->
                  Typed.fault(
                      field,
                      new Sentence("Người được chọn không còn giữ vị trí này trong cơ quan.")));
      return new Receiver(null, postId);
    }
    var unit = Objects.requireNonNull(unitId);
    if (directory.units(agencyId).stream().noneMatch(each -> each.id().equals(unit))) {
      throw Typed.fault(field, new Sentence("Đơn vị được chọn không còn trong cơ quan."));
    }
    if (headOf(agencyId, unit) == null) {
      throw Typed.fault(
          field, new Sentence("Đơn vị được chọn chưa có trưởng đơn vị để nhận việc."));
    }
    return new Receiver(unit, null);
  }

  /**
   * The post in whose name a person does the work of a leader's post: that post, or once it has
   * ended his own as a leader, which then decides on returns and deadlines.
   */
  UUID leadersPost(UUID postId, String agencyId, String by) {
    return directory.post(postId).isPresent()
        ? postId
        : directory.postsOf(by).stream()
            .filter(post -> post.role() == Role.LEADER && post.agencyId().equals(agencyId))
            .findFirst()
            .map(Directory.Post::id)
            .orElse(postId);
  }

  /** The first head's post of a unit in the office list; null where there is none. */
  @Nullable UUID headOf(String agencyId, String unitId) {
    return directory.posts(agencyId, unitId, Role.HEAD).stream()
        .findFirst()
        .map(Directory.Post::id)
        .orElse(null);
  }

  /**
   * A deadline within the unit ends with the unit's own, as long as that has not passed: then only
   * who gave the work can give more time, and the work must go on meanwhile.
   */
  @Nullable Instant within(Assignment row, @Nullable Instant typed, String field) {
    var limit = row.dueAt();
    if (typed != null && limit != null && limit.isAfter(now()) && typed.isAfter(limit)) {
      throw Typed.fault(
          field, new Sentence("Hạn không được sau hạn của đơn vị (%s).", moment(limit)));
    }
    return typed;
  }

  /** A future moment, or null. */
  @Nullable Instant deadline(@Nullable Instant typed, String field) {
    if (typed != null && !typed.isAfter(clock.instant())) {
      throw Typed.fault(field, new Sentence("Hạn xử lý phải sau thời điểm hiện tại."));
    }
    if (typed != null && TimeLimits.isTooFar(clock.instant(), typed)) {
      throw Typed.fault(field, new Sentence("Hạn xử lý quá xa. Hãy xem lại năm."));
    }
    return typed;
  }

  Instant now() {
    return clock.instant();
  }

  String name(Receiver receiver) {
    var unit = receiver.unitId();
    if (unit != null) {
      return directory.unit(unit).map(Directory.Unit::name).orElse(unit);
    }
    return name(Objects.requireNonNull(receiver.postId()));
  }

  String name(UUID postId) {
    return directory
        .post(postId)
        .map(post -> post.personName() + " (" + post.title() + ")")
        .orElse("Người không còn giữ vị trí công tác");
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  static @Nullable Date date(@Nullable Instant at) {
    return at == null ? null : Date.from(at);
  }

  private String parentInstance(UUID documentId) {
    var instance = documents.view(documentId).processInstanceId();
    if (instance == null) {
      throw new IllegalStateException("Document " + documentId + " has no process instance");
    }
    return instance;
  }

  private void tell(String instance, ProcessMessage message, Map<String, Object> variables) {
    if (!processes.tell(instance, message, variables)) {
      throw new Refusal(
          "Việc này vừa được xử lý ở nơi khác. Hãy tải lại để xem tình trạng mới nhất.");
    }
  }
}
