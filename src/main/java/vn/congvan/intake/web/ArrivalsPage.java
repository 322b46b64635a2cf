package vn.congvan.intake.web;

import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.access.Access;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.intake.ArrivalState;
import vn.congvan.intake.ArrivalView;
import vn.congvan.intake.Arrivals;
import vn.congvan.intake.ClerksAgencies;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Processes;

/** The page on which a clerk hands in files and sees what became of everything that came. */
@Controller
class ArrivalsPage {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final Arrivals arrivals;
  private final Documents documents;
  private final Processes processes;
  private final Access access;
  private final ClerksAgencies agencies;
  private final IntakeSettings settings;

  ArrivalsPage(
      Arrivals arrivals,
      Documents documents,
      Processes processes,
      Access access,
      ClerksAgencies agencies,
      IntakeSettings settings) {
    this.arrivals = arrivals;
    this.documents = documents;
    this.processes = processes;
    this.access = access;
    this.agencies = agencies;
    this.settings = settings;
  }

  /** A line of the list, in words. */
  record Row(
      UUID id,
      String at,
      String fileName,
      String size,
      Channel channel,
      String by,
      ArrivalState state,
      @Nullable String reason,
      @Nullable String decision,
      @Nullable String decider,
      @Nullable DocumentState documentState,
      String number,
      String issuedOn,
      @Nullable String subject) {}

  @GetMapping("/arrivals")
  String page(
      @RequestParam(required = false) @Nullable String agencyId,
      @RequestParam(required = false) @Nullable ArrivalState state,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Model model) {
    var own = agencies.required(person.getName());
    var agency =
        agencyId == null || agencyId.isBlank()
            ? own.get(0).id()
            : agencies.chosen(person.getName(), agencyId);
    list(model, agency, state, page);
    model.addAttribute("agencies", own);
    model.addAttribute("maxFileSize", settings.maxFileSize().toBytes());
    model.addAttribute("maxFileMegabytes", settings.maxFileSize().toMegabytes());
    model.addAttribute("maxFiles", settings.maxFiles());
    return "arrivals";
  }

  /** The list alone, to be renewed after files were handed in. */
  @GetMapping("/arrivals/list")
  String list(
      @RequestParam String agencyId,
      @RequestParam(required = false) @Nullable ArrivalState state,
      @RequestParam(defaultValue = "0") int page,
      Principal person,
      Model model) {
    list(model, agencies.chosen(person.getName(), agencyId), state, page);
    return "arrivals :: list";
  }

  /** Goes to the task in which the document is being worked on. */
  @GetMapping("/arrivals/{arrivalId}/task")
  String task(@PathVariable UUID arrivalId, Principal person) {
    var documentId = arrivals.get(arrivalId).documentId();
    if (documentId == null) {
      throw new NotFound("Tệp này không trở thành văn bản nên không có công việc.");
    }
    access.requireSight(person.getName(), documentId);
    var instance = documents.view(documentId).processInstanceId();
    var open = instance == null ? List.<Processes.OpenTask>of() : processes.tasksOf(instance);
    return "redirect:"
        + TASKLIST
        + open.stream().findFirst().map(task -> "#/?task=" + task.id()).orElse("");
  }

  private void list(Model model, String agencyId, @Nullable ArrivalState state, int page) {
    var rows = arrivals.of(agencyId, state, page).stream().map(ArrivalsPage::row).toList();
    model.addAttribute("agencyId", agencyId);
    model.addAttribute("state", state);
    model.addAttribute("states", ArrivalState.values());
    model.addAttribute("page", Math.max(0, page));
    model.addAttribute("more", rows.size() == Arrivals.PAGE);
    model.addAttribute("rows", rows);
  }

  private static Row row(ArrivalView arrival) {
    var marks = arrival.marks();
    var day = marks == null ? null : marks.issuedOn();
    return new Row(
        arrival.id(),
        MOMENT.format(arrival.receivedAt()),
        arrival.fileName(),
        size(arrival.size()),
        arrival.channel(),
        broughtBy(arrival),
        arrival.state(),
        arrival.reason(),
        arrival.decision(),
        arrival.deciderName(),
        arrival.documentState(),
        marks == null ? "" : marks.numberAndSymbol(),
        day == null ? "" : DAY.format(day),
        marks == null ? null : marks.subject());
  }

  /** Who handed it in; what comes from another agency of the province is named by that agency. */
  private static String broughtBy(ArrivalView arrival) {
    var marks = arrival.marks();
    if (arrival.channel() == Channel.SCAN) {
      return "";
    }
    if (arrival.channel() == Channel.INTERNAL) {
      return marks == null || marks.issuerName() == null ? "" : marks.issuerName();
    }
    var name = arrival.receiverName();
    return name == null ? arrival.receivedBy() : name;
  }

  private static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    return bytes < 1024 * 1024
        ? Math.round(bytes / 1024.0) + " KB"
        : String.format(java.util.Locale.forLanguageTag("vi"), "%.1f MB", bytes / 1048576.0);
  }
}
