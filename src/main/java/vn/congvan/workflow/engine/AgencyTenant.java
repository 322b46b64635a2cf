package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;

/**
 * Gives every instance, and with it every task, job and decision, the agency of its document as
 * tenant. It throws rather than give none: what has no tenant would be seen by every agency.
 */
@Component
class AgencyTenant implements TenantIdProvider {

  static final String VARIABLE = "agencyId";

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    if (context.getSuperExecution() != null) {
      return required(
          context.getSuperExecution().getTenantId(), context.getProcessDefinition().getKey());
    }
    return required(context.getVariables().get(VARIABLE), context.getProcessDefinition().getKey());
  }

  @Override
  public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
    throw new IllegalStateException("Cases are not in use");
  }

  @Override
  public String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext context) {
    var execution = context.getExecution();
    if (execution == null) {
      // Its record would belong to no agency, and stand among the documents' in every trial.
      throw new Refusal(
          "Bảng quyết định chỉ được tính trong quy trình của văn bản. Muốn thử bảng, hãy mở trang Sơ đồ, chọn bảng rồi Thử trước.");
    }
    return required(execution.getTenantId(), context.getDecisionDefinition().getKey());
  }

  private static String required(@org.jspecify.annotations.Nullable Object agencyId, String what) {
    if (agencyId instanceof String id && !id.isBlank()) {
      return id;
    }
    throw new IllegalStateException(
        "'" + what + "' was started without the agency of its document");
  }
}
