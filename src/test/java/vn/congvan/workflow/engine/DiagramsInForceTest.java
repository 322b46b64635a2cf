package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.Browserless;
import vn.congvan.Modeler;
import vn.congvan.PostgresProvince;
import vn.congvan.support.DiagramDesk;
import vn.congvan.support.Drawing;
import vn.congvan.workflow.models.ModelFile;

/** Who put which version into work, what changed, and how one goes back. */
class DiagramsInForceTest extends PostgresProvince {

  private static final String ANALYST = "phantich.vpubnd";
  private static final String TABLE = "propose-handling.dmn";
  private static final String DIAGRAM = "incoming-document.bpmn";
  private static final String PAGE = "/admin/diagrams/decision/propose-handling";
  private static final String CELL = "urgentHandlingDays";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Diagrams diagrams;
  @Autowired private PlatformTransactionManager transactions;

  private DiagramDesk desk;
  private int first;

  @BeforeEach
  void theProductsVersionIsInForce() {
    desk = new DiagramDesk(repository, jdbc, port);
    first = version();
  }

  @AfterEach
  void leaveAsFound() {
    desk.leaveAsFound();
  }

  @Test
  void aDeploymentFromModelerIsWrittenDownWithWhoAndWhatChanged() {
    assertThat(desk.deploy(ANALYST, TABLE, table("3")).statusCode()).isEqualTo(200);

    assertThat(acts())
        .containsExactly("ANALYST by " + ANALYST + ": " + first + " -> " + (first + 1));
    var page = Browserless.loggedIn(port, ANALYST).get(PAGE).body();
    assertThat(page)
        .contains("Đỗ Anh Khoa", "cán bộ phân tích", "Cán bộ phân tích triển khai")
        .contains("Dòng 5 (Khẩn: 2 ngày làm việc.), cột “Số ngày làm việc”: đổi 2 thành 3.")
        .doesNotContain("??");
    assertThat(Browserless.loggedIn(port, "admin").get("/admin/diagrams").body())
        .contains("Đề xuất lĩnh vực và thời hạn xử lý", "Giải quyết văn bản đến")
        .contains("Đỗ Anh Khoa", "cán bộ phân tích")
        .doesNotContain("??");
  }

