package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A file that Modeler sends is left out as unchanged only if it is what holds now. The engine's own
 * comparison is with the last deployment of the same name: after somebody went back to an earlier
 * version, an analyst's file would be answered with success and stay without effect.
 */
class AgainstWhatIsInForce extends DefaultDeploymentHandler {

  AgainstWhatIsInForce(ProcessEngine engine) {
    super(engine);
  }

  @Override
  public boolean shouldDeployResource(Resource sent, Resource ofTheSameDeployment) {
    var holds = inForce(sent.getName());
    return super.shouldDeployResource(sent, holds == null ? ofTheSameDeployment : holds);
  }

  private @Nullable Resource inForce(String file) {
    var definition = definition(file);
    return definition == null
        ? null
        : Context.getCommandContext()
            .getResourceManager()
            .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), file);
  }

  private @Nullable ResourceDefinition definition(String file) {
    var key = file.replaceFirst("\\.(bpmn|dmn)$", "");
    return file.endsWith(".dmn")
        ? repositoryService
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(key)
            .withoutTenantId()
            .latestVersion()
            .singleResult()
        : repositoryService
            .createProcessDefinitionQuery()
            .processDefinitionKey(key)
            .withoutTenantId()
            .latestVersion()
            .singleResult();
  }
}
