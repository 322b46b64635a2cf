package vn.congvan.statistics.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.Principal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.statistics.Period;
import vn.congvan.statistics.Report;
import vn.congvan.statistics.ReportDesk;
import vn.congvan.statistics.ReportKind;
import vn.congvan.statistics.Reports;
import vn.congvan.statistics.Structure;

/** The reports: asking for one, how far it is, and what it says on screen and as a file. */
@Controller
class ReportsPage {

  /** A report that takes longer goes on behind the page. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final int LAST_YEAR = 9998;
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter FILE_DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  /** How far a report is. */
  record Progress(Report.State state, int done, int expected, boolean over) {}

  /** What was typed, to be shown again. */
  record Typed(
      String kind, String agency, boolean below, String from, String to, String structure) {}

  private final Reports reports;
  private final ReportDesk desk;
  private final ProvinceClock clock;

  ReportsPage(Reports reports, ReportDesk desk, ProvinceClock clock) {
    this.reports = reports;
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping("/reports")
  String page(Principal person, Locale locale, Model model) {
    var today = clock.today();
    return page(
        new Typed(
            ReportKind.HANDLING_IN.name(),
            "",
            false,
            SHOWN.format(today.withDayOfYear(1)),
            SHOWN.format(today),
            Structure.NOW.name()),
        null,
        person,
        locale,
        model);
  }

  @PostMapping("/reports")
  String ask(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String agency,
      @RequestParam(defaultValue = "false") boolean below,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "NOW") String structure,
      Principal person,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    UUID id;
    try {
      id =
          reports.ask(
              kind(kind),
              agency.isBlank() ? null : agency,
              below,
              new Period(day(from, "from"), day(to, "to")),
              "THEN".equals(structure) ? Structure.THEN : Structure.NOW,
              person.getName());
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(
          new Typed(kind, agency, below, from, to, structure), refusal, person, locale, model);
    }
    desk.begin(id, PATIENCE);
    return "redirect:/reports/" + id;
  }

  @GetMapping("/reports/{id}")
  String report(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale,
      Model model) {
    var report = reports.get(id, person.getName());
    model.addAttribute("report", report);
    model.addAttribute("title", report.kind().in(locale));
    model.addAttribute(
        "agency",
        reports.agencies(person.getName()).stream()
            .filter(one -> one.id().equals(report.agencyId()))
            .findFirst()
            .map(Directory.Agency::name)
            .orElse(report.agencyId()));
    if (report.state() == Report.State.DONE) {
      model.addAttribute("found", reports.content(id, page, person.getName()));
    }
    return "report";
  }

  @GetMapping("/reports/{id}/progress")
  @ResponseBody
  Progress progress(@PathVariable UUID id, Principal person) {
    var report = reports.get(id, person.getName());
    return new Progress(report.state(), report.done(), report.expected(), report.isOver());
  }

  @PostMapping("/reports/{id}/stop")
  String stop(@PathVariable UUID id, Principal person) {
    reports.stop(id, person.getName());
    return "redirect:/reports/" + id;
  }

  @GetMapping("/reports/{id}.xlsx")
  void xlsx(@PathVariable UUID id, Principal person, HttpServletResponse response)
      throws IOException {
    send(
        id,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        out -> reports.xlsx(id, person.getName(), out),
        person,
        response);
  }

  @GetMapping("/reports/{id}.pdf")
  void pdf(@PathVariable UUID id, Principal person, HttpServletResponse response)
      throws IOException {
    send(
        id,
        "pdf",
        "application/pdf",
        out -> reports.pdf(id, person.getName(), out),
        person,
        response);
  }

  @GetMapping("/reports/{id}.docx")
  void docx(@PathVariable UUID id, Principal person, HttpServletResponse response)
      throws IOException {
    send(
        id,
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        out -> reports.docx(id, person.getName(), out),
        person,
        response);
  }

  private String page(
      Typed typed, @Nullable Refusal refusal, Principal person, Locale locale, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal == null ? null : refusal.in(locale));
    model.addAttribute("faults", refusal == null ? Map.of() : refusal.fields(locale));
    model.addAttribute("kinds", ReportKind.ASKED);
    model.addAttribute("agencies", reports.agencies(person.getName()));
    model.addAttribute("reports", reports.mine(person.getName()));
    model.addAttribute("locale", locale);
    return "reports";
  }

  /** Written aside first: what goes wrong meanwhile is still told as a page. */
  private void send(
      UUID id,
      String ending,
      String mediaType,
      Consumer<OutputStream> writer,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var report = reports.get(id, person.getName());
    var file = Files.createTempFile("report", "." + ending);
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        writer.accept(out);
      }
      response.setContentType(mediaType);
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ("pdf".equals(ending) ? ContentDisposition.inline() : ContentDisposition.attachment())
              .filename(
                  report.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                      + "-"
                      + FILE_DAY.format(report.period().from())
                      + "-"
                      + FILE_DAY.format(report.period().to())
                      + "."
                      + ending,
                  StandardCharsets.UTF_8)
              .build()
              .toString());
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ReportKind kind(String name) {
    return ReportKind.ASKED.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "Hãy chọn loại báo cáo.", Map.of("kind", new Sentence("Chọn loại báo cáo."))));
  }

  private static LocalDate day(String typed, String field) {
    try {
      var day =
          typed.contains("/")
              ? LocalDate.parse(typed.strip(), DAY)
              : LocalDate.parse(typed.strip());
      // Databases know fewer years than Java does.
      if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
        return day;
      }
      throw noDay(field);
    } catch (DateTimeParseException notADay) {
      throw noDay(field);
    }
  }

  private static Refusal noDay(String field) {
    return new Refusal(
        "Ngày không hợp lệ.",
        Map.of(field, new Sentence("Nhập ngày có trong lịch, theo dạng 31/12/2026.")));
  }
}
