package vn.congvan.notification.web;

import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.notification.MailChoices;
import vn.congvan.notification.NoticeCentre;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;

/** A person's own notices, and of which kinds he wants no e-mail. */
@Controller
@RequestMapping("/notices")
class NoticesPage {

  private static final int ON_A_PAGE = 30;
  // Who reads further back searches for the document instead.
  private static final int LAST_PAGE = 1000;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);

  private final NoticeCentre centre;
  private final MailChoices mails;

  NoticesPage(NoticeCentre centre, MailChoices mails) {
    this.centre = centre;
    this.mails = mails;
  }

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(defaultValue = "1") int page,
      Principal person,
      Locale locale,
      Model model) {
    var onlyUnread = "unread".equals(show);
    var number = Math.max(1, Math.min(LAST_PAGE, page));
    var found =
        centre.page(person.getName(), onlyUnread, (number - 1) * ON_A_PAGE, ON_A_PAGE, locale);
    model.addAttribute("lines", found.lines());
    model.addAttribute("more", found.more());
    model.addAttribute("onlyUnread", onlyUnread);
    model.addAttribute("number", number);
    model.addAttribute("unread", centre.unread(person.getName()));
    model.addAttribute("until", centre.now());
    model.addAttribute("moment", MOMENT);
    return "notices";
  }

  @GetMapping("/{noticeId}")
  String digest(@PathVariable UUID noticeId, Principal person, Locale locale, Model model) {
    model.addAttribute("lines", centre.collectedIn(noticeId, person.getName(), locale));
    model.addAttribute("moment", MOMENT);
    return "notices-digest";
  }

  @PostMapping("/{noticeId}/opening")
  String open(@PathVariable UUID noticeId, Principal person) {
    return "redirect:" + centre.open(noticeId, person.getName());
  }

  @PostMapping("/{noticeId}/reading")
  String read(
      @PathVariable UUID noticeId,
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(defaultValue = "1") int page,
      Principal person,
      RedirectAttributes next) {
    centre.read(noticeId, person.getName());
    return back(show, page, next);
  }

  @PostMapping("/reading")
  String readAll(
      @RequestParam String until,
      @RequestParam(required = false) @Nullable String show,
      Principal person,
      RedirectAttributes next) {
    try {
      centre.readAll(person.getName(), Instant.parse(until));
    } catch (DateTimeParseException notOurs) {
      throw new NotFound("Không có thông báo nào đến lúc này.");
    }
    next.addFlashAttribute("done", "notices.allRead");
    return back(show, 1, next);
  }

  @GetMapping("/mail")
  String mail(Principal person, Model model) {
    model.addAttribute("choices", mails.of(person.getName()));
    model.addAttribute("open", mails.isOpen());
    model.addAttribute("address", mails.addressOf(person.getName()));
    model.addAttribute("failed", mails.lastFailed(person.getName()).orElse(null));
    model.addAttribute("moment", MOMENT);
    return "notices-mail";
  }

  @PostMapping("/mail")
  String chooseMail(
      @RequestParam(required = false) @Nullable List<String> wanted,
      Principal person,
      RedirectAttributes next) {
    mails.choose(person.getName(), wanted == null ? List.of() : wanted);
    next.addFlashAttribute("done", "notices.mail.kept");
    return "redirect:/notices/mail";
  }

  private static String back(@Nullable String show, int page, RedirectAttributes next) {
    if ("unread".equals(show)) {
      next.addAttribute("show", "unread");
    }
    if (page > 1) {
      next.addAttribute("page", page);
    }
    return "redirect:/notices";
  }
}
