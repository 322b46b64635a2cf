package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.congvan.print.IncomingRow;
import vn.congvan.print.RegisterPrint;
import vn.congvan.registration.IncomingRegister;
import vn.congvan.registration.IncomingRegister.Page;
import vn.congvan.registration.IncomingRegister.Question;
import vn.congvan.registration.IncomingRegister.Shelf;
import vn.congvan.registration.Registration;
import vn.congvan.shared.Refusal;

/** The incoming register on screen, as XLSX and as PDF. */
@Controller
class IncomingRegisterPage {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter FILE_DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final IncomingRegister register;
  private final RegisterPrint print;
  private final Registration registration;

  IncomingRegisterPage(IncomingRegister register, RegisterPrint print, Registration registration) {
    this.register = register;
    this.registration = registration;
    this.print = print;
  }

  record Rows(List<IncomingRegister.Line> lines, long total, int page, int pages) {}

  @GetMapping("/registers/incoming")
  String page(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(name = "register", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Model model) {
    // A date that is none is told beside its field; the register is shown as if none had been asked
    // for.
    var faultOfFrom = day(from).isEmpty() && isGiven(from);
    var faultOfTo = day(to).isEmpty() && isGiven(to);
    Page found;
    String fault = null;
    try {
      found = register.page(question(agency, code, from, to), page, person.getName());
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      fault = refusal.getMessage();
      found = register.page(new Question(agency, code, null, null), page, person.getName());
    }
    model.addAttribute("found", found);
    model.addAttribute("from", isGiven(from) ? from : shown(found.shelf().from()));
    model.addAttribute("to", isGiven(to) ? to : shown(found.shelf().to()));
    model.addAttribute("faultOfFrom", faultOfFrom || fault != null);
    model.addAttribute("faultOfTo", faultOfTo);
    model.addAttribute("orderFault", fault != null);
    return "incoming-register";
  }

  /**
   * Takes in a paper without a file and leads to its task, where it is registered like any other
   * document.
   */
  @PostMapping("/registers/incoming/papers")
  String enterPaper(@RequestParam String agency, Principal person) {
    var paper = registration.enterPaper(agency, person.getName());
    return registration
        .taskOf(paper)
        .map(task -> "redirect:/camunda/app/tasklist/default/#/?task=" + task)
        .orElse("redirect:/documents/" + paper);
  }

  @GetMapping("/api/registers/incoming")
  @ResponseBody
  Rows rows(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(name = "register", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "0") int page,
      Principal person) {
    var found = register.page(strictly(agency, code, from, to), page, person.getName());
    return new Rows(found.lines(), found.total(), found.page(), found.pages());
  }

  @GetMapping("/registers/incoming.xlsx")
  void xlsx(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(name = "register", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var shelf = register.shelf(strictly(agency, code, from, to), person.getName());
    send(
        response,
        shelf,
        XLSX,
        "xlsx",
        out -> register.read(shelf, lines -> RegisterSheet.write(shelf, lines, out)));
  }

  @GetMapping("/registers/incoming.pdf")
  void pdf(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(name = "register", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var shelf = register.shelf(strictly(agency, code, from, to), person.getName());
    var header = register.header(shelf);
    send(
        response,
        shelf,
        "application/pdf",
        "pdf",
        out -> register.read(shelf, lines -> print.incoming(header, rowsOf(lines), out)));
  }

  /**
   * Written to a file first: a slow reader must not hold a connection to the database, and half a
   * register is none.
   */
  private static void send(
      HttpServletResponse response,
      Shelf shelf,
      String type,
      String extension,
      Consumer<OutputStream> writer)
      throws IOException {
    var file = Files.createTempFile("congvan-register", "." + extension);
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        writer.accept(out);
      }
      head(response, type, shelf, extension);
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Iterator<IncomingRow> rowsOf(Iterator<IncomingRegister.Line> lines) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public IncomingRow next() {
        return lines.next().row();
      }
    };
  }

  private static void head(
      HttpServletResponse response, String type, Shelf shelf, String extension) {
    // The printed form is looked at in the browser; the sheet is for a program of its own.
    var disposition =
        extension.equals("pdf") ? ContentDisposition.inline() : ContentDisposition.attachment();
    var name =
        "so-van-ban-den-"
            + shelf.agency().id()
            + "-"
            + FILE_DAY.format(shelf.from())
            + "-"
            + FILE_DAY.format(shelf.to())
            + "."
            + extension;
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        disposition.filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  private static Question question(
      @Nullable String agency, @Nullable String code, @Nullable String from, @Nullable String to) {
    return new Question(agency, code, day(from).orElse(null), day(to).orElse(null));
  }

  private static Question strictly(
      @Nullable String agency, @Nullable String code, @Nullable String from, @Nullable String to) {
    if (isGiven(from) && day(from).isEmpty()) {
      throw new Refusal("Ngày không hợp lệ.", Map.of("from", "Nhập ngày theo dạng 31/12/2026."));
    }
    if (isGiven(to) && day(to).isEmpty()) {
      throw new Refusal("Ngày không hợp lệ.", Map.of("to", "Nhập ngày theo dạng 31/12/2026."));
    }
    return question(agency, code, from, to);
  }

  /** Reads a day as the office writes it, or as programs do. */
  private static Optional<LocalDate> day(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.contains("/") ? LocalDate.parse(text.strip(), DAY) : LocalDate.parse(text.strip()));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static String shown(LocalDate day) {
    return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
  }
}
