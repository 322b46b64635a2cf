package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.AgencyDetails;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.CodeScheme;
import vn.congvan.organization.Directory;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Sentence;

/** The pages on which agencies are founded, renamed and given codes. */
@Controller
@RequestMapping("/admin")
class AgencyPages {

  private final Agencies agencies;
  private final Directory directory;
  private final AdministrationRights rights;
  private final Choices choices;
  private final ProvinceClock clock;

  AgencyPages(
      Agencies agencies,
      Directory directory,
      AdministrationRights rights,
      Choices choices,
      ProvinceClock clock) {
    this.agencies = agencies;
    this.directory = directory;
    this.rights = rights;
    this.choices = choices;
    this.clock = clock;
  }

  @GetMapping
  String start(Principal person) {
    rights.requireAny(person.getName());
    var own = rights.agencies(person.getName());
    return !rights.wholeProvince(person.getName()) && own.size() == 1
        ? "redirect:/admin/agencies/" + own.get(0).id() + "/people"
        : "redirect:/admin/agencies";
  }

  @GetMapping("/agencies")
  String list(@RequestParam(defaultValue = "") String q, Principal person, Model model) {
    rights.requireAny(person.getName());
    var wanted = FoldedText.of(q);
    model.addAttribute("q", q);
    model.addAttribute("wholeProvince", rights.wholeProvince(person.getName()));
    model.addAttribute(
        "agencies",
        rights.agencies(person.getName()).stream()
            .filter(
                agency ->
                    FoldedText.of(agency.name() + " " + agency.symbol() + " " + agency.id())
                        .contains(wanted))
            .toList());
    model.addAttribute("names", names());
    return "admin/agencies";
  }

  @GetMapping("/new-agency")
  String blank(Principal person, Model model, Locale locale) {
    rights.requireProvince(person.getName());
    return foundingPage(Form.showing("founding", Map.of("from", clock.today())), model, locale);
  }

  @PostMapping("/agencies")
  String found(
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    rights.requireProvince(person.getName());
    var form = Form.sent("founding", request);
    var id = form.text("id").strip();
    if (form.accepted(() -> agencies.found(id, details(form), form.day("from")))) {
      next.addFlashAttribute("done", "agency.founded");
      return "redirect:/admin/agencies/" + id;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return foundingPage(form, model, locale);
  }

  @GetMapping("/agencies/{id}")
  String agency(@PathVariable String id, Principal person, Model model, Locale locale) {
    return agencyPage(id, person, null, null, model, locale);
  }

  @PostMapping("/agencies/{id}/versions")
  String change(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    rights.requireProvince(person.getName());
    var form = Form.sent("change", request);
    if (form.accepted(() -> agencies.change(id, details(form), form.day("from")))) {
      next.addFlashAttribute("done", "agency.changed");
      return "redirect:/admin/agencies/" + id;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return agencyPage(id, person, form, null, model, locale);
  }

  @PostMapping("/agencies/{id}/codes")
  String addCode(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    rights.requireProvince(person.getName());
    var form = Form.sent("code", request);
    if (form.accepted(
        () ->
            agencies.addCode(
                id,
                form.choice("scheme", CodeScheme.class),
                form.text("code"),
                form.day("from"),
                form.has("main", "true")))) {
      next.addFlashAttribute("done", "agency.code.added");
      return "redirect:/admin/agencies/" + id;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return agencyPage(id, person, null, form, model, locale);
  }

  @PostMapping("/agencies/{id}/codes/{codeId}/closing")
  String closeCode(
      @PathVariable String id,
      @PathVariable UUID codeId,
      Principal person,
      RedirectAttributes next) {
    rights.requireProvince(person.getName());
    agencies.closeCode(id, codeId, clock.today());
    next.addFlashAttribute("done", "agency.code.closed");
    return "redirect:/admin/agencies/" + id;
  }

  private String foundingPage(Form form, Model model, Locale locale) {
    lists(model, locale);
    model.addAttribute("form", form);
    return "admin/new-agency";
  }

  private String agencyPage(
      String id,
      Principal person,
      @Nullable Form change,
      @Nullable Form code,
      Model model,
      Locale locale) {
    rights.requireAgency(person.getName(), id);
    var versions = agencies.versions(id);
    if (versions.isEmpty()) {
      throw new NotFound(new Sentence("Không có cơ quan «%s».", id));
    }
    var today = clock.today();
    var present = agencies.details(id, today).orElse(versions.get(versions.size() - 1).details());
    model.addAttribute("agencyId", id);
    model.addAttribute("agency", present);
    model.addAttribute("versions", versions);
    model.addAttribute("codes", agencies.codes(id));
    model.addAttribute("names", names());
    model.addAttribute("today", today);
    model.addAttribute("wholeProvince", rights.wholeProvince(person.getName()));
    model.addAttribute(
        "change",
        change != null ? change : Form.showing("change", values(present, today.toString())));
    model.addAttribute(
        "code", code != null ? code : Form.showing("code", Map.of("from", today, "main", "true")));
    lists(model, locale);
    return "admin/agency";
  }

  private void lists(Model model, Locale locale) {
    model.addAttribute("kinds", choices.kinds(locale));
    model.addAttribute("levels", choices.levels(locale));
    model.addAttribute("schemes", choices.schemes(locale));
    model.addAttribute("parents", choices.agencies());
  }

  private Map<String, String> names() {
    var names = new HashMap<String, String>();
    directory.agencies().forEach(agency -> names.put(agency.id(), agency.shortName()));
    return names;
  }

  private static AgencyDetails details(Form form) {
    return new AgencyDetails(
        form.text("name"),
        form.text("shortName"),
        form.text("symbol"),
        form.choice("kind", AgencyKind.class),
        form.choice("level", AgencyLevel.class),
        form.text("parentId"),
        form.text("address"));
  }

  private static Map<String, List<String>> values(AgencyDetails details, String from) {
    return Map.of(
        "name", List.of(details.name()),
        "shortName", List.of(details.shortName()),
        "symbol", List.of(details.symbol()),
        "kind", List.of(details.kind().name()),
        "level", List.of(details.level().name()),
        "parentId", List.of(details.parentId() == null ? "" : details.parentId()),
        "address", List.of(details.address() == null ? "" : details.address()),
        "from", List.of(from));
  }
}
