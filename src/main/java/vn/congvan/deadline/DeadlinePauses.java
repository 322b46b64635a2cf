package vn.congvan.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * The time limits of a document as people see them, and their pause while another agency is waited
 * for: whoever does the work, heads it or leads the agency stops the clock and lets it run on.
 */
@UseCase
public class DeadlinePauses {

  /** Whom one waits for, until when an answer is expected, and why the clock is stopped. */
  public record Pausing(
      @Nullable String waitsFor, @Nullable LocalDate answerOn, @Nullable String reason) {}

  /** A time limit with what became of it. */
  public record Shown(
      UUID id,
      DeadlineKind kind,
      String kindInWords,
      String rule,
      @Nullable String responsible,
      Instant startedAt,
      Instant originalDueAt,
      Instant dueAt,
      @Nullable String remaining,
      boolean paused,
      @Nullable String waitsFor,
      @Nullable LocalDate answerOn,
      @Nullable Instant closedAt,
      @Nullable String outcome,
      boolean mayPause,
      boolean mayResume,
      UUID subjectId,
      List<Line> history) {}

  /** One line of its history. */
  public record Line(
      DeadlineTurn turn,
      String turnInWords,
      Instant at,
      @Nullable String by,
      @Nullable Instant before,
      @Nullable Instant after,
      @Nullable String reason) {}

  /** How the limits of one kind stand that a document has for each of its receivers. */
  public record Tally(
      DeadlineKind kind,
      String kindInWords,
      String rule,
      long all,
      long running,
      long overdue,
      long late) {}

  /** The limit of one receiver. */
  public record OfReceiver(
      String receiver,
      Instant dueAt,
      @Nullable String remaining,
      @Nullable Instant closedAt,
      @Nullable String outcome) {}

  private static final int PAGE = 20;
  private static final int LAST_PAGE = 10_000;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_IN_YEARS = 1;

  private final DeadlineRows rows;
  private final DeadlineUnits units;
  private final List<LimitedReceivers> receivers;
  private final DeadlineChanges changes;
  private final Deadlines deadlines;
  private final Access access;
  private final Directory directory;
  private final RemainingTime remaining;
  private final ApplicationEventPublisher events;
  private final ProvinceClock clock;

  DeadlinePauses(
      DeadlineRows rows,
      DeadlineUnits units,
      ObjectProvider<LimitedReceivers> receivers,
      DeadlineChanges changes,
      Deadlines deadlines,
      Access access,
      Directory directory,
      RemainingTime remaining,
      ApplicationEventPublisher events,
      ProvinceClock clock) {
    this.rows = rows;
    this.units = units;
    this.receivers = receivers.stream().toList();
    this.changes = changes;
    this.deadlines = deadlines;
    this.access = access;
    this.directory = directory;
    this.remaining = remaining;
    this.events = events;
    this.clock = clock;
  }

