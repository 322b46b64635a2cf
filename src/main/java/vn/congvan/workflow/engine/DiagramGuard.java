package vn.congvan.workflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.models.Finding;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;

/**
 * Refuses, before the engine parses it, a deployment that carries anything but steps, forms and
 * decisions, or in which something would go wrong, and tells all of it at once: putting a diagram
 * into work must never be running code. What is stored is looked at again each time the engine
 * reads it anew, but only for code: steps and forms may have got other names meanwhile. What an
 * expression may see when it runs is {@link GuardedExpressions}' matter.
 */
@Component
class DiagramGuard implements Deployer {

  private final ModelChecks checks = ModelChecks.ofTheProduct();

  @Override
  public void deploy(DeploymentEntity deployment) {
    List<String> faults = new ArrayList<>();
    if (deployment.getTenantId() != null) {
      faults.add("Sơ đồ dùng chung cho cả tỉnh: hãy để trống ô Tenant ID khi triển khai.");
    }
    List<ModelFile> files = new ArrayList<>();
    for (var resource : deployment.getResources().values()) {
      files.add(new ModelFile(resource.getName(), null, resource.getBytes()));
    }
    var findings = deployment.isNew() ? checks.check(files, inForce()) : ModelChecks.codeIn(files);
    findings.stream().map(Finding::inWords).forEach(faults::add);
    if (!faults.isEmpty()) {
      // One line each: Modeler shows the message of the answer as it stands.
      throw new BadUserRequestException(
          "Không thể triển khai, hãy sửa %d chỗ:\n- %s"
              .formatted(faults.size(), String.join("\n- ", faults)));
    }
  }

  /** Checks the product's own files, for nobody. */
  void goThrough() {
    var files = ModelFile.ofTheProduct();
    for (var file : files) {
      checks.check(List.of(file), files);
    }
  }

  /** The newest version of everything, and the product's own where nothing is in force yet. */
  private static List<ModelFile> inForce() {
    Map<String, ModelFile> files = new LinkedHashMap<>();
    ModelFile.ofTheProduct().forEach(file -> files.put(file.name(), file));
    var commands = Context.getCommandContext();
    var repository = commands.getProcessEngineConfiguration().getRepositoryService();
    commands.runWithoutAuthorization(
        () -> {
          repository
              .createProcessDefinitionQuery()
              .withoutTenantId()
              .latestVersion()
              .list()
              .forEach(definition -> put(files, repository, definition));
          repository
              .createDecisionDefinitionQuery()
              .withoutTenantId()
              .latestVersion()
              .list()
              .forEach(definition -> put(files, repository, definition));
          return null;
        });
    return List.copyOf(files.values());
  }

  private static void put(
      Map<String, ModelFile> files, RepositoryService repository, ResourceDefinition definition) {
    var name = definition.getResourceName();
    try (var content =
        repository.getResourceAsStream(
            definition.getDeploymentId(), definition.getResourceName())) {
      files.put(name, new ModelFile(name, null, content.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
