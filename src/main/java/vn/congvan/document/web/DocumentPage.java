package vn.congvan.document.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentReading;
import vn.congvan.document.DocumentSearch;
import vn.congvan.document.DocumentSearch.Question;
import vn.congvan.document.DocumentState;

/**
 * A document on a page of its own, for those who come from a register or a search instead of a
 * task.
 */
@Controller
class DocumentPage {

  private final DocumentReading reading;
  private final DocumentSearch search;

  DocumentPage(DocumentReading reading, DocumentSearch search) {
    this.reading = reading;
    this.search = search;
  }

  @GetMapping("/documents/{id}")
  String document(@PathVariable UUID id, Principal person, Locale locale, Model model) {
    model.addAttribute("sheet", reading.sheet(id, person.getName(), locale));
    return "document";
  }

  @GetMapping("/documents")
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable DocumentState state,
      @RequestParam(required = false) @Nullable Direction direction,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale,
      Model model) {
    model.addAttribute("q", q);
    model.addAttribute("state", state);
    model.addAttribute("direction", direction);
    model.addAttribute("states", DocumentState.values());
    model.addAttribute(
        "found",
        search.find(new Question(q, from, to, state, direction, page), person.getName(), locale));
    return "documents";
  }
}
