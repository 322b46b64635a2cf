package vn.congvan.workflow.engine;

import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.springframework.stereotype.Component;

/**
 * Keeps diagrams, tables, queries and values from being code: what is deployed is looked through
 * before, and what slips through finds an engine that can do nothing with it.
 */
@Component
class CodeGuard {

  private final ProcessSteps steps;
  private final DiagramGuard diagrams;
  private final EngineGroups groups;

  CodeGuard(ProcessSteps steps, DiagramGuard diagrams, EngineGroups groups) {
    this.steps = steps;
    this.diagrams = diagrams;
    this.groups = groups;
  }

  /** Puts all of it into an engine that is about to be built. */
  void installIn(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreDeployers(List.of(diagrams));
    configuration.setExpressionManager(new GuardedExpressions(steps));
    configuration.setScriptEngineResolver(new NoScripts());
    configuration.setArtifactFactory(new NoClasses());
    // Twice against values that name a class and become an object of it when somebody reads them.
    configuration.setCustomPreVariableSerializers(List.of(new NoObjects()));
    configuration.setDeserializationTypeValidator(type -> type == null || type.isBlank());
    configuration.setDeserializationTypeValidationEnabled(true);
    configuration.setEnableExpressionsInAdhocQueries(false);
    configuration.setFilterService(new SharedFilters(configuration, groups));
  }

  /** Diagrams make no objects of Java classes: no delegate, listener or mapping by its name. */
  private static class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
      throw new ProcessEngineException(
          "Quy trình không được dùng lớp Java (" + type.getName() + ")");
    }
  }

  /** Diagrams run no scripts of any language. */
  private static class NoScripts implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {}

    @Override
    public ScriptEngineManager getScriptEngineManager() {
      return new ScriptEngineManager(new ClassLoader(null) {});
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
      throw new ProcessEngineException("Quy trình không được chạy mã lệnh (" + language + ")");
    }
  }
}
