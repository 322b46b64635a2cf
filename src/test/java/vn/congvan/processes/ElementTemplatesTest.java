package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congvan.workflow.ProcessOffer;
import vn.congvan.workflow.models.Catalogue;
import vn.congvan.workflow.models.FormPages;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;
import vn.congvan.workflow.models.Rule;

/** What Modeler offers is what the product's classes declare, no more and no less. */
class ElementTemplatesTest {

  private static final Catalogue CATALOGUE = Catalogue.ofTheProduct();
  private static final List<ModelFile> FILES = ModelFile.in(Path.of("processes"));

  static List<ProcessOffer> offers() {
    return CATALOGUE.offers();
  }

  @Test
  void theFilesHoldWhatTheClassesDeclare() throws IOException {
    var texts = new ElementTemplates(CATALOGUE, FILES).texts();

    texts.forEach(
        (name, text) -> Generated.holds(Templates.FOLDER.resolve(name), text, getClass()));
    try (var files = Files.list(Templates.FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(texts.keySet());
    }
  }

  @Test
  void everyStepFormTableMessageAndDeadlineHasItsTemplate() {
    var expected = new TreeSet<String>();
    CATALOGUE.steps().keySet().forEach(name -> expected.add("vn.congvan." + name));
    CATALOGUE
        .forms()
        .values()
        .forEach(form -> expected.add("vn.congvan.task." + form.path().replaceFirst(".*/", "")));
    CATALOGUE.messages().keySet().forEach(name -> expected.add("vn.congvan.message." + name));
    CATALOGUE.variables().values().stream()
        .filter(variable -> variable.type() == java.util.Date.class)
        .forEach(variable -> expected.add("vn.congvan.deadline." + variable.name()));
    expected.add("vn.congvan.deadline.period");
    FILES.stream()
        .map(ModelFile::name)
        .filter(name -> name.endsWith(".dmn"))
        .forEach(name -> expected.add("vn.congvan.decision." + name.replace(".dmn", "")));
    expected.add("vn.congvan.process");

    assertThat(Templates.all())
        .extracting(template -> template.get("id").asText())
        .doesNotHaveDuplicates();
    assertThat(Templates.all())
        .extracting(template -> template.get("name").asText())
        .doesNotHaveDuplicates();
    assertThat(
            Templates.all().stream()
                .map(template -> template.get("id").asText())
                .filter(id -> !id.startsWith("vn.congvan.condition.")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(Templates.all())
        .allSatisfy(
            template -> {
              assertThat(template.get("name").asText()).isNotBlank();
              assertThat(template.get("description").asText()).endsWith(".");
              assertThat(template.at("/icon/contents").asText())
                  .startsWith("data:image/svg+xml;base64,");
            });
  }

  @Test
  void everyTemplateThatADiagramNamesExists() {
    var known = Templates.all().stream().map(template -> template.get("id").asText()).toList();
    var named =
        FILES.stream()
            .flatMap(
                file ->
                    Pattern.compile("modelerTemplate=\"([^\"]+)\"").matcher(file.text()).results())
            .map(found -> found.group(1))
            .toList();

    assertThat(named).isNotEmpty();
    assertThat(known).containsAll(named);
  }

  /** Modeler shows what a list does not hold as an error, and would overwrite what is hidden. */
  @Test
  void everyBoxHasWhatItsTemplateOffers() {
    var templates =
        Templates.all().stream()
            .collect(Collectors.toMap(template -> template.get("id").asText(), each -> each));
    List<String> wrong = new ArrayList<>();
    for (var file : FILES) {
      for (var box :
          Jsoup.parse(file.text(), "", Parser.xmlParser())
              .getElementsByAttribute("camunda:modelerTemplate")) {
        var template = templates.get(box.attr("camunda:modelerTemplate"));
        if (box.nameIs("bpmn:userTask")
            && !template.get("description").asText().contains("ID là " + box.id() + " ")) {
          wrong.add(box.id() + " is not named as its template says");
        }
        for (var property : template.get("properties")) {
          var allowed = allowed(property);
          var value = value(box, property.get("binding"));
          if (value == null || !allowed.isEmpty() && !allowed.contains(value)) {
            wrong.add(
                "%s: %s is %s, not one of %s"
                    .formatted(box.id(), property.get("binding"), value, allowed));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static List<String> allowed(JsonNode property) {
    return switch (property.get("type").asText()) {
      case "Hidden" -> List.of(property.get("value").asText());
      case "Dropdown" -> property.get("choices").findValuesAsText("value");
      default -> List.of();
    };
  }

  private static @Nullable String value(Element box, JsonNode binding) {
    return switch (binding.get("type").asText()) {
      case "property" ->
          box.hasAttr(binding.get("name").asText()) ? box.attr(binding.get("name").asText()) : null;
      case "camunda:inputParameter" ->
          box.getElementsByTag("camunda:inputParameter").stream()
              .filter(each -> each.attr("name").equals(binding.get("name").asText()))
              .map(Element::text)
              .findFirst()
              .orElse(null);
      // An output is known by its source; its value is the variable.
      default ->
          box.getElementsByTag("camunda:outputParameter").stream()
              .filter(each -> each.text().equals(binding.get("source").asText()))
              .map(each -> each.attr("name"))
              .findFirst()
              .orElse(null);
    };
  }

  /** Each is put where it may stand on a real diagram, and the checker has nothing to say of it. */
  @ParameterizedTest
  @MethodSource("offers")
  void whatIsOfferedCanBeReadAndHasTheRightType(ProcessOffer offer) {
    var file =
        FILES.stream()
            .filter(each -> each.key().equals("handle-assignment"))
            .findFirst()
            .orElseThrow();
    var attribute =
        switch (offer.place()) {
          case GROUP -> "candidateGroups";
          case PERSON -> "assignee";
          case DUE -> "dueDate";
          case NEAR -> "followUpDate";
          case PRIORITY -> "priority";
        };
    var text =
        file.text()
            .replaceFirst(
                "(<bpmn:userTask id=\"handleDocument\".*?camunda:" + attribute + "=)\"[^\"]*\"",
                "$1\"" + java.util.regex.Matcher.quoteReplacement(offer.expression()) + "\"");

    var findings =
        new ModelChecks(CATALOGUE, FormPages.in(Path.of("forms")))
            .check(List.of(file.with(text)), FILES);

    assertThat(text).contains("camunda:" + attribute + "=\"" + offer.expression());
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(Rule.DATA_FLOW));
  }
}
