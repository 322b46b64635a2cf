package vn.congvan.escalation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.OtherSideToRemind;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Secrecy;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.ActingPerson;

/** Plans the rungs of the ladder and climbs them. */
@UseCase
// Each rung stands in its own table, and who acts about it is recorded.
@Recorded(false)
public class Rungs {

  /** Beyond this no table is asked: whatever analysts write, a ladder ends. */
  static final int LAST = 30;

  private static final String OFFICE = "office";
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);

  /** What follows from a rung; {@code at} is null unless it is waited for. */
  public record Plan(String what, @Nullable Instant at) {

    /** Whether there is a moment to wait for. */
    public boolean waits() {
      return at != null;
    }
  }

  /** How the deadline stands. */
  public record Standing(boolean over, Instant dueAt) {}

  private final Deadlines deadlines;
  private final RungTime times;
  private final WorkingCalendar calendar;
  private final Directory directory;
  private final Documents documents;
  private final Access access;
  private final Notifications notifications;
  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final ProvinceClock clock;

  Rungs(
      Deadlines deadlines,
      RungTime times,
      WorkingCalendar calendar,
      Directory directory,
      Documents documents,
      Access access,
      Notifications notifications,
      JdbcClient database,
      ApplicationEventPublisher events,
      ProvinceClock clock) {
    this.deadlines = deadlines;
    this.times = times;
    this.calendar = calendar;
    this.directory = directory;
    this.documents = documents;
    this.access = access;
    this.notifications = notifications;
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /**
   * When a rung is climbed: what was to be told before the deadline and whose moment is over is
   * skipped, what is to be told after it is told however late.
   */
  @Transactional(readOnly = true)
  public Plan plan(UUID deadlineId, int rung, RungReceiver to, int days, int hours) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    if (to == RungReceiver.NOBODY
        || rung > LAST
        || deadline.closedAt() != null
        || deadline.isPaused()) {
      return new Plan("none", null);
    }
    var moment = times.of(deadline, days, hours);
    if (moment.isBefore(deadline.dueAt()) && moment.isBefore(clock.instant())) {
      return new Plan("skip", null);
    }
    return new Plan("wait", times.spread(deadline, moment));
  }

  /** Whether the rung's moment is still to come, since the calendar has changed in between. */
  @Transactional(readOnly = true)
  public boolean isEarly(UUID deadlineId, int days, int hours) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    // The engine's timers know nothing finer than milliseconds.
    return times.of(deadline, days, hours).truncatedTo(ChronoUnit.MILLIS).isAfter(clock.instant());
  }

  /** When the rung was to be climbed. */
  @Transactional(readOnly = true)
  public Instant moment(UUID deadlineId, int days, int hours) {
    return times.of(deadlines.of(deadlineId).orElseThrow(), days, hours);
  }

  /** How the deadline stands now. */
  @Transactional(readOnly = true)
  public Standing standing(UUID deadlineId) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    return new Standing(deadline.closedAt() != null, deadline.dueAt());
  }

  /**
   * Tells whom the rung names; once for each deadline and moment that it is due. Returns the group
   * that has to act, or null.
   */
  public @Nullable String climb(
      UUID deadlineId,
      int rung,
      Instant moment,
      RungReceiver to,
      RungChannel channel,
      boolean task) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    if (deadline.closedAt() != null || deadline.isPaused()) {
      return null;
    }
    if (to == RungReceiver.OTHER_SIDE) {
      events.publishEvent(new OtherSideToRemind(deadline, moment));
    }
    var receivers = receivers(deadline, to);
    var documentId = deadline.documentId();
    // Nothing of an agency's papers is worked on in another one.
    var acts = task && documentId != null && to != RungReceiver.OFFICE && !receivers.isEmpty();
    var group = acts && mayAct(documentId, receivers.get(0)) ? receivers.get(0) : null;
    if (group != null && documentId != null) {
      access.open(documentId, group);
    }
    var told = tell(deadline, rung, to, channel, receivers, group != null);
    write(deadline, rung, to, told, group != null);
    if (documentId != null && isOver(deadline) && told > 0) {
      documents.record(
          documentId,
          ActingPerson.SYSTEM,
          EventKind.NOTICE,
          "%s quá hạn %s: đã báo %s."
              .formatted(
                  deadline.kind().vietnamese(), MOMENT.format(deadline.dueAt()), to.vietnamese()));
    }
    return group;
  }

  /** What is secret is opened to nobody because it is late: who does not see it is told only. */
  private boolean mayAct(UUID documentId, String group) {
    return database
            .sql(
                """
                select count(*) from document d where d.id = :document and (d.secrecy = :open or exists (
                  select 1 from document_audience a where a.document_id = d.id and a.audience = :group))
                """)
            .param("document", documentId)
            .param("open", Secrecy.NONE.value())
            .param("group", group)
            .query(Integer.class)
            .single()
        > 0;
  }

  private int tell(
      OpenDeadline deadline,
      int rung,
      RungReceiver to,
      RungChannel channel,
      List<String> receivers,
      boolean task) {
    if (receivers.isEmpty()) {
      return 0;
    }
    return notifications.tell(
        Notice.about(
                kind(deadline, to),
                deadline.agencyId(),
                deadline.documentId(),
                receivers,
                deadline.id() + "/" + deadline.dueAt().toEpochMilli() + "/" + rung,
                MOMENT.format(deadline.dueAt()),
                inWords(deadline, to))
            .urgency(deadline.urgency())
            .whileDue(deadline.id(), deadline.dueAt())
            .link(task ? "/escalations/" + deadline.id() : null)
            .atOnce(channel.atOnce()));
  }

  private NoticeKind kind(OpenDeadline deadline, RungReceiver to) {
    return isOver(deadline) ? to.afterwards() : NoticeKind.DEADLINE_NEAR;
  }

  private boolean isOver(OpenDeadline deadline) {
    return !clock.instant().isBefore(deadline.dueAt());
  }

  /** What it is and with whom, and how much working time is left or over. */
  private String inWords(OpenDeadline deadline, RungReceiver to) {
    return (isOver(deadline) ? overdue(deadline, to) : what(deadline)) + left(deadline);
  }

  private String overdue(OpenDeadline deadline, RungReceiver to) {
    return switch (to) {
      case HANDLER, OTHER_SIDE, NOBODY -> what(deadline);
      case HEAD, LEADER, SUPERVISOR -> holder(deadline) + " – " + what(deadline);
      case OFFICE ->
          directory
              .agency(deadline.agencyId())
              .map(Directory.Agency::name)
              .orElse(deadline.agencyId());
    };
  }

  /** Of what is over since this minute the sentence itself says so. */
  private String left(OpenDeadline deadline) {
    var left =
        calendar.workingTimeBetween(deadline.agencyId(), clock.instant(), deadline.dueAt()).abs();
    return isOver(deadline) && left.toMinutes() == 0
        ? ""
        : ", "
            + calendar.remaining(
                deadline.agencyId(), clock.instant(), deadline.dueAt(), VIETNAMESE);
  }

  /** What is late; of a delivery that is not opened, also at whose place it lies. */
  private String what(OpenDeadline deadline) {
    var kind = deadline.kind().vietnamese();
    if (deadline.kind() != DeadlineKind.OPENING) {
      return kind;
    }
    return database
        .sql("select receiver_id, receiver_name from delivery where id = ?")
        .param(deadline.subjectId())
        .query(
            (row, number) -> {
              var name = row.getString("receiver_name");
              return Optional.ofNullable(row.getString("receiver_id"))
                  .flatMap(directory::agency)
                  .map(Directory.Agency::name)
                  .or(() -> Optional.ofNullable(name));
            })
        .optional()
        .flatMap(name -> name)
        .map(name -> kind + " – nơi nhận: " + name)
        .orElse(kind);
  }

  /** Who has the work, in words. */
  String holder(OpenDeadline deadline) {
    var postId = deadline.postId();
    var post = postId == null ? null : directory.post(postId).orElse(null);
    if (post != null) {
      return post.personName() + " (" + post.title() + ")";
    }
    var unitId = deadline.unitId();
    if (unitId != null) {
      return directory.unit(unitId).map(Directory.Unit::name).orElse(unitId);
    }
    return isTheClerks(deadline.kind()) ? "Văn thư" : "Lãnh đạo cơ quan";
  }

  /** The groups of a receiver; where a place has nobody, the next one above is told instead. */
  private List<String> receivers(OpenDeadline deadline, RungReceiver to) {
    return switch (to) {
      case HANDLER -> List.of(handlers(deadline));
      case HEAD -> heads(deadline);
      case LEADER -> List.of(Role.LEADER.at(deadline.agencyId()));
      case SUPERVISOR -> List.of(Role.SUPERVISOR.at(deadline.agencyId()));
      case OFFICE ->
          directory.agencies().stream()
              .filter(agency -> agency.kind().equals(OFFICE))
              .map(this::supervisorsOf)
              .toList();
      case OTHER_SIDE, NOBODY -> List.of();
    };
  }

  /** Who holds the work: the post and its substitute, else the unit's heads, else by the kind. */
  String handlers(OpenDeadline deadline) {
    var postId = deadline.postId();
    if (postId != null) {
      return directory.groupInChargeOf(postId);
    }
    var unitId = deadline.unitId();
    if (unitId != null) {
      return Role.HEAD.at(unitId);
    }
    return (isTheClerks(deadline.kind()) ? Role.CLERK : Role.LEADER).at(deadline.agencyId());
  }

  private List<String> heads(OpenDeadline deadline) {
    var postId = deadline.postId();
    var unitId =
        deadline.unitId() != null || postId == null
            ? deadline.unitId()
            : directory.post(postId).map(Directory.Post::unitId).orElse(null);
    var heads = unitId == null ? null : Role.HEAD.at(unitId);
    return heads == null || directory.people(null, null, heads, null).isEmpty()
        ? List.of(Role.LEADER.at(deadline.agencyId()))
        : List.of(heads);
  }

  /** The office acts for the committee that it belongs to, whose supervisor may follow for it. */
  private String supervisorsOf(Directory.Agency office) {
    var own = Role.SUPERVISOR.at(office.id());
    var parent = office.parentId();
    return parent == null || !directory.people(null, null, own, null).isEmpty()
        ? own
        : Role.SUPERVISOR.at(parent);
  }

  private static boolean isTheClerks(DeadlineKind kind) {
    return switch (kind) {
      case REGISTRATION, ISSUING, OPENING, REFUSAL, SENDING, RECALL, COPY, RENEWAL -> true;
      default -> false;
    };
  }

  private void write(OpenDeadline deadline, int rung, RungReceiver to, int told, boolean task) {
    database
        .sql(
            """
            insert into escalation_rung (id, deadline_id, agency_id, rung, receiver, due_at, climbed_at, told, task)
            select cast(:id as uuid), cast(:deadline as uuid), cast(:agency as varchar(32)), cast(:rung as integer),
              cast(:receiver as varchar(15)), cast(:due as timestamp with time zone),
              cast(:now as timestamp with time zone), cast(:told as integer), cast(:task as boolean)
            where not exists (
              select 1 from escalation_rung where deadline_id = :deadline and due_at = :due and rung = :rung)
            """)
        .param("id", UUID.randomUUID())
        .param("deadline", deadline.id())
        .param("agency", deadline.agencyId())
        .param("rung", rung)
        .param("receiver", to.name())
        .param("due", deadline.dueAt().atOffset(ZoneOffset.UTC))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("told", told)
        .param("task", task)
        .update();
  }
}
