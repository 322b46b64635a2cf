package vn.congvan.workflow.web;

import java.security.Principal;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Recorded;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.Processes.ListedTask;
import vn.congvan.workflow.Processes.OpenTask;
import vn.congvan.workflow.TakingOver;
import vn.congvan.workflow.TaskCards;

/** The task as its form needs it: what it is about, the draft, the card in the list. */
@RestController
@RequestMapping("/api/tasks")
class TaskPages {

  private static final int MOST_CARDS = 100;

  private final Processes processes;
  private final Drafts drafts;
  private final TakingOver takingOver;
  private final ObjectProvider<TaskCards> cards;
  private final RemainingTime remainingTime;

  TaskPages(
      Processes processes,
      Drafts drafts,
      TakingOver takingOver,
      ObjectProvider<TaskCards> cards,
      RemainingTime remainingTime) {
    this.processes = processes;
    this.drafts = drafts;
    this.takingOver = takingOver;
    this.cards = cards;
    this.remainingTime = remainingTime;
  }

  record TaskView(
      String id,
      String name,
      String activityId,
      String processKey,
      @Nullable String documentId,
      @Nullable String assignmentId,
      String agencyId,
      @Nullable String assignee,
      @Nullable Date dueAt,
      @Nullable String remaining,
      int priority,
      boolean mayWork,
      boolean mayTakeOver,
      boolean vacant,
      boolean ofGroup,
      Map<String, Object> variables,
      @Nullable DraftView draft) {}

  record DraftView(UUID id, int version, String content) {}

  record DraftSaving(int basedOn, @Nullable String content) {}

  record CardQuestion(@Nullable List<String> ids) {}

  @GetMapping("/{taskId}")
  TaskView task(@PathVariable String taskId, Principal person, Locale locale) {
    var task = visible(taskId, person);
    var draft =
        drafts
            .newest(taskId)
            .map(found -> new DraftView(found.id(), found.version(), found.content()));
    var mayTakeOver = takingOver.mayTakeOver(person.getName(), taskId);
    return new TaskView(
        task.id(),
        task.name(),
        task.activityId(),
        task.processKey(),
        text(task, "documentId"),
        Optional.ofNullable(text(task, "assignmentId")).orElse(text(task, "returnedAssignment")),
        task.agencyId(),
        task.assignee(),
        task.dueAt(),
        task.dueAt() == null ? null : remaining(task.agencyId(), task.dueAt().toInstant(), locale),
        task.priority(),
        processes.mayWork(person.getName(), taskId),
        mayTakeOver,
        mayTakeOver && takingOver.isVacant(taskId),
        processes.isOfGroup(taskId),
        task.variables(),
        draft.orElse(null));
  }

  @Recorded(false)
  @PutMapping("/{taskId}/draft")
  DraftView save(@PathVariable String taskId, @RequestBody DraftSaving saving, Principal person) {
    var content = saving.content() == null ? "" : saving.content();
    var saved = drafts.save(taskId, saving.basedOn(), content, person.getName());
    return new DraftView(saved.id(), saved.version(), saved.content());
  }

  @PostMapping("/{taskId}/take-over")
  void takeOver(@PathVariable String taskId, Principal person) {
    visible(taskId, person);
    takingOver.takeOver(person.getName(), taskId);
  }

  @Recorded(false)
  @PostMapping("/cards")
  Map<String, Map<String, Object>> cards(
      @RequestBody CardQuestion question, Principal person, Locale locale) {
    var asked = question.ids() == null ? List.<String>of() : question.ids();
    var listed = processes.listed(asked.stream().limit(MOST_CARDS).toList(), person.getName());
    var shown =
        cards
            .getIfAvailable(() -> (ids, who) -> Map.of())
            .cards(listed.stream().map(ListedTask::documentId).toList(), person.getName());
    Map<String, Map<String, Object>> answer = new HashMap<>();
    for (var task : listed) {
      var card = shown.get(task.documentId());
      if (card != null) {
        var values = new HashMap<>(card.shown());
        // What comes back, or comes on to the next step, is to be read again.
        values.put(
            "unread",
            card.lastOpenedAt() == null || card.lastOpenedAt().isBefore(task.createdAt()));
        if (task.dueAt() != null) {
          values.put("dueAt", task.dueAt());
          values.put("remaining", remaining(task.agencyId(), task.dueAt(), locale));
        }
        answer.put(task.id(), values);
      }
    }
    return answer;
  }

  private String remaining(String agencyId, Instant dueAt, Locale locale) {
    return remainingTime.until(agencyId, dueAt, locale);
  }

  private OpenTask visible(String taskId, Principal person) {
    return processes
        .task(taskId)
        .filter(task -> processes.maySee(person.getName(), taskId))
        .orElseThrow(
            () ->
                new NotFound("Công việc này đã hoàn thành hoặc không còn thuộc phạm vi của bạn."));
  }

  private static @Nullable String text(OpenTask task, String variable) {
    return task.variables().get(variable) instanceof String value ? value : null;
  }
}
