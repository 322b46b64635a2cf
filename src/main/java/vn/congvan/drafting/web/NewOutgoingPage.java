package vn.congvan.drafting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.delivery.Amendment;
import vn.congvan.document.Vocabulary;
import vn.congvan.drafting.Beginning;
import vn.congvan.drafting.Drafting;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The page on which an outgoing document is begun, from scratch or as an answer. */
@Controller
@RequestMapping("/outgoing/new")
class NewOutgoingPage {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final Drafting drafting;
  private final Directory directory;

  NewOutgoingPage(Drafting drafting, Directory directory) {
    this.drafting = drafting;
    this.directory = directory;
  }

  /** The fields as they were typed. */
  record Fields(
      @Nullable UUID post,
      @Nullable String typeCode,
      @Nullable String subject,
      @Nullable String field,
      @Nullable Integer urgency,
      @Nullable String dueOn,
      @Nullable UUID replyTo,
      @Nullable UUID amends,
      @Nullable Amendment amendment) {}

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable UUID replyTo,
      @RequestParam(required = false) @Nullable UUID amends,
      @RequestParam(required = false) @Nullable Amendment amendment,
      Principal person,
      Locale locale,
      Model model) {
    model.addAttribute("faults", Map.of());
    show(
        model,
        new Fields(null, null, null, null, null, null, replyTo, amends, amendment),
        person,
        locale);
    return "new-outgoing";
  }

  @PostMapping
  String begin(
      Fields fields, Principal person, Locale locale, Model model, HttpServletResponse response) {
    try {
      var id =
          drafting.begin(
              new Beginning(
                  fields.post(),
                  fields.typeCode(),
                  fields.subject(),
                  fields.field(),
                  fields.urgency(),
                  day(fields.dueOn()),
                  fields.replyTo(),
                  fields.amends(),
                  fields.amendment()),
              person.getName());
      return drafting
          .taskOf(id)
          .map(task -> "redirect:/camunda/app/tasklist/default/#/?task=" + task)
          .orElse("redirect:/documents/" + id);
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      model.addAttribute("refusal", refusal.in(locale));
      model.addAttribute("faults", refusal.fields(locale));
      show(model, fields, person, locale);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "new-outgoing";
    }
  }

  private void show(Model model, Fields fields, Principal person, Locale locale) {
    model.addAttribute("fields", fields);
    model.addAttribute("vocabulary", Vocabulary.in(locale));
    model.addAttribute(
        "amended",
        fields.amends() == null ? null : drafting.toBeAmended(fields.amends(), person.getName()));
    model.addAttribute(
        "answered",
        fields.replyTo() == null
            ? null
            : drafting.toBeAnswered(fields.replyTo(), person.getName()));
    var about = fields.replyTo() == null ? fields.amends() : fields.replyTo();
    var posts = drafting.draftingPosts(person.getName(), about);
    model.addAttribute("posts", posts);
    model.addAttribute("agencies", namesIfSeveral(posts));
  }

  /** The agencies of the posts by their names; none where all posts are in one. */
  private Map<String, String> namesIfSeveral(List<Directory.Post> posts) {
    var agencies = posts.stream().map(Directory.Post::agencyId).distinct().toList();
    return agencies.size() < 2
        ? Map.of()
        : agencies.stream()
            .flatMap(agency -> directory.agency(agency).stream())
            .collect(Collectors.toMap(Directory.Agency::id, Directory.Agency::name));
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip(), DAY);
    } catch (DateTimeParseException notADay) {
      throw Refusal.of("dueOn", new Sentence("Ngày phải viết theo dạng dd/MM/yyyy."));
    }
  }
}
