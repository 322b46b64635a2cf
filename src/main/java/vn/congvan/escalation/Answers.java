package vn.congvan.escalation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.assignment.DirectOrders;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.DeadlineUnits;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.DeadlinesToMove;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/** What those who were told of an overdue deadline do about it. */
@UseCase
public class Answers {

  private static final int LONGEST_NOTE = 1000;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);

  /** A rung that was climbed before, and whether anybody was there to be told. */
  public record Climbed(int rung, RungReceiver receiver, boolean reached, Instant at) {}

  /** What somebody who was told has done. */
  public record Given(EscalationAct act, @Nullable String note, String by, Instant at) {}

  /**
   * What the form shows: who has the work, what was told before, and what may be chosen; {@code
   * refusal} says why some of it cannot be done here.
   */
  public record Case(
      DeadlineKind kind,
      String holder,
      Instant dueAt,
      String remaining,
      Instant originalDueAt,
      List<Climbed> climbed,
      List<Given> given,
      List<Directory.Post> colleagues,
      List<Directory.Unit> units,
      Set<EscalationAct> possible,
      @Nullable String refusal) {}

  /** An open task, and the document that it is about. */
  public record Place(@Nullable String taskId, @Nullable UUID documentId) {}

  private final Deadlines deadlines;
  private final DeadlineUnits units;
  private final RemainingTime remaining;
  private final Rungs rungs;
  private final Access access;
  private final DirectOrders direct;
  private final Documents documents;
  private final Directory directory;
  private final Notifications notifications;
  private final Processes processes;
  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final ProvinceClock clock;

  Answers(
      Deadlines deadlines,
      DeadlineUnits units,
      RemainingTime remaining,
      Rungs rungs,
      Access access,
      DirectOrders direct,
      Documents documents,
      Directory directory,
      Notifications notifications,
      Processes processes,
      JdbcClient database,
      ApplicationEventPublisher events,
      ProvinceClock clock) {
    this.deadlines = deadlines;
    this.units = units;
    this.remaining = remaining;
    this.rungs = rungs;
    this.access = access;
    this.direct = direct;
    this.documents = documents;
    this.directory = directory;
    this.notifications = notifications;
    this.processes = processes;
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** The case behind an open escalation task that the person sees. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Case of(String taskId, String personId, Locale locale) {
    var task =
        processes
            .task(taskId)
            .filter(found -> found.variables().containsKey("deadlineId"))
            .filter(found -> processes.maySee(personId, taskId))
            .orElseThrow(() -> new NotFound("Không tìm thấy công việc này."));
    var deadline =
        deadlines
            .of(UUID.fromString((String) task.variables().get("deadlineId")))
            .orElseThrow(() -> new NotFound("Không tìm thấy hạn này."));
    var orders = ordersFor(deadline, personId);
    var possible = possible(deadline, orders, personId);
    return new Case(
        deadline.kind(),
        rungs.holder(deadline, locale),
        deadline.dueAt(),
        remaining.of(deadline, locale),
        deadline.originalDueAt(),
        climbed(deadline.id()),
        given(deadline.id()),
        orders == null ? List.of() : orders.handlers(),
        orders == null ? List.of() : orders.units(),
        possible,
        possible.containsAll(EnumSet.allOf(EscalationAct.class))
            ? null
            : whyNot(deadline, orders).in(locale));
  }

  /**
   * Where a notice about the deadline leads the person: to the task in which he can act, else to
   * the document.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Place placeOf(UUID deadlineId, String personId) {
    var deadline =
        deadlines.of(deadlineId).orElseThrow(() -> new NotFound("Không tìm thấy hạn này."));
    var documentId = deadline.documentId();
    if (documentId != null) {
      access.requireSight(personId, documentId);
    }
    return new Place(
        processes.tasksFor(List.of(deadlineId.toString())).stream()
            .map(Processes.OpenTask::id)
            .filter(task -> processes.mayWork(personId, task))
            .findFirst()
            .orElse(null),
        documentId);
  }

  /** Does what was decided; who may not, or what cannot be, is refused and nothing is changed. */
  @Transactional(rollbackFor = Refusal.class)
  public void give(UUID deadlineId, EscalationAct act, EscalationForm form, String by) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    var note = form.note() == null || form.note().isBlank() ? null : form.note().strip();
    if (note != null && note.length() > LONGEST_NOTE) {
      throw fault("note", new Sentence("Ý kiến dài quá %s ký tự.", LONGEST_NOTE));
    }
    if (note == null) {
      throw fault("note", new Sentence("Hãy ghi ý kiến hoặc lý do."));
    }
    var orders = ordersFor(deadline, by);
    if (!possible(deadline, orders, by).contains(act)) {
      throw new Refusal(whyNot(deadline, orders));
    }
    // Told before the work moves: the present holder is the one who must know.
    tellHolder(deadline, act, note, by);
    switch (act) {
      case ACKNOWLEDGE -> acknowledge(deadline, note, by);
      case EXTEND -> {
        if (isOfAssignment(deadline)) {
          direct.extendWork(deadline.subjectId(), form.until(), note, by);
        } else {
          extend(deadline, form.until(), note, by);
        }
      }
      case HAND_OVER -> handOver(deadline, orders, form, note, by);
      case TAKE_OVER -> direct.reassignWork(deadline.subjectId(), own(deadline, by), note, by);
    }
    write(deadline, act, note, by);
  }

  private void handOver(
      OpenDeadline deadline,
      DirectOrders.@Nullable Possible orders,
      EscalationForm form,
      String note,
      String by) {
    var documentId = deadline.documentId();
    if (documentId != null && orders != null && orders.handlers().isEmpty()) {
      var unit = form.handlerUnit();
      if (unit == null || unit.isBlank()) {
        throw fault("handlerUnit", new Sentence("Hãy chọn đơn vị nhận việc."));
      }
      direct.giveToUnit(documentId, unit, note, by);
      return;
    }
    direct.reassignWork(deadline.subjectId(), form.handlerPost(), note, by);
  }

  private void acknowledge(OpenDeadline deadline, String note, String by) {
    var documentId = deadline.documentId();
    if (documentId != null) {
      documents.record(documentId, by, EventKind.NOTICE, "Đã biết việc quá hạn. " + note);
    }
  }

  /** More time for what the office limits by a rule of its own. */
  private void extend(OpenDeadline deadline, @Nullable Instant until, String note, String by) {
    if (!mayExtend(deadline, by)) {
      throw new NotAllowed(
          "Chỉ lãnh đạo cơ quan hoặc trưởng đơn vị đang giữ việc mới gia hạn được. Hãy ghi “Đã biết” và đề nghị lãnh đạo.");
    }
    var now = clock.instant();
    if (until == null || !until.isAfter(now) || !until.isAfter(deadline.dueAt())) {
      throw fault("until", new Sentence("Hạn mới phải sau lúc này và sau hạn hiện tại."));
    }
    if (TimeLimits.isTooFar(now, until)) {
      throw fault("until", new Sentence("Hạn mới quá xa. Hãy xem lại năm."));
    }
    var documentId = deadline.documentId();
    if (documentId != null) {
      events.publishEvent(new DeadlinesToMove(new TreeSet<>(Set.of(documentId))));
    }
    deadlines.move(deadline.kind(), deadline.subjectId(), until, DeadlineTurn.EXTENDED, note, by);
    if (documentId != null) {
      documents.record(
          documentId,
          by,
          EventKind.EXTENSION_DECIDED,
          "%s: gia hạn đến %s. %s"
              .formatted(deadline.kind().vietnamese(), MOMENT.format(until), note));
    }
  }

  private boolean mayExtend(OpenDeadline deadline, String by) {
    var groups = directory.groupsOf(by);
    var unit = units.of(deadline);
    return groups.contains(Role.LEADER.at(deadline.agencyId()))
        || (unit != null && groups.contains(Role.HEAD.at(unit)));
  }

  /** The person's own post among those to whom the work can be given. */
  private UUID own(OpenDeadline deadline, String by) {
    return direct.receiversOf(deadline.subjectId()).stream()
        .filter(post -> post.personId().equals(by))
        .findFirst()
        .map(Directory.Post::id)
        .orElseThrow(
            () ->
                new Refusal(
                    "Bạn không có vị trí ở nơi đang giữ việc này, hoặc đang giữ việc rồi, nên không nhận xử lý được. Hãy giao cho người trong đơn vị."));
  }

  private void tellHolder(OpenDeadline deadline, EscalationAct act, String note, String by) {
    var who = directory.person(by).map(Directory.Person::fullName).orElse(by);
    notifications.tell(
        Notice.about(
                NoticeKind.ESCALATION_ANSWERED,
                deadline.agencyId(),
                deadline.documentId(),
                List.of(rungs.handlers(deadline)),
                deadline.id() + "/" + clock.instant().toEpochMilli(),
                who,
                Notice.inBoth(act.vietnamese(), act.english()).toLowerCase(Locale.ROOT),
                note)
            .urgency(deadline.urgency()));
  }

  private void write(OpenDeadline deadline, EscalationAct act, String note, String by) {
    database
        .sql(
            """
            insert into escalation_answer (id, deadline_id, answer, note, answered_by, answered_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(UUID.randomUUID())
        .param(deadline.id())
        .param(act.name())
        .param(note)
        .param(by)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private List<Climbed> climbed(UUID deadlineId) {
    return database
        .sql(
            "select rung, receiver, told, climbed_at from escalation_rung where deadline_id = ? order by climbed_at, rung")
        .param(deadlineId)
        .query(
            (row, number) ->
                new Climbed(
                    row.getInt("rung"),
                    RungReceiver.valueOf(row.getString("receiver")),
                    row.getInt("told") > 0
                        || row.getString("receiver").equals(RungReceiver.OTHER_SIDE.name()),
                    Moments.of(row, "climbed_at")))
        .list();
  }

  private List<Given> given(UUID deadlineId) {
    return database
        .sql(
            "select answer, note, answered_by, answered_at from escalation_answer where deadline_id = ? order by answered_at, id")
        .param(deadlineId)
        .query(
            (row, number) ->
                new Given(
                    EscalationAct.valueOf(row.getString("answer")),
                    row.getString("note"),
                    row.getString("answered_by"),
                    Moments.of(row, "answered_at")))
        .list();
  }

  private DirectOrders.@Nullable Possible ordersFor(OpenDeadline deadline, String personId) {
    return isOfAssignment(deadline) ? direct.possible(deadline.subjectId(), personId) : null;
  }

  /** Each person is offered only what he may do and what will work. */
  private Set<EscalationAct> possible(
      OpenDeadline deadline, DirectOrders.@Nullable Possible orders, String personId) {
    var possible = EnumSet.of(EscalationAct.ACKNOWLEDGE);
    if (orders == null) {
      if (deadline.kind().mayExtend() && mayExtend(deadline, personId)) {
        possible.add(EscalationAct.EXTEND);
      }
      return possible;
    }
    if (orders.moreTime()) {
      possible.add(EscalationAct.EXTEND);
    }
    if (!orders.handlers().isEmpty() || !orders.units().isEmpty()) {
      possible.add(EscalationAct.HAND_OVER);
    }
    if (orders.handlers().stream().anyMatch(post -> post.personId().equals(personId))) {
      possible.add(EscalationAct.TAKE_OVER);
    }
    return possible;
  }

  private static boolean isOfAssignment(OpenDeadline deadline) {
    return deadline.kind() == DeadlineKind.HANDLING || deadline.kind() == DeadlineKind.HANDLER;
  }

  private static Sentence whyNot(OpenDeadline deadline, DirectOrders.@Nullable Possible orders) {
    if (orders != null) {
      return new Sentence(
          "Chỉ những quyết định bạn được làm với việc này lúc này mới chọn được. Ngoài ra, hãy ghi “Đã biết”, rồi nhắc người giữ việc hoặc đề nghị lãnh đạo.");
    }
    return deadline.kind().mayExtend()
        ? new Sentence(
            "Hạn “%s” không phải của việc được giao nên không giao người khác ở đây được. Hãy gia hạn, hoặc ghi “Đã biết” rồi nhắc người giữ việc.",
            deadline.kind())
        : new Sentence(
            "Hạn “%s” do quy định đặt ra, không phải của việc được giao, nên không gia hạn hay giao người khác ở đây được. Hãy ghi “Đã biết”, rồi nhắc người giữ việc.",
            deadline.kind());
  }

  private static Refusal fault(String field, Sentence wrong) {
    return new Refusal("Hãy xem lại các ô được đánh dấu.", Map.of(field, wrong));
  }
}
