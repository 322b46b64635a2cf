package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Modeler;
import vn.congvan.document.DocumentState;
import vn.congvan.support.DiagramDesk;
import vn.congvan.workflow.models.CheckModels;
import vn.congvan.workflow.models.ModelFile;

/**
 * The five worked changes of docs/analysts.md: each is read out of the guide and made in the file,
 * checked by the analyst's command, deployed with the analyst's password, and a letter goes its new
 * way.
 */
class AnalystsGuideStory extends OfficeStory {

  private static final List<ModelFile> FILES = ModelFile.in(Path.of("processes"));

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcTemplate jdbc;
  @TempDir Path folder;

  private DiagramDesk desk;

  @BeforeEach
  void anAnalystSitsDown() {
    desk = new DiagramDesk(repository, jdbc, port);
  }

  @AfterEach
  void theProductsVersionIsInForceAgain() {
    desk.leaveAsFound();
  }

  @Test
  void one_aCheckBeforeADocumentIsClosed() {
    deploy("6.1");

    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã xử lý, không trả lời.");
    headOfStaffing.approves(letter);
    director.confirms(letter);
    // Nobody has replied: the letter is on the director's list again.
    assertThat(letter.now().state()).isEqualTo(DocumentState.CONFIRMING);
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);

    director.completes(
        CONFIRM,
        letter,
        "confirmation",
        "rework",
        form("note", "Phải trả lời bằng văn bản.")
            .with("reopenAssignments", List.of(letter.workOf("Công chức").id().toString())));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "reply",
        result("Đã trả lời.").with("replyReference", "77/SNV-CCVC"));
    headOfStaffing.approves(letter);
    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void two_anUrgentLetterHasThreeWorkingDays() {
    deploy("6.2");
    assertThat(Dmn.convertToString(repository.getDmnModelInstance(latestTable("propose-handling"))))
        .contains("Khẩn: 3 ngày làm việc.");

    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("urgency", 1).with("leaderPost", director.post()));

    assertThat(letter.now().dueAt()).isEqualTo(inWorkingDays(3));
  }

  @Test
  void three_aLeaderCoApprovesEveryResult() {
    deploy("6.3");

    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã rà soát.");
    headOfStaffing.approves(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_WORK);
    assertThat(deputyDirector.toDo(letter)).containsExactly(CO_APPROVE);

    deputyDirector.completes(
        CO_APPROVE, letter, "consent", "rework", form("note", "Bổ sung số liệu năm 2026."));
    staffingOfficer.reports(letter, "Đã bổ sung số liệu.");
    headOfStaffing.approves(letter);
    deputyDirector.completes(CO_APPROVE, letter, "consent", "agree", form("note", "Nhất trí."));

    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    director.confirms(letter);
    assertThat(letter.history())
        .containsSubsequence(
            "Duyệt kết quả", "Yêu cầu làm lại", "Duyệt kết quả", "Đồng duyệt kết quả");
  }

  @Test
  void four_whatIsNotGoodEnoughGoesBackToTheHead() {
    deploy("6.4");
    assertThat(nameInForce("handle-assignment", "sendBackForRework"))
        .isEqualTo("Trả lại trưởng đơn vị phân công lại");

    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã rà soát sơ bộ.");
    headOfStaffing.completes(
        APPROVE, letter, "approval", "rework", form("note", "Cần làm kỹ hơn."));

    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    headOfStaffing.allots(letter, secondStaffingOfficer);
    secondStaffingOfficer.reports(letter, "Đã rà soát kỹ.");
    headOfStaffing.approves(letter);
    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void five_theUnitInChargeIsToldWhenALetterIsClosed() {
    deploy("6.5");
    assertThat(nameInForce("incoming-document", "tellUnitInCharge"))
        .isEqualTo("Báo đơn vị phụ trách lĩnh vực");

    var letter = aLetterGivenTo(lead(REFORM));
    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã xử lý.");
    headOfReform.approves(letter);
    assertThat(headOfStaffing.sees(letter)).isFalse();
    director.confirms(letter);

    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
    assertThat(headOfStaffing.sees(letter)).isTrue();
    assertThat(letter.history()).endsWith("Kết thúc giải quyết", "Thông báo");
  }

  /** Makes the change as the guide tells it, checks it by its command, and deploys it. */
  private void deploy(String section) {
    var edited = WorkedChange.in(section, AnalystsGuideStory::file);
    assertThat(checked(edited)).contains("không có lỗi");
    var answer = new Modeler(port, "phantich.vpubnd").deploy("analysts-guide", edited);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"versionTag\":\"1.1\"");
  }

  private String nameInForce(String process, String box) {
    var version =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult();
    FlowNode found = repository.getBpmnModelInstance(version.getId()).getModelElementById(box);
    return found.getName();
  }

  private String latestTable(String key) {
    return repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey(key)
        .latestVersion()
        .singleResult()
        .getId();
  }

  /** What the documented command says of a copy of the folder with the changed file in it. */
  private String checked(ModelFile edited) {
    var copy = folder.resolve("processes");
    try {
      for (var file : FILES) {
        var place = Files.createDirectories(copy.resolve(String.valueOf(file.folder())));
        var saved = file.name().equals(edited.name()) ? edited : file;
        Files.write(place.resolve(file.name()), saved.content());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var out = new ByteArrayOutputStream();
    new CheckModels()
        .run(List.of(copy.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ModelFile file(String key) {
    return FILES.stream().filter(file -> file.key().equals(key)).findFirst().orElseThrow();
  }
}
