package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congvan.workflow.models.Finding;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;

/** The analysts' guide can be followed to the letter on the diagrams of today. */
class WorkedChangeTest {

  private static final List<ModelFile> FILES = ModelFile.in(Path.of("processes"));
  private static final ModelChecks CHECKS = ModelChecks.ofTheProduct();

  static List<String> sections() {
    return WorkedChange.sections();
  }

  @Test
  void theGuideTellsFiveChanges() {
    assertThat(sections()).containsExactly("6.1", "6.2", "6.3", "6.4", "6.5");
  }

  @ParameterizedTest
  @MethodSource("sections")
  void whatTheGuideTellsPassesTheCheck(String section) {
    var edited = WorkedChange.in(section, WorkedChangeTest::file);

    assertThat(edited.text()).isNotEqualTo(file(edited.key()).text());
    assertThat(CHECKS.check(List.of(edited), FILES)).extracting(Finding::inWords).isEmpty();
  }

  private static ModelFile file(String key) {
    return FILES.stream().filter(file -> file.key().equals(key)).findFirst().orElseThrow();
  }
}
