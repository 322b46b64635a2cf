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
          if (reason == Reason.VACANT) {
            // From now on it is the leaders' work: it stays theirs when this one leaves as well.
            tasks.addCandidateGroup(taskId, Role.LEADER.at(task.getTenantId()));
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
    var candidates = TaskScope.candidateGroups(tasks.getIdentityLinksForTask(task.getId()));
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

  private boolean isVacant(Set<String> candidates) {
    return candidates.stream()
        .allMatch(group -> directory.people(null, null, group, null).isEmpty());
  }

  private @Nullable Task task(String taskId) {
    return tasks.createTaskQuery().taskId(taskId).singleResult();
  }
}
