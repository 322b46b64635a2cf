package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.document.Vocabulary;
import vn.congvan.print.RegisterPrint;
import vn.congvan.registration.OutgoingRegister;
import vn.congvan.registration.RegisterShelf;
import vn.congvan.registration.web.RegisterFile.Format;

/** The outgoing register on screen, as XLSX and as PDF. */
@Controller
class OutgoingRegisterPage {

  private final OutgoingRegister register;
  private final RegisterPrint print;

  OutgoingRegisterPage(OutgoingRegister register, RegisterPrint print) {
    this.register = register;
    this.print = print;
  }

  @GetMapping("/registers/outgoing")
  String page(
      @ModelAttribute AskedRegister asked,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale,
      Model model) {
    asked.show(question -> register.page(question, page, person.getName()), model);
    model.addAttribute("types", Vocabulary.in(locale).types());
    return "outgoing-register";
  }

  @GetMapping("/registers/outgoing.xlsx")
  void xlsx(@ModelAttribute AskedRegister asked, Principal person, HttpServletResponse response)
      throws IOException {
    var shelf = register.shelf(asked.strictly(), person.getName());
    file(shelf, Format.XLSX)
        .send(
            response,
            out -> register.read(shelf, lines -> RegisterSheet.outgoing(shelf, lines, out)));
  }

  @GetMapping("/registers/outgoing.pdf")
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
                        print.outgoing(
                            header, RegisterFile.rows(lines, OutgoingRegister.Line::row), out)));
  }

  private static RegisterFile file(RegisterShelf shelf, Format format) {
    return RegisterFile.of("so-van-ban-di", shelf, format);
  }
}
