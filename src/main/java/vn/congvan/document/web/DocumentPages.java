package vn.congvan.document.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.document.CommentLevel;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentReading;
import vn.congvan.document.DocumentReading.Line;
import vn.congvan.document.DocumentReading.Said;
import vn.congvan.document.DocumentReading.Sheet;
import vn.congvan.document.DocumentSearch;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Vocabulary;

/** What forms and the document tab of Tasklist read and write of a document. */
@RestController
class DocumentPages {

  private final DocumentReading reading;
  private final DocumentSearch search;

  DocumentPages(DocumentReading reading, DocumentSearch search) {
    this.reading = reading;
    this.search = search;
  }

  record NewComment(@Nullable CommentLevel level, @Nullable String text) {}

  @GetMapping("/api/documents/{id}")
  Sheet sheet(@PathVariable UUID id, Principal person, Locale locale) {
    return reading.sheet(id, person.getName(), locale);
  }

  @GetMapping("/api/documents/{id}/timeline")
  List<Line> timeline(@PathVariable UUID id, Principal person, Locale locale) {
    return reading.timeline(id, person.getName(), locale);
  }

  @GetMapping("/api/documents/{id}/comments")
  List<Said> comments(@PathVariable UUID id, Principal person, Locale locale) {
    return reading.comments(id, person.getName(), locale);
  }

  @PostMapping("/api/documents/{id}/comments")
  List<Said> comment(
      @PathVariable UUID id, @RequestBody NewComment comment, Principal person, Locale locale) {
    reading.comment(
        id, comment.level(), person.getName(), comment.text() == null ? "" : comment.text());
    return reading.comments(id, person.getName(), locale);
  }

  @GetMapping("/api/documents")
  DocumentSearch.Answer find(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable DocumentState state,
      @RequestParam(required = false) @Nullable Direction direction,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale) {
    return search.find(
        new DocumentSearch.Question(q, from, to, state, direction, page), person.getName(), locale);
  }

  @GetMapping("/api/vocabulary")
  Vocabulary vocabulary(Locale locale) {
    return Vocabulary.in(locale);
  }
}
