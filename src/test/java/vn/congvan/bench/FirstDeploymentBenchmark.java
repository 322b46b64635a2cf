package vn.congvan.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvan.Modeler;
import vn.congvan.reliability.Letters;
import vn.congvan.workflow.models.ModelFile;

/**
 * Seconds that Modeler, which gives up after five, waits for its deployment: the first after a
 * start, some seconds after the login page, and the next ones.
 */
class FirstDeploymentBenchmark {

  private static final int AFTER = Integer.getInteger("bench.after", 20);
  private static final String ANALYST = "phantich.vpubnd";

  @TempDir Path folder;

  @Test
  void firstAndNext() throws Exception {
    var log = Files.createFile(folder.resolve("office.log"));
    // The first start puts the product's diagrams into work; the next one has nothing to deploy.
    Letters.office(List.of(), folder.resolve("data"), log).close();
    var office = Letters.office(List.of(), folder.resolve("data"), log);
    try {
      TimeUnit.SECONDS.sleep(AFTER);
      for (var n = 1; n <= 4; n++) {
        var file = changed(n);
        var begun = System.nanoTime();
        var answer = new Modeler(office.port(), ANALYST).deploy("bench", file);
        System.out.printf(
            "deployment %d, %d s after the login page: %d in %.1f s%n",
            n, AFTER, answer.statusCode(), (System.nanoTime() - begun) / 1e9);
      }
    } finally {
      office.close();
    }
  }

  private static ModelFile changed(int n) {
    var file =
        ModelFile.ofTheProduct().stream()
            .filter(each -> each.name().equals("incoming-document.bpmn"))
            .findFirst()
            .orElseThrow();
    return new ModelFile(
        file.name(),
        null,
        file.text()
            .replace("name=\"Lưu để biết\"", "name=\"Lưu để biết " + n + "\"")
            .getBytes(StandardCharsets.UTF_8));
  }
}