  @Test
  void whatIsRefusedAndWhatIsUndoneLeavesNoRow() {
    var refused =
        desk.deploy(
            ANALYST,
            TABLE,
            table("3")
                .replace(
                    "<inputExpression id=\"urgencyExpression\"",
                    "<inputExpression expressionLanguage=\"groovy\" id=\"urgencyExpression\""));
    assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            transaction -> {
              repository.createDeployment().addString(TABLE, table("4")).deploy();
              assertThat(acts()).hasSize(1);
              transaction.setRollbackOnly();
            });
    assertThat(acts()).isEmpty();
    assertThat(version()).isEqualTo(first);
  }

  @Test
  void goingBackIsOneActAndIsWrittenDown() {
    desk.deploy(ANALYST, TABLE, table("3"));
    var admin = Browserless.loggedIn(port, "admin");
    var back = PAGE + "/versions/" + first + "/return";
    assertThat(admin.get(back).body())
        .contains("cột “Số ngày làm việc”: đổi 3 thành 2.")
        .contains("kể cả văn bản đang chạy mà chưa qua ô hỏi bảng", "Đưa vào sử dụng")
        .doesNotContain("Việc đang chạy");
    assertThat(version()).as("looking changes nothing").isEqualTo(first + 1);

    assertThat(admin.form(back, Map.of("seen", String.valueOf(first + 1))).statusCode())
        .isEqualTo(302);

    assertThat(version()).isEqualTo(first + 2);
    assertThat(inForce()).isEqualTo(Drawing.product("incoming-document/" + TABLE));
    assertThat(acts())
        .endsWith("ROLLBACK by admin: " + (first + 1) + " -> " + (first + 2) + " of " + first);
    assertThat(admin.get(PAGE).body())
        .contains("Quay lại phiên bản " + first, "Đã đưa bản cũ vào sử dụng lại.");
  }

  @Test
  void whatWasGoneBackFromComesIntoForceWhenItIsDeployedAgain() {
    var modeler = new Modeler(port, ANALYST);
    var file = new ModelFile(TABLE, null, table("3").getBytes(StandardCharsets.UTF_8));
    modeler.deploy("propose-handling", file);
    Browserless.loggedIn(port, "admin")
        .form(PAGE + "/versions/" + first + "/return", Map.of("seen", String.valueOf(first + 1)));

    var again = modeler.deploy("propose-handling", file);

    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(inForce()).isEqualTo(table("3"));
    assertThat(version()).isEqualTo(first + 3);
    modeler.deploy("propose-handling", file);
    assertThat(version()).as("what holds already is no new version").isEqualTo(first + 3);
  }

  @Test
  void whoDecidedOnWhatIsNoLongerInForceIsAskedToLookAgain() {
    desk.deploy(ANALYST, TABLE, table("3"));
    desk.deploy(ANALYST, TABLE, table("4"));
    var answer =
        Browserless.loggedIn(port, "admin")
            .form(
                PAGE + "/versions/" + first + "/return", Map.of("seen", String.valueOf(first + 1)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Hãy tải lại trang");
    assertThat(version()).isEqualTo(first + 2);
  }

  @Test
  void theAnalystsVersionStaysOverRestarts() {
    desk.deploy(ANALYST, TABLE, table("3"));
    diagrams.start();
    diagrams.start();
    assertThat(inForce()).isEqualTo(table("3"));
    assertThat(version()).isEqualTo(first + 1);
    assertThat(acts()).hasSize(1);
  }

  @Test
  void aReleaseThatChangesWhatNobodyTouchedComesIntoForce() {
    diagrams.bring(Map.of(TABLE, release("Khẩn: hai ngày làm việc.")));
    assertThat(inForce()).contains("Khẩn: hai ngày làm việc.");
    assertThat(acts()).containsExactly("PRODUCT by null: " + first + " -> " + (first + 1));
  }

  @Test
  void aReleaseThatChangesWhatAnAnalystChangedKeepsBothUntilSomebodyKeepsTheAnalysts() {
    desk.deploy(ANALYST, TABLE, table("3"));
    diagrams.bring(Map.of(TABLE, release("Khẩn: hai ngày làm việc.")));
    diagrams.bring(Map.of(TABLE, release("Khẩn: hai ngày làm việc.")));

    assertThat(inForce()).isEqualTo(table("3"));
    assertThat(acts())
        .as("held back once, not at each start")
        .hasSize(2)
        .endsWith("HELD_BACK by null: " + (first + 1) + " -> null");
    var analyst = Browserless.loggedIn(port, ANALYST);
    assertThat(analyst.get("/admin/diagrams").body()).contains("Chờ quyết định");
    var page = analyst.get(PAGE + "/held-back").body();
    assertThat(page)
        .contains("Bản đang có hiệu lực (phiên bản " + (first + 1) + ")", "Bản của sản phẩm")
        .contains("Khẩn: hai ngày làm việc.")
        .doesNotContain("??");
    assertThat(analyst.get(PAGE + "/held-back/file").body())
        .isEqualTo(release("Khẩn: hai ngày làm việc."));

    assertThat(analyst.form(PAGE + "/held-back", decision("keep", page)).statusCode())
        .isEqualTo(302);

    assertThat(inForce()).isEqualTo(table("3"));
    assertThat(acts()).endsWith("KEPT by " + ANALYST + ": " + (first + 1) + " -> " + (first + 1));
    assertThat(analyst.get(PAGE).body()).contains("không dùng bản mới của sản phẩm");
    assertThat(analyst.get(PAGE + "/held-back").statusCode()).isEqualTo(404);
    diagrams.bring(Map.of(TABLE, release("Khẩn: hai ngày làm việc.")));
    assertThat(acts()).as("not asked again about the same").hasSize(3);
    diagrams.bring(Map.of(TABLE, release("Khẩn: hai ngày.")));
    assertThat(analyst.get(PAGE + "/held-back").statusCode())
        .as("asked about the next")
        .isEqualTo(200);
  }

  @Test
  void theProductsVersionThatSomebodyTakesIsUpgradedAgainFromThenOn() {
    desk.deploy(ANALYST, TABLE, table("3"));
    diagrams.bring(Map.of(TABLE, release("Khẩn: hai ngày làm việc.")));
    var admin = Browserless.loggedIn(port, "admin");
    var page = admin.get(PAGE + "/held-back").body();
    desk.deploy(ANALYST, TABLE, table("4"));
    assertThat(admin.form(PAGE + "/held-back", decision("take", page)).statusCode())
        .as("another version came into force meanwhile")
        .isEqualTo(422);
    page = admin.get(PAGE + "/held-back").body();
    assertThat(admin.form(PAGE + "/held-back", decision("take", page)).statusCode()).isEqualTo(302);

    assertThat(inForce()).contains("Khẩn: hai ngày làm việc.");
    assertThat(acts()).endsWith("PRODUCT by admin: " + (first + 2) + " -> " + (first + 3));
    diagrams.bring(Map.of(TABLE, release("Khẩn: hai ngày.")));
    assertThat(inForce()).contains("Khẩn: hai ngày.");
  }

  @Test
  void aReleaseThatAnAnalystsOtherDiagramDoesNotFitIsHeldBackAndTheOfficeStarts() {
    var renamed =
        Drawing.of("incoming-document/" + DIAGRAM)
            .renamed("closeDocument", "Kết thúc hồ sơ")
            .text();
    assertThat(desk.deploy(ANALYST, DIAGRAM, renamed).statusCode()).isEqualTo(200);
    var table =
        Drawing.product("incoming-document/" + TABLE)
            .replace("name=\"handlingHours\"", "name=\"priority\"");

    diagrams.bring(Map.of(TABLE, table));

    assertThat(version()).isEqualTo(first);
    assertThat(acts()).containsExactly("HELD_BACK by null: " + first + " -> null");
    var analyst = Browserless.loggedIn(port, ANALYST);
    assertThat(analyst.get("/admin/diagrams").body())
        .contains("Chờ quyết định")
        .doesNotContain("Không còn khớp", "??");
    var page = analyst.get(PAGE + "/held-back").body();
    assertThat(page)
        .contains("Chưa thể dùng bản của sản phẩm")
        .contains("lấy kết quả “handlingHours” mà bảng “propose-handling” không có");
    assertThat(analyst.form(PAGE + "/held-back", decision("take", page)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void whatAReleaseChangesInTwoFilesComesIntoForceTogether() {
    var table =
        Drawing.product("incoming-document/" + TABLE)
            .replace("name=\"handlingHours\"", "name=\"priority\"");
    var diagram =
        Drawing.product("incoming-document/" + DIAGRAM)
            .replace("(decisionResult, 'handlingHours')", "(decisionResult, 'priority')");

    diagrams.bring(Map.of(TABLE, table, DIAGRAM, diagram));

    assertThat(inForce()).isEqualTo(table);
    assertThat(Browserless.loggedIn(port, ANALYST).get("/admin/diagrams").body())
        .doesNotContain("Chờ quyết định", "Không còn khớp");
  }

  /** As after a release without that step: what is stored was right when it was deployed. */
  @Test
  void aDiagramWhoseStepIsGoneBreaksNoStartAndThePageSaysSo() {
    var renamed =
        Drawing.of("incoming-document/" + DIAGRAM)
            .renamed("closeDocument", "Kết thúc hồ sơ")
            .text();
    assertThat(desk.deploy(ANALYST, DIAGRAM, renamed).statusCode()).isEqualTo(200);
    var stored =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("incoming-document")
            .latestVersion()
            .singleResult();
    jdbc.update(
        "update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?",
        renamed.replace("${closeDocument}", "${sealDocument}").getBytes(StandardCharsets.UTF_8),
        stored.getDeploymentId(),
        DIAGRAM);

    diagrams.start();

    var analyst = Browserless.loggedIn(port, ANALYST);
    assertThat(analyst.get("/admin/diagrams").body())
        .contains("Không còn khớp với sản phẩm: 1 chỗ phải sửa")
        .doesNotContain("??");
    var page = analyst.get("/admin/diagrams/process/incoming-document").body();
    assertThat(page)
        .contains("việc sẽ dừng ở những chỗ sau")
        .contains("Bước “Kết thúc hồ sơ” gọi “${sealDocument}”");
    assertThat(analyst.get(PAGE).body()).doesNotContain("việc sẽ dừng ở những chỗ sau");
    assertThat(desk.deploy(ANALYST, TABLE, table("3")).statusCode())
        .as("the others can still be changed")
        .isEqualTo(200);
  }

  @Test
  void theVersionsTextIsHandedOutForModeler() {
    var file = Browserless.loggedIn(port, ANALYST).get(PAGE + "/versions/" + first + "/file");
    assertThat(file.body()).isEqualTo(Drawing.product("incoming-document/" + TABLE));
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment")
        .contains(TABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanthu.snv", "giamdoc.snv", "quantri.snv", "giamsat.snv"})
  void othersNeitherSeeNorAct(String person) {
    var other = Browserless.loggedIn(port, person);
    for (var path :
        List.of(
            "/admin/diagrams",
            PAGE,
            PAGE + "/versions/1/file",
            PAGE + "/versions/1/return",
            PAGE + "/held-back",
            PAGE + "/held-back/file",
            PAGE + "/trial",
            PAGE + "/trial/x",
            PAGE + "/trial/x/progress",
            "/admin/diagrams/process/incoming-document/running",
            "/admin/diagrams/process/incoming-document/running/1",
            "/admin/diagrams/process/incoming-document/running/progress")) {
      assertThat(other.get(path).statusCode()).as(path).isEqualTo(403);
    }
    for (var path :
        List.of(
            PAGE + "/versions/1/return",
            PAGE + "/held-back",
            PAGE + "/trial",
            "/admin/diagrams/process/incoming-document/running/1",
            "/admin/diagrams/process/incoming-document/running/movings/11111111-1111-1111-1111-111111111111/retry",
            "/admin/diagrams/process/incoming-document/running/movings/11111111-1111-1111-1111-111111111111/stop")) {
      assertThat(other.form(path, Map.of()).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(
            other.upload(PAGE + "/trial", "file", TABLE, "text/xml", "x".getBytes()).statusCode())
        .isEqualTo(403);
    assertThat(other.get("/account").body()).doesNotContain("/admin/diagrams");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    var admin = Browserless.loggedIn(port, "admin");
    for (var path :
        List.of(
            "/admin/diagrams/decision/khong-co",
            "/admin/diagrams/drawing/incoming-document",
            PAGE + "/versions/999/file",
            "/admin/diagrams/process/khong-co/running",
            PAGE + "/trial/x")) {
      assertThat(admin.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private static Map<String, String> decision(String decision, String page) {
    return Map.of(
        "decision", decision, "sha256", hidden("sha256", page), "seen", hidden("seen", page));
  }

  private static String hidden(String name, String page) {
    var field = page.substring(page.indexOf("name=\"" + name + "\" value=\""));
    return field.split("\"", 5)[3];
  }

  private static String table(String days) {
    return Drawing.of("incoming-document/" + TABLE).cell(CELL, days).text();
  }

  private static String release(String note) {
    return Drawing.product("incoming-document/" + TABLE).replace("Khẩn: 2 ngày làm việc.", note);
  }

  private int version() {
    return definition().getVersion();
  }

  private String inForce() {
    try (var stream = repository.getResourceAsStream(definition().getDeploymentId(), TABLE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private org.camunda.bpm.engine.repository.DecisionDefinition definition() {
    return repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey("propose-handling")
        .latestVersion()
        .singleResult();
  }

  private List<String> acts() {
    return jdbc.query(
        "select kind, done_by, from_version, to_version, restored_version from diagram_act where diagram_key = 'propose-handling' and coalesce(from_version, 0) >= ? order by done_at",
        (row, n) ->
            row.getString(1)
                + " by "
                + row.getString(2)
                + ": "
                + row.getString(3)
                + " -> "
                + row.getString(4)
                + (row.getString(5) == null ? "" : " of " + row.getString(5)),
        first);
  }
}
