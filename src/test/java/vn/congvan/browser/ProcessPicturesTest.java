package vn.congvan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import vn.congvan.workflow.models.ModelFile;

/**
 * The pictures of the processes are drawn from the diagrams, by bpmn-js in Chromium.
 *
 * <p>The font is brought along and is as wide as Arial, so that labels break alike everywhere; how
 * Chromium measures letters still changes with its version. So two pictures are the same if every
 * box and flow stands at the same place, looks the same and says the same letters.
 */
class ProcessPicturesTest {

  private static final String VIEWER =
      "META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";
  private static final String LETTERS =
      "org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final Path PICTURES = Path.of("docs/processes");

  /** What nobody sees and what differs from run to run is taken out, numbers are rounded. */
  private static final String DRAWING =
      """
      async ({ xml, letters }) => {
        const face = new FontFace('Liberation Sans', `url(data:font/ttf;base64,${letters})`);
        document.fonts.add(await face.load());
        const font = { fontFamily: "'Liberation Sans', Arial, sans-serif" };
        const viewer = new BpmnJS({
          container: '#canvas',
          textRenderer: { defaultStyle: font, externalStyle: font },
        });
        const { warnings } = await viewer.importXML(xml);
        if (warnings.length > 0) {
          throw new Error(warnings.map((each) => each.message).join('; '));
        }
        const drawing = new DOMParser().parseFromString(
          (await viewer.saveSVG()).svg, 'image/svg+xml');
        const svg = drawing.documentElement;
        const [x, y, width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
        const [left, top] = [Math.floor(x) - 10, Math.floor(y) - 10];
        const size = [Math.ceil(x + width) + 10 - left, Math.ceil(y + height) + 10 - top];
        svg.setAttribute('viewBox', [left, top, ...size].join(' '));
        svg.setAttribute('width', size[0]);
        svg.setAttribute('height', size[1]);
        svg.setAttribute('style', 'background: white');
        svg.querySelectorAll('.djs-hit, .djs-outline').forEach((unseen) => unseen.remove());
        const markers = [...svg.querySelectorAll('marker')].map((marker) => marker.id);
        return markers
          .reduce(
            (text, marker, n) => text.replaceAll(marker, 'marker' + n),
            new XMLSerializer().serializeToString(drawing))
          .replace(/\\d+\\.\\d{3,}/g, (number) => String(Math.round(number * 100) / 100))
          .replaceAll('<g class="djs-group">', '\\n<g class="djs-group">');
      }
      """;

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
    assertThat(essence(drawn)).hasSizeGreaterThan(25);
  }

  @Test
  void eachDiagramHasItsPictureAndNoOther() throws IOException {
    try (var pictures = Files.list(PICTURES)) {
      assertThat(pictures.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              diagrams().stream().map(diagram -> diagram.key() + ".svg").toList());
    }
  }

  private static String draw(ModelFile diagram) {
    try (var page = browser.blank()) {
      page.setContent(
          "<!DOCTYPE html><div id='canvas' style='width: 3000px; height: 2000px'></div>");
      page.addScriptTag(
          new Page.AddScriptTagOptions()
              .setContent(new String(resource(VIEWER), StandardCharsets.UTF_8)));
      return page.evaluate(
              DRAWING,
              Map.of(
                  "xml",
                  diagram.text(),
                  "letters",
                  Base64.getEncoder().encodeToString(resource(LETTERS))))
          + "\n";
    }
  }

  /** One line for each thing that is drawn, without what depends on the width of letters. */
  private static List<String> essence(String svg) {
    var drawing = Jsoup.parse(svg, "", Parser.xmlParser());
    List<String> lines = new ArrayList<>();
    for (var element : drawing.select("g.djs-element")) {
      lines.add(element.attr("data-element-id") + " " + element.attr("transform"));
      for (var part : element.select("> g.djs-visual *")) {
        if (part.nodeName().equals("text")) {
          lines.add("  “" + part.text().replaceAll("\\s+", "") + "” " + colour(part));
        } else if (!part.nodeName().equals("tspan")) {
          lines.add("  " + part.nodeName() + " " + part.attributes().html());
        }
      }
    }
    return lines;
  }

  private static String colour(Element text) {
    return text.attr("style").replaceAll(".*(fill: [^;]+).*", "$1");
  }

  private static byte[] resource(String name) {
    try {
      return new ClassPathResource(name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
