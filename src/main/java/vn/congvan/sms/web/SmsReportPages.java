package vn.congvan.sms.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.sms.SmsReport;

/** Number, cost and outcome of messages, by agency and period; on the screen and as a workbook. */
@Controller
class SmsReportPages {

  private static final List<String> COLUMNS =
      List.of(
          "agency",
          "messages",
          "segments",
          "delivered",
          "onTheWay",
          "failed",
          "unknown",
          "notSent",
          "read",
          "cost");

  private final SmsReport report;
  private final MessageSource words;
  private final ProvinceClock clock;

  SmsReportPages(SmsReport report, MessageSource words, ProvinceClock clock) {
    this.report = report;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/admin/sms-report")
  String page(
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String last,
      Principal person,
      Model model) {
    model.addAttribute("period", period(first, last, person));
    return "admin/sms-report";
  }

  @GetMapping("/admin/sms-report.xlsx")
  void workbook(
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String last,
      Principal person,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var period = period(first, last, person);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(
                "tin-nhan-%s-%s.xlsx".formatted(period.first(), period.last()),
                StandardCharsets.UTF_8)
            .build()
            .toString());
    SmsReport.write(
        period,
        COLUMNS.stream()
            .map(column -> words.getMessage("sms.report." + column, null, locale))
            .toList(),
        List.of(
            words.getMessage("sms.report.why", null, locale),
            words.getMessage("sms.report.messages", null, locale)),
        words.getMessage("sms.report.sum", null, locale),
        locale,
        response.getOutputStream());
  }

  private SmsReport.Period period(String first, String last, Principal person) {
    var today = clock.today();
    return report.of(
        day(first, today.withDayOfMonth(1), "first"), day(last, today, "last"), person.getName());
  }

  private static LocalDate day(String text, LocalDate usual, String field) {
    try {
      return text.isBlank() ? usual : LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw new Refusal("Ngày không đúng.", Map.of(field, new Sentence("Hãy chọn ngày.")));
    }
  }
}
