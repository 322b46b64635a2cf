package vn.congvan.workflow.engine;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.TakingOver;

@UseCase
class SubstituteTakingOver implements TakingOver {

  private final TaskService tasks;
  private final IdentityService identity;
  private final Directory directory;

  SubstituteTakingOver(TaskService tasks, IdentityService identity, Directory directory) {
    this.tasks = tasks;
    this.identity = identity;
    this.directory = directory;
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  @Override
  public boolean mayTakeOver(String personId, String taskId) {
    return TaskDoor.asSystem(
        identity,
        () -> {
          var task = tasks.createTaskQuery().taskId(taskId).singleResult();
          if (task == null || task.getAssignee() == null || task.getAssignee().equals(personId)) {
            return false;
          }
          Set<String> candidates =
              tasks.getIdentityLinksForTask(taskId).stream()
                  .filter(
                      link ->
                          IdentityLinkType.CANDIDATE.equals(link.getType())
                              && link.getGroupId() != null)
                  .map(link -> link.getGroupId())
                  .collect(Collectors.toSet());
          // The post's own group holds the substitute in his dates; a head oversees the posts of
          // his unit.
          return candidates.stream().anyMatch(directory.groupsOf(personId)::contains)
              || candidates.stream().anyMatch(directory.groupsOverseenBy(personId)::contains);
        });
  }

  @Override
  public void takeOver(String personId, String taskId) {
    if (!mayTakeOver(personId, taskId)) {
      throw new NotAllowed(
          "Chỉ người được giao thay hoặc trưởng đơn vị mới được nhận thay công việc này.");
    }
    TaskDoor.asSystem(
        identity,
        () -> {
          tasks.setAssignee(taskId, personId);
          return true;
        });
  }
}
