package vn.congvan.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.H2Province;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;

/**
 * The work of a document over HTTP, as Tasklist and its forms ask for it, on the database of the
 * demo.
 */
class AssignmentPagesTest extends H2Province {

  private static final String TASKS = "/camunda/api/engine/engine/default/task";
  private static final String DIRECT = "Cho ý kiến chỉ đạo";
  private static final String ALLOT = "Phân công người xử lý";
  private static final String HANDLE = "Xử lý văn bản";

  @LocalServerPort private int port;
  @Autowired private Registration registration;
  @Autowired private Directory directory;
  @Autowired private WorkingCalendar calendar;
  @Autowired private ProvinceClock clock;
  @Autowired private ObjectMapper json;

  private Browserless clerk;
  private Browserless director;
  private Browserless headOfStaffing;
  private Browserless headOfReform;
  private Browserless officer;

  @BeforeEach
  void peopleLogIn() {
    clerk = Browserless.loggedIn(port, "vanthu.snv");
    director = Browserless.loggedIn(port, "giamdoc.snv");
    headOfStaffing = Browserless.loggedIn(port, "truongphong.ccvc.snv");
    headOfReform = Browserless.loggedIn(port, "truongphong.cchc.snv");
    officer = Browserless.loggedIn(port, "chuyenvien.ccvc.snv");
  }

  @Test
  void aDocumentIsWorkedFromRegistrationToItsEnd() {
    var letter = directed(List.of(row("LEAD", "snv.ccvc"), row("CO", "snv.cchc")));

    complete(
        headOfStaffing,
        ALLOT,
        letter,
        Map.of("allotment", "assign"),
        Map.of("handlerPost", postOf("chuyenvien.ccvc.snv")));
    complete(
        headOfReform,
        ALLOT,
        letter,
        Map.of("allotment", "assign"),
        Map.of("handlerPost", postOf("truongphong.cchc.snv")));
    // Who handles it himself is not asked to approve it.
    complete(
        headOfReform,
        HANDLE,
        letter,
        Map.of("outcome", "noReply"),
        Map.of("result", "Đã phối hợp."));
    complete(
        officer,
        HANDLE,
        letter,
        Map.of("outcome", "reply"),
        Map.of("result", "Đã trả lời.", "replyReference", "77/SNV-CCVC"));
    complete(
        headOfStaffing, "Duyệt kết quả xử lý", letter, Map.of("approval", "approve"), Map.of());
    complete(director, "Xác nhận kết quả", letter, Map.of("confirmation", "close"), Map.of());

    var rows = read(director.get("/api/documents/" + letter + "/assignments"));
    assertThat(rows.findValuesAsText("state")).containsExactly("COMPLETED", "COMPLETED");
    assertThat(rows.get(0).get("replyReference").asText()).isEqualTo("77/SNV-CCVC");
    assertThat(rows.get(0).get("stateInWords").asText()).isEqualTo("Đã xong");
    assertThat(rows.get(0).get("receiver").asText()).isEqualTo("Phòng Công chức - Viên chức");
  }

