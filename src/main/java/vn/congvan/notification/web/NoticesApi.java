package vn.congvan.notification.web;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.notification.NoticeCentre;

/** What the bell asks. */
@RestController
@RequestMapping("/api/notices")
class NoticesApi {

  private final NoticeCentre centre;

  NoticesApi(NoticeCentre centre) {
    this.centre = centre;
  }

  /** How many notices are unread; {@code more} tells that it is more than that. */
  record Unread(int count, boolean more) {}

  @GetMapping("/unread")
  Unread unread(Principal person) {
    var count = centre.unread(person.getName());
    return new Unread(Math.min(count, NoticeCentre.COUNTED), count > NoticeCentre.COUNTED);
  }
}
