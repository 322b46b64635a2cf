package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congvan.assignment.AssignmentMessages;
import vn.congvan.document.DocumentVariables;
import vn.congvan.workflow.models.Catalogue;
import vn.congvan.workflow.models.Catalogue.Step;

/** What the product declares to diagrams is what its classes do. */
class ProcessFactsTest {

  private static final Catalogue CATALOGUE = Catalogue.ofTheProduct();
  private static final Pattern ACCESS =
      Pattern.compile("\\b([A-Z][A-Z_]+)\\s*\\.\\s*(get|find|set)\\(\\s*execution");
  private static final Pattern DRAFT_TAKEN = Pattern.compile("drafts\\s*\\.take\\(");
  private static final Pattern DECLARATION =
      Pattern.compile("ProcessVariable<\\w+> ([A-Z_]+) =\\s*ProcessVariable\\.of\\(\\s*\"(\\w+)\"");

  static Collection<Step> steps() {
    return CATALOGUE.steps().values();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepReadsAndWritesWhatItDeclares(Step step) {
    var names = constants();
    var reads = new TreeSet<String>();
    var writes = new TreeSet<String>();
    ACCESS
        .matcher(sourceOf(step))
        .results()
        .forEach(
            found -> {
              var variable = names.get(found.group(1));
              assertThat(variable).as(found.group()).isNotNull();
              (found.group(2).equals("set") ? writes : reads).add(variable);
            });

    assertThat(new TreeSet<>(step.reads())).isEqualTo(reads);
    assertThat(new TreeSet<>(step.writes())).isEqualTo(writes);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepThatTakesADraftSaysOfWhichForms(Step step) {
    assertThat(step.forms().isEmpty()).isEqualTo(!DRAFT_TAKEN.matcher(sourceOf(step)).find());
    assertThat(step.forms())
        .allSatisfy(
            path -> assertThat(CATALOGUE.forms()).containsKey("embedded:/forms/" + path + ".html"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepNamesOnlyKnownVariables(Step step) {
    assertThat(CATALOGUE.variables().keySet()).containsAll(step.reads()).containsAll(step.writes());
    assertThat(step.reads()).containsAll(step.asks());
    assertThat(step.label()).isNotBlank();
    assertThat(step.does()).endsWith(".");
  }

  @Test
  void messagesAndStartsNameKnownVariablesAndSteps() {
    assertThat(CATALOGUE.messages()).isNotEmpty();
    assertThat(CATALOGUE.messages().values())
        .allSatisfy(
            message -> {
              assertThat(CATALOGUE.starts()).containsKey(message.process());
              assertThat(CATALOGUE.steps().keySet()).containsAll(message.sentAfter());
              assertThat(CATALOGUE.variables().values()).containsAll(message.brings());
            });
    assertThat(CATALOGUE.starts().values())
        .allSatisfy(
            start ->
                assertThat(start.given())
                    .allSatisfy(
                        variable ->
                            assertThat(CATALOGUE.variables()).containsKey(variable.name())));
  }

  @Test
  void nothingIsStartedOrToldWithAnythingElse() {
    var start = DocumentVariables.INCOMING_DOCUMENT;
    Map<String, Object> declared =
        new HashMap<>(Map.of("documentId", "d", "agencyId", "snv", "priority", 50));
    assertThatCode(() -> start.require(declared)).doesNotThrowAnyException();

    declared.put("priority", "50");
    assertThatThrownBy(() -> start.require(declared))
        .hasMessageContaining("'priority' is a String");
    declared.put("priority", null);
    assertThatCode(() -> start.require(declared)).doesNotThrowAnyException();
    declared.remove("priority");
    assertThatThrownBy(() -> start.require(declared)).hasMessageContaining("was given");
    declared.put("priority", 50);
    declared.put("dueAt", null);
    assertThatThrownBy(() -> start.require(declared)).hasMessageContaining("dueAt");

    assertThatThrownBy(() -> AssignmentMessages.ASSIGNMENT_RETURNED.require(Map.of()))
        .hasMessageContaining("AssignmentReturned");
  }

  private static Map<String, String> constants() {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> DECLARATION.matcher(read(file)).results())
          // A module that must not know another one declares that one's variable again.
          .collect(
              Collectors.toMap(
                  found -> found.group(1),
                  found -> found.group(2),
                  (one, again) -> {
                    assertThat(again).isEqualTo(one);
                    return one;
                  }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sourceOf(Step step) {
    var name = Character.toUpperCase(step.name().charAt(0)) + step.name().substring(1) + ".java";
    try (var files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.endsWith(Path.of("process", name)))
          .map(ProcessFactsTest::read)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
