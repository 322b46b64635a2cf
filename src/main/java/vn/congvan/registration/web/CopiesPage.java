package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.print.RegisterPrint;
import vn.congvan.registration.Copies;
import vn.congvan.registration.CopyKind;
import vn.congvan.registration.CopyKind.Medium;
import vn.congvan.registration.RegisterShelf;
import vn.congvan.registration.web.RegisterFile.Format;
import vn.congvan.shared.Refusal;

/** The page on which a clerk makes copies of a document, and the register of copies. */
@Controller
class CopiesPage {

  private static final Typed FIRST = new Typed("SY", "ELECTRONIC", "PAPER", "", "1", "", "", null);

  private final Copies copies;
  private final RegisterPrint print;

  CopiesPage(Copies copies, RegisterPrint print) {
    this.copies = copies;
    this.print = print;
  }

  /** What was typed, as it was typed. */
  record Typed(
      @Nullable String kind,
      @Nullable String source,
      @Nullable String target,
      @Nullable String extract,
      @Nullable String copies,
      @Nullable String recipients,
      @Nullable String reason,
      @Nullable String capacityKey) {

    Copies.Order order() {
      return new Copies.Order(
          constant(CopyKind.values(), kind),
          constant(Medium.values(), source),
          constant(Medium.values(), target),
          extract,
          copies != null && copies.strip().matches("\\d{1,6}")
              ? Integer.valueOf(copies.strip())
              : null,
          recipients,
          reason,
          capacityKey);
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] values, @Nullable String name) {
      for (var value : values) {
        if (value.name().equals(name)) {
          return value;
        }
      }
      return null;
    }
  }

  @GetMapping("/documents/{documentId}/copies")
  String page(@PathVariable UUID documentId, Principal person, Locale locale, Model model) {
    show(documentId, FIRST, person, locale, model);
    return "copies";
  }

  @PostMapping("/documents/{documentId}/copies")
  String make(
      @PathVariable UUID documentId,
      @ModelAttribute Typed typed,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      copies.make(documentId, typed.order(), person.getName());
      next.addFlashAttribute("done", "copies.made");
      return "redirect:/documents/" + documentId + "/copies";
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      show(documentId, typed, person, locale, model);
      model.addAttribute("refusal", refusal.in(locale));
      model.addAttribute("faults", refusal.fields(locale));
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "copies";
    }
  }

  @GetMapping("/copies/{copyId}.pdf")
  void sheet(@PathVariable UUID copyId, Principal person, HttpServletResponse response)
      throws IOException {
    var sheet = copies.sheet(copyId, person.getName());
    response.setContentType("application/pdf");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.inline()
            .filename(sheet.name(), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setContentLength(sheet.pdf().length);
    response.getOutputStream().write(sheet.pdf());
  }

  @PostMapping("/copies/{copyId}/signing")
  String sign(
      @PathVariable UUID copyId,
      @RequestParam UUID document,
      Principal person,
      RedirectAttributes next) {
    copies.sign(copyId, person.getName());
    next.addFlashAttribute("done", "copies.signing");
    return "redirect:/documents/" + document + "/copies";
  }

  @PostMapping("/copies/{copyId}/dropping")
  String drop(
      @PathVariable UUID copyId,
      @RequestParam UUID document,
      @RequestParam(defaultValue = "") String voidReason,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      copies.drop(copyId, voidReason, person.getName());
      next.addFlashAttribute("done", "copies.dropped");
      return "redirect:/documents/" + document + "/copies";
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      show(document, FIRST, person, locale, model);
      model.addAttribute("refusal", refusal.in(locale));
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "copies";
    }
  }

  @GetMapping("/registers/copies")
  String register(
      @ModelAttribute AskedRegister asked,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale,
      Model model) {
    asked.show(question -> copies.register(question, page, person.getName()), model);
    model.addAttribute("locale", locale);
    return "copies-register";
  }

  @GetMapping("/registers/copies.xlsx")
  void xlsx(@ModelAttribute AskedRegister asked, Principal person, HttpServletResponse response)
      throws IOException {
    var shelf = copies.shelf(asked.strictly(), person.getName());
    file(shelf, Format.XLSX)
        .send(
            response, out -> copies.read(shelf, lines -> RegisterSheet.copies(shelf, lines, out)));
  }

  @GetMapping("/registers/copies.pdf")
  void pdf(@ModelAttribute AskedRegister asked, Principal person, HttpServletResponse response)
      throws IOException {
    var shelf = copies.shelf(asked.strictly(), person.getName());
    var header = copies.header(shelf);
    file(shelf, Format.PDF)
        .send(
            response,
            out ->
                copies.read(
                    shelf,
                    lines ->
                        print.copies(header, RegisterFile.rows(lines, Copies.Copy::row), out)));
  }

  private static RegisterFile file(RegisterShelf shelf, Format format) {
    return RegisterFile.of("so-ban-sao", shelf, format);
  }

  private void show(UUID documentId, Typed typed, Principal person, Locale locale, Model model) {
    model.addAttribute("choices", copies.choices(documentId, person.getName()));
    model.addAttribute("typed", typed);
    model.addAttribute("kinds", CopyKind.values());
    model.addAttribute("media", Medium.values());
    model.addAttribute("locale", locale);
    model.addAttribute("faults", Map.of());
  }
}
