package vn.congvan.workflow.diagram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.EngineSessions;
import vn.congvan.workflow.diagram.DeploymentJournal.Act;

/**
 * Which version of each process and table holds, how it came to be, and the acts that change it:
 * going back to an earlier version, and deciding about a version of the product that was held back.
 */
@Service
public class DiagramsInForce {

  /** A process or table as it holds today. */
  public record Diagram(
      DiagramKind kind,
      String key,
      String name,
      String file,
      int version,
      @Nullable String by,
      Instant since,
      boolean ofProduct,
      boolean heldBack) {}

  /** One line of its history; {@code restorable} where the text can be put into work again. */
  public record Event(
      Act act,
      @Nullable Integer fromVersion,
      @Nullable Integer version,
      @Nullable Integer restoredVersion,
      boolean ofProduct,
      @Nullable String by,
      Instant at,
      List<Change> changes,
      boolean inForce,
      boolean restorable) {}

  /** The product's version that waits, and how it differs from the one in force. */
  public record Waiting(
      String sha256, Instant since, String ours, String products, List<Change> changes) {}

  private final RepositoryService repository;
  private final DeploymentJournal journal;
  private final ProductModels products;
  private final Directory directory;
  private final EngineSessions sessions;

  DiagramsInForce(
      RepositoryService repository,
      DeploymentJournal journal,
      ProductModels products,
      Directory directory,
      EngineSessions sessions) {
    this.repository = repository;
    this.journal = journal;
    this.products = products;
    this.directory = directory;
    this.sessions = sessions;
  }

