package vn.congvan.bench;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The diagram of incoming documents on the bare engine, with empty steps: what no office that draws
 * it can beat.
 */
final class BareOffice implements AutoCloseable {

  private final ProcessEngine engine;

  BareOffice(String url, String user, String password) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("bare");
    configuration.setJdbcUrl(url);
    configuration.setJdbcUsername(user);
    configuration.setJdbcPassword(password);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setBeans(emptySteps());
    configuration.setJobExecutorActivate(false);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("processes/incoming-document/incoming-document.bpmn")
        .addClasspathResource("processes/incoming-document/propose-handling.dmn")
        .addClasspathResource("processes/notify-by-sms/sms-rule.dmn")
        .deploy();
  }

  /** A document arrives and is registered; it then waits for whoever directs its handling. */
  String bringDocument() {
    var id = UUID.randomUUID().toString();
    Map<String, Object> start =
        new HashMap<>(Map.of("documentId", id, "agencyId", "snv", "priority", 50));
    engine.getRuntimeService().startProcessInstanceByKey("incoming-document", id, start);
    var task =
        engine.getTaskService().createTaskQuery().processInstanceBusinessKey(id).singleResult();
    engine.getTaskService().claim(task.getId(), "vanthu.snv");
    engine
        .getTaskService()
        .complete(
            task.getId(), Map.of("receipt", "register", "draftId", UUID.randomUUID().toString()));
    return id;
  }

  /** The ids, in the diagram, of the tasks that a document waits in. */
  List<String> waitsIn(String documentId) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(documentId)
        .list()
        .stream()
        .map(task -> task.getTaskDefinitionKey())
        .toList();
  }

  @Override
  public void close() {
    engine.close();
  }

  private static Map<Object, Object> emptySteps() {
    var post = UUID.randomUUID().toString();
    Map<Object, Object> beans = new HashMap<>();
    beans.put("office", new EmptyOffice());
    beans.put("decision", new EmptyDecision());
    beans.put(
        "registerDocument",
        (JavaDelegate)
            execution -> {
              execution.setVariable("documentType", "CV");
              execution.setVariable("issuerLevel", "central");
              execution.setVariable("issuerClass", "other");
              execution.setVariable("urgency", 0);
              execution.setVariable("field", "personnel");
              execution.setVariable("needsDirection", true);
              execution.setVariable("directingPost", post);
            });
    beans.put(
        "planHandling",
        (JavaDelegate)
            execution -> {
              execution.setVariable("dueAt", new Date());
              execution.setVariable("proposedUnit", "snv.vp");
              execution.setVariable("confirmingPost", post);
            });
    beans.put("tellOfDocument", (JavaDelegate) execution -> {});
    return beans;
  }

  /** The function library with constant answers. */
  public static final class EmptyOffice {

    public String clerksOf(String agencyId) {
      return "clerk@" + agencyId;
    }

    public String postGroup(String postId) {
      return "post@" + postId;
    }

    public String holderOf(String postId) {
      return "giamdoc.snv";
    }

    public Date directBy(String documentId, String agencyId, int priority) {
      return new Date();
    }

    public Date registerBy(String agencyId, int priority) {
      return new Date();
    }

    public Date warnAt(String agencyId, Date dueAt) {
      return dueAt;
    }
  }

  /** The outputs of the decision table, as our function library reads them. */
  public static final class EmptyDecision {

    public @Nullable Object output(DmnDecisionResult result, String column) {
      return result.getSingleResult().getEntry(column);
    }
  }
}
