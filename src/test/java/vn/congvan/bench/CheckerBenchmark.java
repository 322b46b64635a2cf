package vn.congvan.bench;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.DoubleStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;

/**
 * Milliseconds of the checker for all diagrams and tables of the product, against the engine's own
 * reader of the same files: in a new process, as the analyst's command meets it, and warm, as a
 * deployment on the running server does.
 */
class CheckerBenchmark {

  private static final int RUNS = Integer.getInteger("bench.runs", 200);

  @Test
  void allDiagrams() {
    var files = ModelFile.ofTheProduct();
    var bareCold = milliseconds(() -> readAsTheEngineDoes(files));
    var checks = new ModelChecks[1];
    var catalogue = milliseconds(() -> checks[0] = ModelChecks.ofTheProduct());
    var cold = milliseconds(() -> require(checks[0], files));
    var bare = median(() -> readAsTheEngineDoes(files));
    var warm = median(() -> require(checks[0], files));
    System.out.printf(
        "checker, %d files of %d kB, ms: cold %.0f (and %.0f to read the catalogue), warm %.1f (median of %d)%n",
        files.size(),
        files.stream().mapToInt(file -> file.content().length).sum() / 1024,
        cold,
        catalogue,
        warm,
        RUNS);
    System.out.printf(
        "engine's reader alone, ms: cold %.0f, warm %.1f; ratio of warm %.2f%n",
        bareCold, bare, warm / bare);
  }

  private static void require(ModelChecks checks, List<ModelFile> files) {
    if (!checks.check(files).isEmpty()) {
      throw new IllegalStateException("The product's own files have faults");
    }
  }

  private static void readAsTheEngineDoes(List<ModelFile> files) {
    for (var file : files) {
      var content = new ByteArrayInputStream(file.content());
      if (file.name().endsWith(".dmn")) {
        Dmn.readModelFromStream(content);
      } else {
        Bpmn.readModelFromStream(content);
      }
    }
  }

  private static double median(Runnable work) {
    var sorted = DoubleStream.generate(() -> milliseconds(work)).limit(RUNS).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double milliseconds(Runnable work) {
    var start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }
}
