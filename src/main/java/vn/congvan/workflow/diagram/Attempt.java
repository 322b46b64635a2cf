package vn.congvan.workflow.diagram;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.EngineSessions;

/**
 * A deployment that is looked at and then undone: it passes the very door of a real one, so what is
 * refused here is refused there, in the same words.
 */
@Component
class Attempt {

  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl configuration;
  private final EngineSessions sessions;
  private final TransactionTemplate transactions;

  Attempt(ProcessEngine engine, EngineSessions sessions, PlatformTransactionManager transactions) {
    this.repository = engine.getRepositoryService();
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.sessions = sessions;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** Puts a file into work for as long as it takes to look at it. */
  <T> T look(
      String file, String text, String personId, Function<DeploymentWithDefinitions, T> look) {
    return Objects.requireNonNull(
        transactions.execute(
            transaction -> {
              transaction.setRollbackOnly();
              var deployment = deploy(file, text, personId);
              try {
                return look.apply(deployment);
              } finally {
                forget(deployment);
              }
            }));
  }

  private DeploymentWithDefinitions deploy(String file, String text, String personId) {
    sessions.begin(personId);
    try {
      return repository
          .createDeployment()
          .name(file)
          .addInputStream(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .deployWithResult();
    } catch (ProcessEngineException refused) {
      throw new Refusal(Optional.ofNullable(refused.getMessage()).orElse("Không thể triển khai."));
    } finally {
      sessions.end();
    }
  }

  /** The engine keeps what it parsed in memory, also when the deployment is undone. */
  private void forget(DeploymentWithDefinitions deployment) {
    var cache = configuration.getDeploymentCache();
    each(deployment.getDeployedProcessDefinitions())
        .forEach(definition -> cache.removeProcessDefinition(definition.getId()));
    each(deployment.getDeployedDecisionDefinitions())
        .forEach(definition -> cache.removeDecisionDefinition(definition.getId()));
    each(deployment.getDeployedDecisionRequirementsDefinitions())
        .forEach(definition -> cache.removeDecisionRequirementsDefinition(definition.getId()));
    configuration.getRegisteredDeployments().remove(deployment.getId());
  }

  private static <T> List<T> each(@Nullable List<T> definitions) {
    return definitions == null ? List.of() : definitions;
  }
}
