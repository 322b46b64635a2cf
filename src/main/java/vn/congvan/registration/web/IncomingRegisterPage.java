package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.congvan.print.RegisterPrint;
import vn.congvan.registration.IncomingRegister;
import vn.congvan.registration.IncomingRegister.Page;
import vn.congvan.registration.IncomingRegister.Question;
import vn.congvan.registration.IncomingRegister.Shelf;
import vn.congvan.registration.Registration;
import vn.congvan.registration.web.RegisterFile.Format;
import vn.congvan.shared.Refusal;

/** The incoming register on screen, as XLSX and as PDF. */
@Controller
class IncomingRegisterPage {

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
    var first = AskedDay.of(from);
    var last = AskedDay.of(to);
    Page found;
    String fault = null;
    try {
      found =
          register.page(
              new Question(agency, code, first.day(), last.day()), page, person.getName());
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      fault = refusal.getMessage();
      found = register.page(new Question(agency, code, null, null), page, person.getName());
    }
    model.addAttribute("found", found);
    model.addAttribute("from", first.shown(found.shelf().from()));
    model.addAttribute("to", last.shown(found.shelf().to()));
    model.addAttribute("faultOfFrom", first.isFault() || fault != null);
    model.addAttribute("faultOfTo", last.isFault());
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
    file(shelf, Format.XLSX)
        .send(
            response, out -> register.read(shelf, lines -> RegisterSheet.write(shelf, lines, out)));
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
    file(shelf, Format.PDF)
        .send(
            response,
            out ->
                register.read(
                    shelf,
                    lines ->
                        print.incoming(
                            header, RegisterFile.rows(lines, IncomingRegister.Line::row), out)));
  }

  private static RegisterFile file(Shelf shelf, Format format) {
    return RegisterFile.of("so-van-ban-den", shelf.agency().id(), shelf.from(), shelf.to(), format);
  }

  private static Question strictly(
      @Nullable String agency, @Nullable String code, @Nullable String from, @Nullable String to) {
    return new Question(
        agency, code, AskedDay.of(from).strictly("from"), AskedDay.of(to).strictly("to"));
  }
}
