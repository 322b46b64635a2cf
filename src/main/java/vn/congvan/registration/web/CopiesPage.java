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
      model.addAttribute("refusal", refusal.getMessage());
      model.addAttribute("faults", refusal.fields());
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
      model.addAttribute("refusal", refusal.getMessage());
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "copies";
    }
  }

  @GetMapping("/registers/copies.xlsx")
  void xlsx(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var shelf = strictly(agency, from, to, person);
    file(shelf, Format.XLSX)
        .send(response, out -> copies.read(shelf, lines -> RegisterSheet.write(shelf, lines, out)));
  }

  @GetMapping("/registers/copies.pdf")
  void pdf(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var shelf = strictly(agency, from, to, person);
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

  private Copies.Shelf strictly(
      @Nullable String agency, @Nullable String from, @Nullable String to, Principal person) {
    return copies.shelf(
        agency,
        AskedDay.of(from).strictly("from"),
        AskedDay.of(to).strictly("to"),
        person.getName());
  }

  private static RegisterFile file(Copies.Shelf shelf, Format format) {
    return RegisterFile.of("so-ban-sao", shelf.agency().id(), shelf.from(), shelf.to(), format);
  }

  @GetMapping("/registers/copies")
  String register(
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale,
      Model model) {
    var first = AskedDay.of(from);
    var last = AskedDay.of(to);
    Copies.Page found;
    String fault = null;
    try {
      found = copies.register(agency, first.day(), last.day(), page, person.getName());
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      fault = refusal.getMessage();
      found = copies.register(agency, null, null, page, person.getName());
    }
    model.addAttribute("found", found);
    model.addAttribute("locale", locale);
    model.addAttribute("from", first.shown(found.shelf().from()));
    model.addAttribute("to", last.shown(found.shelf().to()));
    model.addAttribute("faultOfFrom", first.isFault() || fault != null);
    model.addAttribute("faultOfTo", last.isFault());
    model.addAttribute("orderFault", fault != null);
    return "copies-register";
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
