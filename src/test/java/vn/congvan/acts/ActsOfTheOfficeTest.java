package vn.congvan.acts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.practice.PracticeLetter;

/** What people do over HTTP, as the record tells it afterwards. */
class ActsOfTheOfficeTest extends PostgresProvince {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate database;
  @Autowired private ObjectMapper json;

  private long before;

  @BeforeEach
  void fromHereOn() {
    before =
        database.queryForObject("select coalesce(max(number), 0) from recorded_act", Long.class);
  }

  @Test
  void loggingInAndOutAndBeingRefusedAreActs() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    clerk.form("/logout", Map.of());
    clerk.get("/login");
    clerk.form("/login", Map.of("username", "vanthu.snv", "password", "sai"));
    clerk.form("/login", Map.of("username", "mat khau cua toi", "password", "x"));

    assertThat(acts())
        .containsExactly(
            "login DONE vanthu.snv snv 127.0.0.1",
            "logout DONE vanthu.snv snv 127.0.0.1",
            "loginRefused REFUSED vanthu.snv snv 127.0.0.1",
            "loginRefused REFUSED null null 127.0.0.1");
  }

  @Test
  void intakeRegistrationAndReadingAreActsOnTheDocument() throws Exception {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    fromHereOn();
    var document = arrive(clerk);
    var task = taskOf(clerk, document);
    claim(clerk, task);
    clerk.get("/api/documents/" + document);
    var file =
        json.readTree(clerk.get("/api/documents/" + document).body()).at("/files/0/id").asText();
    clerk.get("/api/documents/" + document + "/files/" + file);

    assertThat(kinds(document))
        .startsWith("arrivals.accept DONE", "task.claim DONE")
        .contains("documentReading.file DONE");
    assertThat(
            database.queryForList(
                "select distinct agency_id from recorded_act where document_id = ?",
                String.class,
                document))
        .containsExactly("snv");
  }

  @Test
  void aDraftIsNoActAndACompletionTellsItsTaskAndItsSteps() throws Exception {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var document = arrive(clerk);
    var task = taskOf(clerk, document);
    claim(clerk, task);
    fromHereOn();

    var draft = draft(clerk, task, Map.of("returnReason", "Gửi nhầm nơi nhận"));
    complete(clerk, task, "return", draft);

    assertThat(kinds(document)).containsExactly("task.complete DONE");
    assertThat(detail(document)).contains("Trả lại nơi gửi");
  }

  @Test
  void aRefusedCompletionLeavesItsRowAlthoughEverythingWasUndone() throws Exception {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var document = arrive(clerk);
    var task = taskOf(clerk, document);
    claim(clerk, task);
    fromHereOn();

    var draft = draft(clerk, task, Map.of());
    assertThat(complete(clerk, task, "register", draft)).isGreaterThanOrEqualTo(400);

    assertThat(kinds(document)).containsExactly("task.complete REFUSED");
    assertThat(clerk.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);
  }

  @Test
  void whatOneMayNotDoOrSeeIsRecordedAsRefused() throws Exception {
    var document = arrive(Browserless.loggedIn(port, "vanthu.snv"));
    var other = Browserless.loggedIn(port, "vanthu.stc");
    fromHereOn();

    other.get("/api/documents/" + document);
    other.form("/admin/people/giamdoc.snv/password", Map.of());
    other.json("POST", "/api/registration/" + document + "/void", "{\"reason\":\"x\"}");

    assertThat(acts())
        .hasSize(3)
        .allMatch(act -> act.contains("REFUSED vanthu.stc") && act.endsWith("127.0.0.1"))
        .anyMatch(act -> act.contains(" snv "));
    assertThat(
            database.queryForObject(
                "select detail from recorded_act where number > ? and object_id = 'giamdoc.snv'",
                String.class,
                before))
        .isEqualTo("POST /admin/people/{personId}/password");
  }

  @Test
  void administrationIsAnActOnThePerson() {
    var admin = Browserless.loggedIn(port, "admin");
    fromHereOn();

    admin.form(
        "/admin/people/chuyenvien.snv",
        Map.of("fullName", "Phạm Minh Triết", "staffCode", "NK-777", "phone", "0270 3822 777"));

    var row =
        database.queryForMap(
            "select * from recorded_act where number > ? and person_id = 'admin'", before);
    assertThat(row)
        .containsEntry("kind", "staff.change")
        .containsEntry("outcome", "DONE")
        .containsEntry("agency_id", "snv")
        .containsEntry("object_kind", "person")
        .containsEntry("object_id", "chuyenvien.snv");
    assertThat(row.toString()).doesNotContain("3822 777").doesNotContain("Triết");
  }

  @Test
  void whatAnAdministratorDoesInTheEngineIsAnAct() throws Exception {
    var document = arrive(Browserless.loggedIn(port, "vanthu.snv"));
    var admin = Browserless.loggedIn(port, "admin");
    var instance =
        json.readTree(admin.get(ENGINE + "/process-instance?businessKey=" + document).body())
            .at("/0/id")
            .asText();
    fromHereOn();

    assertThat(
            admin
                .json(
                    "PUT",
                    ENGINE + "/process-instance/" + instance + "/suspended",
                    "{\"suspended\":true}")
                .statusCode())
        .isEqualTo(204);

    assertThat(acts()).containsExactly("engine.SuspendProcessInstance DONE admin snv 127.0.0.1");
    assertThat(kinds(document)).containsExactly("engine.SuspendProcessInstance DONE");
  }

  @Test
  void readingIsNotDrownedInTheRecord() throws Exception {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    fromHereOn();

    clerk.get("/camunda/app/tasklist/default/");
    clerk.json("POST", ENGINE + "/task", "{}");
    clerk.json("POST", "/api/tasks/cards", "{\"ids\":[]}");
    clerk.get("/arrivals");
    clerk.get("/registers/incoming");
    clerk.get("/api/me");

    assertThat(acts()).isEmpty();
  }

  @Test
  void supervisorsReadTheirAgencysRecordAndNobodyElseDoes() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var own = Browserless.loggedIn(port, "quantri.snv");

    var page = own.get("/acts?person=vanthu.snv&size=50");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Đăng nhập", "Lê Thị Cẩm Tú", "127.0.0.1")
        .doesNotContain("??");
    assertThat(own.get("/acts?agency=stc").statusCode()).isEqualTo(403);
    assertThat(own.get("/acts?agency=-").statusCode()).isEqualTo(403);
    assertThat(clerk.get("/acts").statusCode()).isEqualTo(403);
    var admin = Browserless.loggedIn(port, "admin");
    assertThat(admin.get("/acts?agency=-").statusCode()).isEqualTo(200);
    assertThat(admin.get("/acts?agency=stc").statusCode()).isEqualTo(200);
    // To read of an agency that never was would be an act of it, and the beginning of its record.
    assertThat(admin.get("/acts?agency=khong-co").statusCode()).isEqualTo(404);
    assertThat(admin.get("/acts?agency=" + "x".repeat(500)).statusCode()).isEqualTo(404);
  }

  @Test
  void olderRowsAreOnTheNextPageAndADayLimitsThem() {
    for (var i = 0; i < 21; i++) {
      Browserless.loggedIn(port, "quantri.snv");
    }
    var own = Browserless.loggedIn(port, "quantri.snv");
    var first = own.get("/acts?person=quantri.snv").body();
    var older = first.replaceAll("(?s).*href=\"([^\"]*before=[^\"]*)\".*", "$1");
    assertThat(older).startsWith("/acts?");
    assertThat(own.get(older.replace("&amp;", "&")).body()).contains("Đăng nhập", "Mới nhất");
    assertThat(own.get("/acts?person=quantri.snv&day=2020-01-01").body())
        .contains("Không có thao tác nào");
  }

  private UUID arrive(Browserless clerk) throws Exception {
    var answer =
        clerk.upload(
            "/api/arrivals",
            "files",
            "thu.pdf",
            "application/pdf",
            PracticeLetter.ofDepartment().numbered("9" + System.nanoTime() % 1_000_000).pdf());
    return UUID.fromString(json.readTree(answer.body()).at("/0/documentId").asText());
  }

  private String taskOf(Browserless clerk, UUID document) throws Exception {
    return json.readTree(clerk.get(ENGINE + "/task?processInstanceBusinessKey=" + document).body())
        .at("/0/id")
        .asText();
  }

  private void claim(Browserless clerk, String task) {
    assertThat(
            clerk
                .json("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"vanthu.snv\"}")
                .statusCode())
        .isEqualTo(204);
  }

  private String draft(Browserless clerk, String task, Map<String, Object> form) throws Exception {
    var content = Map.of("basedOn", 0, "content", json.writeValueAsString(form));
    var answer =
        clerk.json("PUT", "/api/tasks/" + task + "/draft", json.writeValueAsString(content));
    return json.readTree(answer.body()).get("id").asText();
  }

  private int complete(Browserless clerk, String task, String receipt, String draft)
      throws Exception {
    return clerk
        .json(
            "POST",
            ENGINE + "/task/" + task + "/submit-form",
            json.writeValueAsString(
                Map.of(
                    "variables",
                    Map.of(
                        "receipt", Map.of("value", receipt, "type", "String"),
                        "draftId", Map.of("value", draft, "type", "String")))))
        .statusCode();
  }

  private List<String> acts() {
    return database.query(
        "select * from recorded_act where number > ? and person_id is distinct from 'system' order by number",
        (row, at) ->
            row.getString("kind")
                + " "
                + row.getString("outcome")
                + " "
                + row.getString("person_id")
                + " "
                + row.getString("agency_id")
                + " "
                + row.getString("address"),
        before);
  }

  private List<String> kinds(UUID document) {
    return database.query(
        "select kind, outcome from recorded_act where number > ? and document_id = ? order by number",
        (row, at) -> row.getString(1) + " " + row.getString(2),
        before,
        document);
  }

  private String detail(UUID document) {
    return String.join(
        "; ",
        database.queryForList(
            "select detail from recorded_act where number > ? and document_id = ? order by number",
            String.class,
            before,
            document));
  }
}
