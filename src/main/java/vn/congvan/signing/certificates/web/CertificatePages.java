package vn.congvan.signing.certificates.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.signing.Means;
import vn.congvan.signing.certificates.CertificateProposal;
import vn.congvan.signing.certificates.CertificateState;
import vn.congvan.signing.certificates.Certificates;
import vn.congvan.signing.certificates.RegisteredCertificate;

/** The page on which an agency's administrators keep with which certificates it signs. */
@Controller
@RequestMapping("/admin/agencies/{id}/certificates")
class CertificatePages {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ProvinceClock.ZONE);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(ProvinceClock.ZONE);
  private static final int SOON = 60;

  private final Certificates certificates;
  private final Directory directory;
  private final AdministrationRights rights;
  private final ProvinceClock clock;

  CertificatePages(
      Certificates certificates,
      Directory directory,
      AdministrationRights rights,
      ProvinceClock clock) {
    this.certificates = certificates;
    this.directory = directory;
    this.rights = rights;
    this.clock = clock;
  }

  /** A value with the words that stand for it. */
  record Choice(String value, String label) {}

  /** An entry with what the page says about it. */
  record Row(
      RegisteredCertificate entry,
      String owner,
      String means,
      String name,
      String from,
      String until,
      String state,
      boolean active,
      long daysLeft,
      boolean soon,
      String registered,
      String ended) {}

  @GetMapping
  String list(@PathVariable String id, Principal person, Locale locale, Model model) {
    return page(id, person, CertificateForm.empty(), locale, model);
  }

  @PostMapping
  String register(
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable MultipartFile image,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next)
      throws IOException {
    rights.requireAgency(person.getName(), id);
    try {
      var owner = typed.getOrDefault("owner", "");
      if (!owner.isEmpty() && people(id).stream().noneMatch(each -> each.value().equals(owner))) {
        throw new NotFound("Không có người này trong cơ quan.");
      }
      var registered =
          certificates.register(
              new CertificateProposal(
                  id,
                  owner.isEmpty() ? null : owner,
                  means(typed.getOrDefault("means", "")),
                  typed.getOrDefault("account", ""),
                  file == null ? null : file.getBytes(),
                  typed.getOrDefault("serialNumber", ""),
                  image == null ? null : image.getBytes(),
                  typed.containsKey("nameConfirmed")),
              person.getName());
      next.addFlashAttribute(
          "done", registered.revocationKnown() ? "registered" : "registered.unknown");
      return "redirect:/admin/agencies/" + id + "/certificates";
    } catch (Refusal refused) {
      return refused(id, person, typed, refused, locale, model, response);
    }
  }

  @PostMapping("/{certificateId}/end")
  String end(
      @PathVariable String id,
      @PathVariable UUID certificateId,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean revoked,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    try {
      certificates.end(certificateId, id, revoked, reason, person.getName());
      next.addFlashAttribute("done", "ended");
      return "redirect:/admin/agencies/" + id + "/certificates";
    } catch (Refusal refused) {
      return refused(id, person, Map.of(), refused, locale, model, response);
    }
  }

  private String refused(
      String id,
      Principal person,
      Map<String, String> typed,
      Refusal refused,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    if (refused.status() != HttpStatus.UNPROCESSABLE_ENTITY.value()) {
      throw refused;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(
        id,
        person,
        new CertificateForm(new HashMap<>(typed), refused.fields(locale), refused.in(locale)),
        locale,
        model);
  }

  private String page(
      String id, Principal person, CertificateForm form, Locale locale, Model model) {
    rights.requireAgency(person.getName(), id);
    var agency =
        directory
            .agency(id)
            .orElseThrow(() -> new NotFound(new Sentence("Không có cơ quan «%s».", id)));
    var english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    model.addAttribute("agencyId", id);
    model.addAttribute("agencyName", agency.name());
    model.addAttribute(
        "rows",
        certificates.keptBy(id).stream().map(entry -> row(entry, agency.name(), english)).toList());
    model.addAttribute("form", form);
    var owners = new ArrayList<Choice>();
    owners.add(new Choice("", agency.name()));
    owners.addAll(people(id));
    model.addAttribute("owners", owners);
    model.addAttribute(
        "allMeans",
        Arrays.stream(Means.values())
            .map(means -> new Choice(means.name(), words(means, english)))
            .toList());
    return "admin/certificates";
  }

  private List<Choice> people(String agencyId) {
    return directory.posts(agencyId, null, null).stream()
        .map(post -> new Choice(post.personId(), post.personName()))
        .distinct()
        .toList();
  }

  private Row row(RegisteredCertificate entry, String agencyName, boolean english) {
    var left = entry.daysLeft(clock.instant());
    var active = entry.state() == CertificateState.ACTIVE;
    return new Row(
        entry,
        entry.personId() == null ? agencyName : entry.ownerName(),
        words(entry.means(), english),
        entry.name(),
        DAY.format(entry.validFrom()),
        DAY.format(entry.validUntil()),
        english ? entry.state().english() : entry.state().vietnamese(),
        active,
        left,
        active && left <= SOON,
        nameOf(entry.registeredBy()) + ", " + MOMENT.format(entry.registeredAt()),
        entry.endedAt() == null
            ? ""
            : (entry.endedBy() == null ? "" : nameOf(entry.endedBy()) + ", ")
                + MOMENT.format(entry.endedAt()));
  }

  private String nameOf(String personId) {
    return directory.person(personId).map(Directory.Person::fullName).orElse(personId);
  }

  private static String words(Means means, boolean english) {
    return english ? means.english() : means.vietnamese();
  }

  private static Means means(String typed) {
    return Arrays.stream(Means.values())
        .filter(means -> means.name().equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "Hãy chọn phương tiện ký.",
                    Map.of("means", new Sentence("Hãy chọn phương tiện ký."))));
  }
}
