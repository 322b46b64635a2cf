package vn.congvan.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.diagram.DeploymentJournal;
import vn.congvan.workflow.diagram.DiagramKind;
import vn.congvan.workflow.diagram.ProductModels;
import vn.congvan.workflow.models.ModelFile;

/**
 * Puts the product's diagrams into work under their bare file names: when the key is new, or when
 * our own copy changed and no analyst's version stands in between. What changed comes into force
 * together, since one file of a release may need the other. Otherwise both are kept, and the
 * product's is marked as held back: where an analyst changed the same file, and where an analyst's
 * other file would no longer fit.
 */
@Component
class Diagrams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Diagrams.class);

  private final RepositoryService repository;
  private final ProductModels products;
  private final DeploymentJournal journal;
  private volatile boolean running;

  Diagrams(RepositoryService repository, ProductModels products, DeploymentJournal journal) {
    this.repository = repository;
    this.products = products;
    this.journal = journal;
  }

  /** Before the web server opens its port, so that nobody meets an office without processes. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    Map<String, String> files = new LinkedHashMap<>();
    ModelFile.ofTheProduct().forEach(file -> files.put(file.name(), file.text()));
    bring(files);
    running = true;
  }

  /** Deploys, leaves alone or holds back the product's files, given by their names. */
  void bring(Map<String, String> files) {
    Map<String, String> free = new LinkedHashMap<>();
    files.forEach(
        (name, text) -> {
          if (isFree(name, text)) {
            free.put(name, text);
          }
        });
    if (free.isEmpty() || refusal(free).isEmpty()) {
      return;
    }
    for (var file : free.entrySet()) {
      refusal(Map.of(file.getKey(), file.getValue()))
          .ifPresent(refused -> keepBack(file.getKey(), file.getValue(), refused));
    }
  }

  /** Whether the file is new and stands on nobody's change; if it does, it is held back. */
  private boolean isFree(String name, String text) {
    var ours = ProductModels.sha256(text);
    var last = products.last(name);
    if (last.filter(ours::equals).isPresent()) {
      return false;
    }
    var inForce = inForce(name);
    var theirs = inForce.map(Version::text).map(ProductModels::sha256);
    if (theirs.isEmpty() || theirs.equals(last)) {
      return true;
    }
    if (theirs.get().equals(ours)) {
      products.remember(name, ours);
    } else {
      holdBack(name, text, inForce.get());
      log.warn(
          "{} is held back: an analyst's version is in force. Compare both on the page /admin/diagrams and decide.",
          name);
    }
    return false;
  }

  /** Puts files into work together; what was refused about them, if they were. */
  private Optional<ProcessEngineException> refusal(Map<String, String> files) {
    var names = String.join(", ", files.keySet());
    var deployment =
        repository.createDeployment().name(files.size() == 1 ? names : "congvan").source("congvan");
    files.forEach(
        (name, text) ->
            deployment.addInputStream(
                name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    try {
      deployment.deploy();
    } catch (BadUserRequestException | ParseException refused) {
      return Optional.of(refused);
    }
    files.forEach((name, text) -> products.remember(name, ProductModels.sha256(text)));
    log.info("Deployed {}", names);
    return Optional.empty();
  }

  /** The product's copy does not fit what analysts put into work: the office goes on without. */
  private void keepBack(String name, String text, ProcessEngineException refused) {
    var inForce = inForce(name);
    if (inForce.isPresent()) {
      holdBack(name, text, inForce.get());
    } else if (repository.createProcessDefinitionQuery().count() == 0) {
      throw refused;
    }
    log.error(
        "{} of this release is not put into work, it does not fit a diagram in force. See the page /admin/diagrams. {}",
        name,
        refused.getMessage());
  }

  private void holdBack(String name, String text, Version inForce) {
    journal.holdBack(kind(name), key(name), name, inForce.number(), inForce.text(), text);
  }

  private record Version(int number, String text) {}

  private static DiagramKind kind(String name) {
    return name.endsWith(".dmn") ? DiagramKind.DECISION : DiagramKind.PROCESS;
  }

  private static String key(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private Optional<Version> inForce(String name) {
    var definition =
        kind(name) == DiagramKind.DECISION
            ? repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key(name))
                .withoutTenantId()
                .latestVersion()
                .singleResult()
            : repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key(name))
                .withoutTenantId()
                .latestVersion()
                .singleResult();
    if (definition == null) {
      return Optional.empty();
    }
    try (var stream =
        repository.getResourceAsStream(
            definition.getDeploymentId(), definition.getResourceName())) {
      return Optional.of(
          new Version(
              definition.getVersion(), new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
