package vn.congvan.workflow.diagram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.ProvinceClock;

/**
 * Writes down, in the deployment's own transaction and whatever door it came through, who put which
 * version into work and what changed in it. What is refused leaves no row.
 */
@Component
public class DeploymentJournal implements Deployer {

  /** How a version came to be, or what was decided about one. */
  public enum Act {
    /** The product's version, brought at a start or taken by a person. */
    PRODUCT,
    /** A text that nobody had put into work before. */
    ANALYST,
    /** The text of an earlier version. */
    ROLLBACK,
    /** The product's new version waits, because an analyst's is in force. */
    HELD_BACK,
    /** The analyst's version stays, the product's is declined. */
    KEPT
  }

  /** One row. */
  public record Entry(
      UUID id,
      Act act,
      DiagramKind kind,
      String key,
      String file,
      @Nullable String deploymentId,
      @Nullable Integer fromVersion,
      @Nullable Integer toVersion,
      @Nullable Integer restoredVersion,
      boolean ofProduct,
      @Nullable String by,
      Instant at,
      List<Change> changes) {}

  private final JdbcClient database;
  private final ProductModels products;
  private final ObjectMapper json;
  private final ProvinceClock clock;

  DeploymentJournal(
      JdbcClient database, ProductModels products, ObjectMapper json, ProvinceClock clock) {
    this.database = database;
    this.products = products;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    deployed(deployment, ProcessDefinitionEntity.class, DiagramKind.PROCESS);
    deployed(deployment, DecisionDefinitionEntity.class, DiagramKind.DECISION);
  }

  private <T extends ResourceDefinitionEntity<?>> void deployed(
      DeploymentEntity deployment, Class<T> type, DiagramKind kind) {
    var definitions = deployment.getDeployedArtifacts(type);
    if (definitions != null) {
      definitions.forEach(definition -> deployed(deployment, definition, kind));
    }
  }

  private void deployed(
      DeploymentEntity deployment, ResourceDefinitionEntity<?> definition, DiagramKind kind) {
    var person = Context.getCommandContext().getAuthenticatedUserId();
    var file = definition.getResourceName();
    var text = Markup.text(deployment.getResource(file).getBytes());
    var sha256 = ProductModels.sha256(text);
    var previous = definition.getPreviousDefinition();
    var before = previous == null ? null : textOf(previous);
    var wanted = products.heldBack(file).filter(held -> held.sha256().equals(sha256)).isPresent();
    var earlier =
        before == null || text.equals(before)
            ? Optional.<Entry>empty()
            : earlier(kind, definition.getKey(), sha256);
    var act =
        person == null || wanted ? Act.PRODUCT : earlier.isPresent() ? Act.ROLLBACK : Act.ANALYST;
    var ofProduct =
        act == Act.PRODUCT
            || earlier.map(Entry::ofProduct).orElse(false)
            || products.last(file).filter(sha256::equals).isPresent();
    write(
        act,
        kind,
        definition.getKey(),
        file,
        deployment.getId(),
        previous == null ? null : previous.getVersion(),
        definition.getVersion(),
        act == Act.ROLLBACK ? earlier.get().toVersion() : null,
        ofProduct,
        sha256,
        person,
        DiagramDifference.between(before, text, definition.getKey()));
    if (wanted) {
      products.remember(file, sha256);
    }
  }

  /** The product's new version waits for a decision; kept and written down once. */
  @Transactional
  public void holdBack(
      DiagramKind kind, String key, String file, int inForce, String ours, String products) {
    if (this.products.holdBack(file, products)) {
      write(
          Act.HELD_BACK,
          kind,
          key,
          file,
          null,
          inForce,
          null,
          null,
          true,
          ProductModels.sha256(products),
          null,
          DiagramDifference.between(ours, products, key));
    }
  }

  /** Somebody keeps the version in force and declines the product's. */
  @Transactional
  public void keep(
      DiagramKind kind,
      String key,
      String file,
      int inForce,
      String person,
      String ours,
      ProductModels.HeldBack declined) {
    products.remember(file, declined.sha256());
    write(
        Act.KEPT,
        kind,
        key,
        file,
        null,
        inForce,
        inForce,
        null,
        false,
        declined.sha256(),
        person,
        DiagramDifference.between(ours, declined.text(), key));
  }

  /** Everything that happened to a diagram, the newest first. */
  List<Entry> of(DiagramKind kind, String key) {
    return database
        .sql(
            "select * from diagram_act where diagram_kind = ? and diagram_key = ?"
                + " order by done_at desc, to_version desc")
        .params(kind.key(), key)
        .query(this::read)
        .list();
  }

  /** How the versions of those deployments came to be. */
  List<Entry> ofDeployments(Collection<String> deploymentIds) {
    return deploymentIds.isEmpty()
        ? List.of()
        : database
            .sql("select * from diagram_act where deployment_id in (:deployments)")
            .param("deployments", deploymentIds)
            .query(this::read)
            .list();
  }

  private Optional<Entry> earlier(DiagramKind kind, String key, String sha256) {
    return database
        .sql(
            "select * from diagram_act where diagram_kind = ? and diagram_key = ? and sha256 = ?"
                + " and deployment_id is not null order by to_version desc fetch first 1 rows only")
        .params(kind.key(), key, sha256)
        .query(this::read)
        .optional();
  }

  private void write(
      Act act,
      DiagramKind kind,
      String key,
      String file,
      @Nullable String deploymentId,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable Integer restored,
      boolean ofProduct,
      String sha256,
      @Nullable String person,
      List<Change> changes) {
    database
        .sql(
            """
            insert into diagram_act (id, kind, diagram_kind, diagram_key, file_name, deployment_id,
              from_version, to_version, restored_version, of_product, sha256, done_by, done_at, changes)
            values (:id, :act, :kind, :key, :file, :deployment,
              :from, :to, :restored, :product, :sha256, :person, :at, :changes)
            """)
        .param("id", UUID.randomUUID())
        .param("act", act.name())
        .param("kind", kind.key())
        .param("key", key)
        .param("file", file)
        .param("deployment", deploymentId)
        .param("from", from)
        .param("to", to)
        .param("restored", restored)
        .param("product", ofProduct)
        .param("sha256", sha256)
        .param("person", person)
        .param("at", Timestamp.from(clock.instant()))
        .param("changes", written(changes))
        .update();
  }

  private Entry read(ResultSet row, int n) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        Act.valueOf(row.getString("kind")),
        DiagramKind.ofKey(row.getString("diagram_kind")),
        row.getString("diagram_key"),
        row.getString("file_name"),
        row.getString("deployment_id"),
        row.getObject("from_version", Integer.class),
        row.getObject("to_version", Integer.class),
        row.getObject("restored_version", Integer.class),
        row.getBoolean("of_product"),
        row.getString("done_by"),
        row.getTimestamp("done_at").toInstant(),
        changes(row.getString("changes")));
  }

  private String written(List<Change> changes) {
    try {
      return json.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Change> changes(String written) {
    try {
      return json.readValue(written, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String textOf(ResourceDefinitionEntity<?> definition) {
    return Markup.text(
        Objects.requireNonNull(
                Context.getCommandContext()
                    .getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(
                        definition.getDeploymentId(), definition.getResourceName()))
            .getBytes());
  }
}
