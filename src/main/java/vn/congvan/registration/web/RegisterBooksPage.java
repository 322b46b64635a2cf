package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
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
import vn.congvan.document.Vocabulary;
import vn.congvan.registration.RegisterBooks;
import vn.congvan.registration.RegisterBooks.Book;
import vn.congvan.registration.RegisterBooks.Entry;
import vn.congvan.shared.Refusal;

/** The pages on which an agency keeps its registers of the year and the rules that fill them. */
@Controller
@RequestMapping("/registers/incoming/books")
class RegisterBooksPage {

  private final RegisterBooks books;

  RegisterBooksPage(RegisterBooks books) {
    this.books = books;
  }

  /** One possible value of a rule. */
  record Choice(String code, String name) {}

  /** All that a rule may choose from. */
  record Choices(List<Choice> types, List<Choice> levels, List<Choice> fields) {}

  /** A register and its rule in words, one sentence for each condition. */
  record Row(Book book, List<String> rule) {}

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable String agency,
      Principal person,
      Locale locale,
      Model model) {
    var empty = new Entry("", "", Set.of(), Set.of(), Set.of(), false);
    show(model, chosen(agency, person), empty, person, locale);
    return "register-books";
  }

  @PostMapping
  String add(
      @RequestParam String agency,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Set<String> types,
      @RequestParam(defaultValue = "") Set<String> levels,
      @RequestParam(defaultValue = "") Set<String> fields,
      @RequestParam(defaultValue = "false") boolean secrets,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var entry = new Entry(code, name, types, levels, fields, secrets);
    try {
      books.add(agency, entry, person.getName());
      return back(agency, "added", next);
    } catch (Refusal refusal) {
      refused(refusal, locale, model, response);
      show(model, agency, entry, person, locale);
      return "register-books";
    }
  }

  @GetMapping("/{registerId}")
  String book(@PathVariable UUID registerId, Principal person, Locale locale, Model model) {
    var book = books.get(registerId, person.getName());
    show(
        model,
        book,
        new Entry(
            book.register().code(),
            book.register().name(),
            book.types(),
            book.levels(),
            book.fields(),
            book.secrets()),
        locale);
    return "register-book";
  }

  @PostMapping("/{registerId}")
  String change(
      @PathVariable UUID registerId,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") Set<String> types,
      @RequestParam(defaultValue = "") Set<String> levels,
      @RequestParam(defaultValue = "") Set<String> fields,
      @RequestParam(defaultValue = "false") boolean secrets,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var book = books.get(registerId, person.getName());
    var entry = new Entry(book.register().code(), name, types, levels, fields, secrets);
    try {
      books.change(registerId, entry, person.getName());
      return back(book.register().agencyId(), "changed", next);
    } catch (Refusal refusal) {
      refused(refusal, locale, model, response);
      show(model, book, entry, locale);
      return "register-book";
    }
  }

  @PostMapping("/{registerId}/closing")
  String close(@PathVariable UUID registerId, Principal person, RedirectAttributes next) {
    books.close(registerId, person.getName());
    return back(books.get(registerId, person.getName()).register().agencyId(), "closed", next);
  }

  @PostMapping("/{registerId}/reopening")
  String reopen(@PathVariable UUID registerId, Principal person, RedirectAttributes next) {
    books.reopen(registerId, person.getName());
    return back(books.get(registerId, person.getName()).register().agencyId(), "reopened", next);
  }

  private String chosen(@Nullable String agency, Principal person) {
    var own = books.agencies(person.getName());
    return agency == null || agency.isBlank() ? own.get(0).id() : agency;
  }

  private void show(Model model, String agency, Entry entry, Principal person, Locale locale) {
    var choices = choices(locale);
    write(model, entry, choices);
    model.addAttribute("agencies", books.agencies(person.getName()));
    model.addAttribute("agency", agency);
    model.addAttribute("year", books.year());
    model.addAttribute(
        "rows",
        books.of(agency, person.getName()).stream().map(book -> row(book, choices)).toList());
  }

  private static void show(Model model, Book book, Entry entry, Locale locale) {
    write(model, entry, choices(locale));
    model.addAttribute("book", book);
  }

  private static void write(Model model, Entry entry, Choices choices) {
    model.addAttribute("entry", entry);
    model.addAttribute("choices", choices);
    if (model.getAttribute("faults") == null) {
      model.addAttribute("faults", Map.of());
    }
  }

  private static Row row(Book book, Choices choices) {
    var rule = new ArrayList<String>();
    rule.add(named(book.types(), choices.types()));
    rule.add(named(book.levels(), choices.levels()));
    rule.add(named(book.fields(), choices.fields()));
    rule.removeIf(String::isEmpty);
    return new Row(book, rule);
  }

  private static String named(Set<String> codes, List<Choice> choices) {
    return choices.stream()
        .filter(choice -> codes.contains(choice.code()))
        .map(Choice::name)
        .collect(Collectors.joining(", "));
  }

  private static Choices choices(Locale locale) {
    var words = Vocabulary.in(locale);
    return new Choices(
        words.types().stream().map(one -> new Choice(one.code(), one.name())).toList(),
        choices(words.issuerLevels()),
        choices(words.fields()));
  }

  private static List<Choice> choices(List<Vocabulary.Word> words) {
    return words.stream().map(word -> new Choice(word.code(), word.name())).toList();
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
    next.addFlashAttribute("done", "books." + done);
    return "redirect:/registers/incoming/books";
  }
}
