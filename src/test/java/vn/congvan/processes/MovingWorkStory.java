package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.document.DocumentState;
import vn.congvan.support.DiagramDesk;
import vn.congvan.support.Drawing;

/** An analyst changes the way of documents while documents are on their way. */
class MovingWorkStory extends OfficeStory {

  private static final String ANALYST = "phantich.vpubnd";
  private static final String DOCUMENTS = "incoming-document";
  private static final String ASSIGNMENTS = "handle-assignment";
  private static final String ANSWER = "Giải quyết, báo cáo kết quả";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
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
    management
        .createBatchQuery()
        .list()
        .forEach(batch -> management.deleteBatch(batch.getId(), true));
    jdbc.update("delete from work_migration");
    desk.leaveAsFound();
  }

  @Test
  void workGoesOnByTheNewVersionToItsEndAndWhatStandsInARemovedBoxStays() {
    var first = version(ASSIGNMENTS);
    var waiting = aLetterInHand();
    var reported = aLetterReported();
    put(ASSIGNMENTS, withoutApproval());

    var fresh = aLetterInHand();
    assertThat(versionOf(fresh)).as("new work follows at once").isEqualTo(first + 1);
    assertThat(versionOf(waiting)).isEqualTo(first);
    assertThat(analyst.get(running(ASSIGNMENTS)).body())
        .contains("Phiên bản " + first + ":", HANDLE, APPROVE)
        .doesNotContain("??");

    var preview = analyst.get(running(ASSIGNMENTS) + "/" + first).body();
    assertThat(preview)
        .contains("Đi tiếp ở ô “" + ANSWER + "”")
        .containsPattern(
            "(?s)" + APPROVE + "</th>.*?Không chuyển được:.*?ô này không còn trong bản mới")
        .doesNotContain("??");

    assertThat(move(ASSIGNMENTS, first).statusCode()).isEqualTo(302);
    assertThat(analyst.get(running(ASSIGNMENTS)).body())
        .contains("Đã bắt đầu chuyển.", "data-progress", "/diagrams.js");
    assertThat(analyst.get(running(ASSIGNMENTS) + "/progress").body()).contains("\"over\":false");
    assertThat(move(ASSIGNMENTS, first).body())
        .contains("Một lần chuyển khác của quy trình này chưa xong");
    runBatches();

    assertThat(analyst.get(running(ASSIGNMENTS) + "/progress").body()).contains("\"over\":true");
    assertThat(analyst.get(running(ASSIGNMENTS)).body()).contains("Đã chuyển xong");
    assertThat(versionOf(waiting)).isEqualTo(first + 1);
    assertThat(versionOf(reported)).isEqualTo(first);

    staffingOfficer.reports(waiting, "Đã rà soát xong.");
    assertThat(headOfStaffing.toDo(waiting)).as("no approval any more").isEmpty();
    director.confirms(waiting);
    assertThat(waiting.now().state()).isEqualTo(DocumentState.CLOSED);
    headOfStaffing.approves(reported);
    director.confirms(reported);
    assertThat(reported.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void workInARemovedBoxGoesOnInAnotherThatTheAnalystNames() {
    var first = version(DOCUMENTS);
    var reported = aLetterReported();
    headOfStaffing.approves(reported);
    assertThat(director.toDo(reported)).containsExactly(CONFIRM);
    put(DOCUMENTS, product(DOCUMENTS).replace("\"confirmResult\"", "\"acceptResult\""));

    assertThat(analyst.get("/admin/diagrams/process/" + DOCUMENTS).body())
        .contains("Đổi mã của ô người làm “Xác nhận kết quả” từ confirmResult thành acceptResult");
    assertThat(analyst.get(running(DOCUMENTS) + "/" + first).body())
        .contains("Từ ô “Xác nhận kết quả” đi tiếp ở ô", "value=\"acceptResult\"");
    assertThat(
            analyst.get(running(DOCUMENTS) + "/" + first + "?to.confirmResult=acceptResult").body())
        .contains(
            "Đi tiếp ở ô “Xác nhận kết quả”", "name=\"to.confirmResult\" value=\"acceptResult\"");
    analyst.form(
        running(DOCUMENTS) + "/" + first,
        Map.of("target", String.valueOf(first + 1), "to.confirmResult", "acceptResult"));
    runBatches();

    assertThat(instances(reported, DOCUMENTS)).containsExactly(first + 1);
    director.confirms(reported);
    assertThat(reported.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void whatCannotBeMovedWhenItsTurnComesIsShownWithItsBoxAndItsReason() {
    var first = version(ASSIGNMENTS);
    var waiting = aLetterInHand();
    put(ASSIGNMENTS, withoutApproval());
    move(ASSIGNMENTS, first);
    staffingOfficer.reports(waiting, "Đã rà soát xong.");
    runBatches();
    runBatches();
    runBatches();

    var page = analyst.get(running(ASSIGNMENTS)).body();
    assertThat(page)
        .contains("Lượt đang ở ô “" + APPROVE + "”:", "ô này không còn trong bản mới")
        .contains("lượt chưa chuyển được:", "Thử lại các lượt lỗi", "Dừng, giữ phần đã chuyển");
    assertThat(versionOf(waiting)).isEqualTo(first);

    var moving = Pattern.compile("/movings/([0-9a-f-]+)/stop").matcher(page);
    assertThat(moving.find()).isTrue();
    var address = running(ASSIGNMENTS) + "/movings/" + moving.group(1);
    assertThat(analyst.form(address + "/retry", Map.of()).statusCode()).isEqualTo(302);
    assertThat(analyst.get(running(ASSIGNMENTS)).body())
        .as("they have another try before them")
        .doesNotContain("Thử lại các lượt lỗi");
    analyst.form(address + "/stop", Map.of());
    assertThat(analyst.get(running(ASSIGNMENTS)).body()).contains("đã dừng sau khi chuyển");
    assertThat(analyst.form(address + "/stop", Map.of()).body())
        .contains("Lần chuyển này đã kết thúc.");
    headOfStaffing.approves(waiting);
  }

  @Test
  void aDiagramIsTriedOnRunningWorkWithoutBeingPutIntoWork() {
    var first = version(ASSIGNMENTS);
    aLetterInHand();
    aLetterReported();
    var tried = tried(ASSIGNMENTS, withoutApproval());

    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
    assertThat(tried.body())
        .contains("Bỏ ô người làm “" + APPROVE + "”.")
        .contains("Đổi tên ô người làm “" + HANDLE + "” thành “" + ANSWER + "”.")
        .contains("Đi tiếp ở ô “" + ANSWER + "”")
        .containsPattern("(?s)" + APPROVE + "</th>.*?ô này không còn trong bản mới")
        .doesNotContain("??");
    assertThat(version(ASSIGNMENTS)).isEqualTo(first);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from diagram_act where diagram_key = ? and from_version = ?",
                Integer.class,
                ASSIGNMENTS,
                first))
        .isZero();
    assertThat(versionOf(aLetterInHand())).isEqualTo(first);
  }

  @Test
  void aDiagramThatWouldBeRefusedIsRefusedWhenTried() {
    var first = version(DOCUMENTS);
    var refused =
        tried(
            DOCUMENTS,
            product(DOCUMENTS)
                .replace(
                    "camunda:delegateExpression=\"${noteDocument}\"", "camunda:class=\"x.Y\""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Lưu để biết");
    assertThat(tried(DOCUMENTS, product(ASSIGNMENTS)).statusCode()).isEqualTo(422);
    assertThat(version(DOCUMENTS)).isEqualTo(first);
  }

  @Test
  void onlyTheVersionThatWasLookedAtIsMovedTo() {
    var first = version(ASSIGNMENTS);
    var waiting = aLetterInHand();
    put(ASSIGNMENTS, withoutApproval());
    put(ASSIGNMENTS, withoutApproval().replace(ANSWER, "Trả lời"));
    assertThat(move(ASSIGNMENTS, first).body()).contains("đã có phiên bản mới hơn");
    runBatches();
    assertThat(versionOf(waiting)).isEqualTo(first);
  }

  /** The handler's box has another name, and what he reports needs nobody's approval. */
  private static String withoutApproval() {
    return Drawing.of(ASSIGNMENTS + "/" + ASSIGNMENTS + ".bpmn")
        .renamed("handleDocument", ANSWER)
        .arrowTo("reportResultToApprovalNeeded", "readyToComplete")
        .without(
            "approvalNeeded",
            "approveResult",
            "resultApproved",
            "recordApproval",
            "sendBackForRework",
            "handlerGone",
            "resultSettled")
        .text();
  }

  private static String product(String process) {
    return Drawing.product(process + "/" + process + ".bpmn");
  }

  private Letter aLetterInHand() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    return letter;
  }

  private Letter aLetterReported() {
    var letter = aLetterInHand();
    staffingOfficer.reports(letter, "Đã rà soát xong.");
    assertThat(headOfStaffing.toDo(letter)).containsExactly(APPROVE);
    return letter;
  }

  private static String running(String process) {
    return "/admin/diagrams/process/" + process + "/running";
  }

  private void put(String process, String text) {
    var answer = desk.deploy(ANALYST, process + ".bpmn", text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private HttpResponse<String> tried(String process, String text) {
    return analyst.upload(
        "/admin/diagrams/process/" + process + "/trial",
        "file",
        process + ".bpmn",
        "text/xml",
        text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> move(String process, int from) {
    return analyst.form(running(process) + "/" + from, Map.of("target", String.valueOf(from + 1)));
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
          } catch (MigratingProcessInstanceValidationException stays) {
            assertThat(stays.getValidationReport().hasFailures()).isTrue();
          }
        }
      }
    }
  }

  private int versionOf(Letter letter) {
    var versions = instances(letter, ASSIGNMENTS);
    assertThat(versions).hasSize(1);
    return versions.get(0);
  }

  /** The versions by which the running instances about the letter go. */
  private List<Integer> instances(Letter letter, String process) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(process)
        .variableValueEquals("documentId", letter.id.toString())
        .list()
        .stream()
        .map(instance -> repository.getProcessDefinition(instance.getProcessDefinitionId()))
        .map(definition -> definition.getVersion())
        .toList();
  }

  private int version(String process) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(process)
        .latestVersion()
        .singleResult()
        .getVersion();
  }
}
