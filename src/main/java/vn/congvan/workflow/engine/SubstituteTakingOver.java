package vn.congvan.workflow.engine;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.TakingOver;
import vn.congvan.workflow.TaskTakenOver;

@UseCase
class SubstituteTakingOver implements TakingOver {

  private static final String POST = "post@";

  private enum Reason {
    NONE,
    /** He is in the post's group, as its substitute, or heads the unit of the post. */
    STANDING,
    /** Nobody is in any of the groups to which the task is offered: its post has ended. */
    VACANT
  }

  private final TaskService tasks;
  private final IdentityService identity;
  private final Directory directory;
  private final ApplicationEventPublisher events;

  SubstituteTakingOver(
      TaskService tasks,
      IdentityService identity,
      Directory directory,
      ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.identity = identity;
    this.directory = directory;
    this.events = events;
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  @Override
  public boolean mayTakeOver(String personId, String taskId) {
    return TaskDoor.asSystem(identity, () -> reason(personId, task(taskId)) != Reason.NONE);
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  @Override
  public boolean isVacant(String taskId) {
    return TaskDoor.asSystem(
        identity,
        () -> {
          var task = task(taskId);
          return task != null && isVacant(candidates(task));
        });
  }

  @Override
  public void takeOver(String personId, String taskId) {
    TaskDoor.asSystem(
        identity,
        () -> {
          var task = task(taskId);
          var reason = reason(personId, task);
          if (task == null || reason == Reason.NONE) {
            throw new NotAllowed(
                "Chỉ người được giao thay, trưởng đơn vị, hoặc lãnh đạo cơ quan khi vị trí không còn ai giữ, mới nhận thay được việc này.");
          }
          var candidates = candidates(task);
          if (isVacant(candidates)) {
            // From now on it is their work who answer for it, and stays so when this one leaves.
            var heir =
                reason == Reason.VACANT ? Role.LEADER.at(task.getTenantId()) : headsOf(candidates);
            tasks.addCandidateGroup(taskId, heir);
            candidates.forEach(vacant -> tasks.deleteCandidateGroup(taskId, vacant));
          }
          tasks.setAssignee(taskId, personId);
          if (tasks.getVariable(taskId, "documentId") instanceof String documentId) {
            events.publishEvent(
                new TaskTakenOver(
                    UUID.fromString(documentId), task.getName(), personId, task.getAssignee()));
          }
          return true;
        });
  }

  private Reason reason(String personId, @Nullable Task task) {
    if (task == null || Objects.equals(task.getAssignee(), personId)) {
      return Reason.NONE;
    }
    var candidates = candidates(task);
    var standing = directory.standingOf(personId);
    if (candidates.stream().anyMatch(standing.groups()::contains)) {
      // What nobody has taken yet is taken like any other work of the group.
      return task.getAssignee() == null ? Reason.NONE : Reason.STANDING;
    }
    if (candidates.stream().anyMatch(standing.groupsOverseen()::contains)) {
      return Reason.STANDING;
    }
    return standing.groups().contains(Role.LEADER.at(task.getTenantId())) && isVacant(candidates)
        ? Reason.VACANT
        : Reason.NONE;
  }

  /** The heads of the unit whose ended post it was. */
  private String headsOf(Set<String> vacant) {
    return vacant.stream()
        .filter(group -> group.startsWith(POST))
        .map(group -> directory.groupInChargeOf(UUID.fromString(group.substring(POST.length()))))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> candidates(Task task) {
    return TaskScope.candidateGroups(tasks.getIdentityLinksForTask(task.getId()));
  }

  private boolean isVacant(Set<String> candidates) {
    return candidates.stream()
        .allMatch(group -> directory.people(null, null, group, null).isEmpty());
  }

  private @Nullable Task task(String taskId) {
    return tasks.createTaskQuery().taskId(taskId).singleResult();
  }
}
