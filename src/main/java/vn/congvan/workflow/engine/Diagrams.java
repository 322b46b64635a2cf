package vn.congvan.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.diagram.DeploymentJournal;
import vn.congvan.workflow.diagram.DiagramKind;
import vn.congvan.workflow.diagram.ProductModels;

/**
 * Puts the product's diagrams into work under their bare file names: when the key is new, or when
 * our own copy changed and no analyst's version stands in between. Otherwise both are kept, and the
 * product's is marked as held back.
 */
@Component
class Diagrams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Diagrams.class);

  private final RepositoryService repository;
  private final ProductModels products;
  private final DeploymentJournal journal;
  private volatile boolean running;

  /** Asks for the indexes only so that they are there before anything runs. */
  Diagrams(
      RepositoryService repository,
      ProductModels products,
      DeploymentJournal journal,
      EngineIndexes indexes) {
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
    try {
      for (var resource :
          new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.*mn")) {
        bring(resource.getFilename(), resource.getContentAsByteArray());
      }
    } catch (IOException e) {
      throw new IllegalStateException("The product's diagrams cannot be read", e);
    }
    running = true;
  }

  /** Deploys, leaves alone or holds back one of the product's files. */
  void bring(String name, byte[] content) throws IOException {
    var text = new String(content, StandardCharsets.UTF_8);
    var ours = ProductModels.sha256(text);
    var last = products.last(name);
    if (last.filter(ours::equals).isPresent()) {
      return;
    }
    var inForce = inForce(name);
    var theirs = inForce.map(Version::text).map(ProductModels::sha256);
    if (theirs.isEmpty() || theirs.equals(last)) {
      repository
          .createDeployment()
          .name(name)
          .source("congvan")
          .addInputStream(name, new ByteArrayInputStream(content))
          .deploy();
      products.remember(name, ours);
      log.info("Deployed {}", name);
    } else if (theirs.get().equals(ours)) {
      products.remember(name, ours);
    } else {
      var version = inForce.get();
      journal.holdBack(kind(name), key(name), name, version.number(), version.text(), text);
      log.warn(
          "{} is held back: an analyst's version is in force. Compare both on the page /admin/diagrams and decide.",
          name);
    }
  }

  private record Version(int number, String text) {}

  private static DiagramKind kind(String name) {
    return name.endsWith(".dmn") ? DiagramKind.DECISION : DiagramKind.PROCESS;
  }

  private static String key(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private Optional<Version> inForce(String name) throws IOException {
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
