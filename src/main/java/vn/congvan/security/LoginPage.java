package vn.congvan.security;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;

/** Where one comes in, where one lands, and who one is. */
@Controller
class LoginPage {

  private final Directory directory;
  private final ProvinceClock clock;

  LoginPage(Directory directory, ProvinceClock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/login")
  String login() {
    return "login";
  }

  @GetMapping({"/", "/camunda", "/camunda/"})
  String home() {
    return "redirect:/camunda/app/tasklist/default/";
  }

  record PostView(String id, String agencyId, @Nullable String unitId, String role, String title) {}

  /**
   * The logged-in person with today's posts, own ones and those he substitutes, and what time it is
   * in the province.
   */
  @GetMapping("/api/me")
  @ResponseBody
  Map<String, Object> me(Principal person) {
    var posts =
        directory.postsOf(person.getName()).stream()
            .map(
                post ->
                    new PostView(
                        post.id().toString(),
                        post.agencyId(),
                        post.unitId(),
                        post.role().key(),
                        post.title()))
            .toList();
    return Map.of(
        "id",
        person.getName(),
        "fullName",
        directory.person(person.getName()).map(Directory.Person::fullName).orElse(person.getName()),
        "now",
        clock.instant(),
        "posts",
        posts,
        "roles",
        posts.stream().map(PostView::role).distinct().toList());
  }
}
