package vn.congvan.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
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
    askForWhatIsLeft(query, check.getAuthUserId());
    check.setAuthorizationCheckEnabled(false);
    check.setAuthUserId(null);
    check.setAuthGroupIds(null);
    scope.narrow(query);
  }

  /** Puts the groups that are left to the person in place of {@link TaskScope#LEFT_TO_ASKER}. */
  private void askForWhatIsLeft(TaskQueryImpl query, String personId) {
    for (var part : query.getQueries()) {
      var groups = part.getCandidateGroupsInternal();
      if (groups != null && groups.contains(TaskScope.LEFT_TO_ASKER)) {
        var left = scopes.leftTo(personId);
        if (!left.isEmpty()) {
          part.taskCandidateGroupIn(List.copyOf(left));
        }
      }
    }
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
