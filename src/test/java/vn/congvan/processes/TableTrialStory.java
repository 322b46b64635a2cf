package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.support.DiagramDesk;
import vn.congvan.support.Drawing;

/** An analyst tries a changed decision table on what the last documents brought. */
class TableTrialStory extends OfficeStory {

  private static final String ANALYST = "phantich.vpubnd";
  private static final String FILE = "propose-handling.dmn";
  private static final String PAGE = "/admin/diagrams/decision/propose-handling";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcTemplate jdbc;

  private DiagramDesk desk;
  private Browserless analyst;

  @BeforeEach
  void anAnalystAtHisDesk() {
    desk = new DiagramDesk(repository, jdbc, port);
    analyst = Browserless.loggedIn(port, ANALYST);
  }

  @AfterEach
  void leaveAsFound() {
    desk.leaveAsFound();
  }

  @Test
  void everyDocumentWhoseResultDiffersIsListedWithTheOldBesideTheNew() {
    var before = versions();
    registered(1, "personnel");
    registered(0, "personnel");
    var urgent = registered(1, "finance");

    var page = tried(Drawing.of(folder()).cell("urgentHandlingDays", "3"), 100);

    assertThat(page)
        .contains("Dòng 5 (Khẩn: 2 ngày làm việc.), cột “Số ngày làm việc”: đổi 2 thành 3.")
        .contains("Số ngày làm việc: 2 → 3")
        .contains("Độ khẩn (0–4): 1", "Lĩnh vực: finance", "Loại văn bản: CV")
        .containsPattern("(?s)Số ngày làm việc: 2</span>.*?Số ngày làm việc: 3</strong>")
        .doesNotContain("Độ khẩn (0–4): 0", "??");
    assertThat(page)
        .as("an analyst sees no documents")
        .doesNotContain(urgent.now().arrivalNumber().toString(), urgent.id.toString(), "Sở Nội vụ");
    assertThat(versions()).as("nothing was put into work").isEqualTo(before);
  }

  @Test
  void aTableThatDecidesTheSameDiffersInNoDocument() {
    registered(1, "personnel");
    var page = tried(Drawing.of(folder()).renamed("propose-handling", "Bảng khác tên"), 100);
    assertThat(page).contains(", 0 văn bản có kết quả khác").doesNotContain("Từng văn bản");
  }

  @Test
  void whoMaySeeTheDocumentIsToldItsNumberAndAgency() {
    var urgent = registered(1, "personnel");
    var post = UUID.randomUUID();
    jdbc.update(
        "insert into post (id, person_id, agency_id, role, title, valid_from) values (?, ?, ?, 'analyst', 'Phân tích', date '2026-01-01')",
        post,
        clerk.login,
        AGENCY);
    try {
      analyst = Browserless.loggedIn(port, clerk.login);
      var page = tried(Drawing.of(folder()).cell("urgentHandlingDays", "3"), 100);
      assertThat(page).contains(urgent.now().arrivalNumber() + " · Sở Nội vụ");
    } finally {
      jdbc.update("delete from post where id = ?", post);
    }
  }

  @Test
  void aTrialBelongsToWhoBeganIt() {
    registered(1, "personnel");
    var answer = begin(Drawing.of(folder()).cell("urgentHandlingDays", "3").text(), 100);
    var address = address(answer);
    assertThat(Browserless.loggedIn(port, "admin").get(address).statusCode()).isEqualTo(404);
    assertThat(analyst.get(address).statusCode()).isEqualTo(200);
  }

  @Test
  void aColumnThatTheDecisionNeverAskedForTakesWhatTheDocumentsHadAtLast() {
    registered(0, "personnel");
    var page =
        tried(
            Drawing.product(folder())
                .replace(">urgency</text>", ">priority</text>")
                .replace("<text>1</text>", "<text>&gt; 0</text>"),
            100);
    assertThat(page).contains("lấy giá trị sau cùng của văn bản: priority");
  }

