package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read once answers as what is read anew for each cell. */
class ReadOnceFeelTest {

  private static final List<@Nullable Object> VALUES =
      java.util.Arrays.asList(
          null, 0, 1, 2, 3, 4, 9L, 2.5, -1, true, false, "", "HANDLING", "OPENING", "CD", "snv");

  private final ScalaFeelEngine delivered = new ScalaFeelEngine(List.of());
  private final ReadOnceFeel ours = new ReadOnceFeel();

  @Test
  void everyCellOfOurTablesAnswersAsDelivered() throws IOException {
    var compared = 0;
    for (var condition : cells(InputEntry.class)) {
      for (var value : VALUES) {
        assertThat(condition(ours, condition, value))
            .as("%s for %s", condition, value)
            .isEqualTo(condition(delivered, condition, value));
        compared++;
      }
    }
    for (var result : cells(OutputEntry.class)) {
      for (var rung : List.of(1, 5, 30)) {
        assertThat(expression(ours, result, rung))
            .as("%s at %s", result, rung)
            .isEqualTo(expression(delivered, result, rung));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  @Test
  void whatAnalystsMayWriteBesidesAnswersAsDelivered() {
    for (var condition :
        List.of(
            "> 2",
            "[1..3]",
            "not(2)",
            "\"CD\", \"snv\"",
            "-",
            "nothing",
            "value > 1",
            "null",
            "date(\"2027-02-05\")",
            "contains(?, \"N\")",
            "\"CD",
            "> ",
            "1 +")) {
      for (var value : VALUES) {
        assertThat(condition(ours, condition, value))
            .as("%s for %s", condition, value)
            .isEqualTo(condition(delivered, condition, value));
      }
    }
    for (var text :
        List.of(
            "rung + 1",
            "rung * 2 - 1",
            "if rung > 2 then \"a\" else \"b\"",
            "upper case(\"ă\")",
            "nothing",
            "rung +",
            "\"open",
            "sum([1, rung])",
            "date(\"2027-02-05\")",
            "1 / 0",
            "assert(nothing, nothing != null)",
            "substring(\"abc\", 99, 9)")) {
      assertThat(expression(ours, text, 3)).as(text).isEqualTo(expression(delivered, text, 3));
    }
  }

  private static Object condition(ScalaFeelEngine feel, String text, @Nullable Object value) {
    return answer(
        () ->
            feel.evaluateSimpleUnaryTests(
                text, "value", Variables.putValue("value", value).asVariableContext()));
  }

  private static Object expression(ScalaFeelEngine feel, String text, int rung) {
    return answer(
        () ->
            feel.<Object>evaluateSimpleExpression(
                text, Variables.putValue("rung", rung).asVariableContext()));
  }

  /** The answer, or the words with which it is refused. */
  private static Object answer(Callable<@Nullable Object> asked) {
    try {
      return String.valueOf(asked.call());
    } catch (Exception failure) {
      return failure.getMessage();
    }
  }

  private static Set<String> cells(
      Class<? extends org.camunda.bpm.model.dmn.instance.DmnElement> kind) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".dmn")).toList()) {
        for (var cell : Dmn.readModelFromFile(file.toFile()).getModelElementsByType(kind)) {
          var text =
              cell instanceof InputEntry input
                  ? input.getText().getTextContent()
                  : ((OutputEntry) cell).getText().getTextContent();
          if (!text.isBlank()) {
            texts.add(text);
          }
        }
      }
    }
    return texts;
  }
}
