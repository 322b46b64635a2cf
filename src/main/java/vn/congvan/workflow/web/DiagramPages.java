package vn.congvan.workflow.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.shared.NotFound;
import vn.congvan.workflow.diagram.ChangeWords;
import vn.congvan.workflow.diagram.DiagramFaults;
import vn.congvan.workflow.diagram.DiagramKind;
import vn.congvan.workflow.diagram.DiagramRights;
import vn.congvan.workflow.diagram.DiagramsInForce;
import vn.congvan.workflow.diagram.RunningWork;

/**
 * Shows which version of each process and decision table is in force, what changed when and by
 * whom, and lets analysts and the province's administrator go back or decide.
 */
@Controller
@RequestMapping("/admin/diagrams")
class DiagramPages {

  /** One line of the history, in the reader's words. */
  record Line(DiagramsInForce.Event event, List<String> changes) {}

  private final DiagramsInForce diagrams;
  private final RunningWork work;
  private final DiagramFaults faults;
  private final ChangeWords words;
  private final DiagramRights rights;

  DiagramPages(
      DiagramsInForce diagrams,
      RunningWork work,
      DiagramFaults faults,
      ChangeWords words,
      DiagramRights rights) {
    this.diagrams = diagrams;
    this.faults = faults;
    this.work = work;
    this.words = words;
    this.rights = rights;
  }

  @GetMapping
  String list(Principal person, Model model) {
    rights.require(person.getName());
    model.addAttribute("diagrams", diagrams.all());
    model.addAttribute("behind", work.behind());
    model.addAttribute("faults", faults.inForce());
    model.addAttribute("earlier", faults.stillRunning());
    model.addAttribute("missing", faults.missing());
    model.addAttribute("dates", new PageDates());
    return "admin/diagrams";
  }

  @GetMapping("/{kind}/{key}")
  String diagram(
      @PathVariable String kind,
      @PathVariable String key,
      Principal person,
      Locale locale,
      Model model) {
    rights.require(person.getName());
    var file = head(kind, key, model).file();
    model.addAttribute(
        "history",
        diagrams.history(DiagramKind.ofKey(kind), key).stream()
            .map(event -> new Line(event, words.say(event.changes(), locale)))
            .toList());
    model.addAttribute("behind", work.behind().getOrDefault(key, 0));
    model.addAttribute("faults", faults.inForce().getOrDefault(file, List.of()));
    model.addAttribute(
        "earlier",
        DiagramKind.ofKey(kind) == DiagramKind.PROCESS
            ? faults.stillRunning().getOrDefault(key, List.of())
            : List.of());
    return "admin/diagram";
  }

  /** The text of one version, to be opened in Modeler. */
  @GetMapping("/{kind}/{key}/versions/{version}/file")
  ResponseEntity<byte[]> file(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int version,
      Principal person) {
    rights.require(person.getName());
    var of = DiagramKind.ofKey(kind);
    return download(diagrams.get(of, key).file(), diagrams.text(of, key, version));
  }

  @GetMapping("/{kind}/{key}/versions/{version}/return")
  String goingBack(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int version,
      Principal person,
      Locale locale,
      Model model) {
    rights.require(person.getName());
    head(kind, key, model);
    model.addAttribute("version", version);
    model.addAttribute(
        "changes", words.say(diagrams.goingBack(DiagramKind.ofKey(kind), key, version), locale));
    return "admin/diagram-return";
  }

  @PostMapping("/{kind}/{key}/versions/{version}/return")
  String goBack(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(defaultValue = "0") int seen,
      Principal person,
      RedirectAttributes next) {
    rights.require(person.getName());
    diagrams.goBack(DiagramKind.ofKey(kind), key, version, seen, person.getName());
    return done(kind, key, "diagram.returned", next);
  }

  @GetMapping("/{kind}/{key}/held-back")
  String heldBack(
      @PathVariable String kind,
      @PathVariable String key,
      Principal person,
      Locale locale,
      Model model) {
    rights.require(person.getName());
    var file = head(kind, key, model).file();
    var waiting = waiting(kind, key);
    model.addAttribute("waiting", waiting);
    model.addAttribute("faults", faults.with(file, waiting.products()));
    model.addAttribute("sides", words.compare(waiting.changes(), locale));
    return "admin/diagram-held-back";
  }

  /** The product's version that waits, to be merged in Modeler. */
  @GetMapping("/{kind}/{key}/held-back/file")
  ResponseEntity<byte[]> heldBackFile(
      @PathVariable String kind, @PathVariable String key, Principal person) {
    rights.require(person.getName());
    return download(
        diagrams.get(DiagramKind.ofKey(kind), key).file(), waiting(kind, key).products());
  }

  @PostMapping("/{kind}/{key}/held-back")
  String decide(
      @PathVariable String kind,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String sha256,
      @RequestParam(defaultValue = "0") int seen,
      Principal person,
      RedirectAttributes next) {
    rights.require(person.getName());
    var of = DiagramKind.ofKey(kind);
    switch (decision) {
      case "take" -> diagrams.takeProducts(of, key, sha256, seen, person.getName());
      case "keep" -> diagrams.keepOurs(of, key, sha256, seen, person.getName());
      default -> throw new NotFound("Không có lựa chọn này.");
    }
    return done(kind, key, decision.equals("take") ? "diagram.taken" : "diagram.kept", next);
  }

  private DiagramsInForce.Waiting waiting(String kind, String key) {
    return diagrams
        .waiting(DiagramKind.ofKey(kind), key)
        .orElseThrow(() -> new NotFound("Không có bản nào của sản phẩm đang chờ quyết định."));
  }

  private DiagramsInForce.Diagram head(String kind, String key, Model model) {
    var diagram = diagrams.get(DiagramKind.ofKey(kind), key);
    model.addAttribute("diagram", diagram);
    model.addAttribute("dates", new PageDates());
    return diagram;
  }

  private static String done(String kind, String key, String what, RedirectAttributes next) {
    next.addFlashAttribute("done", what);
    next.addAttribute("kind", kind);
    next.addAttribute("key", key);
    return "redirect:/admin/diagrams/{kind}/{key}";
  }

  private static ResponseEntity<byte[]> download(String file, String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file, StandardCharsets.UTF_8)
                .build()
                .toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Shows moments as the office writes them. */
  static final class PageDates {

    private static final java.time.format.DateTimeFormatter MOMENT =
        java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm")
            .withZone(vn.congvan.shared.ProvinceClock.ZONE);

    /** Day and time in Viet Nam. */
    public String at(@Nullable Instant moment) {
      return moment == null ? "–" : MOMENT.format(moment);
    }
  }
}
