package vn.congvan.intake.web;

import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.intake.SignatureChecks;
import vn.congvan.intake.SignatureReport;

/** What forms and the document's page show of the signatures of what arrived. */
@RestController
class SignaturesApi {

  private final SignatureChecks checks;

  SignaturesApi(SignatureChecks checks) {
    this.checks = checks;
  }

  @GetMapping("/api/documents/{documentId}/signatures")
  SignatureReport report(@PathVariable UUID documentId, Principal person, Locale locale) {
    return checks.report(documentId, person.getName(), locale);
  }

  @PostMapping("/api/documents/{documentId}/signatures/checks")
  SignatureReport again(@PathVariable UUID documentId, Principal person, Locale locale) {
    checks.again(documentId, person.getName());
    return checks.report(documentId, person.getName(), locale);
  }
}
