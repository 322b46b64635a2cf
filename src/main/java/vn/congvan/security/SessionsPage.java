package vn.congvan.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;

/** Where a person sees everywhere he is logged in, and ends what is not his or no longer needed. */
@Controller
@RequestMapping("/account/sessions")
class SessionsPage {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);
  private static final Map<String, String> BROWSERS = browsers();
  private static final List<String> SYSTEMS =
      List.of("Windows", "Android", "iPhone", "iPad", "Mac OS X", "CrOS", "Linux");

  private final OpenSessions sessions;
  private final Acts acts;

  SessionsPage(OpenSessions sessions, Acts acts) {
    this.sessions = sessions;
    this.acts = acts;
  }

  /** A session in words. */
  record Line(
      UUID key, String since, String lastSeen, String address, String browser, boolean here) {}

  @GetMapping
  String page(Principal person, HttpServletRequest request, Model model) {
    var here = request.getSession().getId();
    model.addAttribute(
        "sessions",
        sessions.of(person.getName()).stream()
            .map(
                open ->
                    new Line(
                        open.key(),
                        moment(open.since()),
                        moment(open.lastSeen()),
                        open.address(),
                        browser(open.browser()),
                        open.session().getId().equals(here)))
            .toList());
    return "sessions";
  }

  @PostMapping("/{key}/end")
  String end(@PathVariable UUID key, Principal person, RedirectAttributes next) {
    if (!sessions.end(person.getName(), key)) {
      throw new NotFound("Phiên đăng nhập này đã kết thúc.");
    }
    acts.done(ActInHand.momentary("session.end"));
    next.addFlashAttribute("done", "session.ended");
    return "redirect:/account/sessions";
  }

  @PostMapping("/end-others")
  String endOthers(Principal person, HttpServletRequest request, RedirectAttributes next) {
    sessions.endOthers(person.getName(), request.getSession().getId());
    acts.done(ActInHand.momentary("session.endOthers"));
    next.addFlashAttribute("done", "session.others.ended");
    return "redirect:/account/sessions";
  }

  private static Map<String, String> browsers() {
    var names = new LinkedHashMap<String, String>();
    names.put("coc_coc_browser/", "Cốc Cốc");
    names.put("Edg/", "Edge");
    names.put("OPR/", "Opera");
    names.put("Firefox/", "Firefox");
    names.put("Chrome/", "Chrome");
    names.put("Safari/", "Safari");
    return names;
  }

  private static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** Name and system of a browser as people know them; most also call themselves Chrome. */
  static String browser(String told) {
    var name =
        BROWSERS.entrySet().stream()
            .filter(known -> told.contains(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    var system = SYSTEMS.stream().filter(told::contains).findFirst();
    return Stream.of(name, system).flatMap(Optional::stream).collect(Collectors.joining(", "));
  }
}
