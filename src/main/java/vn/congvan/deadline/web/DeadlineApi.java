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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.deadline.DeadlineKind;
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

  @GetMapping("/documents/{documentId}/deadlines/{kind}/{subjectId}")
  List<DeadlinePauses.Shown> running(
      @PathVariable UUID documentId,
      @PathVariable DeadlineKind kind,
      @PathVariable UUID subjectId,
      Principal person,
      Locale locale) {
    return pauses.running(documentId, kind, subjectId, person.getName(), locale);
  }

  @GetMapping("/documents/{documentId}/receivers-deadlines")
  List<DeadlinePauses.Tally> receivers(
      @PathVariable UUID documentId, Principal person, Locale locale) {
    return pauses.receivers(documentId, person.getName(), locale);
  }

  @GetMapping("/documents/{documentId}/receivers-deadlines/{kind}")
  List<DeadlinePauses.OfReceiver> receivers(
      @PathVariable UUID documentId,
      @PathVariable DeadlineKind kind,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Locale locale) {
    return pauses.receivers(documentId, kind, page, person.getName(), locale);
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
