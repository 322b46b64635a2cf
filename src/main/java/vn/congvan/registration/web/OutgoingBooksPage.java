package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.document.DocumentType;
import vn.congvan.registration.OutgoingBooks;
import vn.congvan.registration.OutgoingBooks.Book;
import vn.congvan.registration.OutgoingBooks.Entry;
import vn.congvan.shared.Refusal;

/** The pages on which an agency keeps its series of outgoing numbers. */
@Controller
@RequestMapping("/registers/outgoing/books")
class OutgoingBooksPage {

  private final OutgoingBooks books;

  OutgoingBooksPage(OutgoingBooks books) {
    this.books = books;
  }

  /** A type that a series may be kept for. */
  record Choice(String code, String name) {}

  /** A register and its types in words. */
  record Row(Book book, String types) {}

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable String agency,
      Principal person,
      Locale locale,
      Model model) {
    var own = books.agencies(person.getName());
    var chosen = agency == null || agency.isBlank() ? own.get(0).id() : agency;
    show(model, chosen, new Entry("", "", Set.of(), null), person, locale);
    return "outgoing-books";
  }

  @PostMapping
  String add(
      @RequestParam String agency,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Set<String> types,
      @RequestParam(defaultValue = "") String council,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var entry = new Entry(code, name, types, council);
    try {
      books.add(agency, entry, person.getName());
      return back(agency, "added", next);
    } catch (Refusal refusal) {
      refused(refusal, locale, model, response);
      show(model, agency, entry, person, locale);
      return "outgoing-books";
    }
  }

  @GetMapping("/{registerId}")
  String book(@PathVariable UUID registerId, Principal person, Locale locale, Model model) {
    var book = books.get(registerId, person.getName());
    show(
        model,
        book,
        new Entry(book.register().code(), book.register().name(), book.types(), null),
        locale);
    return "outgoing-book";
  }

  @PostMapping("/{registerId}")
  String change(
      @PathVariable UUID registerId,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Set<String> types,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var book = books.get(registerId, person.getName());
    var entry = new Entry(book.register().code(), name, types, null);
    try {
      books.change(registerId, entry, person.getName());
      return back(book.register().agencyId(), "changed", next);
    } catch (Refusal refusal) {
      refused(refusal, locale, model, response);
      show(model, book, entry, locale);
      return "outgoing-book";
    }
  }

  @PostMapping("/{registerId}/closing")
  String close(@PathVariable UUID registerId, Principal person, RedirectAttributes next) {
    books.close(registerId, person.getName());
    return back(books.get(registerId, person.getName()).register().agencyId(), "closed", next);
  }

  @PostMapping("/{registerId}/reopening")
  String reopen(
      @PathVariable UUID registerId,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var agency = books.get(registerId, person.getName()).register().agencyId();
    try {
      books.reopen(registerId, person.getName());
      return back(agency, "reopened", next);
    } catch (Refusal refusal) {
      refused(refusal, locale, model, response);
      show(model, agency, new Entry("", "", Set.of(), null), person, locale);
      return "outgoing-books";
    }
  }

  private void show(Model model, String agency, Entry entry, Principal person, Locale locale) {
    write(model, entry, locale);
    model.addAttribute("agencies", books.agencies(person.getName()));
    model.addAttribute("agency", agency);
    model.addAttribute("year", books.year());
    model.addAttribute(
        "rows",
        books.of(agency, person.getName()).stream()
            .map(book -> new Row(book, named(book.types(), locale)))
            .toList());
  }

  private void show(Model model, Book book, Entry entry, Locale locale) {
    write(model, entry, locale);
    model.addAttribute("book", book);
  }

  private void write(Model model, Entry entry, Locale locale) {
    var choices =
        books.types().stream().map(type -> new Choice(type.code(), called(type, locale))).toList();
    model.addAttribute("entry", entry);
    model.addAttribute("choices", choices);
    if (model.getAttribute("faults") == null) {
      model.addAttribute("faults", Map.of());
    }
  }

  private static String named(Set<String> codes, Locale locale) {
    return codes.stream()
        .flatMap(code -> DocumentType.ofCode(code).stream())
        .map(type -> called(type, locale))
        .collect(Collectors.joining(", "));
  }

  private static String called(DocumentType type, Locale locale) {
    return "en".equals(locale.getLanguage()) ? type.english() : type.vietnamese();
  }

  private static void refused(
      Refusal refusal, Locale locale, Model model, HttpServletResponse response) {
    if (refusal.fields().isEmpty()) {
      throw refusal;
    }
    model.addAttribute("refusal", refusal.in(locale));
    model.addAttribute("faults", refusal.fields(locale));
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
  }

  private static String back(String agency, String done, RedirectAttributes next) {
    next.addAttribute("agency", agency);
    next.addFlashAttribute("done", "outgoing.books." + done);
    return "redirect:/registers/outgoing/books";
  }
}
