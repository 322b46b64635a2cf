package vn.congvan.processes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.Browserless;
import vn.congvan.Modeler;
import vn.congvan.document.DocumentState;
import vn.congvan.support.DiagramDesk;
import vn.congvan.support.Drawing;
import vn.congvan.workflow.models.ModelFile;

/** An analyst changes the way of documents while documents are on their way. */
class MovingWorkStory extends OfficeStory {

  private static final String ANALYST = "phantich.vpubnd";
  private static final String DOCUMENTS = "incoming-document";
  private static final String ASSIGNMENTS = "handle-assignment";
  private static final String CALLED = "ask-others";
  private static final String ANSWER = "Giải quyết, báo cáo kết quả";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PlatformTransactionManager transactions;

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
    assertThat(analyst.get(running(ASSIGNMENTS)).body())
        .contains("đã dừng sau khi chuyển")
        .as("kept, although the engine forgets it")
        .contains("1 lượt chưa chuyển được:", "Lượt đang ở ô “" + APPROVE + "”:")
        .contains("ô này không còn trong bản mới")
        .doesNotContain("Thử lại các lượt lỗi", "Dừng, giữ phần đã chuyển");
    assertThat(analyst.form(address + "/stop", Map.of()).body())
        .contains("Lần chuyển này đã kết thúc.");
    headOfStaffing.approves(waiting);
  }

  @Test
  void whatOfficialsFinishMeanwhileIsNoFailure() {
    var first = version(ASSIGNMENTS);
    var waiting = aLetterInHand();
    var finished = aLetterReported();
    put(ASSIGNMENTS, withAnotherName());
    move(ASSIGNMENTS, first);
    headOfStaffing.approves(finished);
    assertThat(instances(finished, ASSIGNMENTS)).isEmpty();
    var begun = jdbc.queryForObject("select instances from work_migration", Integer.class);
    runBatches();
    runBatches();

    assertThat(analyst.get(running(ASSIGNMENTS)).body())
        .contains("Đã chuyển xong " + (begun - 1) + " lượt.")
        .contains("1 lượt đã xong trước khi đến lượt chuyển")
        .doesNotContain("lượt chưa chuyển được");
    assertThat(versionOf(waiting)).isEqualTo(first + 1);
  }

  @Test
  void aMovingIsOverWhenItsLastInstanceIsAlthoughTheEngineHasNotYetLooked() {
    var first = version(ASSIGNMENTS);
    aLetterInHand();
    put(ASSIGNMENTS, withAnotherName());
    move(ASSIGNMENTS, first);
    management.createBatchQuery().list().forEach(batch -> run(batch.getSeedJobDefinitionId()));
    management.createBatchQuery().list().forEach(batch -> run(batch.getBatchJobDefinitionId()));
    assertThat(management.createBatchQuery().count()).isEqualTo(1);

    assertThat(analyst.get(running(ASSIGNMENTS)).body())
        .contains("Đã chuyển xong")
        .doesNotContain("Dừng, giữ phần đã chuyển");
    assertThat(analyst.get(running(ASSIGNMENTS) + "/progress").body()).contains("\"over\":true");
    put(ASSIGNMENTS, withoutApproval());
    assertThat(move(ASSIGNMENTS, first + 1).statusCode()).as("the next may begin").isEqualTo(302);
  }

  @Test
  void anOfficialWhoseWorkIsMovedInTheMomentHeCompletesItNoticesNothing() throws Exception {
    var first = version(ASSIGNMENTS);
    var waiting = aLetterInHand();
    put(ASSIGNMENTS, withAnotherName());
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ASSIGNMENTS)
            .variableValueEquals("documentId", waiting.id.toString())
            .singleResult();
    var plan =
        runtime
            .createMigrationPlan(
                instance.getProcessDefinitionId(),
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(ASSIGNMENTS)
                    .latestVersion()
                    .singleResult()
                    .getId())
            .mapEqualActivities()
            .updateEventTriggers()
            .build();

    var desk = Executors.newSingleThreadExecutor();
    try {
      var reporting =
          new TransactionTemplate(transactions)
              .execute(
                  moving -> {
                    runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
                    var completing =
                        desk.submit(() -> staffingOfficer.reports(waiting, "Đã rà soát xong."));
                    await().atMost(30, SECONDS).until(() -> completing.isDone() || waitsForARow());
                    assertThat(completing.isDone()).as("he waits for the moving").isFalse();
                    return completing;
                  });
      reporting.get(30, SECONDS);
    } finally {
      desk.shutdownNow();
    }

    assertThat(versionOf(waiting)).isEqualTo(first + 1);
    assertThat(headOfStaffing.toDo(waiting)).containsExactly(APPROVE);
  }

  @Test
  void aCalledProcessAndTheOneThatCallsItMoveEachForItself() {
    var first = version(DOCUMENTS);
    putBoth(calling("Chờ ý kiến"), called("Chờ ý kiến"));
    var letter = aLetterBeforeTheDirector();
    assertThat(director.toDo(letter)).as("first the called process has to end").isEmpty();
    assertThat(instances(letter, CALLED)).containsExactly(1);

    putBoth(calling("Đợi ý kiến"), called("Đợi ý kiến"));
    assertThat(analyst.get(running(DOCUMENTS) + "/" + (first + 1)).body())
        .contains("Đi tiếp ở ô “Đợi ý kiến”");
    move(DOCUMENTS, first + 1);
    runBatches();
    assertThat(instances(letter, DOCUMENTS)).containsExactly(first + 2);
    assertThat(instances(letter, CALLED)).as("the called one goes on as it was").containsExactly(1);

    move(CALLED, 1);
    runBatches();
    assertThat(instances(letter, CALLED)).containsExactly(2);
    var waits = management.createJobQuery().processDefinitionKey(CALLED).timers().singleResult();
    management.executeJob(waits.getId());
    assertThat(director.toDo(letter))
        .as("and comes back to the one that called")
        .containsExactly(DIRECT);

    put(DOCUMENTS, product(DOCUMENTS));
    assertThat(version(DOCUMENTS)).as("without the call again").isEqualTo(first + 3);
  }

  private static String calling(String box) {
    return product(DOCUMENTS)
        .replace(
            "sourceRef=\"registerDocument\" targetRef=\"proposeHandling\"",
            "sourceRef=\"registerDocument\" targetRef=\"askOthers\"")
        .replace(
            "<bpmn:businessRuleTask id=\"proposeHandling\"",
            """
            <bpmn:callActivity id="askOthers" name="%s" calledElement="ask-others">
              <bpmn:extensionElements><camunda:in source="documentId" target="documentId" /></bpmn:extensionElements>
              <bpmn:incoming>registerDocumentToProposeHandling</bpmn:incoming><bpmn:outgoing>othersAsked</bpmn:outgoing>
            </bpmn:callActivity>
            <bpmn:sequenceFlow id="othersAsked" sourceRef="askOthers" targetRef="proposeHandling" />
            <bpmn:businessRuleTask id="proposeHandling\""""
                .formatted(box))
        .replace(
            "</bpmndi:BPMNPlane>",
            Drawing.shapes("askOthers", "othersAsked") + "</bpmndi:BPMNPlane>");
  }

  private static String called(String box) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://congvan.vn/processes">
          <bpmn:process id="ask-others" name="Hỏi ý kiến" isExecutable="true" camunda:versionTag="1.0" camunda:historyTimeToLive="P365D" camunda:isStartableInTasklist="false">
            <bpmn:startEvent id="othersToBeAsked" name="Cần hỏi" />
            <bpmn:sequenceFlow id="toAnswer" sourceRef="othersToBeAsked" targetRef="awaitAnswer" />
            <bpmn:intermediateCatchEvent id="awaitAnswer" name="%s">
              <bpmn:timerEventDefinition id="answerTimer"><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id="toEnd" sourceRef="awaitAnswer" targetRef="othersAnswered" />
            <bpmn:endEvent id="othersAnswered" name="Đã hỏi" />
          </bpmn:process>
          <bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="drawing"><bpmndi:BPMNPlane id="plane" bpmnElement="ask-others">%s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """
        .formatted(
            box,
            Drawing.shapes(
                "othersToBeAsked", "toAnswer", "awaitAnswer", "toEnd", "othersAnswered"));
  }

  private void putBoth(String calling, String called) {
    var answer =
        new Modeler(port, ANALYST)
            .deploy(
                "with-a-call",
                new ModelFile(DOCUMENTS + ".bpmn", null, calling.getBytes(StandardCharsets.UTF_8)),
                new ModelFile(CALLED + ".bpmn", null, called.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private boolean waitsForARow() {
    return jdbc.queryForObject("select count(*) from pg_locks where not granted", Integer.class)
        > 0;
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
  void aDiagramIsTriedTogetherWithTheProcessThatItCalls() {
    var first = version(DOCUMENTS);
    aLetterBeforeTheDirector();
    var calling = calling("Chờ ý kiến").getBytes(StandardCharsets.UTF_8);
    var called = called("Chờ ý kiến").getBytes(StandardCharsets.UTF_8);
    var page = "/admin/diagrams/process/" + DOCUMENTS + "/trial";

    assertThat(tried(DOCUMENTS, calling("Chờ ý kiến")).body())
        .contains("triển khai tệp ask-others.bpmn cùng với sơ đồ");
    assertThat(
            analyst
                .upload(page, "file", Map.of("other.bpmn", calling, CALLED + ".bpmn", called))
                .body())
        .contains("Trong các tệp đã chọn không có «incoming-document.bpmn».");
    var together =
        analyst.upload(
            page, "file", Map.of(DOCUMENTS + ".bpmn", calling, CALLED + ".bpmn", called));

    assertThat(together.statusCode()).as(together.body()).isEqualTo(200);
    assertThat(together.body())
        .contains("Thêm ô gọi quy trình “Chờ ý kiến”.", "Đi tiếp ở ô “" + DIRECT + "”");
    assertThat(version(DOCUMENTS)).isEqualTo(first);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(CALLED).count())
        .isZero();
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

  /** A release may take away what an earlier version, on which work still runs, needs. */
  @Test
  void theFaultsOfAnEarlierVersionThatWorkStillRunsOnAreTold() {
    var first = version(ASSIGNMENTS);
    put(ASSIGNMENTS, withAnotherName());
    var waiting = aLetterInHand();
    put(ASSIGNMENTS, product(ASSIGNMENTS));
    var page = "/admin/diagrams/process/" + ASSIGNMENTS;
    assertThat(analyst.get("/admin/diagrams").body() + analyst.get(page).body())
        .doesNotContain("không còn khớp");

    var stored =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(ASSIGNMENTS)
            .processDefinitionVersion(first + 1)
            .singleResult();
    jdbc.update(
        "update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?",
        withAnotherName().replace("${handOver}", "${handOverNow}").getBytes(StandardCharsets.UTF_8),
        stored.getDeploymentId(),
        stored.getResourceName());

    assertThat(versionOf(waiting)).isEqualTo(first + 1);
    assertThat(analyst.get("/admin/diagrams").body())
        .contains(
            "Phiên bản " + (first + 1) + " (1 lượt đang chạy) không còn khớp với sản phẩm: 1 chỗ")
        .doesNotContain("??");
    assertThat(analyst.get(page).body())
        .contains("1 lượt còn chạy theo phiên bản " + (first + 1))
        .contains("Bước “Chuyển người xử lý” gọi “${handOverNow}”")
        .doesNotContain("việc sẽ dừng ở những chỗ sau", "??");
    move(ASSIGNMENTS, first + 1);
    runBatches();
    runBatches();
    assertThat(analyst.get(page).body()).doesNotContain("không còn khớp");
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

  private static String withAnotherName() {
    return Drawing.of(ASSIGNMENTS + "/" + ASSIGNMENTS + ".bpmn")
        .renamed("handleDocument", ANSWER)
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
      // One run of the seed makes jobs for a hundred instances.
      var seed = batch.getSeedJobDefinitionId();
      while (management.createJobQuery().jobDefinitionId(seed).count() > 0) {
        run(seed);
      }
      run(batch.getBatchJobDefinitionId());
      run(batch.getMonitorJobDefinitionId());
    }
  }

  private void run(String jobDefinition) {
    for (var job : management.createJobQuery().jobDefinitionId(jobDefinition).list()) {
      try {
        management.executeJob(job.getId());
      } catch (MigratingProcessInstanceValidationException stays) {
        assertThat(stays.getValidationReport().hasFailures()).isTrue();
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
