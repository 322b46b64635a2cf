package vn.congvan.workflow.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.models.FormPages;

/**
 * The process variables that a form may write: those that its HTML names in {@code
 * cam-variable-name}, but for the document and the agency, which no completion changes.
 */
@Component
class FormContracts {

  static final String DRAFT = "draftId";

  /** By these a process belongs to a document and an agency; no form moves it to others. */
  private static final Set<String> NEVER = Set.of("documentId", AgencyTenant.VARIABLE);

  private final FormPages pages;
  private final Map<String, Set<String>> contracts = new ConcurrentHashMap<>();

  FormContracts() {
    this(FormPages.ofTheProduct());
  }

  FormContracts(FormPages pages) {
    this.pages = pages;
  }

  /** The names for a form key; a task without a form of ours may write nothing. */
  Set<String> writable(@Nullable String formKey) {
    return formKey == null
        ? Set.of()
        : contracts.computeIfAbsent(
            formKey, key -> pages.page(key).map(FormContracts::written).orElse(Set.of()));
  }

  private static Set<String> written(FormPages.Page page) {
    return page.writes().keySet().stream()
        .filter(name -> !NEVER.contains(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a completion of the form must name the draft it acts on. */
  boolean namesDraft(@Nullable String formKey) {
    return writable(formKey).contains(DRAFT);
  }
}
