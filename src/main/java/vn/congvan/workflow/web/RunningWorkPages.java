package vn.congvan.workflow.web;

import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.workflow.diagram.DiagramKind;
import vn.congvan.workflow.diagram.DiagramRights;
import vn.congvan.workflow.diagram.DiagramsInForce;
import vn.congvan.workflow.diagram.RunningWork;

/** Shows the work that runs on each version of a process, and moves it to the one in force. */
@Controller
@RequestMapping("/admin/diagrams/process/{key}/running")
class RunningWorkPages {

  /** Fields of the form that name, for a box, the box in which its instances go on. */
  private static final String TO = "to.";

  private final RunningWork work;
  private final DiagramsInForce diagrams;
  private final DiagramRights rights;

  RunningWorkPages(RunningWork work, DiagramsInForce diagrams, DiagramRights rights) {
    this.work = work;
    this.diagrams = diagrams;
    this.rights = rights;
  }

  /** How far the movings of a process are, for the page that waits. */
  record Progress(boolean over, int done, int of) {}

  @GetMapping
  String running(@PathVariable String key, Principal person, Model model) {
    rights.require(person.getName());
    head(key, model);
    model.addAttribute("versions", work.versions(key));
    var movings = work.movings(key);
    model.addAttribute("movings", movings);
    model.addAttribute("open", movings.stream().anyMatch(moving -> !moving.finished()));
    return "admin/running-work";
  }

  @GetMapping("/progress")
  @ResponseBody
  Progress progress(@PathVariable String key, Principal person) {
    rights.require(person.getName());
    diagrams.get(DiagramKind.PROCESS, key);
    return work.movings(key).stream()
        .filter(moving -> !moving.finished())
        .findFirst()
        .map(moving -> new Progress(false, moving.behind(), moving.instances()))
        .orElse(new Progress(true, 1, 1));
  }

  @GetMapping("/{version}")
  String preview(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam Map<String, String> fields,
      Principal person,
      Model model) {
    rights.require(person.getName());
    head(key, model);
    model.addAttribute("preview", work.preview(key, version, chosen(fields)));
    model.addAttribute("chosen", chosen(fields));
    return "admin/migration";
  }

  @PostMapping("/{version}")
  String move(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(defaultValue = "0") int target,
      @RequestParam Map<String, String> fields,
      Principal person,
      RedirectAttributes next) {
    rights.require(person.getName());
    work.move(key, version, target, chosen(fields), person.getName());
    return back(key, "work.moving", next);
  }

  @PostMapping("/movings/{id}/retry")
  String retry(
      @PathVariable String key, @PathVariable UUID id, Principal person, RedirectAttributes next) {
    rights.require(person.getName());
    work.retry(key, id);
    return back(key, "work.retried", next);
  }

  @PostMapping("/movings/{id}/stop")
  String stop(
      @PathVariable String key, @PathVariable UUID id, Principal person, RedirectAttributes next) {
    rights.require(person.getName());
    work.stop(key, id, person.getName());
    return back(key, "work.stopped", next);
  }

  private void head(String key, Model model) {
    model.addAttribute("diagram", diagrams.get(DiagramKind.PROCESS, key));
    model.addAttribute("dates", new DiagramPages.PageDates());
  }

  private static Map<String, String> chosen(Map<String, String> fields) {
    var chosen = new HashMap<String, String>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith(TO) && !value.isBlank()) {
            chosen.put(name.substring(TO.length()), value);
          }
        });
    return chosen;
  }

  private static String back(String key, String done, RedirectAttributes next) {
    next.addFlashAttribute("done", done);
    next.addAttribute("key", key);
    return "redirect:/admin/diagrams/process/{key}/running";
  }
}
