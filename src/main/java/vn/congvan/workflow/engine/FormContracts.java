package vn.congvan.workflow.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.models.FormPages;

/**
 * The process variables that a form may write: exactly those that its HTML names in {@code
 * cam-variable-name}.
 */
@Component
class FormContracts {

  static final String DRAFT = "draftId";

  private final FormPages pages = FormPages.ofTheProduct();
  private final Map<String, Set<String>> contracts = new ConcurrentHashMap<>();

  /** The names for a form key; a task without a form of ours may write nothing. */
  Set<String> writable(@Nullable String formKey) {
    return formKey == null
        ? Set.of()
        : contracts.computeIfAbsent(
            formKey, key -> pages.page(key).map(page -> page.writes().keySet()).orElse(Set.of()));
  }

  /** Whether a completion of the form must name the draft it acts on. */
  boolean namesDraft(@Nullable String formKey) {
    return writable(formKey).contains(DRAFT);
  }
}
