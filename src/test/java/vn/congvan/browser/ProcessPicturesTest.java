package vn.congvan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import vn.congvan.workflow.models.ModelFile;

/**
 * The pictures of the processes are drawn from the diagrams, by bpmn-js in Chromium.
 *
 * <p>Where a line of a label breaks, and so how large the whole picture is, depends on the fonts of
 * the machine. So two pictures are the same if every box and flow stands at the same place, looks
 * the same and says the same letters, wherever its lines break.
 */
class ProcessPicturesTest {

  private static final String VIEWER =
      "META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";
  private static final Path PICTURES = Path.of("docs/processes");

  private static OfficeBrowser browser;

  @BeforeAll
  static void chromiumIsThere() {
    browser = OfficeBrowser.open();
  }

  @AfterAll
  static void chromiumIsClosed() {
    if (browser != null) {
      browser.close();
    }
  }

  static List<ModelFile> diagrams() {
    return ModelFile.in(Path.of("processes")).stream()
        .filter(file -> file.name().endsWith(".bpmn"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void aPictureShowsItsDiagram(ModelFile diagram) throws IOException {
    var file = PICTURES.resolve(diagram.key() + ".svg");
    var drawn = draw(diagram);
    if (Boolean.getBoolean("generated.write")) {
      Files.writeString(file, drawn);
    }

    assertThat(essence(Files.exists(file) ? Files.readString(file) : ""))
        .as("%s; to draw it: mvn -q test -Dtest=ProcessPicturesTest -Dgenerated.write=true", file)
        .isEqualTo(essence(drawn));
    assertThat(essence(drawn)).hasSizeGreaterThan(50);
  }

  private static String draw(ModelFile diagram) {
    var page = browser.blank();
    page.setContent("<!DOCTYPE html><div id='canvas' style='width: 3000px; height: 2000px'></div>");
    page.addScriptTag(new com.microsoft.playwright.Page.AddScriptTagOptions().setContent(viewer()));
    var svg =
        (String)
            page.evaluate(
                """
                async (xml) => {
                  const style = { fontFamily: "'Liberation Sans', Arial, sans-serif" };
                  const viewer = new BpmnJS({ container: '#canvas', textRenderer: { defaultStyle: style, externalStyle: style } });
                  await viewer.importXML(xml);
                  return (await viewer.saveSVG()).svg;
                }
                """,
                diagram.text());
    page.close();
    return svg.replaceAll("marker-?\\w*[0-9a-z]{25}", "marker").strip() + "\n";
  }

  /** One line for each thing that is drawn, without what depends on fonts. */
  private static List<String> essence(String svg) {
    var drawing = Jsoup.parse(svg, "", Parser.xmlParser());
    List<String> lines = new ArrayList<>();
    for (var element : drawing.select("g.djs-element")) {
      lines.add(element.attr("data-element-id") + " " + element.attr("transform"));
      for (var part : element.select("> g.djs-visual *")) {
        if (part.nodeName().equals("text")) {
          lines.add("  “" + part.text().replaceAll("\\s+", "") + "” " + colour(part));
        } else if (!part.nodeName().equals("tspan")) {
          lines.add(
              "  "
                  + part.nodeName()
                  + " "
                  + part.attributes().html().replaceAll("url\\([^)]*\\)", ""));
        }
      }
    }
    return lines;
  }

  private static String colour(Element text) {
    return text.attr("style").replaceAll(".*(fill: [^;]+).*", "$1");
  }

  private static String viewer() {
    try {
      return new ClassPathResource(VIEWER).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
