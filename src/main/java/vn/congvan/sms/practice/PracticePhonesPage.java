package vn.congvan.sms.practice;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.organization.Directory;
import vn.congvan.organization.StaffMobiles;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;

/**
 * The telephones of the agency in which one works, on the screen: one's own, and those to which a
 * message has come; practice only, and labelled so.
 */
@Controller
@Profile("demo")
class PracticePhonesPage {

  private static final int MOST = 12;
  private static final int NEWEST = 5;

  /** A telephone and its newest messages; its number stands nowhere. */
  record Phone(String personId, String owner, boolean off, List<Shown> messages) {}

  /** A message on a telephone. */
  record Shown(String text, java.time.ZonedDateTime at) {}

  private final ObjectProvider<PracticeGateway> gateways;
  private final StaffMobiles mobiles;
  private final Directory directory;

  PracticePhonesPage(
      ObjectProvider<PracticeGateway> gateways, StaffMobiles mobiles, Directory directory) {
    this.gateways = gateways;
    this.mobiles = mobiles;
    this.directory = directory;
  }

  @GetMapping("/practice/phones")
  String page(Principal person, Model model) {
    model.addAttribute("phones", phones(person.getName()));
    return "practice-phones";
  }

  @Recorded(false)
  @PostMapping("/practice/phones")
  String press(@RequestParam String owner, @RequestParam String press, Principal person) {
    if (phones(person.getName()).stream().noneMatch(phone -> phone.personId().equals(owner))) {
      throw new NotFound("Không có điện thoại này.");
    }
    var number = mobiles.of(owner).orElseThrow();
    switch (press) {
      case "off" -> gateways.getObject().switchOff(number);
      case "on" -> gateways.getObject().switchOn(number);
      default -> throw new NotFound("Điện thoại không có nút này.");
    }
    return "redirect:/practice/phones";
  }

  private List<Phone> phones(String personId) {
    var gateway = gateways.getIfAvailable();
    if (gateway == null) {
      return List.of();
    }
    var people = new LinkedHashSet<String>();
    people.add(personId);
    directory.postsOf(personId).stream()
        .map(Directory.Post::agencyId)
        .distinct()
        .flatMap(agency -> directory.posts(agency, null, null).stream())
        .forEach(post -> people.add(post.personId()));
    var phones = new ArrayList<Phone>();
    for (var owner : people) {
      var number = mobiles.of(owner).orElse(null);
      if (number != null && phones.size() < MOST) {
        var messages = messages(gateway, number);
        if (owner.equals(personId) || !messages.isEmpty()) {
          phones.add(
              new Phone(
                  owner,
                  directory.person(owner).map(Directory.Person::fullName).orElse(owner),
                  gateway.isOff(number),
                  messages));
        }
      }
    }
    return phones;
  }

  private static List<Shown> messages(PracticeGateway gateway, String number) {
    var messages =
        new ArrayList<>(
            gateway.takenFor(number).stream()
                .filter(message -> message.status().equals("delivered"))
                .map(message -> new Shown(message.text(), message.at().atZone(ProvinceClock.ZONE)))
                .toList());
    Collections.reverse(messages);
    return messages.stream().limit(NEWEST).toList();
  }
}
