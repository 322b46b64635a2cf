package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.MobileNumber;
import vn.congvan.organization.Passwords;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The pages on which people are taken in, appointed, transferred and let go. */
@Controller
@RequestMapping("/admin")
class PeoplePages {

  private final Staff staff;
  private final Posts posts;
  private final Passwords passwords;
  private final Directory directory;
  private final AdministrationRights rights;
  private final Choices choices;
  private final ProvinceClock clock;

  PeoplePages(
      Staff staff,
      Posts posts,
      Passwords passwords,
      Directory directory,
      AdministrationRights rights,
      Choices choices,
      ProvinceClock clock) {
    this.staff = staff;
    this.posts = posts;
    this.passwords = passwords;
    this.directory = directory;
    this.rights = rights;
    this.choices = choices;
    this.clock = clock;
  }

  @GetMapping("/agencies/{id}/people")
  String list(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String q,
      Principal person,
      Model model) {
    agency(id, person, model);
    var wanted = FoldedText.of(q);
    var order = directory.posts(id, null, null).stream().map(Directory.Post::id).toList();
    model.addAttribute("q", q);
    model.addAttribute(
        "posts",
        posts.of(id).stream()
            .filter(
                post ->
                    FoldedText.of(
                            post.personName() + " " + post.personId() + " " + post.staffCode())
                        .contains(wanted))
            // Who is yet to come stands after the office list of today.
            .sorted(
                Comparator.comparing(
                    (Posts.Entry post) ->
                        order.contains(post.id()) ? order.indexOf(post.id()) : Integer.MAX_VALUE))
            .toList());
    model.addAttribute("today", clock.today());
    return "admin/people";
  }

  /** Finds anybody in the province, also those who hold no post or have left. */
  @GetMapping("/people")
  String search(@RequestParam(defaultValue = "") String q, Principal person, Model model) {
    rights.requireProvince(person.getName());
    model.addAttribute("q", q);
    model.addAttribute(
        "people",
        q.isBlank()
            ? List.of()
            : directory.people(q, null, null, null).stream().limit(100).toList());
    return "admin/search";
  }

  @GetMapping("/agencies/{id}/new-person")
  String blank(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String known,
      Principal person,
      Model model,
      Locale locale) {
    var start = Map.of("from", clock.today(), "role", Role.SPECIALIST.name());
    var further = new HashMap<String, Object>(start);
    further.put("staffCode", known);
    return newPersonPage(
        id, person, Form.showing("person", start), Form.showing("known", further), model, locale);
  }

