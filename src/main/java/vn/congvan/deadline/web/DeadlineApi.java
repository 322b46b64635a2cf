package vn.congvan.deadline.web;

import java.security.Principal;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.deadline.DeadlinePauses;

/** The time limits of a document with their history, and their pause. */
@RestController
@RequestMapping("/api")
class DeadlineApi {

  record Resumption(@Nullable String reason) {}

  private final DeadlinePauses pauses;

  DeadlineApi(DeadlinePauses pauses) {
    this.pauses = pauses;
  }

  @GetMapping("/documents/{documentId}/deadlines")
  List<DeadlinePauses.Shown> ofDocument(
      @PathVariable UUID documentId, Principal person, Locale locale) {
    return pauses.ofDocument(documentId, person.getName(), locale);
  }

  @PostMapping("/deadlines/{id}/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void pause(@PathVariable UUID id, @RequestBody DeadlinePauses.Pausing pausing, Principal person) {
    pauses.pause(id, pausing, person.getName());
  }

  @PostMapping("/deadlines/{id}/resumption")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(@PathVariable UUID id, @RequestBody Resumption resumption, Principal person) {
    pauses.resume(id, resumption.reason(), person.getName());
  }
}
