package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.Units;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Sentence;

/** The pages on which an agency's units are opened, changed and closed. */
@Controller
@RequestMapping("/admin")
class UnitPages {

  private final Units units;
  private final Directory directory;
  private final AdministrationRights rights;
  private final Choices choices;
  private final ProvinceClock clock;

  UnitPages(
      Units units,
      Directory directory,
      AdministrationRights rights,
      Choices choices,
      ProvinceClock clock) {
    this.units = units;
    this.directory = directory;
    this.rights = rights;
    this.choices = choices;
    this.clock = clock;
  }

  @GetMapping("/agencies/{id}/units")
  String list(@PathVariable String id, Principal person, Model model, Locale locale) {
    return listPage(id, person, Form.showing("unit", Map.of("from", clock.today())), model, locale);
  }

  @PostMapping("/agencies/{id}/units")
  String open(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    var form = Form.sent("unit", request);
    if (form.accepted(
        () ->
            units.open(
                id,
                form.text("slug").strip(),
                form.text("name"),
                form.text("symbol"),
                form.ticked("fields"),
                form.day("from")))) {
      next.addFlashAttribute("done", "unit.opened");
      return "redirect:/admin/agencies/" + id + "/units";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return listPage(id, person, form, model, locale);
  }

  @GetMapping("/units/{unitId}")
  String unit(@PathVariable String unitId, Principal person, Model model, Locale locale) {
    return unitPage(unitId, person, null, null, model, locale);
  }

  @PostMapping("/units/{unitId}")
  String change(
      @PathVariable String unitId,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    var unit = get(unitId, person);
    var form = Form.sent("unit", request);
    if (form.accepted(
        () ->
            units.change(unitId, form.text("name"), form.text("symbol"), form.ticked("fields")))) {
      next.addFlashAttribute("done", "unit.changed");
      return "redirect:/admin/agencies/" + unit.agencyId() + "/units";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return unitPage(unitId, person, form, null, model, locale);
  }

  @PostMapping("/units/{unitId}/closing")
  String close(
      @PathVariable String unitId,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    var unit = get(unitId, person);
    var form = Form.sent("closing", request);
    if (form.accepted(() -> units.close(unitId, form.day("on")))) {
      next.addFlashAttribute("done", "unit.closed");
      return "redirect:/admin/agencies/" + unit.agencyId() + "/units";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return unitPage(unitId, person, null, form, model, locale);
  }

  private Units.Entry get(String unitId, Principal person) {
    var unit =
        units
            .find(unitId)
            .orElseThrow(() -> new NotFound(new Sentence("Không có đơn vị «%s».", unitId)));
    rights.requireAgency(person.getName(), unit.agencyId());
    return unit;
  }

  private String listPage(String id, Principal person, Form form, Model model, Locale locale) {
    rights.requireAgency(person.getName(), id);
    var agency =
        directory
            .agency(id)
            .orElseThrow(() -> new NotFound(new Sentence("Không có cơ quan «%s».", id)));
    model.addAttribute("agencyId", id);
    model.addAttribute("agencyName", agency.name());
    model.addAttribute("units", units.of(id));
    model.addAttribute("heads", directory.posts(id, null, Role.HEAD));
    model.addAttribute("fields", choices.fields(locale));
    model.addAttribute("form", form);
    return "admin/units";
  }

  private String unitPage(
      String unitId,
      Principal person,
      @Nullable Form change,
      @Nullable Form closing,
      Model model,
      Locale locale) {
    var unit = get(unitId, person);
    model.addAttribute("unit", unit);
    model.addAttribute("agencyId", unit.agencyId());
    model.addAttribute(
        "agencyName",
        directory.agency(unit.agencyId()).map(Directory.Agency::name).orElse(unit.agencyId()));
    model.addAttribute("fields", choices.fields(locale));
    model.addAttribute(
        "form",
        change != null
            ? change
            : Form.showing(
                "unit",
                Map.of("name", unit.name(), "symbol", unit.symbol(), "fields", unit.fields())));
    model.addAttribute(
        "closing",
        closing != null ? closing : Form.showing("closing", Map.of("on", clock.today())));
    return "admin/unit";
  }
}
