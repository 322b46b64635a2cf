package vn.congvan.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.diagram.ChangeWords;
import vn.congvan.workflow.diagram.DiagramKind;
import vn.congvan.workflow.diagram.DiagramRights;
import vn.congvan.workflow.diagram.DiagramTrial;
import vn.congvan.workflow.diagram.DiagramsInForce;
import vn.congvan.workflow.diagram.TableTrials;

/** Tries a changed diagram or decision table before anybody puts it into work. */
@Controller
@RequestMapping("/admin/diagrams/{kind}/{key}/trial")
class TrialPages {

  private static final int PAGE = 200;
  private static final long MOST_BYTES = 2_000_000;
  private static final int MOST_FILES = 10;

  private final TableTrials tables;
  private final DiagramTrial trial;
  private final DiagramsInForce diagrams;
  private final ChangeWords words;
  private final DiagramRights rights;

  TrialPages(
      TableTrials tables,
      DiagramTrial trial,
      DiagramsInForce diagrams,
      ChangeWords words,
      DiagramRights rights) {
    this.tables = tables;
    this.trial = trial;
    this.diagrams = diagrams;
    this.words = words;
    this.rights = rights;
  }

  /** How far a trial is, for the page that waits. */
  record Progress(boolean over, int done, int of) {}

  @GetMapping
  String form(@PathVariable String kind, @PathVariable String key, Principal person, Model model) {
    rights.require(person.getName());
    return form(kind, key, model);
  }

  @PostMapping
  String begin(
      @PathVariable String kind,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      @RequestParam(defaultValue = "500") int documents,
      Principal person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next)
      throws IOException {
    rights.require(person.getName());
    try {
      var files = contents(file);
      if (DiagramKind.ofKey(kind) == DiagramKind.DECISION) {
        next.addAttribute("key", key);
        next.addAttribute("token", tables.begin(key, files, documents, person.getName()));
        return "redirect:/admin/diagrams/decision/{key}/trial/{token}";
      }
      var outcome = trial.look(key, files, person.getName());
      model.addAttribute("diagram", diagrams.get(DiagramKind.PROCESS, key));
      model.addAttribute("file", String.join(", ", files.keySet()));
      model.addAttribute("changes", words.say(outcome.changes(), locale));
      model.addAttribute("previews", outcome.previews());
      return "admin/diagram-trial";
    } catch (NotAllowed | NotFound notForAForm) {
      throw notForAForm;
    } catch (Refusal refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refusal", refused.in(locale));
      return form(kind, key, model);
    }
  }

  @GetMapping("/{token}")
  String result(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable String token,
      @RequestParam(defaultValue = "1") int page,
      Principal person,
      Locale locale,
      Model model) {
    rights.require(person.getName());
    var found = tables.get(key, token, person.getName());
    model.addAttribute("diagram", diagrams.get(DiagramKind.DECISION, key));
    model.addAttribute("dates", new DiagramPages.PageDates());
    model.addAttribute("trial", found);
    var result = found.result();
    if (result != null) {
      var pages = Math.max(1, (result.cases().size() + PAGE - 1) / PAGE);
      var shown = Math.min(Math.max(1, page), pages);
      model.addAttribute("changes", words.say(result.changes(), locale));
      model.addAttribute("page", shown);
      model.addAttribute("pages", pages);
      model.addAttribute(
          "cases",
          result
              .cases()
              .subList((shown - 1) * PAGE, Math.min(shown * PAGE, result.cases().size())));
    }
    return "admin/table-trial";
  }

  @GetMapping("/{token}/progress")
  @ResponseBody
  Progress progress(@PathVariable String key, @PathVariable String token, Principal person) {
    rights.require(person.getName());
    var found = tables.get(key, token, person.getName());
    return new Progress(found.over(), found.done(), found.wanted());
  }

  private static Map<String, byte[]> contents(@Nullable List<MultipartFile> chosen)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (var file : chosen == null ? List.<MultipartFile>of() : chosen) {
      if (file.isEmpty()) {
        continue;
      }
      if (file.getSize() > MOST_BYTES) {
        throw new Refusal("Tệp lớn hơn 2 MB.");
      }
      files.put(Optional.ofNullable(file.getOriginalFilename()).orElse(""), file.getBytes());
    }
    if (files.isEmpty()) {
      throw new Refusal("Hãy chọn tệp đã sửa.");
    }
    if (files.size() > MOST_FILES) {
      throw new Refusal(new Sentence("Mỗi lần chỉ thử nhiều nhất %s tệp.", MOST_FILES));
    }
    return files;
  }

  private String form(String kind, String key, Model model) {
    model.addAttribute("diagram", diagrams.get(DiagramKind.ofKey(kind), key));
    model.addAttribute("sizes", TableTrials.SIZES);
    return "admin/trial";
  }
}
