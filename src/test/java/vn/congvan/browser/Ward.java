package vn.congvan.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvan.Browserless;
import vn.congvan.assignment.AssignmentBook;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;

/**
 * The ward of Long Châu, whose people bring letters to where a walk begins; each letter has a
 * subject of its own, so that walks do not meet those of other tests.
 */
final class Ward {

  static final String CLERK = "vanthu.longchau";
  static final String CHAIR = "chutich.longchau";
  static final String HEAD = "truongphong.kt.longchau";
  static final String OFFICER = "chuyenvien.kt.longchau";
  static final String HEAD_OF_OFFICE = "truongphong.longchau";
  static final String OFFICE_CLERK = "chuyenvien.longchau";
  static final String HEAD_OF_CULTURE = "truongphong.vhxh.longchau";

  static final String ECONOMY = "longchau.kt";
  static final String OFFICE = "longchau.vp";
  static final String CULTURE = "longchau.vhxh";

  private static final int FIRST = 700;
  private static final AtomicInteger NUMBERS = new AtomicInteger(FIRST);

  private final Processes processes;
  private final AssignmentBook assignments;
  private final Drafts drafts;
  private final Directory directory;
  private final ProvinceClock clock;
  private final WorkingCalendar calendar;
  private final ObjectMapper json;

  Ward(
      Processes processes,
      AssignmentBook assignments,
      Drafts drafts,
      Directory directory,
      ProvinceClock clock,
      WorkingCalendar calendar,
      ObjectMapper json) {
    this.processes = processes;
    this.assignments = assignments;
    this.drafts = drafts;
    this.directory = directory;
    this.clock = clock;
    this.calendar = calendar;
    this.json = json;
  }

  /** A letter that the clerk has just got as a file. */
  UUID arrived(int port) {
    var number = NUMBERS.incrementAndGet();
    var answer =
        Browserless.loggedIn(port, CLERK)
            .upload(
                "/api/arrivals",
                "files",
                "cong-van-" + number + ".pdf",
                "application/pdf",
                PracticeLetter.ofDepartment().numbered(number + "/SNNMT-VP").pdf());
    return UUID.fromString(read(answer.body()).get(0).get("documentId").asText());
  }

  /** A letter that the clerk has registered and submitted to the chair. */
  UUID submitted(int port, String subject) {
    return submitted(port, subject, 0);
  }

  /** The same with that urgency. */
  UUID submitted(int port, String subject, int urgency) {
    var letter = arrived(port);
    completes(
        CLERK,
        "receiveDocument",
        letter,
        Map.of("receipt", "register"),
        Map.ofEntries(
            Map.entry("typeCode", "CV"),
            Map.entry("number", String.valueOf(NUMBERS.get())),
            Map.entry("symbol", "SNNMT-VP"),
            Map.entry("issuedOn", clock.today().toString()),
            Map.entry("issuerName", "Sở Nông nghiệp và Môi trường"),
            Map.entry("issuerLevel", "department"),
            Map.entry("subject", subject),
            Map.entry("field", "agriculture"),
            Map.entry("urgency", urgency),
            Map.entry("secrecy", 0),
            Map.entry("duplicateAccepted", true),
            Map.entry("route", "leader"),
            Map.entry("leaderPost", post(CHAIR))));
    return letter;
  }

  /**
   * A letter that the chair has given to units, the first of them leading; each is due a minute
   * before the last one, so that it stands first in every list.
   */
  @SafeVarargs
  final UUID given(int port, String subject, Map<String, String>... rows) {
    var letter = submitted(port, subject);
    var dueAt =
        calendar
            .addWorkingDays("longchau", clock.instant(), 2)
            .minus(Duration.ofMinutes(NUMBERS.get() - FIRST));
    for (var row : rows) {
      if (!row.get("role").equals("INFO")) {
        row.put("dueAt", dueAt.toString());
      }
    }
    completes(
        CHAIR,
        "directDocument",
        letter,
        Map.of("direction", "assign"),
        Map.of("instruction", "Tham mưu, báo cáo Chủ tịch.", "rows", List.of(rows)));
    return letter;
  }

  /** A letter that the head of economy has allotted to his officer. */
  @SafeVarargs
  final UUID allotted(int port, String subject, Map<String, String>... others) {
    var rows = new ArrayList<Map<String, String>>(List.of(row("LEAD", ECONOMY)));
    rows.addAll(List.of(others));
    @SuppressWarnings("unchecked")
    Map<String, String>[] all = rows.toArray(Map[]::new);
    var letter = given(port, subject, all);
    completes(
        HEAD,
        "assignHandler",
        letter,
        Map.of("allotment", "assign"),
        Map.of("handlerPost", post(OFFICER), "needsApproval", true));
    return letter;
  }

