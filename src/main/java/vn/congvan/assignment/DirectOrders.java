package vn.congvan.assignment;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.EventKind;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/**
 * What the leader of an agency or the head of a unit does with the leading work of a document
 * without being asked: gives it more time, to another handler or, as a leader, to another unit.
 *
 * <p>A head decides on the deadline that he has set within his unit and on who handles it there, a
 * leader on the unit's deadline and on which unit it is as well; who merely supervises decides on
 * nothing (decision 0035).
 */
@UseCase
public class DirectOrders {

  private static final String HANDLING = "handleDocument";
  private static final String ALLOTTING = "assignHandler";

  /**
   * What a person can order about one assignment as it stands now: more time, another handler, or
   * another unit where the unit that has it never gave it to anybody.
   */
  public record Possible(
      boolean moreTime, List<Directory.Post> handlers, List<Directory.Unit> units) {}

  private final AssignmentLedger ledger;
  private final EntityManager entities;
  private final Directory directory;
  private final Processes processes;
  private final BulkWork tasks;
  private final Notifications notifications;

  DirectOrders(
      AssignmentLedger ledger,
      EntityManager entities,
      Directory directory,
      Processes processes,
      BulkWork tasks,
      Notifications notifications) {
    this.ledger = ledger;
    this.entities = entities;
    this.directory = directory;
    this.processes = processes;
    this.tasks = tasks;
    this.notifications = notifications;
  }

  /** Gives more time for the leading work of a document. */
  public void extend(UUID documentId, @Nullable Instant asked, @Nullable String why, String by) {
    extend(lead(documentId), asked, why, by);
  }

  /** Gives more time for one assignment, leading or not. */
  public void extendWork(
      UUID assignmentId, @Nullable Instant asked, @Nullable String why, String by) {
    extend(openWork(assignmentId), asked, why, by);
  }

  private void extend(Assignment row, @Nullable Instant asked, @Nullable String why, String by) {
    var groups = directory.groupsOf(by);
    var leads = groups.contains(Role.LEADER.at(row.agencyId()));
    if (!leads && !(heads(row, groups) && row.hasDeadlineOfItsOwn())) {
      throw new NotAllowed(
          "Chỉ lãnh đạo cơ quan, hoặc trưởng đơn vị với hạn do mình giao trong đơn vị, mới gia hạn được. Hãy nhắc việc, hoặc đề nghị lãnh đạo gia hạn.");
    }
    var dueAt = row.effectiveDueAt();
    if (dueAt == null) {
      throw new Refusal("Việc này không có hạn nên không phải gia hạn.");
    }
    var reason =
        Typed.required(why, "reason", Typed.REASON, new Sentence("Hãy ghi lý do gia hạn."));
    var until = ledger.deadline(asked, "until");
    if (until == null || !until.isAfter(dueAt)) {
      throw Typed.fault(
          "until",
          new Sentence("Hạn mới phải sau hạn hiện tại (%s).", AssignmentLedger.moment(dueAt)));
    }
    if (!leads) {
      ledger.within(row, until, "until");
    }
    ledger.lapseRequests(row, by, "Đã được gia hạn trực tiếp.");
    var order = new ExtensionRequest(row.id(), by, ledger.now(), until, reason, leads);
    order.grant(until, by, ledger.now(), null);
    entities.persist(order);
    if (leads) {
      row.extendForUnit(until);
    }
    if (!leads || row.hasDeadlineOfItsOwn()) {
      row.extend(until);
    }
    ledger.extended(row, reason, by);
    ledger.record(
        row.documentId(),
        by,
        null,
        EventKind.EXTENSION_DECIDED,
        "Gia hạn đến " + AssignmentLedger.moment(until) + ". " + reason);
  }

  /** Gives the leading work of a document to another handler. */
  public void reassign(
      UUID documentId, @Nullable UUID handlerPost, @Nullable String why, String by) {
    reassign(lead(documentId), handlerPost, why, by);
  }

  /** Gives one assignment, leading or not, to another handler. */
  public void reassignWork(
      UUID assignmentId, @Nullable UUID handlerPost, @Nullable String why, String by) {
    reassign(openWork(assignmentId), handlerPost, why, by);
  }

