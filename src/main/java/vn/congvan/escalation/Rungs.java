package vn.congvan.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineUnits;
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
import vn.congvan.workflow.Processes;

/** Plans the rungs of the ladder and climbs them. */
@UseCase
// Each rung stands in its own table, and who acts about it is recorded.
@Recorded(false)
public class Rungs {

  /** Beyond this no table is asked: whatever analysts write, a ladder ends. */
  static final int LAST = 30;

  /** No agency has so many above it; a circle in the directory must end all the same. */
  private static final int HIGHEST = 10;

  private static final String OFFICE = "office";
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);

  /** What follows from a rung; {@code at} is null unless it is waited for. */
  public record Plan(String what, @Nullable Instant at) {}

  /** How the deadline stands. */
  public record Standing(boolean over, Instant dueAt, boolean paused, int urgency) {}

  private final Deadlines deadlines;
  private final DeadlineUnits units;
  private final RungTime times;
  private final WorkingCalendar calendar;
  private final Directory directory;
  private final Documents documents;
  private final Access access;
  private final Notifications notifications;
  private final Processes processes;
  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final ProvinceClock clock;

  Rungs(
      Deadlines deadlines,
      DeadlineUnits units,
      RungTime times,
      WorkingCalendar calendar,
      Directory directory,
      Documents documents,
      Access access,
      Notifications notifications,
      Processes processes,
      JdbcClient database,
      ApplicationEventPublisher events,
      ProvinceClock clock) {
    this.deadlines = deadlines;
    this.units = units;
    this.times = times;
    this.calendar = calendar;
    this.directory = directory;
    this.documents = documents;
    this.access = access;
    this.notifications = notifications;
    this.processes = processes;
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /**
   * When a rung is climbed: what was to be told before the deadline and whose moment is over is
   * skipped, what is to be told after it is told however late. While the deadline stands still the
   * day on which the answer is expected is in its place.
   */
  @Transactional(readOnly = true)
  public Plan plan(UUID deadlineId, int rung, RungReceiver to, RungDistance distance) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    var base = times.base(deadline);
    if (to == RungReceiver.NOBODY || rung > LAST || deadline.closedAt() != null || base == null) {
      return new Plan("none", null);
    }
    var moment = times.of(deadline.agencyId(), base, distance);
    if (moment.isBefore(base) && moment.isBefore(clock.instant())) {
      return new Plan("skip", null);
    }
    return new Plan("wait", times.spread(deadline, moment));
  }

  /** Whether the rung's moment is still to come, since the calendar has changed in between. */
  @Transactional(readOnly = true)
  public boolean isEarly(UUID deadlineId, RungDistance distance) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    var base = times.base(deadline);
    // The engine's timers know nothing finer than milliseconds.
    return base != null
        && times
            .of(deadline.agencyId(), base, distance)
            .truncatedTo(ChronoUnit.MILLIS)
            .isAfter(clock.instant());
  }

  /** How the deadline stands now. */
  @Transactional(readOnly = true)
  public Standing standing(UUID deadlineId) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    return new Standing(
        deadline.closedAt() != null, deadline.dueAt(), deadline.isPaused(), deadline.urgency());
  }

  /**
   * Tells whom the rung names, or who is told in his place; once for each deadline and moment that
   * it is due. Returns the group that has to act, or null.
   *
   * @param whilePaused whether the rung was planned for a deadline that stands still
   */
  public @Nullable String climb(
      UUID deadlineId,
      int rung,
      RungDistance distance,
      boolean whilePaused,
      RungReceiver to,
      RungChannel channel,
      boolean task) {
    var deadline = deadlines.of(deadlineId).orElseThrow();
    var base = times.base(deadline);
    if (deadline.closedAt() != null || deadline.isPaused() != whilePaused || base == null) {
      return null;
    }
    if (to == RungReceiver.OTHER_SIDE) {
      events.publishEvent(
          new OtherSideToRemind(deadline, times.of(deadline.agencyId(), base, distance)));
    }
    var whom = told(deadline, to);
    var group = task ? toAct(deadline, whom) : null;
    if (group != null) {
      access.open(Objects.requireNonNull(deadline.documentId()), group);
    }
    var told = tell(deadline, base, rung, whom, channel, group != null);
    write(deadline, base, rung, whom.as(), told, group != null);
    record(deadline, to, whom, told);
    return group;
  }

  /**
   * The group that gets a task: nothing of an agency's papers is worked on in another one, and one
   * task about a deadline is enough for the same people.
   */
  private @Nullable String toAct(OpenDeadline deadline, Told whom) {
    var documentId = deadline.documentId();
    if (documentId == null
        || deadline.isPaused()
        || whom.groups().isEmpty()
        || whom.as() == RungReceiver.SUPERVISOR
        || whom.as() == RungReceiver.OFFICE) {
      return null;
    }
    var group = whom.groups().get(0);
    return mayAct(documentId, group) && !hasTask(deadline, group) ? group : null;
  }

  private boolean hasTask(OpenDeadline deadline, String group) {
    var open = processes.tasksFor(List.of(deadline.id().toString()));
    if (open.isEmpty()) {
      return false;
    }
    var people =
        directory.people(null, null, group, null).stream().map(Directory.Person::id).toList();
    return open.stream()
        .anyMatch(
            task ->
                (task.assignee() != null && people.contains(task.assignee()))
                    || people.stream().allMatch(person -> processes.mayWork(person, task.id())));
  }

  /** What was told of an overdue document stands in its history; also that nobody was there. */
  private void record(OpenDeadline deadline, RungReceiver to, Told whom, int told) {
    var documentId = deadline.documentId();
    if (documentId == null || !isOver(deadline)) {
      return;
    }
    var nobody = whom.groups().isEmpty() && to != RungReceiver.OTHER_SIDE;
    if (told > 0 || nobody) {
      documents.record(
          documentId,
          ActingPerson.SYSTEM,
          EventKind.NOTICE,
          (nobody ? "%s quá hạn %s: không có ai để báo (%s)." : "%s quá hạn %s: đã báo %s.")
              .formatted(
                  deadline.kind().vietnamese(),
                  MOMENT.format(deadline.dueAt()),
                  whom.as().vietnamese()));
    }
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
      OpenDeadline deadline, Instant base, int rung, Told whom, RungChannel channel, boolean task) {
    if (whom.groups().isEmpty()) {
      return 0;
    }
    var occasion = deadline.id() + "/" + base.toEpochMilli() + "/" + rung;
    var pause = deadline.pause();
    var notice =
        pause == null
            ? Notice.about(
                    kind(deadline, whom.as()),
                    deadline.agencyId(),
                    deadline.documentId(),
                    whom.groups(),
                    occasion,
                    MOMENT.format(deadline.dueAt()),
                    Notice.inBoth(
                        inWords(deadline, whom.as(), VIETNAMESE),
                        inWords(deadline, whom.as(), Locale.ENGLISH)))
                .whileDue(deadline.id(), deadline.dueAt())
            : Notice.about(
                NoticeKind.PAUSE_GOES_ON,
                deadline.agencyId(),
                deadline.documentId(),
                whom.groups(),
                occasion,
                Notice.inBoth(deadline.kind().vietnamese(), deadline.kind().english()),
                pause.waitsFor() == null ? "" : pause.waitsFor(),
                DAY.format(LocalDate.ofInstant(base, ProvinceClock.ZONE)),
                Notice.inBoth(holder(deadline, VIETNAMESE), holder(deadline, Locale.ENGLISH)));
    return notifications.tell(
        notice
            .urgency(deadline.urgency())
            .link(task ? "/escalations/" + deadline.id() : null)
            .atOnce(channel.atOnce()));
  }

  private NoticeKind kind(OpenDeadline deadline, RungReceiver to) {
    return isOver(deadline) ? to.afterwards() : NoticeKind.DEADLINE_NEAR;
  }

  private boolean isOver(OpenDeadline deadline) {
    return !deadline.isPaused() && !clock.instant().isBefore(deadline.dueAt());
  }

  /** What it is and with whom, and how much working time is left or over. */
  private String inWords(OpenDeadline deadline, RungReceiver to, Locale locale) {
    return (isOver(deadline) ? overdue(deadline, to, locale) : what(deadline, locale))
        + left(deadline, locale);
  }

  private String overdue(OpenDeadline deadline, RungReceiver to, Locale locale) {
    return switch (to) {
      case HANDLER, OTHER_SIDE, NOBODY -> what(deadline, locale);
      case HEAD, LEADER, SUPERVISOR -> holder(deadline, locale) + " – " + what(deadline, locale);
      case OFFICE ->
          directory
              .agency(deadline.agencyId())
              .map(Directory.Agency::name)
              .orElse(deadline.agencyId());
    };
  }

  /** Of what is over since this minute the sentence itself says so. */
  private String left(OpenDeadline deadline, Locale locale) {
    var left =
        calendar.workingTimeBetween(deadline.agencyId(), clock.instant(), deadline.dueAt()).abs();
    return isOver(deadline) && left.toMinutes() == 0
        ? ""
        : ", " + calendar.remaining(deadline.agencyId(), clock.instant(), deadline.dueAt(), locale);
  }

  /** What is late; of a delivery that is not opened, also at whose place it lies. */
  private String what(OpenDeadline deadline, Locale locale) {
    var english = isEnglish(locale);
    var kind = english ? deadline.kind().english() : deadline.kind().vietnamese();
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
        .map(name -> kind + (english ? " – receiver: " : " – nơi nhận: ") + name)
        .orElse(kind);
  }

  /** Who has the work, in words. */
  String holder(OpenDeadline deadline, Locale locale) {
    var postId = deadline.postId();
    var post = postId == null ? null : directory.post(postId).orElse(null);
    if (post != null) {
      return post.personName() + " (" + post.title() + ")";
    }
    var unitId = deadline.unitId();
    if (unitId != null) {
      return directory.unit(unitId).map(Directory.Unit::name).orElse(unitId);
    }
    if (isEnglish(locale)) {
      return isTheClerks(deadline.kind()) ? "the clerk" : "the agency’s leader";
    }
    return isTheClerks(deadline.kind()) ? "Văn thư" : "Lãnh đạo cơ quan";
  }

  private static boolean isEnglish(Locale locale) {
    return "en".equals(locale.getLanguage());
  }

  /** Whom a rung reaches: as whom they are told, and their groups; none where nobody is found. */
  private record Told(RungReceiver as, List<String> groups) {}

  /** Where a place has nobody, the next one above it is told instead. */
  private Told told(OpenDeadline deadline, RungReceiver to) {
    return switch (to) {
      case HANDLER -> {
        var handlers = handlers(deadline);
        yield isEmpty(handlers)
            ? told(deadline, RungReceiver.HEAD)
            : new Told(to, List.of(handlers));
      }
      case HEAD -> {
        var unitId = units.of(deadline);
        var heads = unitId == null ? null : Role.HEAD.at(unitId);
        yield heads == null || isEmpty(heads)
            ? told(deadline, RungReceiver.LEADER)
            : new Told(to, List.of(heads));
      }
      case LEADER -> of(to, Role.LEADER.at(deadline.agencyId()));
      case SUPERVISOR -> new Told(to, supervisorsOf(deadline.agencyId()));
      case OFFICE ->
          new Told(
              to,
              directory.agencies().stream()
                  .filter(agency -> agency.kind().equals(OFFICE))
                  .map(this::supervisorsOf)
                  .filter(group -> !isEmpty(group))
                  .toList());
      case OTHER_SIDE, NOBODY -> new Told(to, List.of());
    };
  }

  /** Who heads the work, else who leads the agency. */
  List<String> heads(OpenDeadline deadline) {
    return told(deadline, RungReceiver.HEAD).groups();
  }

  private Told of(RungReceiver to, String group) {
    return new Told(to, isEmpty(group) ? List.of() : List.of(group));
  }

  private boolean isEmpty(String group) {
    return directory.people(null, null, group, null).isEmpty();
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

  /** The agency's own supervisors, else those nearest above it who follow it. */
  private List<String> supervisorsOf(String agencyId) {
    var own = Role.SUPERVISOR.at(agencyId);
    if (!isEmpty(own)) {
      return List.of(own);
    }
    var above = directory.agency(agencyId).map(Directory.Agency::parentId).orElse(null);
    for (var i = 0; above != null && i < HIGHEST; i++) {
      var posts =
          directory.posts(above, null, Role.SUPERVISOR).stream()
              .filter(post -> directory.agenciesSupervisedBy(post.personId()).contains(agencyId))
              .map(Directory.Post::group)
              .toList();
      if (!posts.isEmpty()) {
        return posts;
      }
      above = directory.agency(above).map(Directory.Agency::parentId).orElse(null);
    }
    return List.of();
  }

  /** The office acts for the committee that it belongs to, whose supervisor may follow for it. */
  private String supervisorsOf(Directory.Agency office) {
    var own = Role.SUPERVISOR.at(office.id());
    var parent = office.parentId();
    return parent == null || !isEmpty(own) ? own : Role.SUPERVISOR.at(parent);
  }

  private static boolean isTheClerks(DeadlineKind kind) {
    return switch (kind) {
      case REGISTRATION, ISSUING, OPENING, REFUSAL, SENDING, RECALL, COPY, RENEWAL -> true;
      default -> false;
    };
  }

  private void write(
      OpenDeadline deadline, Instant base, int rung, RungReceiver as, int told, boolean task) {
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
        .param("receiver", as.name())
        .param("due", base.atOffset(ZoneOffset.UTC))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("told", told)
        .param("task", task)
        .update();
  }
}
