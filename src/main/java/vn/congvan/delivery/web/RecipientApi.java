package vn.congvan.delivery.web;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.delivery.Recipient;
import vn.congvan.delivery.RecipientLists;
import vn.congvan.delivery.Recipients;

/** What the picker of receivers asks, and the lists that an agency keeps for it. */
@RestController
@RequestMapping("/api")
class RecipientApi {

  record Chosen(@Nullable List<Recipient> recipients) {}

  private final Recipients recipients;
  private final RecipientLists lists;

  RecipientApi(Recipients recipients, RecipientLists lists) {
    this.recipients = recipients;
    this.lists = lists;
  }

  @GetMapping("/recipients")
  List<Recipients.Choice> find(
      @RequestParam String agencyId, @RequestParam(defaultValue = "") String q, Principal person) {
    return recipients.find(agencyId, q, person.getName());
  }

  @GetMapping("/documents/{documentId}/recipients")
  List<Recipient> of(@PathVariable UUID documentId, Principal person) {
    return recipients.of(documentId, person.getName());
  }

  @PutMapping("/documents/{documentId}/recipients")
  List<Recipient> change(
      @PathVariable UUID documentId, @RequestBody Chosen chosen, Principal person) {
    recipients.change(documentId, chosen.recipients(), person.getName());
    return recipients.of(documentId, person.getName());
  }

  @GetMapping("/recipient-lists")
  List<RecipientLists.Saved> lists(@RequestParam String agencyId, Principal person) {
    return lists.of(agencyId, person.getName());
  }

  @PutMapping("/recipient-lists/{listId}")
  RecipientLists.Saved save(
      @PathVariable UUID listId, @RequestBody RecipientLists.Entry entry, Principal person) {
    return lists.save(listId, entry, person.getName());
  }

  @DeleteMapping("/recipient-lists/{listId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID listId, Principal person) {
    lists.delete(listId, person.getName());
  }
}
