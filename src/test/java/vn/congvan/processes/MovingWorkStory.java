package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.support.DiagramDesk;
import vn.congvan.support.Drawing;

/** An analyst changes the way of documents while documents are on their way. */
class MovingWorkStory extends OfficeStory {

  private static final String ANALYST = "phantich.vpubnd";
  private static final String PROCESS = "incoming-document";
  private static final String FILE = PROCESS + ".bpmn";
  private static final String PAGE = "/admin/diagrams/process/" + PROCESS;
  private static final String INSTRUCTED = "Ghi bút phê chỉ đạo";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;

  private DiagramDesk desk;
  private Browserless analyst;
  private int first;

  @BeforeEach
  void anAnalystAtHisDesk() {
    desk = new DiagramDesk(repository, jdbc, port);
    analyst = Browserless.loggedIn(port, ANALYST);
    first = version();
  }

  @AfterEach
  void leaveAsFound() {
    management
        .createBatchQuery()
        .list()
        .forEach(batch -> management.deleteBatch(batch.getId(), true));
    jdbc.update("delete from work_migration");
    desk.leaveAsFound();
  }

  @Test
  void workGoesOnByTheNewVersionToItsEndAndWhatStandsInARemovedBoxStays() {
    var waiting = aLetterBeforeTheDirector();
    var answered = aLetterAnsweredByAllUnits();
    var moved = instanceOf(waiting);
    var stayed = instanceOf(answered);
    put(withoutConfirmation());

    var fresh = aLetter();
    assertThat(versionOf(fresh)).as("new documents follow at once").isEqualTo(first + 1);
    assertThat(versionOf(waiting)).isEqualTo(first);
    assertThat(analyst.get(PAGE + "/running").body())
        .contains("Phiên bản " + first + ":", "Cho ý kiến chỉ đạo", "Xác nhận kết quả")
        .doesNotContain("??");

    var preview = analyst.get(PAGE + "/running/" + first).body();
    assertThat(preview)
        .contains("Đi tiếp ở ô “" + INSTRUCTED + "”")
        .containsPattern(
            "(?s)Xác nhận kết quả</th>.*?Không chuyển được:.*?ô này không còn trong bản mới")
        .doesNotContain("??");

    assertThat(move(first).statusCode()).isEqualTo(302);
    assertThat(analyst.get(PAGE + "/running").body())
        .contains("Đã bắt đầu chuyển.", "data-progress", "/diagrams.js");
    assertThat(analyst.get(PAGE + "/running/progress").body()).contains("\"over\":false");
    assertThat(move(first).body()).contains("Một lần chuyển khác của quy trình này chưa xong");
    runBatches();

    assertThat(analyst.get(PAGE + "/running/progress").body()).contains("\"over\":true");
    assertThat(analyst.get(PAGE + "/running").body()).contains("Đã chuyển xong");
    assertThat(versionOf(waiting)).isEqualTo(first + 1);
    assertThat(versionOf(answered)).isEqualTo(first);

    director.directs(waiting, lead(STAFFING));
    headOfStaffing.allots(waiting, staffingOfficer);
    staffingOfficer.reports(waiting, "Đã rà soát xong.");
    headOfStaffing.approves(waiting);
    assertThat(processes.isRunning(moved)).as("no confirmation any more").isFalse();
    director.confirms(answered);
    assertThat(processes.isRunning(stayed)).isFalse();
  }

  @Test
  void workInARemovedBoxGoesOnInAnotherThatTheAnalystNames() {
    var answered = aLetterAnsweredByAllUnits();
    var moved = instanceOf(answered);
    put(Drawing.of(PROCESS + "/" + FILE).text().replace("\"confirmResult\"", "\"acceptResult\""));

    assertThat(analyst.get(PAGE).body())
        .contains("Đổi mã của ô người làm “Xác nhận kết quả” từ confirmResult thành acceptResult");
    assertThat(analyst.get(PAGE + "/running/" + first).body())
        .contains("Từ ô “Xác nhận kết quả” đi tiếp ở ô", "value=\"acceptResult\"");
    assertThat(analyst.get(PAGE + "/running/" + first + "?to.confirmResult=acceptResult").body())
        .contains(
            "Đi tiếp ở ô “Xác nhận kết quả”", "name=\"to.confirmResult\" value=\"acceptResult\"");
    analyst.form(
        PAGE + "/running/" + first,
        Map.of("target", String.valueOf(first + 1), "to.confirmResult", "acceptResult"));
    runBatches();

    assertThat(versionOf(answered)).isEqualTo(first + 1);
    director.confirms(answered);
    assertThat(processes.isRunning(moved)).isFalse();
  }

