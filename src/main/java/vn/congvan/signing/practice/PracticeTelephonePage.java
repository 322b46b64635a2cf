package vn.congvan.signing.practice;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Recorded;
import vn.congvan.signing.Means;
import vn.congvan.signing.RegisteredMeans.Registered;

/** The telephone of whoever is logged in, on the screen; practice only, and labelled so. */
@Controller
@Profile("demo")
class PracticeTelephonePage {

  private final PracticeMeans means;
  private final ObjectProvider<PracticeTelephones> gateway;
  private final Directory directory;

  PracticeTelephonePage(
      PracticeMeans means, ObjectProvider<PracticeTelephones> gateway, Directory directory) {
    this.means = means;
    this.gateway = gateway;
    this.directory = directory;
  }

  /** A device and what stands on its screen. */
  record Device(
      String key,
      String owner,
      boolean off,
      boolean blocked,
      @Nullable String text,
      long seconds) {}

  @GetMapping("/practice/telephone")
  String page(Principal person, Model model) {
    model.addAttribute("devices", devices(person.getName()).stream().map(this::device).toList());
    model.addAttribute("pin", PracticeMeans.PIN);
    return "practice-telephone";
  }

  @Recorded(false)
  @PostMapping("/practice/telephone")
  String press(
      @RequestParam String device,
      @RequestParam String press,
      @RequestParam(defaultValue = "") String pin,
      Principal person,
      RedirectAttributes next) {
    var number =
        devices(person.getName()).stream()
            .filter(each -> each.id().toString().equals(device))
            .findFirst()
            .orElseThrow(() -> new NotFound("Không có điện thoại này."))
            .account();
    var telephones = gateway.getObject();
    var asked = telephones.screen(number).isPresent();
    switch (press) {
      case "confirm" -> {
        if (asked && !telephones.enterPin(number, pin)) {
          next.addFlashAttribute("wrongPin", device);
        }
      }
      case "refuse" -> {
        if (asked) {
          telephones.cancel(number);
        }
      }
      case "off" -> telephones.switchOff(number);
      case "on" -> telephones.switchOn(number);
      default -> throw new NotFound("Điện thoại không có nút này.");
    }
    return "redirect:/practice/telephone";
  }

  /** The person's own telephone; a clerk has the agency's seal on another one. */
  private List<Registered> devices(String personId) {
    var devices = new ArrayList<Registered>();
    means.ofPerson(personId).stream().findFirst().ifPresent(devices::add);
    directory.postsOf(personId).stream()
        .filter(post -> post.role() == Role.CLERK)
        .map(Directory.Post::agencyId)
        .distinct()
        .flatMap(agency -> means.ofAgency(agency).stream())
        .filter(each -> each.means() == Means.REMOTE_769)
        .forEach(devices::add);
    return devices;
  }

  private Device device(Registered each) {
    var number = each.account();
    var telephones = gateway.getObject();
    var screen = telephones.screen(number);
    var name = each.certificate().getSubjectX500Principal().getName();
    return new Device(
        each.id().toString(),
        name.replaceAll("^CN=([^,]+),.*$", "$1"),
        telephones.isOff(number),
        telephones.isBlocked(number),
        screen.map(PracticeTelephones.Screen::text).orElse(null),
        screen.map(found -> found.left().toSeconds()).orElse(0L));
  }
}
