package vn.congvan.supervision;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentNames;
import vn.congvan.document.DocumentNames.Named;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.Whereabouts;
import vn.congvan.organization.Directory;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.OpenAtBoxes;
import vn.congvan.workflow.OpenAtBoxes.Box;
import vn.congvan.workflow.OpenAtBoxes.Waiting;

/**
 * What lies at the boxes of a diagram and which document a running process is about, for those who
 * follow the agency.
 */
@UseCase
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class WorkInProcesses {

  private static final int PAGE = 50;

  /** What is open at one box; pages are counted from 0. */
  public record BoxList(List<Task> tasks, long total, int page, int pages) {}

  /**
   * One open task.
   *
   * @param document number and, where the person may read it, the abstract of its document
   */
  public record Task(
      String taskId,
      String name,
      String agencyName,
      String processInstanceId,
      @Nullable String personName,
      Instant createdAt,
      @Nullable Instant dueAt,
      @Nullable String remaining,
      boolean overdue,
      @Nullable Named document) {}

  /** The document that a running process is about. */
  public record Shown(
      Named document,
      String agencyName,
      DocumentState state,
      String stateInWords,
      @Nullable String whereInWords,
      @Nullable Instant dueAt,
      @Nullable String remaining,
      boolean overdue) {}

  private final OpenAtBoxes boxes;
  private final SupervisedAgencies supervised;
  private final Directory directory;
  private final Documents documents;
  private final DocumentNames names;
  private final ObjectProvider<Whereabouts> whereabouts;
  private final Deadlines deadlines;
  private final RemainingTime remaining;
  private final WorkingCalendar calendar;
  private final ProvinceClock clock;

  WorkInProcesses(
      OpenAtBoxes boxes,
      SupervisedAgencies supervised,
      Directory directory,
      Documents documents,
      DocumentNames names,
      ObjectProvider<Whereabouts> whereabouts,
      Deadlines deadlines,
      RemainingTime remaining,
      WorkingCalendar calendar,
      ProvinceClock clock) {
    this.boxes = boxes;
    this.supervised = supervised;
    this.directory = directory;
    this.documents = documents;
    this.names = names;
    this.whereabouts = whereabouts;
    this.deadlines = deadlines;
    this.remaining = remaining;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** How much is open and overdue at each box of a diagram's version. */
  public List<Box> boxes(String processDefinitionId, String personId) {
    return boxes.count(processDefinitionId, supervised.require(personId), clock.instant());
  }

  /** One page of what is open at a box, all of it or what is overdue; what was due first on top. */
  public BoxList at(
      String processDefinitionId,
      String activityId,
      boolean overdueOnly,
      int page,
      String personId,
      Locale locale) {
    var whose = supervised.require(personId);
    var now = clock.instant();
    var total =
        boxes.count(processDefinitionId, whose, now).stream()
            .filter(box -> box.activityId().equals(activityId))
            .mapToLong(box -> overdueOnly ? box.overdue() : box.open())
            .sum();
    var pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
    var shown = Math.min(Math.max(0, page), pages - 1);
    var found =
        boxes.list(processDefinitionId, activityId, whose, overdueOnly, now, shown * PAGE, PAGE);
    return new BoxList(tasks(found, now, personId, locale), total, shown, pages);
  }

  /** The document of a running process; null where it is about none. */
  public @Nullable Shown document(String processInstanceId, String personId, Locale locale) {
    var scope = supervised.require(personId);
    var running =
        boxes
            .running(processInstanceId)
            .filter(found -> scope.has(found.agencyId()))
            .orElseThrow(() -> new NotFound("Tiến trình này đã kết thúc hoặc không còn nữa."));
    var id = running.documentId();
    if (id == null) {
      return null;
    }
    var document = documents.view(id);
    var due = document.state().isFinal() ? null : document.dueAt();
    var deadline = due == null ? null : running(document);
    var now = clock.instant();
    return new Shown(
        Objects.requireNonNull(names.of(List.of(id), personId, locale).get(id)),
        nameOf(document.agencyId()),
        document.state(),
        document.state().in(locale),
        where(id, locale),
        due,
        due == null
            ? null
            : deadline == null
                ? remaining.until(document.agencyId(), due, locale)
                : remaining.of(deadline, locale),
        deadline == null ? due != null && due.isBefore(now) : deadline.isOverdue(now));
  }

  private @Nullable OpenDeadline running(DocumentView document) {
    return deadlines
        .of(
            document.direction() == Direction.OUT ? DeadlineKind.DRAFTING : DeadlineKind.DOCUMENT,
            document.id())
        .orElse(null);
  }

  private List<Task> tasks(List<Waiting> found, Instant now, String personId, Locale locale) {
    var named = named(found, personId, locale);
    var people = peopleOf(found);
    var agencies =
        directory.agencies().stream()
            .collect(Collectors.toMap(Directory.Agency::id, Directory.Agency::name));
    return found.stream()
        .map(
            task -> {
              var due = task.dueAt();
              return new Task(
                  task.taskId(),
                  task.name(),
                  agencies.getOrDefault(task.agencyId(), task.agencyId()),
                  task.processInstanceId(),
                  task.assignee() == null ? null : people.get(task.assignee()),
                  task.createdAt(),
                  due,
                  due == null ? null : calendar.remaining(task.agencyId(), now, due, locale),
                  due != null && due.isBefore(now),
                  task.documentId() == null ? null : named.get(task.documentId()));
            })
        .toList();
  }

  private Map<String, String> peopleOf(List<Waiting> found) {
    var ids = new HashSet<String>();
    found.stream().map(Waiting::assignee).filter(Objects::nonNull).forEach(ids::add);
    return directory.people(null, ids, null, null).stream()
        .collect(Collectors.toMap(Directory.Person::id, Directory.Person::fullName));
  }

  private Map<UUID, Named> named(List<Waiting> found, String personId, Locale locale) {
    return names.of(
        found.stream()
            .map(Waiting::documentId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()),
        personId,
        locale);
  }

  private @Nullable String where(UUID documentId, Locale locale) {
    return whereabouts
        .orderedStream()
        .flatMap(each -> each.inWords(documentId, locale).stream())
        .findFirst()
        .orElse(null);
  }

  private String nameOf(String agencyId) {
    return directory.agency(agencyId).map(Directory.Agency::name).orElse(agencyId);
  }
}
