package vn.congvan.deadline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.deadline.CalendarDay;
import vn.congvan.deadline.CalendarEditing;
import vn.congvan.deadline.CalendarSettings;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/**
 * Shows a year's holidays and swapped days, and lets administrators enter what decisions change.
 */
@Controller
@RequestMapping("/admin/calendar")
class CalendarPage {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  // Strict, or 31/02 would quietly become the 28th.
  private static final DateTimeFormatter TYPED_DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final int FIRST_YEAR = 2000;
  private static final int YEARS_AHEAD = 10;

  /** What was typed, as it was typed; {@code agency} is empty for the whole province. */
  record DayForm(
      @Nullable String agency,
      @Nullable String day,
      @Nullable String kind,
      @Nullable String name,
      @Nullable String decision) {

    public @Nullable String agencyId() {
      return agency == null || agency.isBlank() ? null : agency;
    }
  }

  private final CalendarEditing editing;
  private final CalendarSettings settings;
  private final ProvinceClock clock;

  CalendarPage(CalendarEditing editing, CalendarSettings settings, ProvinceClock clock) {
    this.editing = editing;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(required = false) @Nullable Integer year,
      Principal person,
      Locale locale,
      Model model) {
    var agencies = editing.agencies(person.getName());
    var province = editing.mayEditProvince(person.getName());
    var chosen = agency;
    if (chosen == null || chosen.isBlank()) {
      chosen = province ? "" : agencies.get(0).id();
    }
    show(model, new DayForm(chosen, null, "HOLIDAY", null, null), shown(year), person, locale);
    return "calendar";
  }

  @PostMapping("/days")
  String add(
      @ModelAttribute DayForm form,
      @RequestParam int year,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      var day = date(form.day());
      editing.add(
          person.getName(),
          form.agencyId(),
          day,
          "WORKING".equals(form.kind()) ? CalendarDay.Kind.WORKING : CalendarDay.Kind.HOLIDAY,
          form.name() == null ? "" : form.name(),
          form.decision() == null ? "" : form.decision());
      next.addFlashAttribute("done", "calendar.added");
      next.addFlashAttribute("doneDay", DAY.format(day));
      return back(form.agencyId(), day.getYear(), next);
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      show(model, form, shown(year), person, locale);
      model.addAttribute("refusal", refusal.getMessage());
      model.addAttribute("faults", refusal.fields());
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "calendar";
    }
  }

  @PostMapping("/days/{rowId}/removal")
  String remove(
      @PathVariable UUID rowId,
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam int year,
      Principal person,
      RedirectAttributes next) {
    editing.remove(person.getName(), rowId);
    next.addFlashAttribute("done", "calendar.removed");
    return back(agency, year, next);
  }

  private void show(Model model, DayForm form, int year, Principal person, Locale locale) {
    model.addAttribute("form", form);
    model.addAttribute("faults", Map.of());
    model.addAttribute("year", year);
    model.addAttribute("agencies", editing.agencies(person.getName()));
    model.addAttribute("province", editing.mayEditProvince(person.getName()));
    model.addAttribute("lines", editing.year(person.getName(), form.agencyId(), year));
    model.addAttribute("hours", String.join(", ", settings.hours()).replace("-", "–"));
    model.addAttribute(
        "week",
        settings.workingWeek().stream()
            .sorted(Comparator.naturalOrder())
            .map(day -> day.getDisplayName(TextStyle.FULL, locale))
            .collect(Collectors.joining(", ")));
    model.addAttribute("weekday", DateTimeFormatter.ofPattern("EEEE", locale));
    model.addAttribute("date", DAY);
  }

  private int shown(@Nullable Integer year) {
    var now = clock.today().getYear();
    return year == null ? now : Math.min(now + YEARS_AHEAD, Math.max(FIRST_YEAR, year));
  }

  private static LocalDate date(@Nullable String typed) {
    try {
      return LocalDate.parse(typed == null ? "" : typed.strip(), TYPED_DAY);
    } catch (DateTimeParseException e) {
      throw new Refusal(
          "Chưa ghi được ngày vào lịch, hãy xem lại các ô được đánh dấu.",
          Map.of("day", "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 22/08/2026."));
    }
  }

  private static String back(@Nullable String agency, int year, RedirectAttributes next) {
    next.addAttribute("agency", agency == null ? "" : agency);
    next.addAttribute("year", year);
    return "redirect:/admin/calendar";
  }
}
