package vn.congvan.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
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
import vn.congvan.intake.ArrivalState;
import vn.congvan.intake.Quarantine;
import vn.congvan.intake.Receipt;
import vn.congvan.shared.Refusal;

/** The page on which a clerk decides about a file that was set apart. */
@Controller
@RequestMapping("/arrivals/{arrivalId}/quarantine")
class QuarantinePage {

  private final Quarantine quarantine;

  QuarantinePage(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  @GetMapping
  String page(@PathVariable UUID arrivalId, Principal person, Model model) {
    show(model, arrivalId, person);
    return "quarantine";
  }

  @PostMapping("/another-try")
  String tryAgain(@PathVariable UUID arrivalId, Principal person, RedirectAttributes next) {
    return after(quarantine.tryAgain(arrivalId, person.getName()), person, next);
  }

  @PostMapping("/statement")
  String stateNotSecret(
      @PathVariable UUID arrivalId,
      @RequestParam(defaultValue = "") String statement,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      return after(quarantine.stateNotSecret(arrivalId, statement, person.getName()), person, next);
    } catch (Refusal refusal) {
      return refused(refusal, "statement", statement, arrivalId, person, locale, model, response);
    }
  }

  @PostMapping("/deletion")
  String delete(
      @PathVariable UUID arrivalId,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      quarantine.delete(arrivalId, reason, person.getName());
    } catch (Refusal refusal) {
      return refused(refusal, "reason", reason, arrivalId, person, locale, model, response);
    }
    next.addFlashAttribute("decided", "quarantine.deleted");
    next.addAttribute("agencyId", quarantine.of(arrivalId, person.getName()).agencyId());
    return "redirect:/arrivals";
  }

  private String after(Receipt receipt, Principal person, RedirectAttributes next) {
    if (receipt.state() == ArrivalState.QUARANTINED) {
      next.addFlashAttribute("still", true);
      return "redirect:/arrivals/" + receipt.arrivalId() + "/quarantine";
    }
    next.addFlashAttribute(
        "decided",
        receipt.state() == ArrivalState.ACCEPTED ? "quarantine.accepted" : "quarantine.refused");
    next.addAttribute("agencyId", quarantine.of(receipt.arrivalId(), person.getName()).agencyId());
    return "redirect:/arrivals";
  }

  private String refused(
      Refusal refusal,
      String field,
      String typed,
      UUID arrivalId,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    if (refusal.fields().isEmpty()) {
      throw refusal;
    }
    show(model, arrivalId, person);
    model.addAttribute("faults", refusal.fields(locale));
    model.addAttribute(field, typed);
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return "quarantine";
  }

  private void show(Model model, UUID arrivalId, Principal person) {
    model.addAttribute("arrival", quarantine.of(arrivalId, person.getName()));
    model.addAttribute("faults", Map.<String, @Nullable String>of());
  }
}
