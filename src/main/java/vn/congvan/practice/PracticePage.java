package vn.congvan.practice;

import java.security.Principal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/** Shows the practice province's clock; its administrators may set it forward. */
@Controller
@Profile("demo")
class PracticePage {

  private static final String DAY_AND_TIME = "EEEE, dd/MM/yyyy HH:mm";

  private final PracticeClock practiceClock;
  private final ProvinceClock clock;
  private final AdministrationRights rights;
  private final String agent;

  PracticePage(
      PracticeClock practiceClock,
      ProvinceClock clock,
      AdministrationRights rights,
      @Value("${congvan.signing.agent.address}") String agent) {
    this.agent = agent.replaceFirst("^wss:", "https:");
    this.practiceClock = practiceClock;
    this.clock = clock;
    this.rights = rights;
  }

  @GetMapping("/practice")
  String page(Model model, Principal person, Locale locale) {
    var format = DateTimeFormatter.ofPattern(DAY_AND_TIME, locale);
    model.addAttribute("here", format.format(ZonedDateTime.now(clock)));
    model.addAttribute("outside", format.format(Instant.now().atZone(ProvinceClock.ZONE)));
    model.addAttribute("agent", agent);
    model.addAttribute("mayTurn", rights.any(person.getName()));
    return "practice";
  }

  @PostMapping("/practice/clock")
  String forward(
      @RequestParam String to,
      @RequestParam(required = false) @Nullable Integer days,
      Principal person,
      Locale locale,
      RedirectAttributes next) {
    rights.requireAny(person.getName());
    try {
      if (to.equals("monday")) {
        practiceClock.forwardToNextMonday(person.getName());
      } else {
        practiceClock.forwardDays(days == null ? 0 : days, person.getName());
      }
      next.addFlashAttribute("done", true);
    } catch (Refusal refusal) {
      next.addFlashAttribute("fault", refusal.in(locale));
      next.addFlashAttribute("days", days);
    }
    return "redirect:/practice";
  }
}
