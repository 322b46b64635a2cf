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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.models.Finding;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;

/**
 * What today's product would refuse of the diagrams in force, and of earlier versions that work
 * still runs on: a release may take away a step, a form or a variable that an analyst's diagram
 * still uses, and what is in force is not asked again.
 */
@Component
public class DiagramFaults {

  /** An earlier version of a process that work still runs on, and where that work will stop. */
  public record Earlier(String key, int version, int instances, List<Finding> findings) {}

  private final RepositoryService repository;
  private final JdbcClient database;
  private final ModelChecks checks = ModelChecks.ofTheProduct();

  DiagramFaults(RepositoryService repository, JdbcClient database) {
    this.repository = repository;
    this.database = database;
  }

  /** The faults of everything in force, by file; what has none is left out. */
  public Map<String, List<Finding>> inForce() {
    return checks.check(files()).stream()
        .collect(Collectors.groupingBy(Finding::file, LinkedHashMap::new, Collectors.toList()));
  }

  /** The earlier versions with faults that work still runs on, by process, the newest first. */
  public Map<String, List<Earlier>> stillRunning() {
    var running =
        database
            .sql(
                """
                select e.proc_def_id_, d.key_, d.version_, count(*) as instances
                from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                where e.parent_id_ is null
                  and d.version_ < (select max(n.version_) from act_re_procdef n where n.key_ = d.key_)
                group by e.proc_def_id_, d.key_, d.version_
                order by d.key_, d.version_ desc
                """)
            .query(
                (row, n) ->
                    Map.entry(
                        row.getString("proc_def_id_"),
                        new Earlier(
                            row.getString("key_"),
                            row.getInt("version_"),
                            row.getInt("instances"),
                            List.of())))
            .list();
    if (running.isEmpty()) {
      return Map.of();
    }
    var around = files();
    return running.stream()
        .map(each -> with(findings(each.getKey(), around), each.getValue()))
        .filter(each -> !each.findings().isEmpty())
        .collect(Collectors.groupingBy(Earlier::key, LinkedHashMap::new, Collectors.toList()));
  }

  private static Earlier with(List<Finding> findings, Earlier version) {
    return new Earlier(version.key(), version.version(), version.instances(), findings);
  }

  private List<Finding> findings(String definitionId, List<ModelFile> around) {
    var file = file(repository.getProcessDefinition(definitionId));
    // Others would be touched only if it came into force.
    return checks.check(List.of(file), around).stream()
        .filter(finding -> finding.file().equals(file.name()))
        .toList();
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