  @Test
  void choicesAreTheUnitsAndPostsOfTheDocumentsAgency() {
    var letter = directed(List.of(row("LEAD", "snv.ccvc")));

    var choices = read(headOfStaffing.get("/api/assignments/choices?documentId=" + letter));

    assertThat(choices.get("units").findValuesAsText("id"))
        .contains("snv.vp", "snv.ccvc", "snv.cchc");
    assertThat(choices.get("posts").findValuesAsText("personName"))
        .contains("Trương Văn Hòa", "Mai Quốc Bảo");
    assertThat(choices.get("posts").findValuesAsText("role"))
        .doesNotContain("CLERK", "ADMINISTRATOR");
    assertThat(headOfReform.get("/api/assignments/choices?documentId=" + letter).statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void moreUnitsAreNamedAndTakenBackFromTheDocument() {
    var letter = directed(List.of(row("LEAD", "snv.ccvc")));

    assertThat(
            send(
                    headOfStaffing,
                    "/api/documents/" + letter + "/assignments",
                    added("CO", "snv.cchc"))
                .statusCode())
        .isNotEqualTo(200);
    var rows =
        read(send(director, "/api/documents/" + letter + "/assignments", added("CO", "snv.cchc")));
    var more = rows.get(1);
    assertThat(more.get("mayWithdraw").asBoolean()).isTrue();
    assertThat(headOfReform.get("/api/documents/" + letter + "/assignments").statusCode())
        .isEqualTo(200);

    assertThat(
            send(director, "/api/assignments/" + more.get("id").asText() + "/withdrawal", Map.of())
                .statusCode())
        .isEqualTo(200);

    assertThat(headOfReform.get("/api/documents/" + letter + "/assignments").statusCode())
        .isNotEqualTo(200);
    assertThat(tasksOf(headOfReform, ALLOT, letter)).isEmpty();
  }

  @Test
  void whoeverReadsHisAssignmentHasOpenedIt() {
    var letter = directed(List.of(row("LEAD", "snv.ccvc"), row("CO", "snv.cchc")));
    var id =
        read(director.get("/api/documents/" + letter + "/assignments")).get(0).get("id").asText();

    assertThat(read(director.get("/api/assignments/" + id)).get("openedAt").isNull()).isTrue();
    assertThat(read(headOfStaffing.get("/api/assignments/" + id)).get("openedAt").isNull())
        .isFalse();

    assertThat(send(director, "/api/assignments/" + id + "/withdrawal", Map.of()).statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void theHeadTakesBackWhatHeAllottedUntilTheHandlerOpensIt() {
    var letter = directed(List.of(row("LEAD", "snv.ccvc")));
    var back =
        "/api/assignments/"
            + read(director.get("/api/documents/" + letter + "/assignments"))
                .get(0)
                .get("id")
                .asText()
            + "/taking-back";
    var toOfficer = Map.of("handlerPost", postOf("chuyenvien.ccvc.snv"));
    complete(headOfStaffing, ALLOT, letter, Map.of("allotment", "assign"), toOfficer);

    // Of another agency nobody knows the work; the leader and the receiver himself may not.
    refused(Browserless.loggedIn(port, "giamdoc.stc"), back, 404, "Không tìm thấy");
    refused(headOfReform, back, 404, "Không tìm thấy");
    refused(director, back, 403, "Chỉ người vừa phân công hoặc vừa chuyển việc này");

    var row = read(send(headOfStaffing, back, Map.of()));
    assertThat(row.get("state").asText()).isEqualTo("GIVEN");
    assertThat(row.get("handlerPostId").isNull()).isTrue();
    assertThat(row.get("mayTakeBack").asBoolean()).isFalse();
    assertThat(tasksOf(officer, HANDLE, letter)).isEmpty();
    assertThat(officer.get("/api/documents/" + letter).statusCode()).isEqualTo(404);
    refused(headOfStaffing, back, 422, "không còn ở người nhận");

    complete(headOfStaffing, ALLOT, letter, Map.of("allotment", "assign"), toOfficer);
    refused(officer, back, 403, "Chỉ người vừa phân công hoặc vừa chuyển việc này");
    assertThat(officer.get("/api/documents/" + letter).statusCode()).isEqualTo(200);
    refused(headOfStaffing, back, 422, "Người nhận đã mở xem văn bản");
    assertThat(tasksOf(officer, HANDLE, letter)).hasSize(1);
  }

  @Test
  void whoHandedHisWorkOverTakesItBackUntilTheOtherOpensIt() {
    var letter = directed(List.of(row("LEAD", "snv.ccvc")));
    var back =
        "/api/assignments/"
            + read(director.get("/api/documents/" + letter + "/assignments"))
                .get(0)
                .get("id")
                .asText()
            + "/taking-back";
    complete(
        headOfStaffing,
        ALLOT,
        letter,
        Map.of("allotment", "assign"),
        Map.of("handlerPost", postOf("chuyenvien.ccvc.snv")));
    var handOver = Map.of("handOverPost", postOf("chuyenvien2.ccvc.snv"), "reason", "Đi học.");
    complete(officer, HANDLE, letter, Map.of("outcome", "handOver"), handOver);
    var second = Browserless.loggedIn(port, "chuyenvien2.ccvc.snv");

    refused(headOfStaffing, back, 403, "Chỉ người vừa phân công hoặc vừa chuyển việc này");
    assertThat(read(send(officer, back, Map.of())).get("handlerPostId").asText())
        .isEqualTo(postOf("chuyenvien.ccvc.snv"));
    assertThat(tasksOf(second, HANDLE, letter)).isEmpty();
    refused(officer, back, 422, "không còn ở người nhận");

    complete(officer, HANDLE, letter, Map.of("outcome", "handOver"), handOver);
    assertThat(second.get("/api/documents/" + letter + "/timeline").statusCode()).isEqualTo(200);
    assertThat(second.get("/api/documents/" + letter).statusCode()).isEqualTo(200);
    refused(officer, back, 422, "Người nhận đã mở xem văn bản");
    assertThat(tasksOf(second, HANDLE, letter)).hasSize(1);
  }

  @Test
  void theClerkTakesBackWhatHeSubmittedUntilTheLeaderOpensIt() {
    var letter = submitted();
    var submission = "/api/registration/" + letter + "/submission";
    var back = submission + "/taking-back";

    refused(Browserless.loggedIn(port, "vanthu.stc"), back, 404, "Không tìm thấy");
    refused(officer, back, 404, "Không tìm thấy");
    refused(director, back, 403, "");
    assertThat(read(clerk.get(submission)).get("mayTakeBack").asBoolean()).isTrue();
    assertThat(send(clerk, back, Map.of()).statusCode()).isEqualTo(204);
    assertThat(tasksOf(director, DIRECT, letter)).isEmpty();
    assertThat(tasksOf(clerk, "Bổ sung, trình lại", letter)).hasSize(1);
    refused(clerk, back, 422, "không còn ở lãnh đạo");

    complete(
        clerk,
        "Bổ sung, trình lại",
        letter,
        Map.of(),
        Map.of("route", "leader", "leaderPost", postOf("giamdoc.snv")));
    assertThat(director.get("/api/documents/" + letter).statusCode()).isEqualTo(200);
    assertThat(read(clerk.get(submission)).get("mayTakeBack").asBoolean()).isFalse();
    refused(clerk, back, 422, "Lãnh đạo đã mở xem văn bản");
    assertThat(tasksOf(director, DIRECT, letter)).hasSize(1);
  }

  private void refused(Browserless person, String path, int status, String words) {
    var answer = send(person, path, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
  }

  @Test
  void moreTimeIsAskedForFromTheForm() {
    var letter = directed(List.of(row("LEAD", "snv.ccvc")));
    var id =
        read(director.get("/api/documents/" + letter + "/assignments")).get(0).get("id").asText();
    var until = calendar.addWorkingDays("snv", clock.instant(), 12).toString();

    var answer =
        send(
            headOfStaffing,
            "/api/assignments/" + id + "/extension-requests",
            Map.of("askedDueAt", until, "reason", "Chờ ý kiến các xã."));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(read(answer).get("extensionRequests").get(0).get("reason").asText())
        .isEqualTo("Chờ ý kiến các xã.");
    complete(
        director,
        "Xem xét gia hạn",
        letter,
        Map.of("extension", "grant"),
        Map.of("grantedDueAt", until));
    assertThat(read(headOfStaffing.get("/api/assignments/" + id)).get("dueAt").asText())
        .isEqualTo(until);
  }

  @Test
  void manyAtOnceGetAnAnswerEach() {
    var first = directed(List.of(row("LEAD", "snv.ccvc"), row("INFO", "snv.cchc")));
    var second = directed(List.of(row("LEAD", "snv.ccvc"), row("INFO", "snv.cchc")));
    var allot = new ArrayList<String>();
    List.of(first, second).forEach(letter -> allot.addAll(tasksOf(headOfStaffing, ALLOT, letter)));
    var note = new ArrayList<String>();
    List.of(first, second)
        .forEach(letter -> note.addAll(tasksOf(headOfReform, "Xem để biết", letter)));

    var noted =
        read(
            send(
                headOfReform,
                "/api/tasks/bulk-note",
                Map.of("taskIds", List.of(note.get(0), allot.get(0), note.get(1)))));
    assertThat(noted.findValuesAsText("done")).containsExactly("true", "false", "true");

    var assigned =
        read(
            send(
                headOfStaffing,
                "/api/tasks/bulk-assign",
                Map.of(
                    "taskIds",
                    List.of(allot.get(0), "none", allot.get(1)),
                    "handlerPost",
                    postOf("chuyenvien.ccvc.snv"),
                    "instruction",
                    "Xử lý.")));
    assertThat(assigned.findValuesAsText("done")).containsExactly("true", "false", "true");
    assertThat(assigned.get(1).get("message").asText()).contains("không còn nữa");
    assertThat(tasksOf(officer, HANDLE, first)).hasSize(1);

    // Another unit's head cannot be given this unit's work, for none of them.
    var third = directed(List.of(row("LEAD", "snv.ccvc")));
    var refused =
        read(
            send(
                headOfStaffing,
                "/api/tasks/bulk-assign",
                Map.of(
                    "taskIds",
                    tasksOf(headOfStaffing, ALLOT, third),
                    "handlerPost",
                    postOf("truongphong.cchc.snv"))));
    assertThat(refused.get(0).get("message").asText())
        .isEqualTo("Người được chọn không thuộc đơn vị này.");
    assertThat(tasksOf(headOfStaffing, ALLOT, third)).hasSize(1);
  }

  private String directed(List<Map<String, Object>> rows) {
    var letter = submitted();
    complete(
        director,
        DIRECT,
        letter,
        Map.of("direction", "assign"),
        Map.of("instruction", "Phòng chủ trì tham mưu.", "rows", rows));
    return letter;
  }

  private String submitted() {
    var letter = registration.enterPaper("snv", "vanthu.snv").toString();
    complete(
        clerk,
        "Tiếp nhận, đăng ký văn bản",
        letter,
        Map.of("receipt", "register"),
        Map.ofEntries(
            Map.entry("typeCode", "CV"),
            Map.entry("number", String.valueOf(Math.abs(UUID.randomUUID().hashCode() % 1_000_000))),
            Map.entry("symbol", "BNV-CCVC"),
            Map.entry("issuedOn", clock.today().toString()),
            Map.entry("issuerName", "Bộ Nội vụ"),
            Map.entry("issuerLevel", "central"),
            Map.entry("subject", "Về việc báo cáo biên chế " + letter),
            Map.entry("field", "personnel"),
            Map.entry("urgency", 1),
            Map.entry("secrecy", 0),
            Map.entry("route", "leader"),
            Map.entry("leaderPost", postOf("giamdoc.snv"))));
    return letter;
  }

  private static Map<String, Object> row(String role, String unit) {
    return Map.of("role", role, "unitId", unit);
  }

  private static Map<String, Object> added(String role, String unit) {
    return Map.of("instruction", "Giao thêm.", "rows", List.of(row(role, unit)));
  }

  private String postOf(String login) {
    return directory.postsOf(login).stream()
        .filter(post -> post.personId().equals(login) && post.role() != Role.CLERK)
        .findFirst()
        .orElseThrow()
        .id()
        .toString();
  }

  /** Saves the draft, then completes as a form in Tasklist does. */
  private void complete(
      Browserless person,
      String task,
      String letter,
      Map<String, String> decision,
      Map<String, ?> form) {
    var found = tasksOf(person, task, letter);
    assertThat(found).as(task).hasSize(1);
    var id = found.get(0);
    var seen = read(person.get("/api/tasks/" + id));
    if (seen.get("assignee").isNull()) {
      var me = read(person.get("/camunda/api/admin/auth/user/default")).get("userId").asText();
      assertThat(send(person, TASKS + "/" + id + "/claim", Map.of("userId", me)).statusCode())
          .isEqualTo(204);
    }
    var draft =
        read(
            person.json(
                "PUT",
                "/api/tasks/" + id + "/draft",
                written(Map.of("basedOn", 0, "content", written(form)))));
    var variables = json.createObjectNode();
    variables.putObject("draftId").put("value", draft.get("id").asText()).put("type", "String");
    decision.forEach(
        (name, value) -> variables.putObject(name).put("value", value).put("type", "String"));
    var answer =
        person.json(
            "POST", TASKS + "/" + id + "/submit-form", written(Map.of("variables", variables)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private List<String> tasksOf(Browserless person, String name, String letter) {
    var query =
        Map.of(
            "name",
            name,
            "processVariables",
            List.of(Map.of("name", "documentId", "operator", "eq", "value", letter)));
    return read(send(person, TASKS, query)).findValuesAsText("id");
  }

  private HttpResponse<String> send(Browserless person, String path, Object body) {
    return person.json("POST", path, written(body));
  }

  private String written(@Nullable Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(200, 299);
    try {
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
