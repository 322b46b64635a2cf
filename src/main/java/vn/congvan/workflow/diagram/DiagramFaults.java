package vn.congvan.workflow.diagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.models.Finding;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;

/**
 * What today's product would refuse of the diagrams in force: a release may take away a step, a
 * form or a variable that an analyst's diagram still uses, and what is in force is not asked again.
 */
@Component
public class DiagramFaults {

  private final RepositoryService repository;
  private final ModelChecks checks = ModelChecks.ofTheProduct();

  DiagramFaults(RepositoryService repository) {
    this.repository = repository;
  }

  /** The faults of everything in force, by file; what has none is left out. */
  public Map<String, List<Finding>> inForce() {
    return checks.check(files()).stream()
        .collect(Collectors.groupingBy(Finding::file, LinkedHashMap::new, Collectors.toList()));
  }

  /** What would be refused if a file came into force instead of the one of its name. */
  public List<Finding> with(String file, String text) {
    var changed = new ModelFile(file, null, text.getBytes(StandardCharsets.UTF_8));
    return checks.check(List.of(changed), files());
  }

  /** The product's files that are not in force, because they fit to nothing that is. */
  public List<String> missing() {
    var names = files().stream().map(ModelFile::name).toList();
    return ModelFile.ofTheProduct().stream()
        .map(ModelFile::name)
        .filter(name -> !names.contains(name))
        .toList();
  }

  private List<ModelFile> files() {
    List<ResourceDefinition> definitions = new ArrayList<>();
    definitions.addAll(
        repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list());
    definitions.addAll(
        repository.createDecisionDefinitionQuery().latestVersion().withoutTenantId().list());
    return definitions.stream().map(this::file).toList();
  }

  private ModelFile file(ResourceDefinition definition) {
    var name = definition.getResourceName();
    try (var stream = repository.getResourceAsStream(definition.getDeploymentId(), name)) {
      return new ModelFile(name, null, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
