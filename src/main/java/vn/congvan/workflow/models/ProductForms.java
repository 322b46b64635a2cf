package vn.congvan.workflow.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The forms that the product carries; they cannot change while it runs, so each is read once. */
final class ProductForms implements FormPages {

  /** Only what exists: a diagram may name any number of forms that do not. */
  private final Map<String, Page> read = new ConcurrentHashMap<>();

  @Override
  public Optional<String> html(String path) {
    var resource = new ClassPathResource("static/forms/" + path);
    try {
      return resource.exists()
          ? Optional.of(resource.getContentAsString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Page> page(@Nullable String formKey) {
    if (formKey == null) {
      return Optional.empty();
    }
    var known = Optional.ofNullable(read.get(formKey));
    return known.isPresent() ? known : readOnce(formKey);
  }

  private Optional<Page> readOnce(String formKey) {
    var page = FormPages.super.page(formKey);
    page.ifPresent(found -> read.put(formKey, found));
    return page;
  }
}
