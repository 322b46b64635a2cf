package vn.congvan.workflow.diagram;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Shows what a changed diagram would do to the work that runs, without putting it into work. */
@Service
public class DiagramTrial {

  /** What would change, and what would become of the instances of each version that has any. */
  public record Outcome(List<Change> changes, List<RunningWork.Preview> previews) {}

  private final Attempt attempt;
  private final DiagramsInForce diagrams;
  private final RunningWork work;

  DiagramTrial(Attempt attempt, DiagramsInForce diagrams, RunningWork work) {
    this.attempt = attempt;
    this.diagrams = diagrams;
    this.work = work;
  }

  /** Tries a changed file of a process, with others that go together with it. */
  public Outcome look(String processKey, Map<String, byte[]> files, String personId) {
    var inForce = diagrams.inForce(DiagramKind.PROCESS, processKey);
    var texts = Attempt.named(inForce.getResourceName(), files);
    var text = Objects.requireNonNull(texts.get(inForce.getResourceName()));
    var running = work.versions(processKey);
    return attempt.look(
        inForce.getResourceName(),
        texts,
        personId,
        deployment -> {
          List<ProcessDefinition> deployed = deployment.getDeployedProcessDefinitions();
          var target =
              deployed == null
                  ? null
                  : deployed.stream()
                      .filter(each -> each.getKey().equals(processKey))
                      .findFirst()
                      .orElse(null);
          if (target == null) {
            throw new Refusal(new Sentence("Tệp này không có quy trình «%s».", processKey));
          }
          return new Outcome(
              DiagramDifference.between(diagrams.text(inForce), text, processKey),
              running.stream()
                  .filter(version -> version.instances() > 0)
                  .map(
                      version ->
                          work.preview(
                              diagrams.version(DiagramKind.PROCESS, processKey, version.number()),
                              target,
                              Map.of()))
                  .toList());
        });
  }
}
