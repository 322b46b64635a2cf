package vn.congvan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation speaks of things that exist. */
class DocumentationTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern TEST =
      Pattern.compile("\\b([A-Z]\\w+(?:Test|Contract|Story))\\b(?:\\.(\\w+))?");

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    var broken = new ArrayList<String>();
    for (var page : pages()) {
      for (var link : matches(LINK, page)) {
        var target = link.replaceFirst("#.*", "");
        // The browser journey takes the pictures of the screens; without a browser there are none.
        if (!target.isEmpty()
            && !target.startsWith("http")
            && !target.contains("screens/")
            && !Files.exists(page.resolveSibling(target))) {
          broken.add(page + " -> " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyDecisionIsConfirmedByTestsThatExist() throws IOException {
    var missing = new ArrayList<String>();
    for (var page : pages()) {
      var matcher = TEST.matcher(Files.readString(page));
      while (matcher.find()) {
        var source = source(matcher.group(1));
        if (source.isEmpty()
            || matcher.group(2) != null && !source.contains(" " + matcher.group(2))) {
          missing.add(page + ": " + matcher.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyDecisionStandsInTheIndex() throws IOException {
    var index = matches(LINK, Path.of("docs/README.md"));
    try (var decisions = Files.list(Path.of("docs/decisions"))) {
      assertThat(decisions.map(file -> "decisions/" + file.getFileName())).isSubsetOf(index);
    }
  }

  private static List<Path> pages() throws IOException {
    try (var files = Files.walk(Path.of("docs"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static List<String> matches(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
  }

  private static String source(String type) throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      var found = files.filter(file -> file.endsWith(type + ".java")).findFirst();
      return found.isEmpty() ? "" : Files.readString(found.get());
    }
  }
}
