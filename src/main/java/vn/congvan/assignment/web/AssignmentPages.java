package vn.congvan.assignment.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.assignment.AssignmentBook;
import vn.congvan.assignment.AssignmentBook.Choices;
import vn.congvan.assignment.AssignmentView;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.DirectionForm;
import vn.congvan.assignment.Extensions;
import vn.congvan.assignment.Instructions;

/** Who does what with a document, and what people do with an assignment outside its tasks. */
@RestController
@RequestMapping("/api")
class AssignmentPages {

  record ExtensionAsking(@Nullable Instant askedDueAt, @Nullable String reason) {}

  private final AssignmentBook book;
  private final Assignments assignments;
  private final Instructions instructions;
  private final Extensions extensions;

  AssignmentPages(
      AssignmentBook book,
      Assignments assignments,
      Instructions instructions,
      Extensions extensions) {
    this.book = book;
    this.assignments = assignments;
    this.instructions = instructions;
    this.extensions = extensions;
  }

  @GetMapping("/documents/{documentId}/assignments")
  List<AssignmentView> ofDocument(@PathVariable UUID documentId, Principal person, Locale locale) {
    return book.ofDocument(documentId, person.getName(), locale);
  }

  @PostMapping("/documents/{documentId}/assignments")
  List<AssignmentView> add(
      @PathVariable UUID documentId,
      @RequestBody DirectionForm form,
      Principal person,
      Locale locale) {
    var post = book.directingPost(documentId, person.getName());
    instructions.add(documentId, form, post, person.getName());
    return book.ofDocument(documentId, person.getName(), locale);
  }

  @GetMapping("/assignments/choices")
  Choices choices(@RequestParam UUID documentId, Principal person) {
    return book.choices(documentId, person.getName());
  }

  /** Who reads what he was given has opened it: from then on it cannot be taken back silently. */
  @GetMapping("/assignments/{id}")
  AssignmentView one(@PathVariable UUID id, Principal person, Locale locale) {
    var seen = book.one(id, person.getName(), locale);
    if (seen.openedAt() != null) {
      return seen;
    }
    assignments.openedBy(id, person.getName());
    return book.one(id, person.getName(), locale);
  }

  @PostMapping("/assignments/{id}/withdrawal")
  AssignmentView withdraw(@PathVariable UUID id, Principal person, Locale locale) {
    book.one(id, person.getName(), locale);
    assignments.withdraw(id, person.getName());
    return book.one(id, person.getName(), locale);
  }

  @PostMapping("/assignments/{id}/taking-back")
  AssignmentView takeBack(@PathVariable UUID id, Principal person, Locale locale) {
    book.one(id, person.getName(), locale);
    assignments.takeBackFromHandler(id, person.getName());
    return book.one(id, person.getName(), locale);
  }

  @PostMapping("/assignments/{id}/extension-requests")
  @ResponseStatus(HttpStatus.CREATED)
  AssignmentView ask(
      @PathVariable UUID id, @RequestBody ExtensionAsking asking, Principal person, Locale locale) {
    book.one(id, person.getName(), locale);
    extensions.request(id, asking.askedDueAt(), asking.reason(), person.getName());
    return book.one(id, person.getName(), locale);
  }
}
