package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.document.Vocabulary;
import vn.congvan.print.RegisterPrint;
import vn.congvan.registration.OutgoingRegister;
import vn.congvan.registration.OutgoingRegister.Page;
import vn.congvan.registration.OutgoingRegister.Question;
import vn.congvan.registration.OutgoingRegister.Shelf;
import vn.congvan.registration.web.RegisterFile.Format;
import vn.congvan.shared.Refusal;

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
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(name = "register", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale,
      Model model) {
    var first = AskedDay.of(from);
    var last = AskedDay.of(to);
    Page found;
    String fault = null;
    try {
      found =
          register.page(
              new Question(agency, code, type, first.day(), last.day()), page, person.getName());
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      fault = refusal.getMessage();
      found = register.page(new Question(agency, code, type, null, null), page, person.getName());
    }
    model.addAttribute("found", found);
    model.addAttribute("types", Vocabulary.in(locale).types());
    model.addAttribute("from", first.shown(found.shelf().from()));
    model.addAttribute("to", last.shown(found.shelf().to()));
    model.addAttribute("faultOfFrom", first.isFault() || fault != null);
    model.addAttribute("faultOfTo", last.isFault());
    model.addAttribute("orderFault", fault != null);
    return "outgoing-register";
  }

  @GetMapping("/registers/outgoing.xlsx")
  void xlsx(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(name = "register", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var shelf = register.shelf(strictly(agency, code, type, from, to), person.getName());
    file(shelf, Format.XLSX)
        .send(
            response, out -> register.read(shelf, lines -> RegisterSheet.write(shelf, lines, out)));
  }

  @GetMapping("/registers/outgoing.pdf")
  void pdf(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(name = "register", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var shelf = register.shelf(strictly(agency, code, type, from, to), person.getName());
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

  private static RegisterFile file(Shelf shelf, Format format) {
    return RegisterFile.of("so-van-ban-di", shelf.agency().id(), shelf.from(), shelf.to(), format);
  }

  private static Question strictly(
      @Nullable String agency,
      @Nullable String code,
      @Nullable String type,
      @Nullable String from,
      @Nullable String to) {
    return new Question(
        agency, code, type, AskedDay.of(from).strictly("from"), AskedDay.of(to).strictly("to"));
  }
}