  @Test
  void whatCannotBeMovedWhenItsTurnComesIsShownWithItsBoxAndItsReason() {
    var waiting = aLetterBeforeTheDirector();
    put(withoutConfirmation());
    move(first);
    director.directs(waiting, lead(STAFFING));
    headOfStaffing.allots(waiting, staffingOfficer);
    staffingOfficer.reports(waiting, "Đã rà soát xong.");
    headOfStaffing.approves(waiting);
    assertThat(director.toDo(waiting)).containsExactly(CONFIRM);
    runBatches();

    var page = analyst.get(PAGE + "/running").body();
    assertThat(page)
        .contains("Lượt đang ở ô “Xác nhận kết quả”:", "ô này không còn trong bản mới")
        .contains("Dừng, giữ phần đã chuyển");
    assertThat(versionOf(waiting)).isEqualTo(first);

    var moving = Pattern.compile("/movings/([0-9a-f-]+)/stop").matcher(page);
    assertThat(moving.find()).isTrue();
    analyst.form(PAGE + "/running/movings/" + moving.group(1) + "/retry", Map.of());
    assertThat(analyst.get(PAGE + "/running/progress").body()).contains("\"over\":false");
    analyst.form(PAGE + "/running/movings/" + moving.group(1) + "/stop", Map.of());
    assertThat(analyst.get(PAGE + "/running").body()).contains("đã dừng sau khi chuyển");
    director.confirms(waiting);
  }

  @Test
  void aDiagramIsTriedOnRunningWorkWithoutBeingPutIntoWork() {
    aLetterBeforeTheDirector();
    aLetterAnsweredByAllUnits();
    var tried =
        analyst.upload(
            PAGE + "/trial",
            "file",
            FILE,
            "text/xml",
            withoutConfirmation().getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
    assertThat(tried.body())
        .contains("Bỏ ô người làm “Xác nhận kết quả”.")
        .contains("Đổi tên ô người làm “Cho ý kiến chỉ đạo” thành “" + INSTRUCTED + "”.")
        .contains("Đi tiếp ở ô “" + INSTRUCTED + "”")
        .containsPattern("(?s)Xác nhận kết quả</th>.*?ô này không còn trong bản mới")
        .doesNotContain("??");
    assertThat(version()).isEqualTo(first);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from diagram_act where from_version = ?", Integer.class, first))
        .isZero();
    assertThat(versionOf(aLetter())).isEqualTo(first);
  }

  @Test
  void aDiagramThatWouldBeRefusedIsRefusedWhenTried() {
    var hostile =
        withoutConfirmation()
            .replace("camunda:delegateExpression=\"${noteDocument}\"", "camunda:class=\"x.Y\"");
    var refused = analyst.upload(PAGE + "/trial", "file", FILE, "text/xml", hostile.getBytes());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Lưu để biết");
    var other =
        analyst.upload(
            PAGE + "/trial",
            "file",
            FILE,
            "text/xml",
            Drawing.product("handle-assignment/handle-assignment.bpmn").getBytes());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(version()).isEqualTo(first);
  }

  @Test
  void onlyTheVersionThatWasLookedAtIsMovedTo() {
    aLetterBeforeTheDirector();
    put(withoutConfirmation());
    put(withoutConfirmation().replace(INSTRUCTED, "Bút phê"));
    assertThat(move(first).body()).contains("đã có phiên bản mới hơn");
  }

  /** The director's box has another name, and when all units are done the document is closed. */
  private static String withoutConfirmation() {
    return Drawing.of(PROCESS + "/" + FILE)
        .renamed("directDocument", INSTRUCTED)
        .arrowTo("awaitHandlingToConfirmResult", "closeDocument")
        .without("confirmResult", "resultConfirmed", "reopenHandling")
        .text();
  }

  private Letter aLetterAnsweredByAllUnits() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã rà soát xong.");
    headOfStaffing.approves(letter);
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    return letter;
  }

  private void put(String text) {
    var answer = desk.deploy(ANALYST, FILE, text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private java.net.http.HttpResponse<String> move(int from) {
    return analyst.form(PAGE + "/running/" + from, Map.of("target", String.valueOf(first + 1)));
  }

  /** What the job executor does, which rests during tests. */
  private void runBatches() {
    for (var batch : management.createBatchQuery().list()) {
      for (var definition :
          new String[] {
            batch.getSeedJobDefinitionId(),
            batch.getBatchJobDefinitionId(),
            batch.getMonitorJobDefinitionId()
          }) {
        for (var job : management.createJobQuery().jobDefinitionId(definition).list()) {
          try {
            management.executeJob(job.getId());
          } catch (RuntimeException failed) {
            assertThat(failed.getMessage()).contains("migrat");
          }
        }
      }
    }
  }

  private int versionOf(Letter letter) {
    var instance =
        runtime.createProcessInstanceQuery().processInstanceId(instanceOf(letter)).singleResult();
    return repository.getProcessDefinition(instance.getProcessDefinitionId()).getVersion();
  }

  private String instanceOf(Letter letter) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(letter.id.toString(), PROCESS)
        .list()
        .stream()
        .map(instance -> instance.getProcessInstanceId())
        .findFirst()
        .orElseThrow();
  }

  private int version() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(PROCESS)
        .latestVersion()
        .singleResult()
        .getVersion();
  }
}
