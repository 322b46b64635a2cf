package vn.congvan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.models.Catalogue;

/** What every form owes the people who fill it in, and the process that reads it. */
class FormsTest {

  private static final Path FORMS = Path.of("forms");
  private static final Path PLUGINS =
      Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts");

  private static final Map<String, ProcessForm> DECLARED = Catalogue.ofTheProduct().forms();

  static List<Path> forms() {
    return files(FORMS, ".html");
  }

  @Test
  void eachFormIsDeclaredAndEachDeclaredFormIsThere() {
    assertThat(forms().stream().map(FormsTest::name))
        .containsExactlyInAnyOrderElementsOf(
            DECLARED.values().stream().map(ProcessForm::path).toList());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormWritesOnlyWhatItsContractNames(Path form) {
    var written = parse(form).select("[cam-variable-name]");
    var declared = declared(form).writes();

    assertThat(written.eachAttr("cam-variable-name"))
        .containsExactlyInAnyOrderElementsOf(declared.stream().map(each -> each.name()).toList());
    assertThat(written.eachAttr("cam-variable-type"))
        .containsExactlyInAnyOrderElementsOf(
            declared.stream().map(each -> each.type().getSimpleName()).toList());
    assertThat(written).allSatisfy(field -> assertThat(field.attr("type")).isEqualTo("hidden"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormOffersExactlyTheDecisionsThatDiagramsKnow(Path form) {
    var offered = parse(form).select("input[name=decision]").eachAttr("value");
    var decisions =
        declared(form).writes().stream()
            .flatMap(variable -> variable.choices().stream())
            .map(choice -> choice.value())
            .toList();

    assertThat(offered).containsExactlyInAnyOrderElementsOf(decisions);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFieldHasALabelAndAPlaceForItsFault(Path form) {
    var html = parse(form);

    for (var field : html.select("input:not([type=hidden]), select, textarea")) {
      assertThat(html.select("label[for=" + field.id() + "]"))
          .as("label of %s", field)
          .hasSize(1)
          .allSatisfy(label -> assertThat(label.text()).isNotBlank());
      assertThat(field.attr("aria-describedby").split(" "))
          .as("place for the fault of %s", field)
          .allSatisfy(id -> assertThat(html.getElementById(id)).isNotNull());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void idsAreUnique(Path form) {
    assertThat(parse(form).select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormHoldsNoCodeButTheFewLinesThatOpenIt(Path form) {
    var html = parse(form);

    assertThat(html.select("script"))
        .singleElement()
        .satisfies(
            script -> {
              assertThat(script.attr("type")).isEqualTo("text/form-script");
              assertThat(script.data().strip().lines()).hasSizeLessThanOrEqualTo(3);
            });
    assertThat(html.getAllElements())
        .allSatisfy(
            element ->
                assertThat(element.attributes().asList())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    assertThat(html.select("style, [style]")).isEmpty();
    assertThat(html.html()).doesNotContain("{{");
  }

  @Test
  void nothingIsMissingInEnglish() {
    var inForms = new TreeSet<String>();
    for (var form : forms()) {
      inForms.addAll(parse(form).select("[data-i18n]").eachAttr("data-i18n"));
    }
    var expected = new TreeSet<>(inForms);
    expected.addAll(keys("vi"));

    assertThat(new TreeSet<>(keys("en"))).isEqualTo(expected);
  }

  @Test
  void everyVisibleWordOfAFormCanBeTranslated() {
    for (var form : forms()) {
      assertThat(parse(form).body().getAllElements())
          .filteredOn(element -> !element.ownText().isBlank())
          .as(form.toString())
          .allSatisfy(
              element -> assertThat(element.hasAttr("data-i18n")).as("%s", element).isTrue());
    }
  }

  @Test
  void everyWordThatAScriptSaysIsKnownAndEveryKnownWordIsSaid() {
    var scripts =
        Stream.concat(files(FORMS, ".js").stream(), files(PLUGINS, ".js").stream())
            .filter(script -> !script.toString().contains("i18n/"))
            .map(FormsTest::read)
            .collect(Collectors.joining());
    var known = keys("vi");
    var said =
        Pattern.compile("\\bt\\('([^']+)'")
            .matcher(scripts)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(known).containsAll(said);
    assertThat(known)
        .allSatisfy(
            key ->
                assertThat(scripts)
                    .as(key)
                    .containsAnyOf(
                        "'" + key + "'", "`" + key.substring(0, key.lastIndexOf('.') + 1) + "${"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void theWebApplicationSpeaksVietnameseThroughout(String app) throws IOException {
    var english = texts(app, "en");
    var vietnamese = texts(app, "vi");

    var missing = new TreeSet<>(english.keySet());
    missing.removeAll(vietnamese.keySet());
    assertThat(missing).as("keys missing in %s", app).isEmpty();
    // A space is a decision, such as hiding the banner; nothing at all is a gap.
    assertThat(
            vietnamese.keySet().stream()
                .filter(key -> vietnamese.get(key).isEmpty())
                .filter(key -> !english.getOrDefault(key, "").isEmpty()))
        .as("keys without a text in %s", app)
        .isEmpty();
    assertThat(
            vietnamese.entrySet().stream()
                .filter(text -> text.getValue().equals(english.get(text.getKey())))
                .map(Map.Entry::getValue)
                .filter(text -> text.matches(".*[A-Za-z]{2}.*"))
                .distinct())
        .as("texts of %s left in English", app)
        .isSubsetOf(
            "ID", "ID*", "CSV", "JSON", "Optimize", "HH:mm", "DD/MM/YYYY", "YYYY-MM-DDTHH:mm:ss");
  }

  @Test
  void whatIsAddedToCockpitIsSaidInBothLanguages() throws IOException {
    var folder =
        Path.of(
            "src/main/resources/META-INF/resources/webjars/camunda/app/cockpit/scripts/congvan");
    var said = new TreeSet<String>();
    try (var scripts = Files.list(folder)) {
      for (var script : scripts.toList()) {
        Pattern.compile("\\bt\\('([^']+)'")
            .matcher(read(script))
            .results()
            .forEach(found -> said.add(found.group(1)));
      }
    }
    var texts = new TreeMap<String, List<String>>();
    Pattern.compile("(?m)^  '([^']+)': \\['((?:[^'\\\\]|\\\\.)+)', '((?:[^'\\\\]|\\\\.)+)'\\],$")
        .matcher(read(folder.resolve("texts.js")))
        .results()
        .forEach(found -> texts.put(found.group(1), List.of(found.group(2), found.group(3))));
    assertThat(texts.keySet()).containsAll(said);
    assertThat(texts)
        .allSatisfy(
            (key, pair) -> assertThat(pair.get(0)).as(key).isNotBlank().isNotEqualTo(pair.get(1)));
  }

  private static Map<String, String> texts(String app, String language) throws IOException {
    var resource =
        new ClassPathResource(
            "META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json");
    // Camunda's own files begin with a byte order mark.
    var json =
        resource.getContentAsString(java.nio.charset.StandardCharsets.UTF_8).replace("\uFEFF", "");
    var texts = new TreeMap<String, String>();
    collect("", new ObjectMapper().readTree(json), texts);
    return texts;
  }

  private static void collect(String path, JsonNode node, Map<String, String> texts) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
    } else {
      texts.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }

  private static List<String> keys(String language) {
    return Pattern.compile("(?m)^  '([^']+)':")
        .matcher(read(FORMS.resolve("i18n/" + language + ".js")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static Document parse(Path form) {
    return Jsoup.parse(read(form));
  }

  private static ProcessForm declared(Path form) {
    return DECLARED.get("embedded:/forms/" + name(form) + ".html");
  }

  private static String name(Path form) {
    return FORMS.relativize(form).toString().replace(".html", "");
  }

  private static List<Path> files(Path folder, String ending) {
    try (var found = Files.walk(folder)) {
      return new ArrayList<>(
          found.filter(file -> file.toString().endsWith(ending)).sorted().toList());
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
