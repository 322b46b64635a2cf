package vn.congvan.trust.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.format.DateTimeFormatter;
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
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.trust.TrustList;
import vn.congvan.trust.TrustRefresh;

/** The province's administrator keeps the trust list: adds, ends, refreshes. */
@Controller
@RequestMapping("/admin/trust")
class TrustPage {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);

  private final TrustList list;
  private final TrustRefresh refresh;
  private final ProvinceClock clock;

  TrustPage(TrustList list, TrustRefresh refresh, ProvinceClock clock) {
    this.list = list;
    this.refresh = refresh;
    this.clock = clock;
  }

  @GetMapping
  String page(Principal person, Model model) {
    return show(person, model, Map.of(), null);
  }

  @PostMapping("/certificates")
  String add(
      @RequestParam(required = false) @Nullable MultipartFile file,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next)
      throws IOException {
    try {
      var added = list.add(file == null ? new byte[0] : file.getBytes(), person.getName());
      next.addFlashAttribute("added", added);
      return "redirect:/admin/trust";
    } catch (Refusal refusal) {
      return refused(refusal, null, person, locale, model, response);
    }
  }

  @PostMapping("/certificates/{certificateId}/end")
  String end(
      @PathVariable UUID certificateId,
      @RequestParam(required = false) @Nullable String reason,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      list.end(certificateId, reason, person.getName());
      next.addFlashAttribute("ended", true);
      return "redirect:/admin/trust";
    } catch (Refusal refusal) {
      return refused(refusal, certificateId, person, locale, model, response);
    }
  }

  @PostMapping("/refreshing")
  String refresh(Principal person, RedirectAttributes next) {
    refresh.refresh(person.getName());
    next.addFlashAttribute("refreshed", true);
    return "redirect:/admin/trust";
  }

  private String refused(
      Refusal refusal,
      @Nullable UUID certificateId,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    if (refusal instanceof NotAllowed
        || refusal instanceof NotFound
        || refusal.fields().isEmpty()) {
      throw refusal;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(person, model, refusal.fields(locale), certificateId);
  }

  private String show(
      Principal person, Model model, Map<String, String> faults, @Nullable UUID faulty) {
    model.addAttribute("lines", list.lines(person.getName()));
    model.addAttribute("versions", list.versions(person.getName()));
    model.addAttribute("last", list.lastRefreshing(person.getName()).orElse(null));
    model.addAttribute("address", refresh.address());
    model.addAttribute("now", clock.instant());
    model.addAttribute("moment", MOMENT);
    model.addAttribute("faults", faults);
    model.addAttribute("faulty", faulty);
    return "admin/trust";
  }
}
