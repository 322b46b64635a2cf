package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/**
 * The engine's tenant checks, with the agencies that a person oversees as his tenants: a supervisor
 * of one agency who holds some post in another reads nothing of the other's processes. Tasks are
 * left out of it, because {@link TaskScope} narrows them to agency and group.
 */
class OverseenAgencies extends TenantManager {

  @Override
  public ListQueryParameterObject configureQuery(ListQueryParameterObject query) {
    if (query instanceof TaskQueryImpl) {
      query.getTenantCheck().setTenantCheckEnabled(false);
      query.getTenantCheck().setAuthTenantIds(null);
      return query;
    }
    return super.configureQuery(query);
  }

  /** Refuses like a missing right, which REST answers with 403; a plain false is an error 500. */
  @Override
  public boolean isAuthenticatedTenant(String agencyId) {
    if (!super.isAuthenticatedTenant(agencyId)) {
      throw new AuthorizationException("Việc này thuộc phạm vi của cơ quan khác.");
    }
    return true;
  }

  /** Hands the engine its tenant manager. */
  static class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return TenantManager.class;
    }

    @Override
    public Session openSession() {
      return new OverseenAgencies();
    }
  }

  /** What is done to one task is decided by {@link TaskScopeChecker} alone. */
  static class Checker extends TenantCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {}

    @Override
    public void checkReadTaskVariable(TaskEntity task) {}

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {}

    @Override
    public void checkDeleteTask(TaskEntity task) {}

    @Override
    public void checkTaskAssign(TaskEntity task) {}

    @Override
    public void checkCreateTask(TaskEntity task) {}

    @Override
    public void checkTaskWork(TaskEntity task) {}
  }
}
