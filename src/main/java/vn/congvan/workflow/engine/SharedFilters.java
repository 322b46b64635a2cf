package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * The filters of Tasklist's list: saved by the server and the administrator only, and with none but
 * the few expressions that everybody's filters need, compared as text before anything evaluates
 * them.
 */
class SharedFilters extends FilterServiceImpl {

  private final ProcessEngineConfigurationImpl configuration;
  private final EngineGroups groups;

  SharedFilters(ProcessEngineConfigurationImpl configuration, EngineGroups groups) {
    this.configuration = configuration;
    this.groups = groups;
  }

  @Override
  public Filter saveFilter(Filter filter) {
    var acting = configuration.getIdentityService().getCurrentAuthentication();
    if (acting != null && !groups.isAdministrator(acting.getUserId())) {
      throw new NotAllowed("Bộ lọc dùng chung do hệ thống và người quản trị đặt.");
    }
    if (filter.getQuery() instanceof TaskQueryImpl query) {
      requireHarmless(query);
      // All that are joined with it by "or", however deep, stand in this one list.
      query.getQueries().forEach(SharedFilters::requireHarmless);
    }
    return super.saveFilter(filter);
  }

  private static void requireHarmless(AbstractQuery<?, ?> query) {
    for (var expression : query.getExpressions().values()) {
      if (!GuardedExpressions.QUERY_EXPRESSIONS.contains(expression)) {
        throw new Refusal(new Sentence("Biểu thức không được phép trong bộ lọc: %s", expression));
      }
    }
  }
}