  /** A letter of the ward's own that its head of economy has drafted, before the chair to sign. */
  UUID beforeItsSigner(int port, String subject) {
    return beforeItsSigner(port, subject, ofOnePage(subject), false);
  }

  /** The same with pages that have no place for his signature. */
  UUID beforeItsSignerWithoutAPlace(int port, String subject) {
    return beforeItsSigner(port, subject, ofOnePage(subject, "soạn tại phường", "-"), false);
  }

  /** The same, with an appendix of one page, to be signed on paper. */
  UUID beforeItsSignerOnPaper(int port, String subject) {
    return beforeItsSigner(port, subject, ofOnePage(subject), true);
  }

  private UUID beforeItsSigner(int port, String subject, byte[] draft, boolean onPaper) {
    var drafter = Browserless.loggedIn(port, HEAD);
    var begun = drafter.form("/outgoing/new", Map.of("typeCode", "CV", "subject", subject));
    var task = begun.headers().firstValue("Location").orElseThrow().replaceFirst(".*task=", "");
    var letter =
        UUID.fromString(
            String.valueOf(processes.task(task).orElseThrow().variables().get("documentId")));
    var files = "/api/outgoing/" + letter + "/files";
    drafter.upload(files + "?slot=0", "files", "du-thao.pdf", "application/pdf", draft);
    if (onPaper) {
      drafter.upload(files, "files", "phu-luc.pdf", "application/pdf", draft);
    }
    var signers = read(drafter.get("/api/outgoing/" + letter + "/choices").body()).get("signers");
    complete(
        task,
        HEAD,
        Map.of("drafting", "submit"),
        Map.of(
            "typeCode",
            "CV",
            "subject",
            subject,
            "urgency",
            0,
            "onPaper",
            onPaper,
            "signerCapacity",
            signers.get(0).get("key").asText()));
    var check =
        processes.tasksFor(List.of(letter.toString())).stream()
            .filter(each -> each.activityId().equals("checkFormat"))
            .findFirst()
            .orElseThrow();
    complete(check.id(), CLERK, Map.of("formatCheck", "agree"), Map.of());
    return letter;
  }

  /** A letter of the ward on one page, without a number yet. */
  byte[] ofOnePage(String subject) {
    return ofOnePage(subject, "CHỦ TỊCH", directory.person(CHAIR).orElseThrow().fullName());
  }

  private static byte[] ofOnePage(String subject, String capacity, String signer) {
    return new PracticeLetter(
            "ỦY BAN NHÂN DÂN",
            List.of("PHƯỜNG LONG CHÂU"),
            "Số:        /UBND-KT",
            "Long Châu, ngày      tháng      năm 2026",
            null,
            List.of(subject),
            null,
            List.of(capacity),
            signer,
            1)
        .pdf();
  }

  /** A person completes a task about the letter with a filled form. */
  void completes(
      String person,
      String activity,
      UUID letter,
      Map<String, String> decision,
      Map<String, ?> form) {
    complete(task(person, activity, letter), person, decision, form);
  }

  private void complete(
      String task, String person, Map<String, String> decision, Map<String, ?> form) {
    Map<String, Object> variables = new HashMap<>(decision);
    if (!form.isEmpty() || !decision.isEmpty()) {
      var version = drafts.newest(task).map(Drafts.Draft::version).orElse(0);
      variables.put("draftId", drafts.save(task, version, written(form), person).id().toString());
    }
    processes.complete(task, person, variables);
  }

  /** The task about the letter that the person may work on. */
  String task(String person, String activity, UUID letter) {
    var rows =
        assignments.ofDocument(letter, CLERK, Locale.ROOT).stream()
            .flatMap(row -> Stream.concat(Stream.of(row), row.children().stream()))
            .map(row -> row.id());
    return processes
        .tasksFor(Stream.concat(Stream.of(letter), rows).map(UUID::toString).toList())
        .stream()
        .filter(task -> task.activityId().equals(activity))
        .map(Processes.OpenTask::id)
        .filter(task -> processes.mayWork(person, task))
        .findFirst()
        .orElseThrow(() -> new AssertionError(person + " has no " + activity));
  }

  /** The post by which others give the person work. */
  String post(String person) {
    return directory.postsOf(person).stream()
        .filter(post -> post.personId().equals(person))
        .filter(
            post ->
                post.role() == Role.LEADER
                    || post.role() == Role.HEAD
                    || post.role() == Role.SPECIALIST)
        .findFirst()
        .orElseThrow()
        .id()
        .toString();
  }

  static Map<String, String> row(String role, String unit) {
    return new HashMap<>(Map.of("role", role, "unitId", unit));
  }

  private String written(@Nullable Object form) {
    try {
      return json.writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
