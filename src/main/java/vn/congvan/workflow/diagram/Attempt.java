package vn.congvan.workflow.diagram;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.congvan.shared.Sentence;
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

  /**
   * The texts of the changed files by the names under which they would be deployed: one alone is
   * that of {@code file} whatever its name, among several one must have that name.
   */
  static Map<String, String> named(String file, Map<String, byte[]> files) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (files.size() == 1) {
      texts.put(file, Markup.text(files.values().iterator().next()));
      return texts;
    }
    if (!files.containsKey(file)) {
      throw new Refusal(new Sentence("Trong các tệp đã chọn không có «%s».", file));
    }
    files.forEach((name, content) -> texts.put(name, Markup.text(content)));
    return texts;
  }

  /** Puts files into work together for as long as it takes to look at them. */
  <T> T look(
      String name,
      Map<String, String> files,
      String personId,
      Function<DeploymentWithDefinitions, T> look) {
    return Objects.requireNonNull(
        transactions.execute(
            transaction -> {
              transaction.setRollbackOnly();
              var deployment = deploy(name, files, personId);
              try {
                return look.apply(deployment);
              } finally {
                forget(deployment);
              }
            }));
  }

  private DeploymentWithDefinitions deploy(
      String name, Map<String, String> files, String personId) {
    sessions.begin(personId);
    try {
      var deployment = repository.createDeployment().name(name);
      files.forEach(
          (file, text) ->
              deployment.addInputStream(
                  file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
      return deployment.deployWithResult();
    } catch (ProcessEngineException refused) {
      throw new Refusal(new Sentence("%s", refused.getMessage()));
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
