package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.congvan.print.RegisterPrint;
import vn.congvan.registration.IncomingRegister;
import vn.congvan.registration.RegisterShelf;
import vn.congvan.registration.Registration;
import vn.congvan.registration.web.RegisterFile.Format;

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
      @ModelAttribute AskedRegister asked,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Model model) {
    asked.show(question -> register.page(question, page, person.getName()), model);
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
      @ModelAttribute AskedRegister asked,
      @RequestParam(defaultValue = "0") int page,
      Principal person) {
    var found = register.page(asked.strictly(), page, person.getName());
    return new Rows(found.lines(), found.total(), found.page(), found.pages());
  }

  @GetMapping("/registers/incoming.xlsx")
  void xlsx(@ModelAttribute AskedRegister asked, Principal person, HttpServletResponse response)
      throws IOException {
    var shelf = register.shelf(asked.strictly(), person.getName());
    file(shelf, Format.XLSX)
        .send(
            response,
            out -> register.read(shelf, lines -> RegisterSheet.incoming(shelf, lines, out)));
  }

  @GetMapping("/registers/incoming.pdf")
  void pdf(@ModelAttribute AskedRegister asked, Principal person, HttpServletResponse response)
      throws IOException {
    var shelf = register.shelf(asked.strictly(), person.getName());
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

  private static RegisterFile file(RegisterShelf shelf, Format format) {
    return RegisterFile.of("so-van-ban-den", shelf, format);
  }
}
