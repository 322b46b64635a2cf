package vn.congvan.signing.certificates.web;

import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.signing.certificates.Renewals;

/** What the form of a renewal shows of the certificate that ends. */
@RestController
@RequestMapping("/api/certificates")
class CertificateApi {

  private final Renewals renewals;

  CertificateApi(Renewals renewals) {
    this.renewals = renewals;
  }

  record Ending(
      String subject, String serialNumber, String means, boolean fetched, Instant validUntil) {}

  @GetMapping("/{certificateId}")
  Ending certificate(@PathVariable UUID certificateId, Principal person, Locale locale) {
    var entry = renewals.forOwner(certificateId, person.getName());
    return new Ending(
        entry.name(),
        entry.serialNumber(),
        "en".equals(locale.getLanguage()) ? entry.means().english() : entry.means().vietnamese(),
        switch (entry.means()) {
          case REMOTE_769, REMOTE_CSC, SERVER_KEY -> true;
          case TOKEN, SIM_MSS -> false;
        },
        entry.validUntil());
  }
}
