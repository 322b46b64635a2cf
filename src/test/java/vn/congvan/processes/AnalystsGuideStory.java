package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Modeler;
import vn.congvan.document.DocumentState;
import vn.congvan.workflow.models.Finding;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;

/**
 * The five worked changes of docs/analysts.md: each is made in the file as it is told there,
 * checked with the analyst's command, deployed with the analyst's password, and a letter goes its
 * new way.
 */
class AnalystsGuideStory extends OfficeStory {

  private static final String DEPLOYMENT = "analysts-guide";
  private static final List<ModelFile> FILES = ModelFile.in(Path.of("processes"));
  private static final ModelChecks CHECKS = ModelChecks.ofTheProduct();

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;

  @AfterEach
  void theProductsVersionIsInForceAgain() {
    Modeler.forget(repository, DEPLOYMENT);
  }

  @Test
  void one_aCheckBeforeADocumentIsClosed() {
    deploy(
        new Edit(file("incoming-document"))
            .task(
                "serviceTask",
                "checkReply",
                "Kiểm tra đã trả lời",
                "vn.congvan.checkReply",
                2150,
                240)
            .fill("checkReply", "delegateExpression", "${checkReply}")
            .redirect("resultAccepted", "checkReply")
            .arrow("checked", "checkReply", "closeDocument")
            .refusal(
                "replyMissing", "Chưa có văn bản trả lời", "checkReply", "ReplyMissing", 2190, 222)
            .gateway("toBeConfirmed", "", 1900, 240)
            .redirect("awaitHandlingToConfirmResult", "toBeConfirmed")
            .arrow("confirm", "toBeConfirmed", "confirmResult")
            .arrow("confirmAgain", "replyMissing", "toBeConfirmed")
            .version("1.1")
            .save());

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
    var table = file("propose-handling");
    var edited =
        table
            .text()
            .replace("Khẩn: 2 ngày làm việc.", "Khẩn: 3 ngày làm việc.")
            .replaceAll(
                "(?s)(<outputEntry id=\"urgentHandlingDays\">\\s*<text>)2(</text>)", "$13$2");
    assertThat(edited).isNotEqualTo(table.text());
    deploy(table.with(edited));

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
    deploy(
        new Edit(file("handle-assignment"))
            .task(
                "userTask",
                "coApproveResult",
                "Đồng duyệt kết quả",
                "vn.congvan.task.co-approve-result",
                2180,
                200)
            .describe("coApproveResult", "Xem kết quả; đồng ý hoặc yêu cầu làm lại.")
            .fill(
                "coApproveResult",
                "formKey",
                "embedded:/forms/handle-assignment/co-approve-result.html")
            .fill("coApproveResult", "candidateGroups", "${office.leadersOf(agencyId)}")
            .fill("coApproveResult", "dueDate", "${dueAt}")
            .fill("coApproveResult", "followUpDate", "${office.warnAt(agencyId, dueAt)}")
            .fill("coApproveResult", "priority", "${priority}")
            .gateway("coApproved", "Đồng duyệt?", 2330, 215)
            .task(
                "serviceTask",
                "agreeToResult",
                "Ghi nhận đồng duyệt",
                "vn.congvan.agreeToResult",
                2420,
                200)
            .fill("agreeToResult", "delegateExpression", "${agreeToResult}")
            .task(
                "serviceTask",
                "objectToResult",
                "Trả lại theo ý kiến đồng duyệt",
                "vn.congvan.objectToResult",
                2300,
                80)
            .fill("objectToResult", "delegateExpression", "${objectToResult}")
            .refusal(
                "coApprovedHandlerGone",
                "Người xử lý không còn giữ việc",
                "objectToResult",
                "HandlerHasLeft",
                2340,
                62)
            .redirect("resultSettledToReadyToComplete", "coApproveResult")
            .arrow("coApproval", "coApproveResult", "coApproved")
            .arrow("agreed", "coApproved", "agreeToResult")
            .answer("agreed", "Đồng ý", "")
            .otherwise("coApproved", "agreed")
            .arrow("objected", "coApproved", "objectToResult")
            .answer("objected", "Làm lại", "${consent == 'rework'}")
            .arrow("agreedToComplete", "agreeToResult", "readyToComplete")
            .arrow("objectedToResume", "objectToResult", "handlingResumes")
            .arrow("objectedToHead", "coApprovedHandlerGone", "unitDecides")
            .version("1.1")
            .save());

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
    deploy(
        new Edit(file("handle-assignment"))
            .rename("sendBackForRework", "Trả lại trưởng đơn vị phân công lại")
            .redirect("sendBackForReworkToHandlingResumes", "unitDecides")
            .redirect("handOverToHandlingResumes", "handlingBegins")
            .delete("handlingResumesToHandlingBegins")
            .delete("handlingResumes")
            .version("1.1")
            .save());

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
    deploy(
        new Edit(file("incoming-document"))
            .task(
                "serviceTask",
                "tellUnitInCharge",
                "Báo đơn vị phụ trách lĩnh vực",
                "vn.congvan.giveNotice",
                2300,
                340)
            .fill("tellUnitInCharge", "delegateExpression", "${giveNotice}")
            .input("tellUnitInCharge", "noticeTo", "${office.headsOf(proposedUnit)}")
            .input(
                "tellUnitInCharge",
                "noticeText",
                "Văn bản thuộc lĩnh vực của đơn vị đã giải quyết xong.")
            .redirect("closeDocumentToDocumentClosed", "tellUnitInCharge")
            .arrow("told", "tellUnitInCharge", "documentClosed")
            .version("1.1")
            .save());

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

  /** The guide tells these changes under these headings, with the ids and words used here. */
  @Test
  void theGuideTellsExactlyThis() throws Exception {
    var guide = Files.readString(Path.of("docs/analysts.md"), StandardCharsets.UTF_8);

    assertThat(guide)
        .contains(
            Stream.of(AnalystsGuideStory.class.getDeclaredMethods())
                .map(method -> method.getName())
                .filter(name -> name.matches("(one|two|three|four|five)_.*"))
                .map(name -> "`AnalystsGuideStory." + name + "`")
                .toArray(String[]::new))
        .contains("ReplyMissing", "HandlerHasLeft", "consent", "${office.headsOf(proposedUnit)}");
  }

  private void deploy(ModelFile edited) {
    assertThat(CHECKS.check(List.of(edited), FILES)).extracting(Finding::inWords).isEmpty();
    var answer = new Modeler(port, "phantich.vpubnd").deploy(DEPLOYMENT, edited);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static ModelFile file(String key) {
    return FILES.stream().filter(file -> file.key().equals(key)).findFirst().orElseThrow();
  }
}
