package vn.congvan.workflow.engine;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;

/**
 * Puts the product's diagrams into work under their bare file names: when the key is new, or when
 * our own copy changed and no analyst's version stands in between. Otherwise both are kept, and the
 * product's is marked as held back.
 */
@Component
class Diagrams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Diagrams.class);

  private final RepositoryService repository;
  private final JdbcTemplate jdbc;
  private final ProvinceClock clock;
  private volatile boolean running;

  Diagrams(
      RepositoryService repository, JdbcTemplate jdbc, ProvinceClock clock, EngineIndexes indexes) {
    this.repository = repository;
    this.jdbc = jdbc;
    this.clock = clock;
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
    var ours = sha256(content);
    var last =
        jdbc.queryForList("select sha256 from deployed_model where name = ?", String.class, name);
    if (last.contains(ours)) {
      return;
    }
    var inForce = inForce(name).map(Diagrams::sha256);
    if (inForce.isEmpty() || (!last.isEmpty() && inForce.get().equals(last.get(0)))) {
      repository
          .createDeployment()
          .name(name)
          .source("congvan")
          .addInputStream(name, new java.io.ByteArrayInputStream(content))
          .deploy();
      remember(name, ours);
      log.info("Deployed {}", name);
    } else if (inForce.get().equals(ours)) {
      remember(name, ours);
    } else {
      holdBack(name, ours, last.isEmpty());
      log.warn(
          "{} is held back: an analyst's version is in force. Compare both in Modeler and deploy what shall hold.",
          name);
    }
  }

  private Optional<byte[]> inForce(String name) throws IOException {
    var key = name.substring(0, name.lastIndexOf('.'));
    String deployment;
    String resource;
    if (name.endsWith(".dmn")) {
      var decision =
          repository
              .createDecisionDefinitionQuery()
              .decisionDefinitionKey(key)
              .withoutTenantId()
              .latestVersion()
              .singleResult();
      if (decision == null) {
        return Optional.empty();
      }
      deployment = decision.getDeploymentId();
      resource = decision.getResourceName();
    } else {
      var process =
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey(key)
              .withoutTenantId()
              .latestVersion()
              .singleResult();
      if (process == null) {
        return Optional.empty();
      }
      deployment = process.getDeploymentId();
      resource = process.getResourceName();
    }
    try (var stream = repository.getResourceAsStream(deployment, resource)) {
      return Optional.of(stream.readAllBytes());
    }
  }

  private void remember(String name, String sha256) {
    var now = Timestamp.from(clock.instant());
    var updated =
        jdbc.update(
            "update deployed_model set sha256 = ?, deployed_at = ?, held_back_sha256 = null, held_back_at = null where name = ?",
            sha256,
            now,
            name);
    if (updated == 0) {
      jdbc.update(
          "insert into deployed_model (name, sha256, deployed_at) values (?, ?, ?)",
          name,
          sha256,
          now);
    }
  }

  private void holdBack(String name, String sha256, boolean unknown) {
    var now = Timestamp.from(clock.instant());
    if (unknown) {
      jdbc.update(
          "insert into deployed_model (name, sha256, deployed_at, held_back_sha256, held_back_at) values (?, '', ?, ?, ?)",
          name,
          now,
          sha256,
          now);
    } else {
      jdbc.update(
          "update deployed_model set held_back_sha256 = ?, held_back_at = ? where name = ?",
          sha256,
          now,
          name);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
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