  @Test
  void whatPointsAtAnAgencyOrAPersonIsNotHandedOutByATrial() {
    registered(0, "personnel");
    for (var variable : new String[] {"agencyId", "documentId", "directingPost"}) {
      var page =
          tried(
              Drawing.product(folder())
                  .replace("<text>documentType</text>", "<text>" + variable + "</text>")
                  .replace("<text>0</text>", "<text>" + variable + "</text>"),
              100);
      assertThat(page)
          .as(variable)
          .contains("không đưa ra khi thử")
          .contains(variable)
          .doesNotContain(": snv<", director.post());
    }
  }

  @Test
  void aVariableThatDocumentsDidNotYetHaveIsNamed() {
    registered(0, "personnel");
    jdbc.update("update act_hi_varinst set name_ = 'laterPriority' where name_ = 'priority'");
    try {
      assertThat(
              tried(Drawing.product(folder()).replace(">urgency</text>", ">priority</text>"), 100))
          .contains("Chưa từng được ghi, coi như trống: priority");
    } finally {
      jdbc.update("update act_hi_varinst set name_ = 'priority' where name_ = 'laterPriority'");
    }
  }

  @Test
  void aTableThatFailsSaysSoForEachDocument() {
    registered(1, "personnel");
    var page = tried(Drawing.of(folder()).cell("urgentHandlingDays", "field"), 100);
    assertThat(page)
        .contains("⚠ personnel ≠ integer", "không đăng ký được")
        .doesNotContain("DMN-01005");
  }

  @Test
  void aCellThatCannotBeEvaluatedIsNamedAsItStandsInTheTable() {
    registered(1, "personnel");
    var page = tried(Drawing.of(folder()).cell("urgentHandlingDays", "substring(field, 100)"), 100);
    assertThat(page)
        .contains("→ ⚠ substring(field, 100)</span>")
        .doesNotContain("SCALA", "StringIndexOutOfBounds");
  }

  @Test
  void anEmptyResultIsPointedOut() {
    registered(1, "personnel");
    var page = tried(Drawing.of(folder()).cell("urgentHandlingDays", "number(documentType)"), 100);
    assertThat(page).contains("Số ngày làm việc: 2 → –", "không đăng ký được");
    assertThat(tried(Drawing.of(folder()).cell("urgentHandlingDays", "3"), 100))
        .doesNotContain("không đăng ký được");
  }

  @Test
  void aHostileTableIsRefusedByTheSameDoorAsADeployment() {
    var hostile =
        Drawing.product(folder())
            .replace("<text>urgency</text>", "<text>1</text>")
            .replace(
                "<inputExpression id=\"urgencyExpression\"",
                "<inputExpression expressionLanguage=\"groovy\" id=\"urgencyExpression\"");
    var refused = begin(hostile, 100);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("FEEL");
    assertThat(begin(Drawing.product(folder()), 7).statusCode()).isEqualTo(422);
    assertThat(analyst.upload(PAGE + "/trial", "file", FILE, "text/xml", new byte[0]).statusCode())
        .isEqualTo(422);
  }

  private static String folder() {
    return "incoming-document/" + FILE;
  }

  private Letter registered(int urgency, String field) {
    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry(field).with("urgency", urgency).with("leaderPost", director.post()));
    return letter;
  }

  private String tried(Drawing table, int documents) {
    return tried(table.text(), documents);
  }

  private String tried(String table, int documents) {
    var answer = begin(table, documents);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    var address = address(answer);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> analyst.get(address + "/progress").body().contains("\"over\":true"));
    return analyst.get(address).body();
  }

  private static String address(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
  }

  private HttpResponse<String> begin(String table, int documents) {
    return analyst.upload(
        PAGE + "/trial?documents=" + documents,
        "file",
        FILE,
        "text/xml",
        table.getBytes(StandardCharsets.UTF_8));
  }

  private long versions() {
    return repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey("propose-handling")
        .count();
  }
}
