package vn.congvan.delivery.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.delivery.Deliveries;

/** What became of a sent document at its receivers, and what the sender asks of them. */
@RestController
@RequestMapping("/api")
class DeliveryApi {

  record Asking(@Nullable List<UUID> deliveries, @Nullable String reason) {}

  private final Deliveries deliveries;

  DeliveryApi(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @GetMapping("/documents/{documentId}/deliveries")
  Deliveries.Ways of(@PathVariable UUID documentId, Principal person, Locale locale) {
    return deliveries.of(documentId, person.getName(), locale);
  }

  @PostMapping("/documents/{documentId}/deliveries/asking-back")
  Deliveries.Ways askBack(
      @PathVariable UUID documentId, @RequestBody Asking asking, Principal person, Locale locale) {
    deliveries.askBack(documentId, asking.deliveries(), asking.reason(), person.getName());
    return deliveries.of(documentId, person.getName(), locale);
  }

  @PostMapping("/documents/{documentId}/deliveries/reminders")
  Deliveries.Ways remind(
      @PathVariable UUID documentId, @RequestBody Asking asking, Principal person, Locale locale) {
    deliveries.remind(documentId, asking.deliveries(), person.getName());
    return deliveries.of(documentId, person.getName(), locale);
  }

  @GetMapping("/deliveries/{deliveryId}")
  Deliveries.Line one(@PathVariable UUID deliveryId, Principal person, Locale locale) {
    return deliveries.refused(deliveryId, person.getName(), locale);
  }
}
