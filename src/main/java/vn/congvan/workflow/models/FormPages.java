package vn.congvan.workflow.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Where the HTML of the forms is found. */
@FunctionalInterface
public interface FormPages {

  /** How every form key begins that the web server answers, also for diagrams from Modeler. */
  String PREFIX = "embedded:/forms/";

  /**
   * What a form writes and which of its fields nobody could name.
   *
   * @param writes the type of each variable by its name
   */
  record Page(Map<String, String> writes, List<String> withoutLabel) {}

  /** The HTML at a path below {@code forms/}. */
  Optional<String> html(String path);

  /** The forms that the product carries. */
  static FormPages ofTheProduct() {
    return new ProductForms();
  }

  /** The forms in a folder. */
  static FormPages in(Path folder) {
    return path -> {
      var file = folder.resolve(path);
      try {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** The page of a form key; empty if it is none of ours. */
  default Optional<Page> page(@Nullable String formKey) {
    if (formKey == null || !formKey.startsWith(PREFIX) || formKey.contains("..")) {
      return Optional.empty();
    }
    return html(formKey.substring(PREFIX.length())).map(FormPages::read);
  }

  private static Page read(String text) {
    var html = Jsoup.parse(text);
    Map<String, String> writes = new TreeMap<>();
    for (var field : html.select("[cam-variable-name]")) {
      writes.put(field.attr("cam-variable-name"), field.attr("cam-variable-type"));
    }
    List<String> withoutLabel = new ArrayList<>();
    for (var field : html.select("input:not([type=hidden]), select, textarea")) {
      var labelled =
          !field.attr("aria-label").isEmpty()
              || !field.attr("aria-labelledby").isEmpty()
              || !html.select("label[for=" + field.id() + "]").isEmpty()
              || field.closest("label") != null;
      if (!labelled) {
        withoutLabel.add(field.attr("name"));
      }
    }
    return new Page(Collections.unmodifiableMap(writes), List.copyOf(withoutLabel));
  }
}
