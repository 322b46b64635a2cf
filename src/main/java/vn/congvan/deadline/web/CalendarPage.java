package vn.congvan.deadline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
import vn.congvan.shared.Sentence;

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
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);
  private static final int FIRST_YEAR = 2000;
  private static final int YEARS_AHEAD = 10;

  private static final int LONGEST_RANGE_IN_DAYS = 60;

  /**
   * What was typed, as it was typed: days and ranges of days, each on a line of its own; {@code
   * agency} is empty for the whole province.
   */
  record DayForm(
      @Nullable String agency,
      @Nullable String off,
      @Nullable String worked,
      @Nullable String name,
      @Nullable String decision) {

    public @Nullable String agencyId() {
      return agency == null || agency.isBlank() ? null : agency;
    }

    String reason() {
      return name == null ? "" : name;
    }

    String basis() {
      return decision == null ? "" : decision;
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
    show(model, new DayForm(chosen, null, null, null, null), shown(year), person, locale);
    return "calendar";
  }

  /** Shows which deadlines would move before anything is entered. */
  @PostMapping("/preview")
  String preview(
      @ModelAttribute DayForm form,
      @RequestParam int year,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    try {
      var preview =
          editing.preview(
              person.getName(), form.agencyId(), days(form), form.reason(), form.basis());
      model.addAttribute("form", form);
      return show(model, preview, form.agencyId(), year, locale);
    } catch (Refusal refusal) {
      return again(form, refusal, year, person, locale, model, response);
    }
  }

  @PostMapping("/days")
  String enter(
      @ModelAttribute DayForm form,
      @RequestParam int year,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      var days = days(form);
      var entered =
          editing.enter(person.getName(), form.agencyId(), days, form.reason(), form.basis());
      next.addFlashAttribute("done", "calendar.added");
      next.addFlashAttribute("doneDay", String.valueOf(entered));
      return back(form.agencyId(), days.get(0).day().getYear(), next);
    } catch (Refusal refusal) {
      return again(form, refusal, year, person, locale, model, response);
    }
  }

  private String again(
      DayForm form,
      Refusal refusal,
      int year,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    if (refusal.fields().isEmpty()) {
      throw refusal;
    }
    show(model, form, shown(year), person, locale);
    model.addAttribute("refusal", refusal.in(locale));
    model.addAttribute("faults", refusal.fields(locale));
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return "calendar";
  }

  /** Shows which deadlines would move before a day is taken out. */
  @GetMapping("/days/{rowId}/removal")
  String removal(
      @PathVariable UUID rowId,
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam int year,
      Principal person,
      Locale locale,
      Model model) {
    var preview = editing.previewRemoval(person.getName(), rowId);
    model.addAttribute("rowId", rowId);
    model.addAttribute("form", new DayForm(agency, null, null, null, null));
    return show(model, preview, agency, year, locale);
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
    model.addAttribute("moment", MOMENT);
    model.addAttribute("changes", editing.progress(person.getName(), form.agencyId()));
  }

  private int shown(@Nullable Integer year) {
    var now = clock.today().getYear();
    return year == null ? now : Math.min(now + YEARS_AHEAD, Math.max(FIRST_YEAR, year));
  }

  private String show(
      Model model,
      CalendarEditing.Preview preview,
      @Nullable String agency,
      int year,
      Locale locale) {
    model.addAttribute("preview", preview);
    model.addAttribute("agency", agency == null ? "" : agency);
    model.addAttribute("year", year);
    model.addAttribute("weekday", DateTimeFormatter.ofPattern("EEEE", locale));
    model.addAttribute("date", DAY);
    model.addAttribute("moment", MOMENT);
    model.addAttribute("english", locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
    return "calendar-preview";
  }

  /** Days off first; of a range of days off those that are free anyhow each week are left out. */
  private List<CalendarEditing.DecidedDay> days(DayForm form) {
    var faults = new HashMap<String, Sentence>();
    var days = new ArrayList<CalendarEditing.DecidedDay>();
    read(form.off(), "off", faults)
        .forEach(day -> days.add(new CalendarEditing.DecidedDay(day, CalendarDay.Kind.HOLIDAY)));
    read(form.worked(), "worked", faults)
        .forEach(day -> days.add(new CalendarEditing.DecidedDay(day, CalendarDay.Kind.WORKING)));
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa ghi được ngày vào lịch, hãy xem lại các ô được đánh dấu.", faults);
    }
    return days;
  }

  private List<LocalDate> read(@Nullable String typed, String field, Map<String, Sentence> faults) {
    var days = new ArrayList<LocalDate>();
    for (var part : (typed == null ? "" : typed).split("[\\r\\n,;]+")) {
      var ends = part.strip().split("\\s*(?:-|–|đến)\\s*");
      if (part.isBlank()) {
        continue;
      }
      var first = date(ends[0]);
      var last = ends.length == 2 ? date(ends[1]) : first;
      if (first == null
          || last == null
          || ends.length > 2
          || last.isBefore(first)
          || last.isAfter(first.plusDays(LONGEST_RANGE_IN_DAYS))) {
        faults.put(
            field,
            new Sentence(
                "“%s”: ghi ngày/tháng/năm, hoặc từ ngày - đến ngày (tối đa %s ngày), mỗi dòng một mục.",
                part.strip(), LONGEST_RANGE_IN_DAYS));
        continue;
      }
      var range = !first.equals(last);
      first
          .datesUntil(last.plusDays(1))
          .filter(
              day ->
                  !range
                      || !field.equals("off")
                      || settings.workingWeek().contains(day.getDayOfWeek()))
          .forEach(days::add);
    }
    return days;
  }

  private static @Nullable LocalDate date(String typed) {
    try {
      return LocalDate.parse(typed.strip(), TYPED_DAY);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String back(@Nullable String agency, int year, RedirectAttributes next) {
    next.addAttribute("agency", agency == null ? "" : agency);
    next.addAttribute("year", year);
    return "redirect:/admin/calendar";
  }
}
