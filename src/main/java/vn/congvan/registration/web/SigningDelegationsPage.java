package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Vocabulary;
import vn.congvan.organization.Directory;
import vn.congvan.organization.SigningDelegations;
import vn.congvan.organization.SigningDelegations.Entry;
import vn.congvan.organization.SigningForm;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * The page on which an agency keeps on record who signs by order and who is authorised to sign; it
 * stands here because it names types of documents.
 */
@Controller
@RequestMapping("/admin/agencies/{id}/signing")
class SigningDelegationsPage {

  private final SigningDelegations delegations;
  private final Directory directory;
  private final ProvinceClock clock;

  SigningDelegationsPage(SigningDelegations delegations, Directory directory, ProvinceClock clock) {
    this.delegations = delegations;
    this.directory = directory;
    this.clock = clock;
  }

  /** What was typed, as it was typed. */
  record Typed(
      @Nullable String form,
      @Nullable String fromPost,
      @Nullable String toPost,
      @Nullable Set<String> types,
      @Nullable String subject,
      @Nullable Boolean deputies,
      @Nullable String firstDay,
      @Nullable String lastDay,
      @Nullable String basis) {

    public Boolean deputies() {
      return deputies != null && deputies;
    }

    public Set<String> types() {
      return types == null ? Set.of() : types;
    }
  }

  /** A delegation and its types in words. */
  record Row(SigningDelegations.Line line, String types) {}

  @GetMapping
  String page(@PathVariable String id, Principal person, Locale locale, Model model) {
    var today = clock.today().toString();
    show(
        id,
        new Typed("BY_ORDER", null, null, Set.of(), "", false, today, "", ""),
        person,
        locale,
        model);
    return "signing-delegations";
  }

  @PostMapping
  String record(
      @PathVariable String id,
      @ModelAttribute Typed typed,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      delegations.record(entry(id, typed), person.getName());
      next.addFlashAttribute("done", "signing.recorded");
      return "redirect:/admin/agencies/" + id + "/signing";
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      show(id, typed, person, locale, model);
      model.addAttribute("refusal", refusal.in(locale));
      model.addAttribute("faults", refusal.fields(locale));
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "signing-delegations";
    }
  }

  @PostMapping("/{delegationId}/end")
  String end(
      @PathVariable String id,
      @PathVariable UUID delegationId,
      Principal person,
      RedirectAttributes next) {
    delegations.end(delegationId, person.getName());
    next.addFlashAttribute("done", "signing.ended");
    return "redirect:/admin/agencies/" + id + "/signing";
  }

  private void show(String id, Typed typed, Principal person, Locale locale, Model model) {
    var lines = delegations.of(id, person.getName());
    var agency =
        directory
            .agency(id)
            .orElseThrow(() -> new NotFound(new Sentence("Không có cơ quan «%s».", id)));
    model.addAttribute("agencyId", id);
    model.addAttribute("agencyName", agency.name());
    model.addAttribute("rows", lines.stream().map(line -> row(line, locale)).toList());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", Map.of());
    model.addAttribute("english", "en".equals(locale.getLanguage()));
    model.addAttribute("forms", List.of(SigningForm.BY_ORDER, SigningForm.AUTHORISED));
    model.addAttribute("givers", delegations.givers(id));
    model.addAttribute("takers", delegations.takers(id));
    model.addAttribute("types", Vocabulary.in(locale).types());
  }

  private static Row row(SigningDelegations.Line line, Locale locale) {
    return new Row(
        line,
        line.types().stream()
            .flatMap(code -> DocumentType.ofCode(code).stream())
            .map(type -> "en".equals(locale.getLanguage()) ? type.english() : type.vietnamese())
            .collect(Collectors.joining(", ")));
  }

  private static Entry entry(String agencyId, Typed typed) {
    return new Entry(
        agencyId,
        id(typed.fromPost()),
        id(typed.toPost()),
        form(typed.form()),
        typed.types(),
        typed.subject(),
        typed.deputies(),
        firstDay(typed.firstDay()),
        lastDay(typed.lastDay()),
        typed.basis());
  }

  private static @Nullable SigningForm form(@Nullable String text) {
    for (var form : SigningForm.values()) {
      if (form.name().equals(text)) {
        return form;
      }
    }
    return null;
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }

  private static LocalDate firstDay(@Nullable String text) {
    var day = day(text, "firstDay");
    if (day == null) {
      throw new Refusal("Hãy chọn ngày đầu.", Map.of("firstDay", new Sentence("Hãy chọn ngày.")));
    }
    return day;
  }

  private static @Nullable LocalDate lastDay(@Nullable String text) {
    return day(text, "lastDay");
  }

  private static @Nullable LocalDate day(@Nullable String text, String field) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException notADay) {
      throw new Refusal("Ngày không hợp lệ.", Map.of(field, new Sentence("Hãy chọn ngày.")));
    }
  }
}