  /**
   * All time limits of a document, for one who may see it, except those that it has for each of its
   * receivers.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Shown> ofDocument(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var others = kindsOfReceivers();
    return shown(
        others.isEmpty() ? rows.ofDocument(documentId) : rows.ofDocumentBeside(documentId, others),
        personId,
        locale);
  }

  /** The one that runs for a piece of work on the document; none where there is none. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Shown> running(
      UUID documentId, DeadlineKind kind, UUID subjectId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    return shown(
        rows.open(kind, subjectId).stream()
            .filter(row -> documentId.equals(row.documentId()))
            .toList(),
        personId,
        locale);
  }

  /** How many limits of each kind the document has for its receivers, and how they stand. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Tally> receivers(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var kinds = kindsOfReceivers();
    return kinds.isEmpty()
        ? List.of()
        : rows.tally(documentId, kinds, clock.instant()).stream()
            .map(
                each ->
                    new Tally(
                        each.getKind(),
                        isEnglish(locale) ? each.getKind().english() : each.getKind().vietnamese(),
                        each.getKind().rule(),
                        each.getTotal(),
                        each.getRunning(),
                        each.getOverdue(),
                        each.getLate()))
            .toList();
  }

  /** A page of them with the receivers' names, first what still runs. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<OfReceiver> receivers(
      UUID documentId, DeadlineKind kind, int page, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var owner = receivers.stream().filter(each -> each.kinds().contains(kind)).findFirst();
    if (owner.isEmpty() || page < 0 || page > LAST_PAGE) {
      return List.of();
    }
    var found = rows.ofDocument(documentId, kind, PageRequest.of(page, PAGE));
    var names = owner.get().names(found.stream().map(Deadline::subjectId).toList());
    return found.stream()
        .map(Deadline::asItStands)
        .map(
            each -> {
              var closedAt = each.closedAt();
              return new OfReceiver(
                  names.getOrDefault(each.subjectId(), ""),
                  each.dueAt(),
                  closedAt == null ? remaining.of(each, locale) : null,
                  closedAt,
                  closedAt == null ? null : RemainingTime.outcome(closedAt, each.dueAt(), locale));
            })
        .toList();
  }

  private Set<DeadlineKind> kindsOfReceivers() {
    return receivers.stream().flatMap(each -> each.kinds().stream()).collect(Collectors.toSet());
  }

  private static boolean isEnglish(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
  }

  private List<Shown> shown(List<Deadline> all, String personId, Locale locale) {
    var lines =
        all.isEmpty()
            ? Map.<UUID, List<DeadlineChange>>of()
            : changes.of(all.stream().map(Deadline::id).toList()).stream()
                .collect(Collectors.groupingBy(DeadlineChange::deadlineId));
    var groups = directory.groupsOf(personId);
    var english = isEnglish(locale);
    var names = new HashMap<String, String>();
    Function<String, String> name =
        id ->
            names.computeIfAbsent(
                id, key -> directory.person(key).map(Directory.Person::fullName).orElse(key));
    return all.stream()
        .map(
            row ->
                shown(
                    row.asItStands(),
                    lines.getOrDefault(row.id(), List.of()),
                    groups,
                    locale,
                    english,
                    name))
        .toList();
  }

  /** Stops the clock while an agency or person is waited for, until a day that is said. */
  public void pause(UUID deadlineId, Pausing asked, String by) {
    var deadline = ofOwn(deadlineId, by);
    if (deadline.isPaused()) {
      throw new Refusal("Thời hạn này đang tạm dừng.");
    }
    if (deadline.isOverdue(clock.instant())) {
      throw new Refusal("Việc đã quá hạn nên không tạm dừng được. Hãy xin gia hạn.");
    }
    var faults = new LinkedHashMap<String, Sentence>();
    var waitsFor = stripped(asked.waitsFor());
    if (waitsFor.isEmpty() || waitsFor.length() > LONGEST_NAME) {
      faults.put("waitsFor", new Sentence("Ghi cơ quan hoặc người đang chờ, tối đa 200 ký tự."));
    }
    var answerOn = asked.answerOn();
    var today = clock.today();
    if (answerOn == null
        || !answerOn.isAfter(today)
        || answerOn.isAfter(today.plusYears(LONGEST_IN_YEARS))) {
      faults.put(
          "answerOn",
          new Sentence("Ghi ngày dự kiến có trả lời, sau hôm nay và không quá một năm."));
    }
    var reason = stripped(asked.reason());
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      faults.put("reason", new Sentence("Ghi đang chờ việc gì, tối đa 500 ký tự."));
    }
    if (!faults.isEmpty()) {
      throw new Refusal(
          "Hãy ghi đang chờ ai, việc gì và ngày dự kiến có trả lời.", Map.copyOf(faults));
    }
    deadlines.pause(deadline.kind(), deadline.subjectId(), waitsFor, answerOn, reason, by);
  }

  /** Lets the clock run on with the working time that was left, and says why. */
  public void resume(UUID deadlineId, @Nullable String why, String by) {
    var deadline = ofOwn(deadlineId, by);
    if (!deadline.isPaused()) {
      throw new Refusal("Thời hạn này không tạm dừng.");
    }
    var reason = stripped(why);
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new Refusal(
          "Hãy ghi lý do tính tiếp.",
          Map.of(
              "reason",
              new Sentence("Ghi đã có trả lời gì, hoặc vì sao không chờ nữa, tối đa 500 ký tự.")));
    }
    deadlines.resume(deadline.kind(), deadline.subjectId(), reason, by);
  }

  private static String stripped(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  private OpenDeadline ofOwn(UUID deadlineId, String by) {
    var known = deadlines.of(deadlineId).orElseThrow(DeadlinePauses::unknown);
    var documentId = known.documentId();
    if (documentId == null) {
      throw unknown();
    }
    access.requireSight(by, documentId);
    events.publishEvent(new DeadlinesToMove(new TreeSet<>(List.of(documentId))));
    var deadline = deadlines.of(deadlineId).orElseThrow(DeadlinePauses::unknown);
    if (deadline.closedAt() != null || !deadline.kind().mayPause()) {
      throw new Refusal("Thời hạn này đã kết thúc hoặc không tạm dừng được.");
    }
    if (!isResponsible(deadline, directory.groupsOf(by))) {
      throw new NotAllowed(
          "Chỉ người đang xử lý, trưởng đơn vị hoặc lãnh đạo cơ quan mới tạm dừng thời hạn được.");
    }
    return deadline;
  }

  private static NotFound unknown() {
    return new NotFound("Không tìm thấy thời hạn này.");
  }

  private boolean isResponsible(OpenDeadline deadline, Collection<String> groups) {
    var post = deadline.postId();
    var unit = units.of(deadline);
    return (post != null && groups.contains(Directory.postGroup(post)))
        || (unit != null && groups.contains(Role.HEAD.at(unit)))
        || groups.contains(Role.LEADER.at(deadline.agencyId()));
  }

  private Shown shown(
      OpenDeadline deadline,
      List<DeadlineChange> lines,
      Set<String> groups,
      Locale locale,
      boolean english,
      Function<String, String> name) {
    var closedAt = deadline.closedAt();
    var pause = deadline.pause();
    var may = closedAt == null && deadline.kind().mayPause() && isResponsible(deadline, groups);
    return new Shown(
        deadline.id(),
        deadline.kind(),
        english ? deadline.kind().english() : deadline.kind().vietnamese(),
        deadline.kind().rule(),
        responsible(deadline),
        deadline.startedAt(),
        deadline.originalDueAt(),
        deadline.dueAt(),
        closedAt == null ? remaining.of(deadline, locale) : null,
        deadline.isPaused(),
        pause == null ? null : pause.waitsFor(),
        pause == null ? null : pause.answerOn(),
        closedAt,
        closedAt == null ? null : RemainingTime.outcome(closedAt, deadline.dueAt(), locale),
        may && !deadline.isPaused() && !deadline.isOverdue(clock.instant()),
        may && deadline.isPaused(),
        deadline.subjectId(),
        lines.stream()
            .map(
                line ->
                    new Line(
                        line.turn(),
                        english ? line.turn().english() : line.turn().vietnamese(),
                        line.changedAt(),
                        line.changedBy() == null ? null : name.apply(line.changedBy()),
                        line.before(),
                        line.after(),
                        line.reason()))
            .toList());
  }

  private @Nullable String responsible(OpenDeadline deadline) {
    var post = deadline.postId();
    var unit = deadline.unitId();
    return post == null
        ? unit == null ? null : directory.unit(unit).map(Directory.Unit::name).orElse(unit)
        : directory
            .post(post)
            .map(found -> found.personName() + " (" + found.title() + ")")
            .orElse(null);
  }
}