  /** All processes and tables, processes first, by name. */
  public List<Diagram> all() {
    var definitions =
        Stream.of(DiagramKind.values())
            .flatMap(kind -> latest(kind).map(definition -> Map.entry(kind, definition)))
            .toList();
    var entries =
        journal
            .ofDeployments(
                definitions.stream().map(each -> each.getValue().getDeploymentId()).toList())
            .stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.deploymentId() + entry.kind() + entry.key(),
                    Function.identity(),
                    (one, two) -> one));
    var held = products.heldBack();
    return definitions.stream()
        .map(
            each ->
                diagram(
                    each.getKey(),
                    each.getValue(),
                    Optional.ofNullable(
                        entries.get(
                            each.getValue().getDeploymentId()
                                + each.getKey()
                                + each.getValue().getKey())),
                    held.contains(each.getValue().getResourceName())))
        .sorted(Comparator.comparing(Diagram::kind).thenComparing(Diagram::name))
        .toList();
  }

  /** One of them. */
  public Diagram get(DiagramKind kind, String key) {
    var definition = inForce(kind, key);
    return diagram(
        kind,
        definition,
        journal.ofDeployments(List.of(definition.getDeploymentId())).stream()
            .filter(entry -> entry.kind() == kind && entry.key().equals(key))
            .findFirst(),
        products.heldBack(definition.getResourceName()).isPresent());
  }

  /** What happened to it, the newest first; versions of before the journal come last. */
  public List<Event> history(DiagramKind kind, String key) {
    var inForce = inForce(kind, key);
    var versions =
        versions(kind, key).stream()
            .collect(Collectors.toMap(ResourceDefinition::getVersion, Function.identity()));
    var entries = journal.of(kind, key);
    var told =
        entries.stream()
            .map(
                entry -> {
                  var version = entry.deploymentId() == null ? null : entry.toVersion();
                  var known = version == null ? null : versions.get(version);
                  var stands =
                      known != null && known.getDeploymentId().equals(entry.deploymentId());
                  return new Event(
                      entry.act(),
                      entry.fromVersion(),
                      entry.toVersion(),
                      entry.restoredVersion(),
                      entry.ofProduct(),
                      name(entry.by()),
                      entry.at(),
                      entry.changes(),
                      stands && known.getVersion() == inForce.getVersion(),
                      stands && known.getVersion() != inForce.getVersion());
                });
    var written =
        entries.stream().map(DeploymentJournal.Entry::deploymentId).collect(Collectors.toSet());
    var older =
        versions.values().stream()
            .filter(version -> !written.contains(version.getDeploymentId()))
            .sorted(Comparator.comparing(ResourceDefinition::getVersion).reversed())
            .map(
                version ->
                    new Event(
                        Act.PRODUCT,
                        null,
                        version.getVersion(),
                        null,
                        true,
                        null,
                        deployedAt(version),
                        List.of(),
                        version.getVersion() == inForce.getVersion(),
                        version.getVersion() != inForce.getVersion()));
    return Stream.concat(told, older).toList();
  }

  /** The text of a version, to be compared or opened in Modeler. */
  public String text(DiagramKind kind, String key, int version) {
    return text(version(kind, key, version));
  }

  /** What would change if an earlier version came into force again. */
  public List<Change> goingBack(DiagramKind kind, String key, int version) {
    return DiagramDifference.between(text(inForce(kind, key)), text(kind, key, version), key);
  }

  /** The product's version that waits for a decision, if one does. */
  public Optional<Waiting> waiting(DiagramKind kind, String key) {
    var inForce = inForce(kind, key);
    return products
        .heldBack(inForce.getResourceName())
        .map(
            held -> {
              var ours = text(inForce);
              return new Waiting(
                  held.sha256(),
                  held.since(),
                  ours,
                  held.text(),
                  DiagramDifference.between(ours, held.text(), key));
            });
  }

  /**
   * Puts the text of an earlier version into work again.
   *
   * @param seen the version that was in force when the person decided
   */
  public void goBack(DiagramKind kind, String key, int version, int seen, String personId) {
    var inForce = requireUnchanged(kind, key, seen);
    var text = text(kind, key, version);
    if (text.equals(text(inForce))) {
      throw new Refusal("Bản này giống hệt bản đang có hiệu lực.");
    }
    deploy(inForce.getResourceName(), text, personId);
  }

  /** Puts the product's version that was held back into work. */
  public void takeProducts(DiagramKind kind, String key, String sha256, int seen, String personId) {
    var inForce = requireUnchanged(kind, key, seen);
    deploy(inForce.getResourceName(), requireWaiting(inForce, sha256).text(), personId);
  }

  /** Keeps the version in force; the product's is not asked about again until it changes. */
  public void keepOurs(DiagramKind kind, String key, String sha256, int seen, String personId) {
    var inForce = requireUnchanged(kind, key, seen);
    journal.keep(
        kind,
        key,
        inForce.getResourceName(),
        inForce.getVersion(),
        personId,
        text(inForce),
        requireWaiting(inForce, sha256));
  }

  private void deploy(String file, String text, String personId) {
    sessions.begin(personId);
    try {
      repository
          .createDeployment()
          .name(file)
          .addInputStream(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .deploy();
    } catch (ProcessEngineException refused) {
      throw new Refusal(new Sentence("%s", refused.getMessage()));
    } finally {
      sessions.end();
    }
  }

  private ResourceDefinition requireUnchanged(DiagramKind kind, String key, int seen) {
    var inForce = inForce(kind, key);
    if (inForce.getVersion() != seen) {
      throw new Refusal(
          new Sentence(
              "Trong lúc bạn xem, phiên bản %s đã được đưa vào sử dụng. Hãy tải lại trang, xem thay đổi rồi quyết định.",
              inForce.getVersion()));
    }
    return inForce;
  }

  private ProductModels.HeldBack requireWaiting(ResourceDefinition inForce, String sha256) {
    return products
        .heldBack(inForce.getResourceName())
        .filter(held -> held.sha256().equals(sha256))
        .orElseThrow(() -> new Refusal("Bản mới của sản phẩm đã được quyết định rồi."));
  }

  private Diagram diagram(
      DiagramKind kind,
      ResourceDefinition definition,
      Optional<DeploymentJournal.Entry> entry,
      boolean heldBack) {
    return new Diagram(
        kind,
        definition.getKey(),
        definition.getName() == null ? definition.getKey() : definition.getName(),
        definition.getResourceName(),
        definition.getVersion(),
        entry.map(DeploymentJournal.Entry::by).map(this::name).orElse(null),
        entry.map(DeploymentJournal.Entry::at).orElseGet(() -> deployedAt(definition)),
        entry.map(DeploymentJournal.Entry::ofProduct).orElse(true),
        heldBack);
  }

  private Instant deployedAt(ResourceDefinition definition) {
    return repository
        .createDeploymentQuery()
        .deploymentId(definition.getDeploymentId())
        .singleResult()
        .getDeploymentTime()
        .toInstant();
  }

  /** The name of a person as the page shows it. */
  @Nullable String name(@Nullable String personId) {
    return personId == null
        ? null
        : directory.person(personId).map(Directory.Person::fullName).orElse(personId);
  }

  private Stream<? extends ResourceDefinition> latest(DiagramKind kind) {
    return kind == DiagramKind.PROCESS
        ? repository
            .createProcessDefinitionQuery()
            .latestVersion()
            .withoutTenantId()
            .list()
            .stream()
        : repository
            .createDecisionDefinitionQuery()
            .latestVersion()
            .withoutTenantId()
            .list()
            .stream();
  }

  ResourceDefinition inForce(DiagramKind kind, String key) {
    return found(
        kind == DiagramKind.PROCESS
            ? repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .withoutTenantId()
                .singleResult()
            : repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .withoutTenantId()
                .singleResult());
  }

  ResourceDefinition version(DiagramKind kind, String key, int version) {
    return found(
        kind == DiagramKind.PROCESS
            ? repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .withoutTenantId()
                .singleResult()
            : repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .withoutTenantId()
                .singleResult());
  }

  List<? extends ResourceDefinition> versions(DiagramKind kind, String key) {
    return kind == DiagramKind.PROCESS
        ? repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(key)
            .withoutTenantId()
            .list()
        : repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(key)
            .withoutTenantId()
            .list();
  }

  String text(ResourceDefinition definition) {
    try (var stream =
        repository.getResourceAsStream(
            definition.getDeploymentId(), definition.getResourceName())) {
      return Markup.text(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResourceDefinition found(@Nullable ResourceDefinition definition) {
    if (definition == null) {
      throw new NotFound("Không có quy trình, bảng quyết định hay phiên bản này.");
    }
    return definition;
  }
}
