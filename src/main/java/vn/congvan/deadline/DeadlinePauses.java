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
import org.springframework.context.ApplicationEventPublisher;
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

  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_IN_YEARS = 1;

  private final DeadlineRows rows;
  private final DeadlineUnits units;
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
      DeadlineChanges changes,
      Deadlines deadlines,
      Access access,
      Directory directory,
      RemainingTime remaining,
      ApplicationEventPublisher events,
      ProvinceClock clock) {
    this.rows = rows;
    this.units = units;
    this.changes = changes;
    this.deadlines = deadlines;
    this.access = access;
    this.directory = directory;
    this.remaining = remaining;
    this.events = events;
    this.clock = clock;
  }

  /** All time limits of a document, for one who may see it. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Shown> ofDocument(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var all = rows.ofDocument(documentId);
    var lines =
        all.isEmpty()
            ? Map.<UUID, List<DeadlineChange>>of()
            : changes.of(all.stream().map(Deadline::id).toList()).stream()
                .collect(Collectors.groupingBy(DeadlineChange::deadlineId));
    var groups = directory.groupsOf(personId);
    var english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
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
