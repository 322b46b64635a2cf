package vn.congvan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvan.reliability.Letters;

/**
 * Documents per second through upload and registration over HTTP with four clients on PostgreSQL,
 * against the same diagram on the bare engine with empty steps, called in Java.
 */
class IntakeBenchmark {

  private static final int CLIENTS = 4;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 40);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 20);

  @TempDir Path folder;

  @Test
  void documentsPerSecond() throws Exception {
    double ours;
    double withoutLadders;
    double bare;
    try (var postgres = EmbeddedPostgres.builder().start()) {
      ours = throughTheOffice(postgres, "vn.congvan.CongVanApplication");
    }
    try (var postgres = EmbeddedPostgres.builder().start()) {
      withoutLadders = throughTheOffice(postgres, OfficeWithoutLadders.NAME);
    }
    try (var postgres = EmbeddedPostgres.builder().start()) {
      bare = onTheBareEngine(postgres);
    }
    System.out.printf(
        "intake + registration, %d clients, PostgreSQL: ours over HTTP %.1f documents/s, %.1f without the ladders of deadlines, bare engine with empty steps %.1f/s, ratio %.2f%n",
        CLIENTS, ours, withoutLadders, bare, ours / bare);
  }

  private double throughTheOffice(EmbeddedPostgres postgres, String mainClass) throws Exception {
    var own = Files.createDirectory(folder.resolve(mainClass));
    var log = Files.createFile(own.resolve("office.log"));
    var office =
        Letters.office(
            mainClass,
            List.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"),
            own.resolve("data"),
            log);
    try {
      return perSecond(office::clerk);
    } finally {
      office.close();
    }
  }

  private double onTheBareEngine(EmbeddedPostgres postgres) throws Exception {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    configuration.setJdbcUsername("postgres");
    configuration.setJdbcPassword("postgres");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setBeans(emptySteps());
    configuration.setJobExecutorActivate(false);
    ProcessEngine engine = configuration.buildProcessEngine();
    try {
      engine
          .getRepositoryService()
          .createDeployment()
          .addClasspathResource("processes/incoming-document/incoming-document.bpmn")
          .addClasspathResource("processes/incoming-document/propose-handling.dmn")
          .addClasspathResource("processes/notify-by-sms/sms-rule.dmn")
          .deploy();
      return perSecond(
          () ->
              () -> {
                var id = UUID.randomUUID().toString();
                Map<String, Object> start =
                    new HashMap<>(Map.of("documentId", id, "agencyId", "snv", "priority", 50));
                var instance =
                    engine
                        .getRuntimeService()
                        .startProcessInstanceByKey("incoming-document", id, start);
                var task =
                    engine
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance.getId())
                        .singleResult();
                engine.getTaskService().claim(task.getId(), "vanthu.snv");
                engine
                    .getTaskService()
                    .complete(
                        task.getId(),
                        Map.of("receipt", "register", "draftId", UUID.randomUUID().toString()));
                return null;
              });
    } finally {
      engine.close();
    }
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

  /** Runs the work with four clients: first to warm up, then counted. */
  static double perSecond(Callable<Callable<Void>> clients) throws Exception {
    var done = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      var countFrom = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP);
      var until = countFrom + TimeUnit.SECONDS.toNanos(SECONDS);
      List<Callable<Void>> all = new java.util.ArrayList<>();
      for (var i = 0; i < CLIENTS; i++) {
        var client = clients.call();
        all.add(
            () -> {
              while (System.nanoTime() < until) {
                client.call();
                if (System.nanoTime() > countFrom) {
                  done.incrementAndGet();
                }
              }
              return null;
            });
      }
      for (var result : threads.invokeAll(all)) {
        result.get();
      }
      return done.get() / (double) SECONDS;
    } finally {
      threads.shutdownNow();
    }
  }
}
