package vn.congvan.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The element templates as they lie beside the diagrams, where Modeler finds them. */
final class Templates {

  static final Path FOLDER = Path.of("processes/.camunda/element-templates");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Templates() {}

  static List<JsonNode> all() {
    List<JsonNode> templates = new ArrayList<>();
    try (var files = Files.list(FOLDER)) {
      for (var file : files.sorted().toList()) {
        JSON.readTree(file.toFile()).forEach(templates::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return templates;
  }

  static JsonNode named(String name) {
    return one(template -> template.get("name").asText().equals(name), name);
  }

  static JsonNode of(String id) {
    return one(template -> template.get("id").asText().equals(id), id);
  }

  /** What a field stands for when this is chosen from its list, or typed where there is none. */
  static String value(JsonNode property, String words) {
    if (!property.has("choices")) {
      return words;
    }
    for (var choice : property.get("choices")) {
      if (choice.get("name").asText().equals(words)) {
        return choice.get("value").asText();
      }
    }
    throw new AssertionError("No “" + words + "” in the list of " + property.get("label"));
  }

  private static JsonNode one(Predicate<JsonNode> wanted, String called) {
    var found = all().stream().filter(wanted).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " templates “" + called + "”");
    }
    return found.get(0);
  }
}
