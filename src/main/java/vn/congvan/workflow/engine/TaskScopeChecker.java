package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opening and acting on one task obeys the same rule as the lists; nobody but the system changes a
 * task's due date, groups, priority, assignee or variables. Each check is overridden by itself:
 * with one shared method a colleague could still set a priority (tasklist-scale.md).
 */
@Component
class TaskScopeChecker extends AuthorizationCommandChecker {

  private final TaskScope scopes;

  TaskScopeChecker(TaskScope scopes) {
    this.scopes = scopes;
  }

  @Override
  public void checkReadTask(TaskEntity task) {
    requireSight(task);
  }

  @Override
  public void checkReadTaskVariable(TaskEntity task) {
    requireSight(task);
  }

  @Override
  public void checkTaskWork(TaskEntity task) {
    var scope = currentScope();
    if (scope != null
        && !scope.mayWork(
            task.getTenantId(),
            task.getAssignee(),
            TaskScope.candidateGroups(task.getCandidates()))) {
      throw refused(scope, "TASK_WORK", task);
    }
  }

  @Override
  public void checkTaskAssign(TaskEntity task) {
    refuseUnlessSystem("TASK_ASSIGN", task);
  }

  @Override
  public void checkUpdateTaskVariable(TaskEntity task) {
    refuseUnlessSystem("UPDATE_VARIABLE", task);
  }

  @Override
  public void checkDeleteTask(TaskEntity task) {
    refuseUnlessSystem("DELETE", task);
  }

  @Override
  public void checkCreateTask(TaskEntity task) {
    refuseUnlessSystem("CREATE", task);
  }

  private void requireSight(TaskEntity task) {
    var scope = currentScope();
    if (scope != null
        && !scope.sees(task.getTenantId(), TaskScope.candidateGroups(task.getCandidates()))) {
      throw refused(scope, "READ", task);
    }
  }

  private void refuseUnlessSystem(String permission, TaskEntity task) {
    var scope = currentScope();
    if (scope != null) {
      throw refused(scope, permission, task);
    }
  }

  private TaskScope.@Nullable Scope currentScope() {
    var context = Context.getCommandContext();
    var authentication = context.getAuthentication();
    if (authentication == null
        || !context.isAuthorizationCheckEnabled()
        || context.getAuthorizationManager().isCamundaAdmin(authentication)) {
      return null;
    }
    return scopes.of(authentication.getUserId());
  }

  private static AuthorizationException refused(
      TaskScope.Scope scope, String permission, TaskEntity task) {
    return new AuthorizationException(
        scope.personId(), permission, Resources.TASK.resourceName(), task.getId());
  }
}