  private void reassign(
      Assignment row, @Nullable UUID handlerPost, @Nullable String why, String by) {
    var groups = directory.groupsOf(by);
    if (!groups.contains(Role.LEADER.at(row.agencyId())) && !heads(row, groups)) {
      throw new NotAllowed(
          "Chỉ lãnh đạo cơ quan hoặc trưởng đơn vị đang giữ việc mới giao lại được. Hãy nhắc việc, hoặc đề nghị lãnh đạo giao lại.");
    }
    var from = row.handlerPostId();
    if (row.state() == AssignmentState.REPORTED) {
      throw new Refusal("Kết quả đã báo cáo và đang chờ duyệt nên không giao lại được.");
    }
    if (!isAllotted(row) && !heads(row, groups)) {
      throw new Refusal(
          "Đơn vị chưa phân công người xử lý. Hãy nhắc trưởng đơn vị, hoặc chuyển việc chủ trì sang đơn vị khác.");
    }
    if (handlerPost == null) {
      throw Typed.fault("handlerPost", new Sentence("Hãy chọn người xử lý mới."));
    }
    if (handlerPost.equals(from)) {
      throw Typed.fault(
          "handlerPost", new Sentence("Người này đang xử lý văn bản. Hãy chọn người khác."));
    }
    var to =
        receivers(row).stream()
            .filter(post -> post.id().equals(handlerPost))
            .findFirst()
            .orElseThrow(
                () ->
                    Typed.fault(
                        "handlerPost",
                        new Sentence("Người được chọn không thuộc nơi đang giữ việc này.")));
    var reason =
        Typed.required(why, "reason", Typed.REASON, new Sentence("Hãy ghi lý do giao lại."));
    if (!isAllotted(row)) {
      allot(row, handlerPost, reason, by);
      return;
    }
    ledger.lapseRequestsOfHandler(row, by, "Việc đã được giao lại cho người khác.");
    row.handOver(handlerPost, ledger.now());
    ledger.keepTime(row, by);
    ledger.show(row.documentId(), handlerPost);
    ledger.withdrawHelp(row, handlerPost);
    processes.handOver(
        Objects.requireNonNull(row.processInstanceId()),
        HANDLING,
        handlerPost,
        directory.actingFor(handlerPost).map(Directory.Person::id).orElse(null));
    ledger.record(
        row.documentId(), by, null, EventKind.HANDED_OVER, ledger.name(to.id()) + ". " + reason);
  }