  @PostMapping("/agencies/{id}/people")
  String engage(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    var form = Form.sent("person", request);
    var login = form.text("id").strip();
    var password = passwords.random();
    if (form.accepted(
        () -> {
          var place = place(id, form);
          rights.requireAppointment(person.getName(), place);
          staff.engage(login, details(form), passwords.first(password), place, form.day("from"));
        })) {
      next.addFlashAttribute("done", "person.engaged");
      next.addFlashAttribute("password", password);
      return "redirect:/admin/people/" + login;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    var start = Map.of("from", clock.today(), "role", Role.SPECIALIST.name());
    return newPersonPage(id, person, form, Form.showing("known", start), model, locale);
  }

  @PostMapping("/agencies/{id}/posts")
  String appointKnown(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    var form = Form.sent("known", request);
    if (form.accepted(
        () -> {
          var known =
              staff
                  .withStaffCode(form.text("staffCode").strip())
                  .orElseThrow(
                      () ->
                          Refusal.of(
                              "staffCode", new Sentence("Không có người mang mã cán bộ này.")));
          var place = place(id, form);
          rights.requireAppointment(person.getName(), place);
          posts.appoint(known.id(), place, form.day("from"));
        })) {
      next.addFlashAttribute("done", "post.appointed");
      return "redirect:/admin/agencies/" + id + "/people";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    var start = Map.of("from", clock.today(), "role", Role.SPECIALIST.name());
    return newPersonPage(id, person, Form.showing("person", start), form, model, locale);
  }

  @GetMapping("/people/{personId}")
  String person(@PathVariable String personId, Principal person, Model model) {
    return personPage(personId, person, Map.of(), model);
  }

  @PostMapping("/people/{personId}")
  String change(
      @PathVariable String personId,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      RedirectAttributes next) {
    rights.requirePerson(person.getName(), personId);
    var form = Form.sent("person", request);
    if (form.accepted(() -> staff.change(personId, details(form)))) {
      next.addFlashAttribute("done", "person.changed");
      return "redirect:/admin/people/" + personId;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return personPage(personId, person, Map.of("form", form), model);
  }

  @PostMapping("/people/{personId}/password")
  String newPassword(@PathVariable String personId, Principal person, RedirectAttributes next) {
    rights.requirePerson(person.getName(), personId);
    var password = passwords.random();
    staff.takePassword(personId, passwords.first(password));
    next.addFlashAttribute("done", "person.password.new");
    next.addFlashAttribute("password", password);
    return "redirect:/admin/people/" + personId;
  }

  @PostMapping("/people/{personId}/leaving")
  String leave(
      @PathVariable String personId,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      RedirectAttributes next) {
    rights.requirePerson(person.getName(), personId);
    var form = Form.sent("leaving", request);
    if (form.accepted(() -> staff.leave(personId, form.day("on")))) {
      next.addFlashAttribute("done", "person.left");
      return "redirect:/admin/people/" + personId;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return personPage(personId, person, Map.of("leaving", form), model);
  }

  @PostMapping("/people/{personId}/return")
  String comeBack(@PathVariable String personId, Principal person, RedirectAttributes next) {
    rights.requirePerson(person.getName(), personId);
    staff.comeBack(personId);
    next.addFlashAttribute("done", "person.back");
    return "redirect:/admin/people/" + personId;
  }

  @GetMapping("/posts/{postId}")
  String post(@PathVariable UUID postId, Principal person, Model model, Locale locale) {
    return postPage(postId, person, null, null, model, locale);
  }

  @PostMapping("/posts/{postId}/transfer")
  String transfer(
      @PathVariable UUID postId,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    var post = post(postId, person);
    var form = Form.sent("transfer", request);
    if (form.accepted(
        () -> {
          var to = place(form.text("agencyId"), form);
          rights.requireAppointment(person.getName(), to);
          staff.transfer(postId, to, form.day("from"));
        })) {
      next.addFlashAttribute("done", "post.transferred");
      return "redirect:/admin/people/" + post.personId();
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return postPage(postId, person, form, null, model, locale);
  }

  @PostMapping("/posts/{postId}/end")
  String end(
      @PathVariable UUID postId,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    var post = post(postId, person);
    var form = Form.sent("end", request);
    if (form.accepted(() -> posts.end(postId, form.day("on")))) {
      next.addFlashAttribute("done", "post.ended");
      return "redirect:/admin/people/" + post.personId();
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return postPage(postId, person, null, form, model, locale);
  }

  @PostMapping("/posts/{postId}/supervision")
  String supervise(
      @PathVariable UUID postId,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    var post = post(postId, person);
    // It reaches other agencies, whose work no administrator of one agency hands out.
    rights.requireProvince(person.getName());
    var form = Form.sent("supervision", request);
    if (form.accepted(() -> posts.superviseBelow(postId, form.has("below", "true")))) {
      next.addFlashAttribute("done", "post.supervises");
      return "redirect:/admin/people/" + post.personId();
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("supervision", form);
    return postPage(postId, person, null, null, model, locale);
  }

  private Directory.Agency agency(String id, Principal person, Model model) {
    rights.requireAgency(person.getName(), id);
    var agency =
        directory
            .agency(id)
            .orElseThrow(() -> new NotFound(new Sentence("Không có cơ quan «%s».", id)));
    model.addAttribute("agencyId", id);
    model.addAttribute("agencyName", agency.name());
    return agency;
  }

  private Posts.Entry post(UUID postId, Principal person) {
    var post = posts.find(postId).orElseThrow(() -> new NotFound("Không có vị trí này."));
    rights.requireAppointment(person.getName(), post.place());
    return post;
  }

  private String newPersonPage(
      String id, Principal person, Form form, Form known, Model model, Locale locale) {
    var agency = agency(id, person, model);
    model.addAttribute("form", form);
    model.addAttribute("known", known);
    model.addAttribute("roles", choices.roles(locale, rights.wholeProvince(person.getName())));
    model.addAttribute("units", choices.units(List.of(agency)));
    return "admin/new-person";
  }

  private String personPage(
      String personId, Principal person, Map<String, Form> forms, Model model) {
    var shown =
        staff
            .find(personId)
            .orElseThrow(() -> new NotFound(new Sentence("Không có người dùng «%s».", personId)));
    var held = posts.heldBy(personId);
    var mayEdit = rights.overPerson(person.getName(), personId);
    if (!mayEdit) {
      rights.requireAny(person.getName());
      var own = rights.agencies(person.getName()).stream().map(Directory.Agency::id).toList();
      if (held.stream().noneMatch(post -> own.contains(post.agencyId()))) {
        throw new NotFound(new Sentence("Không có người dùng «%s».", personId));
      }
    }
    var values = new HashMap<String, String>();
    values.put("fullName", shown.details().fullName());
    values.put("staffCode", shown.details().staffCode());
    values.put("phone", shown.details().phone() == null ? "" : shown.details().phone());
    values.put(
        "mobile",
        shown.details().mobile() == null ? "" : MobileNumber.written(shown.details().mobile()));
    values.put("email", shown.details().email() == null ? "" : shown.details().email());
    model.addAttribute("person", shown);
    model.addAttribute("posts", held);
    model.addAttribute("today", clock.today());
    model.addAttribute("mayEdit", mayEdit);
    model.addAttribute(
        "appointIn",
        held.stream()
            .filter(post -> post.until() == null || post.until().isAfter(clock.today()))
            .map(Posts.Entry::agencyId)
            .filter(id -> rights.overAgency(person.getName(), id))
            .findFirst()
            .orElse(null));
    model.addAttribute(
        "mayEnd",
        held.stream()
            .filter(post -> post.until() == null || post.until().isAfter(clock.today()))
            .filter(post -> rights.mayAppoint(person.getName(), post.place()))
            .map(Posts.Entry::id)
            .toList());
    model.addAttribute("form", forms.getOrDefault("form", Form.showing("person", values)));
    model.addAttribute(
        "leaving",
        forms.getOrDefault("leaving", Form.showing("leaving", Map.of("on", clock.today()))));
    return "admin/person";
  }

  private String postPage(
      UUID postId,
      Principal person,
      @Nullable Form transfer,
      @Nullable Form end,
      Model model,
      Locale locale) {
    var post = post(postId, person);
    var own = rights.agencies(person.getName());
    model.addAttribute("post", post);
    model.addAttribute(
        "mayReachBelow",
        post.place().role() == Role.SUPERVISOR && rights.wholeProvince(person.getName()));
    model.addAttribute("agencyId", post.agencyId());
    model.addAttribute("agencyName", post.agencyName());
    model.addAttribute(
        "agencies",
        own.stream().map(agency -> new Choices.Choice(agency.id(), agency.name())).toList());
    model.addAttribute("units", choices.units(own));
    model.addAttribute("roles", choices.roles(locale, rights.wholeProvince(person.getName())));
    model.addAttribute(
        "transfer",
        transfer != null
            ? transfer
            : Form.showing(
                "transfer",
                Map.of(
                    "agencyId", post.agencyId(),
                    "role", post.place().role().name(),
                    "title", post.place().title(),
                    "from", clock.today())));
    model.addAttribute("end", end != null ? end : Form.showing("end", Map.of("on", clock.today())));
    return "admin/post";
  }

  private static Place place(String agencyId, Form form) {
    return new Place(
        agencyId, form.text("unitId"), form.choice("role", Role.class), form.text("title"));
  }

  private static PersonDetails details(Form form) {
    return new PersonDetails(
        form.text("staffCode"),
        form.text("fullName"),
        form.text("phone"),
        form.text("mobile"),
        form.text("email"));
  }
}
