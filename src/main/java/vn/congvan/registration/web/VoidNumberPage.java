package vn.congvan.registration.web;

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
import vn.congvan.registration.RegisterView;
import vn.congvan.registration.Registration;
import vn.congvan.shared.Refusal;

/** The page on which a clerk voids a number that was given by mistake. */
@Controller
@RequestMapping("/registers/incoming/{documentId}/void")
class VoidNumberPage {

  private final Registration registration;

  VoidNumberPage(Registration registration) {
    this.registration = registration;
  }

  @GetMapping
  String page(@PathVariable UUID documentId, Principal person, Model model) {
    show(model, documentId, null, "", person);
    model.addAttribute("faults", Map.of());
    return "void-number";
  }

  @PostMapping
  String voidNumber(
      @PathVariable UUID documentId,
      @RequestParam(required = false) @Nullable String registerCode,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      var number = registration.voidNumber(documentId, registerCode, reason, person.getName());
      var voiding = registration.voiding(documentId, person.getName());
      next.addAttribute("agency", voiding.document().agencyId());
      next.addAttribute(
          "register",
          voiding.registers().stream()
              .filter(register -> register.id().equals(number.registerId()))
              .map(RegisterView::code)
              .findFirst()
              .orElse(""));
      next.addFlashAttribute("renumbered", number.toString());
      return "redirect:/registers/incoming";
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      show(model, documentId, registerCode, reason, person);
      model.addAttribute("refusal", refusal.in(locale));
      model.addAttribute("faults", refusal.fields(locale));
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "void-number";
    }
  }

  private void show(
      Model model,
      UUID documentId,
      @Nullable String registerCode,
      String reason,
      Principal person) {
    var voiding = registration.voiding(documentId, person.getName());
    model.addAttribute("voiding", voiding);
    model.addAttribute("chosen", registerCode == null ? voiding.fitting() : registerCode);
    model.addAttribute("reason", reason);
  }
}
