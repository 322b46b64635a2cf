package vn.congvan.registration.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.document.Vocabulary;
import vn.congvan.intake.Suggestion;
import vn.congvan.organization.Directory;
import vn.congvan.registration.Duplicate;
import vn.congvan.registration.ReceiptForm;
import vn.congvan.registration.RegisterView;
import vn.congvan.registration.Registration;
import vn.congvan.registration.Submissions;
import vn.congvan.registration.Submissions.Submission;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Sentence;

/** What the clerk's form reads before and checks while registering. */
@RestController
@RequestMapping("/api/registration")
class RegistrationPages {

  private final Registration registration;
  private final Submissions submissions;

  RegistrationPages(Registration registration, Submissions submissions) {
    this.registration = registration;
    this.submissions = submissions;
  }

  record ChoicesView(
      Map<String, Suggestion> suggestions,
      List<Duplicate> duplicates,
      List<RegisterView> registers,
      List<Directory.Post> leaders,
      List<Directory.Unit> units,
      List<Directory.Agency> issuers,
      Vocabulary vocabulary) {}

  /** What a look at the form finds, in the reader's language. */
  record CheckView(Map<String, String> fields, List<Duplicate> duplicates) {}

  record NewPaper(@Nullable String agencyId) {}

  @GetMapping("/{documentId}")
  ChoicesView choices(@PathVariable UUID documentId, Principal person, Locale locale) {
    var choices = registration.choices(documentId, person.getName());
    return new ChoicesView(
        choices.suggestions(),
        choices.duplicates(),
        choices.registers(),
        choices.leaders(),
        choices.units(),
        choices.issuers(),
        Vocabulary.in(locale));
  }

  @Recorded(false)
  @PostMapping("/{documentId}/check")
  CheckView check(
      @PathVariable UUID documentId,
      @RequestBody ReceiptForm form,
      Principal person,
      Locale locale) {
    var check = registration.check(documentId, form, person.getName());
    return new CheckView(Sentence.told(check.fields(), locale), check.duplicates());
  }

  @GetMapping("/{documentId}/submission")
  @Nullable Submission submission(@PathVariable UUID documentId, Principal person) {
    return submissions.of(documentId, person.getName()).orElse(null);
  }

  @PostMapping("/{documentId}/submission/taking-back")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeBack(@PathVariable UUID documentId, Principal person) {
    submissions.takeBack(documentId, person.getName());
  }

  @PostMapping("/paper-documents")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, UUID> enterPaper(@RequestBody NewPaper paper, Principal person) {
    return Map.of("documentId", registration.enterPaper(paper.agencyId(), person.getName()));
  }
}
