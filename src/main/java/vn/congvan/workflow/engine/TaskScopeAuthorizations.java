package vn.congvan.workflow.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.stereotype.Component;

/**
 * The engine's authorizations with one change: task lists and counts are limited by {@link
 * TaskScope} instead of a join with the authorization table, which stays quick at 100,000 open
 * tasks and leaves nothing behind when a task moves on.
 */
class TaskScopeAuthorizations extends AuthorizationManager {

  private final TaskScope scopes;

  TaskScopeAuthorizations(TaskScope scopes) {
    this.scopes = scopes;
  }

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    configureQuery(query);
    var check = query.getAuthCheck();
    if (!check.isAuthorizationCheckEnabled() || isCamundaAdmin(getCurrentAuthentication())) {
      return;
    }
    var scope = scopes.of(check.getAuthUserId());
    check.setAuthorizationCheckEnabled(false);
    check.setAuthUserId(null);
    check.setAuthGroupIds(null);
    scope.narrow(query);
  }

  /** What a saved filter can ask for by {@link GuardedExpressions#GROUPS_LEFT}. */
  static List<String> groupsLeftToCurrentUser() {
    var command = Context.getCommandContext();
    var acting = command == null ? null : command.getAuthenticatedUserId();
    Set<String> left =
        acting != null && command.getAuthorizationManager() instanceof TaskScopeAuthorizations ours
            ? ours.scopes.leftTo(acting)
            : Set.of();
    // The engine refuses an empty list.
    return left.isEmpty() ? List.of("-") : List.copyOf(left);
  }

  /** Hands the engine its authorization manager. */
  @Component
  static class Factory implements SessionFactory {

    private final TaskScope scopes;

    Factory(TaskScope scopes) {
      this.scopes = scopes;
    }

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new TaskScopeAuthorizations(scopes);
    }
  }
}
