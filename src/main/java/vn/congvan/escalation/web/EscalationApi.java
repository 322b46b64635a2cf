package vn.congvan.escalation.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.escalation.Answers;
import vn.congvan.escalation.EscalationAct;
import vn.congvan.organization.Directory;

/** What the form of an escalation task shows. */
@RestController
@RequestMapping("/api/escalations")
class EscalationApi {

  private final Answers answers;
  private final Directory directory;

  EscalationApi(Answers answers, Directory directory) {
    this.answers = answers;
    this.directory = directory;
  }

  record Rung(int rung, String receiver, boolean reached, Instant at) {}

  record Answer(String act, @Nullable String note, String by, Instant at) {}

  record Colleague(UUID post, String name) {}

  record Unit(String unit, String name) {}

  record Shown(
      String kind,
      String holder,
      Instant dueAt,
      String remaining,
      Instant originalDueAt,
      List<Rung> climbed,
      List<Answer> given,
      List<Colleague> colleagues,
      List<Unit> units,
      List<String> possible,
      @Nullable String refusal) {}

  @GetMapping("/{taskId}")
  Shown of(@PathVariable String taskId, Principal person, Locale locale) {
    var found = answers.of(taskId, person.getName(), locale);
    var english = locale.getLanguage().equals("en");
    return new Shown(
        english ? found.kind().english() : found.kind().vietnamese(),
        found.holder(),
        found.dueAt(),
        found.remaining(),
        found.originalDueAt(),
        found.climbed().stream()
            .map(each -> new Rung(each.rung(), each.receiver().key(), each.reached(), each.at()))
            .toList(),
        found.given().stream()
            .map(each -> new Answer(each.act().key(), each.note(), name(each.by()), each.at()))
            .toList(),
        found.colleagues().stream()
            .map(post -> new Colleague(post.id(), post.personName() + " (" + post.title() + ")"))
            .toList(),
        found.units().stream().map(unit -> new Unit(unit.id(), unit.name())).toList(),
        found.possible().stream().map(EscalationAct::key).toList(),
        found.refusal());
  }

  private String name(String personId) {
    return directory.person(personId).map(Directory.Person::fullName).orElse(personId);
  }
}
