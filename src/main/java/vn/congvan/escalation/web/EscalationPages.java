package vn.congvan.escalation.web;

import java.security.Principal;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.congvan.escalation.Answers;

/** Leads from a notice about an overdue deadline to where it can be acted on. */
@Controller
class EscalationPages {

  private final Answers answers;

  EscalationPages(Answers answers) {
    this.answers = answers;
  }

  @GetMapping("/escalations/{deadlineId}")
  String open(@PathVariable UUID deadlineId, Principal person) {
    var place = answers.placeOf(deadlineId, person.getName());
    if (place.taskId() != null) {
      return "redirect:/camunda/app/tasklist/default/#/?task=" + place.taskId();
    }
    return place.documentId() == null
        ? "redirect:/notices"
        : "redirect:/documents/" + place.documentId();
  }
}
