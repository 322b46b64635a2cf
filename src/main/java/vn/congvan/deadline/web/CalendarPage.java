package vn.congvan.deadline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
import vn.congvan.deadline.WorkingWeek;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Shows a year's holidays and swapped days and the working hours, and lets administrators enter
 * what decisions change.
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
      @Nullable String special,
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

  /** Working hours as they were typed, for each day of the week. */
  record HoursForm(
      @Nullable String agency,
      @Nullable String from,
      @Nullable String monday,
      @Nullable String tuesday,
      @Nullable String wednesday,
      @Nullable String thursday,
      @Nullable String friday,
      @Nullable String saturday,
      @Nullable String sunday,
      @Nullable String name,
      @Nullable String decision) {

    static HoursForm of(@Nullable String agency, WorkingWeek week) {
      var days = Arrays.stream(DayOfWeek.values()).map(day -> WorkingWeek.words(week.on(day)));
      var all = days.toList();
      return new HoursForm(
          agency,
          null,
          all.get(0),
          all.get(1),
          all.get(2),
          all.get(3),
          all.get(4),
          all.get(5),
          all.get(6),
          null,
          null);
    }

    @Nullable String on(DayOfWeek day) {
      return switch (day) {
        case MONDAY -> monday;
        case TUESDAY -> tuesday;
        case WEDNESDAY -> wednesday;
        case THURSDAY -> thursday;
        case FRIDAY -> friday;
        case SATURDAY -> saturday;
        case SUNDAY -> sunday;
      };
    }

    @Nullable String agencyId() {
      return agency == null || agency.isBlank() ? null : agency;
    }

    String reason() {
      return name == null ? "" : name;
    }

    String basis() {
      return decision == null ? "" : decision;
    }
  }

  /** One day of the week as a field of the form. */
  record WeekdayField(String key, String label, String value) {}

  private static final Pattern SPECIAL =
      Pattern.compile("(\\d{1,2}/\\d{1,2}/\\d{4})\\s*:?\\s+(.+)");

  private final CalendarEditing editing;
  private final ProvinceClock clock;

  CalendarPage(CalendarEditing editing, ProvinceClock clock) {
    this.editing = editing;
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
    show(model, empty(chosen), null, shown(year), person, locale);
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
              person.getName(),
              form.agencyId(),
              days(form, person.getName()),
              form.reason(),
              form.basis());
      model.addAttribute("form", form);
      return show(model, preview, form.agencyId(), year, locale);
    } catch (Refusal refusal) {
      return again(form, null, refusal, year, person, locale, model, response);
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
      var days = days(form, person.getName());
      var entered =
          editing.enter(person.getName(), form.agencyId(), days, form.reason(), form.basis());
      next.addFlashAttribute("done", "calendar.added");
      next.addFlashAttribute("doneDay", String.valueOf(entered));
      return back(form.agencyId(), days.get(0).day().getYear(), next);
    } catch (Refusal refusal) {
      return again(form, null, refusal, year, person, locale, model, response);
    }
  }

  /** The page once more, with what was typed and what is wrong with it. */
  private String again(
      DayForm form,
      @Nullable HoursForm typed,
      Refusal refusal,
      int year,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    if (refusal.fields().isEmpty()) {
      throw refusal;
    }
    show(model, form, typed, shown(year), person, locale);
    model.addAttribute("refusal", refusal.in(locale));
    model.addAttribute(typed == null ? "faults" : "hoursFaults", refusal.fields(locale));
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
    model.addAttribute("form", empty(agency));
    return show(model, preview, agency, year, locale);
  }

  /** Shows which deadlines would move before other hours are entered. */
  @PostMapping("/hours/preview")
  String previewHours(
      @ModelAttribute HoursForm form,
      @RequestParam int year,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    try {
      var preview =
          editing.previewHours(
              person.getName(),
              form.agencyId(),
              hours(form, person.getName()),
              form.reason(),
              form.basis());
      model.addAttribute(
          "form", new DayForm(form.agency(), null, null, null, form.reason(), form.basis()));
      model.addAttribute("hoursForm", form);
      return show(model, preview, form.agencyId(), year, locale);
    } catch (Refusal refusal) {
      return again(empty(form.agency()), form, refusal, year, person, locale, model, response);
    }
  }

  @PostMapping("/hours")
  String enterHours(
      @ModelAttribute HoursForm form,
      @RequestParam int year,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      editing.enterHours(
          person.getName(),
          form.agencyId(),
          hours(form, person.getName()),
          form.reason(),
          form.basis());
      next.addFlashAttribute("done", "calendar.hours.added");
      return back(form.agencyId(), year, next);
    } catch (Refusal refusal) {
      return again(empty(form.agency()), form, refusal, year, person, locale, model, response);
    }
  }

  /** Shows which deadlines would move before hours are taken out. */
  @GetMapping("/hours/{rowId}/removal")
  String hoursRemoval(
      @PathVariable UUID rowId,
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam int year,
      Principal person,
      Locale locale,
      Model model) {
    var preview = editing.previewHoursRemoval(person.getName(), rowId);
    model.addAttribute("rowId", rowId);
    model.addAttribute("form", empty(agency));
    return show(model, preview, agency, year, locale);
  }

  @PostMapping("/hours/{rowId}/removal")
  String removeHours(
      @PathVariable UUID rowId,
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam int year,
      Principal person,
      RedirectAttributes next) {
    editing.removeHours(person.getName(), rowId);
    next.addFlashAttribute("done", "calendar.hours.removed");
    return back(agency, year, next);
  }

  private static DayForm empty(@Nullable String agency) {
    return new DayForm(agency, null, null, null, null, null);
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

  private void show(
      Model model,
      DayForm form,
      @Nullable HoursForm typed,
      int year,
      Principal person,
      Locale locale) {
    var hours = editing.hours(person.getName(), form.agencyId());
    var inForce =
        hours.stream()
            .filter(CalendarEditing.Hours::inForce)
            .findFirst()
            .orElse(hours.get(hours.size() - 1))
            .week();
    var hoursForm = typed == null ? HoursForm.of(form.agency(), inForce) : typed;
    model.addAttribute("hoursForm", hoursForm);
    model.addAttribute("hoursFaults", Map.of());
    model.addAttribute("weekdays", fields(hoursForm, locale));
    model.addAttribute(
        "hours",
        hours.stream().map(each -> new ShownHours(each, words(each.week(), locale))).toList());
    model.addAttribute("form", form);
    model.addAttribute("faults", Map.of());
    model.addAttribute("year", year);
    model.addAttribute("agencies", editing.agencies(person.getName()));
    model.addAttribute("province", editing.mayEditProvince(person.getName()));
    model.addAttribute("lines", editing.year(person.getName(), form.agencyId(), year));
    model.addAttribute("week", words(inForce, locale));
    model.addAttribute("weekday", DateTimeFormatter.ofPattern("EEEE", locale));
    model.addAttribute("date", DAY);
    model.addAttribute("moment", MOMENT);
    model.addAttribute("changes", editing.progress(person.getName(), form.agencyId()));
  }

  /** A week beside the words for it. */
  record ShownHours(CalendarEditing.Hours of, String inWords) {}

  private static List<WeekdayField> fields(HoursForm form, Locale locale) {
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                new WeekdayField(
                    key(day),
                    day.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                    form.on(day) == null ? "" : form.on(day)))
        .toList();
  }

  private static String key(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /** The week as one says it: days with the same hours together. */
  private static String words(WorkingWeek week, Locale locale) {
    var together = new LinkedHashMap<String, List<String>>();
    for (var day : DayOfWeek.values()) {
      var sessions = WorkingWeek.words(week.on(day)).replace("-", "–");
      if (!sessions.isEmpty()) {
        together
            .computeIfAbsent(sessions, key -> new ArrayList<>())
            .add(day.getDisplayName(TextStyle.FULL_STANDALONE, locale));
      }
    }
    return together.entrySet().stream()
        .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
        .collect(Collectors.joining("; "));
  }

  private CalendarEditing.DecidedHours hours(HoursForm form, String personId) {
    editing.requireEditor(personId, form.agencyId());
    var faults = new LinkedHashMap<String, Sentence>();
    var from = form.from() == null ? null : date(form.from());
    if (from == null) {
      faults.put("from", new Sentence("Ghi ngày bắt đầu áp dụng, ví dụ 15/04/2027."));
    }
    var week = new EnumMap<DayOfWeek, List<CalendarSettings.Session>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      var sessions = WorkingWeek.sessions(form.on(day));
      if (sessions == null) {
        faults.put(
            key(day),
            new Sentence(
                "Ghi giờ như 07:30-11:30, 13:30-17:00; bỏ trống nếu là ngày nghỉ hằng tuần."));
      } else {
        week.put(day, sessions);
      }
    }
    if (faults.isEmpty() && week.values().stream().allMatch(List::isEmpty)) {
      faults.put(
          key(DayOfWeek.MONDAY), new Sentence("Ghi giờ làm việc của ít nhất một ngày trong tuần."));
    }
    if (from == null || !faults.isEmpty()) {
      throw new Refusal("Chưa ghi được giờ làm việc, hãy xem lại các ô được đánh dấu.", faults);
    }
    return new CalendarEditing.DecidedHours(from, new WorkingWeek(week));
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
    var hours = preview.hours();
    model.addAttribute("weekInWords", hours == null ? null : words(hours.week(), locale));
    model.addAttribute("english", locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
    return "calendar-preview";
  }

  /** Days off first; of a range of days off those that are free anyhow each week are left out. */
  private List<CalendarEditing.DecidedDay> days(DayForm form, String personId) {
    var faults = new HashMap<String, Sentence>();
    var days = new ArrayList<CalendarEditing.DecidedDay>();
    read(form.off(), "off", faults)
        .forEach(
            range ->
                range.stream()
                    .filter(
                        day ->
                            range.size() == 1
                                || !editing.isDayOfRest(personId, form.agencyId(), day))
                    .map(day -> new CalendarEditing.DecidedDay(day, CalendarDay.Kind.HOLIDAY))
                    .forEach(days::add));
    read(form.worked(), "worked", faults).stream()
        .flatMap(List::stream)
        .forEach(day -> days.add(new CalendarEditing.DecidedDay(day, CalendarDay.Kind.WORKING)));
    days.addAll(special(form.special(), faults));
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa ghi được ngày vào lịch, hãy xem lại các ô được đánh dấu.", faults);
    }
    return days;
  }

  /** Days with hours of their own, such as a half day, each on a line of its own. */
  private static List<CalendarEditing.DecidedDay> special(
      @Nullable String typed, Map<String, Sentence> faults) {
    var days = new ArrayList<CalendarEditing.DecidedDay>();
    for (var line : (typed == null ? "" : typed).split("[\\r\\n]+")) {
      if (line.isBlank()) {
        continue;
      }
      var parts = SPECIAL.matcher(line.strip());
      var day = parts.matches() ? date(parts.group(1)) : null;
      var sessions = day == null ? null : WorkingWeek.sessions(parts.group(2));
      if (day == null || sessions == null || sessions.isEmpty()) {
        faults.put(
            "special",
            new Sentence(
                "“%s”: ghi như 31/12/2026: 07:30-11:30, mỗi dòng một ngày.", line.strip()));
        continue;
      }
      days.add(
          new CalendarEditing.DecidedDay(
              day, CalendarDay.Kind.WORKING, WorkingWeek.words(sessions)));
    }
    return days;
  }

  private static List<List<LocalDate>> read(
      @Nullable String typed, String field, Map<String, Sentence> faults) {
    var days = new ArrayList<List<LocalDate>>();
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
      days.add(first.datesUntil(last.plusDays(1)).toList());
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
