package vn.congvan.notification.web;

import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.notification.Manner;
import vn.congvan.notification.NoticeChannel;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.NoticeRules;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/** By which channel each role of an agency is told what. */
@Controller
@RequestMapping("/admin/notices")
class NoticeRulesPage {

  private static final List<Role> ROLES =
      List.of(
          Role.SPECIALIST,
          Role.HEAD,
          Role.LEADER,
          Role.CLERK,
          Role.SUPERVISOR,
          Role.ARCHIVIST,
          Role.ADMINISTRATOR);

  private final NoticeRules rules;

  NoticeRulesPage(NoticeRules rules) {
    this.rules = rules;
  }

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(required = false) @Nullable String role,
      Principal person,
      Model model) {
    var agencies = rules.agencies(person.getName());
    var chosen = agency == null || agency.isBlank() ? agencies.get(0).id() : agency;
    var ofRole = role(role);
    model.addAttribute("agencies", agencies);
    model.addAttribute("agencyId", chosen);
    model.addAttribute("roles", ROLES);
    model.addAttribute("role", ofRole);
    model.addAttribute("channels", NoticeChannel.values());
    model.addAttribute("failed", rules.failedMails(person.getName(), chosen));
    model.addAttribute("zone", ProvinceClock.ZONE);
    model.addAttribute("lines", rules.table(person.getName(), chosen, ofRole));
    return "admin/notice-rules";
  }

  @PostMapping
  String decide(
      @RequestParam String agency,
      @RequestParam String role,
      @RequestParam Map<String, String> sent,
      Principal person,
      RedirectAttributes next) {
    var ofRole = role(role);
    rules.decide(person.getName(), agency, ofRole, manners(sent));
    next.addFlashAttribute("done", true);
    next.addAttribute("agency", agency);
    next.addAttribute("role", ofRole.key());
    return "redirect:/admin/notices";
  }

  private static Role role(@Nullable String key) {
    return ROLES.stream()
        .filter(role -> role.key().equals(key))
        .findFirst()
        .orElse(Role.SPECIALIST);
  }

  /** Fields are called {@code KIND.CHANNEL}; others are no business of ours. */
  private static Map<NoticeKind, Map<NoticeChannel, Manner>> manners(Map<String, String> sent) {
    var manners = new EnumMap<NoticeKind, Map<NoticeChannel, Manner>>(NoticeKind.class);
    for (var kind : NoticeKind.values()) {
      for (var channel : NoticeChannel.values()) {
        var value = sent.get(kind + "." + channel);
        if (value != null) {
          manners
              .computeIfAbsent(kind, each -> new EnumMap<>(NoticeChannel.class))
              .put(channel, manner(value));
        }
      }
    }
    return manners;
  }

  private static Manner manner(String value) {
    try {
      return Manner.valueOf(value);
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("Không có cách báo này. Hãy chọn lại.");
    }
  }
}
