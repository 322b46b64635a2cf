package vn.congvan.sms.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.sms.AgencySms;
import vn.congvan.sms.SmsAgencies;
import vn.congvan.sms.SmsGateway;
import vn.congvan.sms.SmsRounds;
import vn.congvan.sms.SmsTrial;

/** How an agency sends messages to telephones, and who gets none. */
@Controller
@RequestMapping("/admin/agencies/{id}/sms")
class SmsPages {

  private static final String YES = "yes";
  private static final String NO = "no";

  /** A choice in a list. */
  record Choice(String value, String label) {}

  /** What a template would come to. */
  record Tried(String text, boolean wide, int units, int segments) {}

  private final SmsAgencies agencies;
  private final SmsTrial trial;
  private final SmsRounds rounds;
  private final ObjectProvider<SmsGateway> gateways;
  private final AdministrationRights rights;
  private final Directory directory;

  SmsPages(
      SmsAgencies agencies,
      SmsTrial trial,
      SmsRounds rounds,
      ObjectProvider<SmsGateway> gateways,
      AdministrationRights rights,
      Directory directory) {
    this.agencies = agencies;
    this.trial = trial;
    this.rounds = rounds;
    this.gateways = gateways;
    this.rights = rights;
    this.directory = directory;
  }

  @GetMapping
  String page(@PathVariable String id, Principal person, Model model) {
    rights.requireAgency(person.getName(), id);
    return show(id, model, shown(agencies.of(id)), blank());
  }

  @PostMapping
  String change(
      @PathVariable String id,
      @RequestParam Map<String, String> sent,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    try {
      agencies.change(id, settings(sent), person.getName());
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(
          id, model, new SmsForm("sms", sent, refusal.fields(locale), refusal.in(locale)), blank());
    }
    next.addFlashAttribute("done", "sms.saved");
    return "redirect:/admin/agencies/" + id + "/sms";
  }

  @PostMapping("/blocks")
  String block(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String whom,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    try {
      agencies.block(id, whom, reason, person.getName());
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(
          id,
          model,
          shown(agencies.of(id)),
          new SmsForm(
              "block",
              Map.of("whom", whom, "reason", reason),
              refusal.fields(locale),
              refusal.in(locale)));
    }
    next.addFlashAttribute("done", "sms.blocked");
    return "redirect:/admin/agencies/" + id + "/sms";
  }

  @PostMapping("/blocks/{blockId}/end")
  String unblock(
      @PathVariable String id,
      @PathVariable UUID blockId,
      Principal person,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    agencies.unblock(id, blockId);
    next.addFlashAttribute("done", "sms.unblocked");
    return "redirect:/admin/agencies/" + id + "/sms";
  }

  /** What a template comes to, while it is written. */
  @GetMapping("/length")
  @ResponseBody
  Tried length(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = AgencySms.VI) String language,
      @RequestParam(defaultValue = NO) String diacritics,
      Principal person) {
    rights.requireAgency(person.getName(), id);
    var tried = agencies.of(id).trying(language, text, diacritics.equals(YES));
    var length = trial.length(tried);
    return new Tried(trial.sample(tried), length.wide(), length.units(), length.segments());
  }

  private String show(String id, Model model, SmsForm form, SmsForm block) {
    var agency =
        directory
            .agency(id)
            .orElseThrow(() -> new NotFound(new Sentence("Không có cơ quan «%s».", id)));
    model.addAttribute("agencyId", id);
    model.addAttribute("agencyName", agency.name());
    model.addAttribute("gateway", gateways.getIfAvailable() != null);
    model.addAttribute("paused", rounds.isPaused());
    model.addAttribute("today", agencies.today(id));
    model.addAttribute("agency", agencies.of(id));
    model.addAttribute("zone", ProvinceClock.ZONE);
    model.addAttribute("form", form);
    model.addAttribute("block", block);
    model.addAttribute("blocks", agencies.blocks(id));
    model.addAttribute(
        "units",
        directory.units(id).stream().map(unit -> new Choice(unit.id(), unit.name())).toList());
    model.addAttribute("people", people(id));
    return "admin/sms";
  }

  private List<Choice> people(String agencyId) {
    var people = new LinkedHashMap<String, Choice>();
    directory
        .posts(agencyId, null, null)
        .forEach(
            post ->
                people.putIfAbsent(
                    post.personId(),
                    new Choice(post.personId(), post.personName() + ", " + post.title())));
    return List.copyOf(people.values());
  }

  private static SmsForm blank() {
    return new SmsForm("block", Map.of(), Map.of(), null);
  }

  private static SmsForm shown(AgencySms agency) {
    var typed = new HashMap<String, String>();
    typed.put("enabled", agency.enabled() ? YES : NO);
    typed.put("diacritics", agency.diacritics() ? YES : NO);
    typed.put("language", agency.language());
    typed.put("vietnamese", agency.vietnamese());
    typed.put("english", agency.english());
    typed.put("quietFrom", agency.quietFrom().toString());
    typed.put("quietUntil", agency.quietUntil().toString());
    typed.put("quietDaysOff", agency.quietDaysOff() ? YES : NO);
    typed.put("dailySegments", String.valueOf(agency.dailySegments()));
    typed.put("hardSegments", String.valueOf(agency.hardSegments()));
    return new SmsForm("sms", typed, Map.of(), null);
  }

  private AgencySms settings(Map<String, String> sent) {
    var faults = new LinkedHashMap<String, Sentence>();
    var from = time(sent, "quietFrom", faults);
    var until = time(sent, "quietUntil", faults);
    var daily = number(sent, "dailySegments", faults);
    var hard = number(sent, "hardSegments", faults);
    var settings =
        new AgencySms(
            YES.equals(sent.get("enabled")),
            YES.equals(sent.get("diacritics")),
            AgencySms.EN.equals(sent.get("language")) ? AgencySms.EN : AgencySms.VI,
            sent.getOrDefault("vietnamese", "").strip(),
            sent.getOrDefault("english", "").strip(),
            from,
            until,
            YES.equals(sent.get("quietDaysOff")),
            daily,
            hard);
    if (!faults.isEmpty()) {
      // All that is wrong at once, each in the words of whoever saw it first.
      agencies.faults(settings).forEach(faults::putIfAbsent);
      throw new Refusal("Chưa lưu: hãy sửa các mục được đánh dấu.", faults);
    }
    return settings;
  }

  private static LocalTime time(
      Map<String, String> sent, String field, Map<String, Sentence> faults) {
    try {
      return LocalTime.parse(sent.getOrDefault(field, "")).withSecond(0).withNano(0);
    } catch (DateTimeParseException noTime) {
      faults.put(field, new Sentence("Nhập giờ, ví dụ 21:00."));
      return LocalTime.MIN;
    }
  }

  private static int number(Map<String, String> sent, String field, Map<String, Sentence> faults) {
    var text = sent.getOrDefault(field, "").strip();
    if (text.matches("\\d{1,6}")) {
      return Integer.parseInt(text);
    }
    faults.put(field, new Sentence("Nhập số từ 0 đến 100000."));
    return 0;
  }
}
