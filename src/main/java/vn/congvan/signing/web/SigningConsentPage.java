package vn.congvan.signing.web;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.BrowserConsents;
import vn.congvan.signing.BrowserConsents.Outcome;

/** The signer's way to the page of the service that keeps his key, and back. */
@Controller
class SigningConsentPage {

  private static final String BACK = "/signing/consent";

  private final BrowserConsents consents;

  SigningConsentPage(BrowserConsents consents) {
    this.consents = consents;
  }

  @GetMapping("/signing/attempts/{attemptId}/consent")
  ResponseEntity<Void> there(@PathVariable UUID attemptId, Principal person, HttpSession session) {
    var back = ServletUriComponentsBuilder.fromCurrentContextPath().path(BACK).build().toUri();
    var page = consents.begin(attemptId, person.getName(), session.getId(), back);
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(page)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  @GetMapping(BACK)
  String back(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String error,
      Principal person,
      Locale locale,
      HttpSession session,
      Model model) {
    try {
      var outcome = consents.finish(state, code, error, person.getName(), session.getId());
      model.addAttribute("agreed", outcome == Outcome.AGREED || outcome == Outcome.ALREADY);
      model.addAttribute("outcome", outcome.name().toLowerCase(Locale.ROOT));
    } catch (Refusal refused) {
      model.addAttribute("agreed", false);
      model.addAttribute("why", refused.in(locale));
    }
    return "signing-consent";
  }
}
