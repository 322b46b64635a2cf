package vn.congvan.workflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The process variables that a form may write: exactly those that its HTML names in {@code
 * cam-variable-name}.
 */
@Component
class FormContracts {

  private static final String PREFIX = "embedded:/forms/";

  private final Map<String, Set<String>> contracts = new ConcurrentHashMap<>();

  /** The names for a form key; a task without a form of ours may write nothing. */
  Set<String> writable(@Nullable String formKey) {
    if (formKey == null || !formKey.startsWith(PREFIX) || formKey.contains("..")) {
      return Set.of();
    }
    return contracts.computeIfAbsent(formKey, FormContracts::read);
  }

  private static Set<String> read(String formKey) {
    var resource = new ClassPathResource("static/forms/" + formKey.substring(PREFIX.length()));
    if (!resource.exists()) {
      return Set.of();
    }
    try {
      var html = resource.getContentAsString(StandardCharsets.UTF_8);
      return Jsoup.parse(html).select("[cam-variable-name]").stream()
          .map(field -> field.attr("cam-variable-name"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
