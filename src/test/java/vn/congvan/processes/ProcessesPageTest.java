package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.congvan.workflow.models.Catalogue;
import vn.congvan.workflow.models.ModelFile;

/** The page on the processes says what is drawn. */
class ProcessesPageTest {

  @Test
  void thePageIsWrittenFromTheDiagrams() {
    var page =
        new ProcessesPage(Catalogue.ofTheProduct(), ModelFile.in(Path.of("processes"))).text();

    Generated.holds(Path.of("docs/processes.md"), page, getClass());
    assertThat(page)
        .contains("| **Duyệt kết quả xử lý** | Trưởng đơn vị được giao việc |")
        .contains(
            "Chưa rõ đơn vị xử lý (`NoHandlingUnit`) | Chuyển đơn vị theo quy chế | Bổ sung, trình lại");
    // Who does it, until when: always in words.
    assertThat(page.lines().filter(line -> line.startsWith("| **") && line.contains("office.")))
        .isEmpty();
  }
}
