package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Substitutions;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Sentence;

/** The page on which an agency names who acts for whom while somebody is away. */
@Controller
@RequestMapping("/admin/agencies/{id}/substitutes")
class SubstitutePages {

  private final Substitutions substitutions;
  private final Posts posts;
  private final Directory directory;
  private final AdministrationRights rights;
  private final ProvinceClock clock;

  SubstitutePages(
      Substitutions substitutions,
      Posts posts,
      Directory directory,
      AdministrationRights rights,
      ProvinceClock clock) {
    this.substitutions = substitutions;
    this.posts = posts;
    this.directory = directory;
    this.rights = rights;
    this.clock = clock;
  }

  @GetMapping
  String list(@PathVariable String id, Principal person, Model model) {
    return page(
        id,
        person,
        Form.showing("substitute", Map.of("firstDay", clock.today(), "lastDay", clock.today())),
        model);
  }

  @PostMapping
  String name(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    var form = Form.sent("substitute", request);
    if (form.accepted(
        () -> {
          // Only people of this very agency: a post's groups open its documents.
          var here = directory.posts(id, null, null);
          var post =
              here.stream()
                  .filter(held -> held.id().toString().equals(form.text("postId")))
                  .findFirst()
                  .orElseThrow(() -> new NotFound("Không có vị trí này."));
          rights.requireAppointment(person.getName(), place(post));
          var substitute =
              here.stream()
                  .map(Directory.Post::personId)
                  .filter(form.text("substituteId")::equals)
                  .findFirst()
                  .orElse("");
          substitutions.name(
              post.id(),
              substitute,
              form.day("firstDay"),
              form.day("lastDay"),
              form.text("reason"),
              person.getName());
        })) {
      next.addFlashAttribute("done", "substitute.named");
      return "redirect:/admin/agencies/" + id + "/substitutes";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(id, person, form, model);
  }

  @PostMapping("/{substitutionId}/end")
  String end(
      @PathVariable String id,
      @PathVariable UUID substitutionId,
      Principal person,
      RedirectAttributes next) {
    rights.requireAgency(person.getName(), id);
    var entry =
        substitutions.of(id).stream()
            .filter(running -> running.id().equals(substitutionId))
            .findFirst()
            .orElseThrow(() -> new NotFound("Không có lần thay này."));
    posts
        .find(entry.postId())
        .ifPresent(post -> rights.requireAppointment(person.getName(), post.place()));
    substitutions.end(substitutionId);
    next.addFlashAttribute("done", "substitute.ended");
    return "redirect:/admin/agencies/" + id + "/substitutes";
  }

  private static Place place(Directory.Post post) {
    return new Place(post.agencyId(), post.unitId(), post.role(), post.title());
  }

  private String page(String id, Principal person, Form form, Model model) {
    rights.requireAgency(person.getName(), id);
    var agency =
        directory
            .agency(id)
            .orElseThrow(() -> new NotFound(new Sentence("Không có cơ quan «%s».", id)));
    var held = directory.posts(id, null, null);
    model.addAttribute("agencyId", id);
    model.addAttribute("agencyName", agency.name());
    model.addAttribute("substitutions", substitutions.of(id));
    model.addAttribute("form", form);
    model.addAttribute(
        "posts",
        held.stream()
            .filter(post -> rights.mayAppoint(person.getName(), place(post)))
            .map(
                post ->
                    new Choices.Choice(
                        post.id().toString(), post.personName() + " – " + post.title()))
            .toList());
    model.addAttribute(
        "people",
        held.stream()
            .map(post -> new Choices.Choice(post.personId(), post.personName()))
            .distinct()
            .toList());
    return "admin/substitutes";
  }
}