  /** The head does now what he had left undone: his task to allot the work is finished by it. */
  private void allot(Assignment row, UUID handlerPost, String reason, String by) {
    var instance = Objects.requireNonNull(row.processInstanceId());
    var task =
        processes.tasksOf(instance).stream()
            .filter(open -> open.activityId().equals(ALLOTTING))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        "Việc này vừa được xử lý ở nơi khác. Hãy tải lại để xem tình trạng mới nhất."));
    tasks.assign(task.id(), new AllotmentForm(handlerPost, null, reason, null, null, null), by);
  }

  private static boolean isAllotted(Assignment row) {
    return row.handlerPostId() != null
        && (row.state() == AssignmentState.IN_WORK || !row.isGivenToUnit());
  }

  /**
   * Gives the leading work of a document to another unit of the agency, whose head allots it; the
   * unit's deadline stays, and runs on where it was paused. Unlike {@link Assignments#withdraw} it
   * is no silent taking back, so that it does not matter whether the unit has read the document: it
   * is told. A refusal that comes after the engine was told undoes everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void giveToUnit(
      UUID documentId, @Nullable String unitId, @Nullable String why, String by) {
    var row = lead(documentId);
    var agency = row.agencyId();
    if (!directory.groupsOf(by).contains(Role.LEADER.at(agency))) {
      throw new NotAllowed(
          "Chỉ lãnh đạo cơ quan mới chuyển việc sang đơn vị khác được. Hãy nhắc việc, hoặc đề nghị lãnh đạo cơ quan chuyển.");
    }
    if (row.state() == AssignmentState.REPORTED) {
      throw new Refusal(
          "Kết quả đã báo cáo và đang chờ duyệt nên không chuyển sang đơn vị khác được.");
    }
    if (unitId == null || unitId.isBlank()) {
      throw Typed.fault("unit", new Sentence("Hãy chọn đơn vị nhận việc."));
    }
    var receiver = ledger.receiver(agency, unitId, null, "unit");
    if (receiver.equals(row.receiver())) {
      throw Typed.fault(
          "unit", new Sentence("Đơn vị này đang chủ trì văn bản. Hãy chọn đơn vị khác."));
    }
    if (ledger.othersAtWork(row).stream().anyMatch(each -> each.receiver().equals(receiver))) {
      throw Typed.fault(
          "unit",
          new Sentence(
              "Đơn vị này đang phối hợp xử lý văn bản. Hãy chọn đơn vị khác, hoặc thu hồi việc phối hợp trước."));
    }
    var reason =
        Typed.required(why, "reason", Typed.REASON, new Sentence("Hãy ghi lý do giao lại."));
    var former = row.audience();
    var giver = leadersPost(agency, by);
    // The next unit waits for nobody yet: it is given what was left of the time.
    ledger.goOn(row, by);
    var given =
        Assignment.ofDocument(
            documentId,
            agency,
            AssignmentRole.LEAD,
            receiver,
            by,
            giver,
            ledger.now(),
            row.instruction(),
            row.dueAt());
    ledger.record(
        documentId, by, giver, EventKind.REASSIGNED, ledger.name(receiver) + ". " + reason);
    ledger.enter(given);
    ledger.tellWithdrawn(row);
    ledger.tellDirectionChanged(documentId);
    notifications.tell(
        Notice.about(
            NoticeKind.DOCUMENT_NOTICE,
            agency,
            documentId,
            former,
            "moved/" + given.id(),
            "Việc chủ trì đã được lãnh đạo chuyển sang " + ledger.name(receiver) + "."));
  }

  /** The person's own post as a leader of the agency, else the one that he substitutes. */
  private UUID leadersPost(String agencyId, String by) {
    return directory.postsOf(by).stream()
        .filter(post -> post.role() == Role.LEADER && post.agencyId().equals(agencyId))
        .findFirst()
        .map(Directory.Post::id)
        .orElseThrow(() -> new IllegalStateException(by + " leads no agency " + agencyId));
  }

  /**
   * The other units of the agency to which the person can give the leading work of a document:
   * those that are not at work on it already.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Unit> otherUnits(UUID documentId, String by) {
    var groups = directory.groupsOf(by);
    return open(documentId).stream()
        .filter(row -> groups.contains(Role.LEADER.at(row.agencyId())))
        .flatMap(this::otherUnits)
        .toList();
  }

  private Stream<Directory.Unit> otherUnits(Assignment row) {
    var atWork =
        Stream.concat(Stream.of(row), ledger.othersAtWork(row).stream())
            .map(Assignment::receiver)
            .toList();
    return directory.units(row.agencyId()).stream()
        .filter(unit -> !atWork.contains(new Receiver(unit.id(), null)))
        .filter(unit -> ledger.headOf(row.agencyId(), unit.id()) != null);
  }

  /**
   * The groups with which the document's open work lies; none where no work is given out or all of
   * it is done.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<String> holders(UUID documentId) {
    return ledger.ofDocument(documentId).stream()
        .filter(row -> row.role().holdsDocument() && row.state().isOpen())
        .map(
            row -> {
              var handler = row.handlerPostId();
              return handler == null || row.state() == AssignmentState.REPORTED
                  ? row.receivers()
                  : directory.groupInChargeOf(handler);
            })
        .distinct()
        .toList();
  }

  /** What the person can order about one assignment now. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Possible possible(UUID assignmentId, String by) {
    return ledger
        .find(assignmentId)
        .filter(row -> row.state().isOpen())
        .map(row -> possible(row, directory.groupsOf(by)))
        .orElse(new Possible(false, List.of(), List.of()));
  }

  private Possible possible(Assignment row, Set<String> groups) {
    var leads = groups.contains(Role.LEADER.at(row.agencyId()));
    var heads = heads(row, groups);
    var movable = row.state() != AssignmentState.REPORTED;
    var moreTime = row.effectiveDueAt() != null && (leads || heads && row.hasDeadlineOfItsOwn());
    var handlers = movable && (isAllotted(row) ? leads || heads : heads);
    var units =
        movable
            && leads
            && !handlers
            && open(row.documentId()).stream().anyMatch(lead -> lead.id().equals(row.id()));
    return new Possible(
        moreTime,
        handlers ? receivers(row) : List.of(),
        units ? otherUnits(row).toList() : List.of());
  }

  /** The post that gave the work and decides about it, else whoever leads the agency. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<String> giverOf(UUID assignmentId) {
    return ledger
        .find(assignmentId)
        .map(
            row -> {
              var giver = row.givenByPostId();
              return giver != null && directory.post(giver).isPresent()
                  ? Directory.postGroup(giver)
                  : Role.LEADER.at(row.agencyId());
            });
  }

  /** To whom the leading work of a document can be given; nobody where it has no handler yet. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Post> receivers(UUID documentId) {
    return open(documentId).stream().flatMap(row -> receivers(row).stream()).toList();
  }

  /** To whom one assignment can be given; nobody where it is over. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Post> receiversOf(UUID assignmentId) {
    var row = ledger.get(assignmentId);
    return row.state().isOpen() ? receivers(row) : List.of();
  }

  private List<Directory.Post> receivers(Assignment row) {
    var handler = row.handlerPostId();
    return directory.posts(row.agencyId(), row.unitId(), null).stream()
        .filter(
            post ->
                post.role() == Role.HEAD
                    || post.role() == Role.SPECIALIST
                    || post.role() == Role.LEADER && !row.isGivenToUnit())
        .filter(post -> !post.id().equals(handler))
        .toList();
  }

  private Assignment openWork(UUID assignmentId) {
    var row = ledger.locked(assignmentId);
    if (!row.state().isOpen()) {
      throw new Refusal("Việc này đã xong hoặc đã thu hồi nên không làm được.");
    }
    return row;
  }

  private Assignment lead(UUID documentId) {
    return open(documentId).stream()
        .findFirst()
        .map(row -> ledger.locked(row.id()))
        .filter(row -> row.state().isOpen())
        .orElseThrow(
            () ->
                new Refusal(
                    "Văn bản chưa được giao cho đơn vị nào, hoặc việc đã xong, nên không làm được."));
  }

  private List<Assignment> open(UUID documentId) {
    return ledger.ofDocument(documentId).stream()
        .filter(row -> row.role() == AssignmentRole.LEAD && row.state().isOpen())
        .max(Comparator.comparing(Assignment::givenAt))
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean heads(Assignment row, Set<String> groups) {
    var unit = row.unitId();
    return unit != null && groups.contains(Role.HEAD.at(unit));
  }
}
