package vn.congvan.workflow.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What an analyst changed is told in the words of the diagram. */
class DiagramDifferenceTest {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final String incoming = read("incoming-document/incoming-document.bpmn");
  private final String assignment = read("handle-assignment/handle-assignment.bpmn");
  private final String table = read("incoming-document/propose-handling.dmn");

  @Test
  void aFirstVersionASameTextAndAMereDrawingAreSaidToBeThat() {
    assertThat(told(null, incoming, "incoming-document")).containsExactly("Bản đầu tiên.");
    assertThat(told(incoming, incoming, "incoming-document"))
        .containsExactly("Nội dung giống hệt bản trước.");
    assertThat(
            told(
                incoming,
                incoming.replaceFirst("<dc:Bounds x=\"\\d+", "<dc:Bounds x=\"7"),
                "incoming-document"))
        .containsExactly("Chỉ thay đổi hình vẽ: vị trí, màu, ghi chú. Quy trình chạy như trước.");
  }

  @Test
  void aRenamedBoxIsNamedByBothNamesAndItsArrowsAreNotRewired() {
    assertThat(
            diagram(changed(incoming, "name=\"Xác nhận kết quả\"", "name=\"Nghiệm thu kết quả\"")))
        .containsExactly("Đổi tên ô người làm “Xác nhận kết quả” thành “Nghiệm thu kết quả”.");
  }

  @Test
  void aRemovedBoxAndTheArrowThatNowGoesPastIt() {
    var without =
        changed(
                assignment,
                "name=\"Có\" sourceRef=\"forInformation\" targetRef=\"noteAssignment\"",
                "name=\"Có\" sourceRef=\"forInformation\" targetRef=\"readyToComplete\"")
            .replaceAll("(?s)<bpmn:userTask id=\"noteAssignment\".*?</bpmn:userTask>", "")
            .replaceAll("<bpmn:sequenceFlow id=\"noteAssignmentToReadyToComplete\"[^>]*/>", "");
    assertThat(told(assignment, without, "handle-assignment"))
        .containsExactly(
            "Bỏ ô người làm “Xem để biết”.",
            "Bỏ mũi tên “Xem để biết” → “readyToComplete”.",
            "Nối lại mũi tên: “Chỉ để biết?” → “Xem để biết” [Có] nay là “Chỉ để biết?” → “readyToComplete” [Có].");
  }

  @Test
  void anAddedBoxBetweenTwoOthers() {
    var with =
        changed(
            incoming,
            "<bpmn:sequenceFlow id=\"closeDocumentToDocumentClosed\" sourceRef=\"closeDocument\" targetRef=\"documentClosed\" />",
            "<bpmn:userTask id=\"checkFile\" name=\"Kiểm tra hồ sơ\" /><bpmn:sequenceFlow id=\"closeDocumentToDocumentClosed\" sourceRef=\"closeDocument\" targetRef=\"checkFile\" /><bpmn:sequenceFlow id=\"new\" sourceRef=\"checkFile\" targetRef=\"documentClosed\" />");
    assertThat(diagram(with))
        .containsExactly(
            "Thêm ô người làm “Kiểm tra hồ sơ”.",
            "Thêm mũi tên “Kiểm tra hồ sơ” → “Đã giải quyết xong”.",
            "Nối lại mũi tên: “Kết thúc văn bản” → “Đã giải quyết xong” nay là “Kết thúc văn bản” → “Kiểm tra hồ sơ”.");
  }

  @Test
  void anArrowDeletedAndDrawnAnewIsOneThatWasRewired() {
    var anew =
        changed(
            incoming,
            "<bpmn:sequenceFlow id=\"tellOfDocumentToReadyToSubmit\" sourceRef=\"tellOfDocument\" targetRef=\"readyToSubmit\" />",
            "<bpmn:sequenceFlow id=\"Flow_1\" sourceRef=\"tellOfDocument\" targetRef=\"directDocument\" />");
    assertThat(diagram(anew))
        .containsExactly(
            "Nối lại mũi tên: “Báo người có trách nhiệm” → “readyToSubmit” nay là “Báo người có trách nhiệm” → “Cho ý kiến chỉ đạo”.");
    assertThat(diagram(changed(incoming, "id=\"tellOfDocumentToReadyToSubmit\"", "id=\"Flow_2\"")))
        .as("the same arrow under another id is no change")
        .containsExactly("Chỉ thay đổi hình vẽ: vị trí, màu, ghi chú. Quy trình chạy như trước.");
  }

  @Test
  void aBoxUnderAnotherIdIsPointedOutBecauseRunningWorkDoesNotKnowIt() {
    assertThat(diagram(incoming.replace("\"confirmResult\"", "\"acceptResult\"")))
        .containsExactly(
            "Đổi mã của ô người làm “Xác nhận kết quả” từ confirmResult thành acceptResult; khi chuyển lượt đang chạy phải chỉ rõ ô này.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${receipt == 'return'} | ${receipt == 'refuse'} | Ở mũi tên “Tiếp nhận văn bản?” → “Trả lại nơi gửi” [Trả lại]: đổi điều kiện từ ${receipt == 'return'} thành ${receipt == 'refuse'}.",
        "camunda:assignee=\"${office.holderOf(directingPost)}\" | camunda:assignee=\"${office.holderOf(confirmingPost)}\" | Ở ô người làm “Cho ý kiến chỉ đạo”: đổi người nhận từ ${office.holderOf(directingPost)} thành ${office.holderOf(confirmingPost)}.",
        "receive-document.html\" camunda:candidateGroups=\"${office.clerksOf(agencyId)}\" | receive-document.html\" | Ở ô người làm “Tiếp nhận, đăng ký văn bản”: bỏ nhóm nhận việc (trước là ${office.clerksOf(agencyId)}).",
        "incoming-document/confirm-result.html | incoming-document/direct-document.html | Ở ô người làm “Xác nhận kết quả”: đổi biểu mẫu từ embedded:/forms/incoming-document/confirm-result.html thành embedded:/forms/incoming-document/direct-document.html.",
        "camunda:delegateExpression=\"${noteDocument}\" | camunda:delegateExpression=\"${closeDocument}\" | Ở ô bước “Lưu để biết”: đổi bước từ ${noteDocument} thành ${closeDocument}.",
        "default=\"accepted\" | default=\"notAccepted\" | Ở hình thoi rẽ nhánh “Tiếp nhận văn bản?”: đổi nhánh mặc định tới từ Ghi sổ, cấp số đến thành Trả lại nơi gửi.",
        "errorCode=\"NoHandlingUnit\" | errorCode=\"Other\" | Ở sự kiện trên cạnh ô “Chưa rõ đơn vị xử lý”: đổi lỗi bắt từ NoHandlingUnit thành Other.",
        "name=\"HandlingFinished\" | name=\"AllDone\" | Ở ô chờ thông điệp “Chờ các đơn vị xử lý”: đổi thông điệp từ HandlingFinished thành AllDone.",
        "<camunda:outputParameter name=\"handlingDays\">${decision.output(decisionResult, 'handlingDays')} | <camunda:outputParameter name=\"handlingDays\">${5} | Ở ô bảng quyết định “Đề xuất lĩnh vực, thời hạn”: đổi giá trị ra handlingDays từ ${decision.output(decisionResult, 'handlingDays')} thành ${5}.",
        "historyTimeToLive=\"P365D\" | historyTimeToLive=\"P30D\" | Ở quy trình “Giải quyết văn bản đến”: đổi thời gian giữ lịch sử từ P365D thành P30D.",
        "attachedToRef=\"assignByRegulation\" | attachedToRef=\"giveInstruction\" | Ở sự kiện trên cạnh ô “Chưa rõ đơn vị xử lý”: đổi gắn trên từ Chuyển đơn vị theo quy chế thành Giao việc theo chỉ đạo.",
        "<bpmn:startEvent id=\"directionChanged\" name=\"Có chỉ đạo bổ sung\" isInterrupting=\"false\" | <bpmn:startEvent id=\"directionChanged\" name=\"Có chỉ đạo bổ sung\" isInterrupting=\"true\" | Ở sự kiện bắt đầu “Có chỉ đạo bổ sung”: đổi ngắt quy trình từ false thành true."
      })
  void aSettingIsToldByTheBoxItStandsOn(String before, String after, String sentence) {
    assertThat(diagram(changed(incoming, before, after))).containsExactly(sentence);
  }

  @Test
  void aTaskThatBecameAnotherKindIsToldToBe() {
    var sent =
        changed(incoming, "<bpmn:receiveTask", "<bpmn:userTask")
            .replace("</bpmn:receiveTask", "</bpmn:userTask");
    assertThat(diagram(sent))
        .contains("“Chờ các đơn vị xử lý” trước là ô chờ thông điệp, nay là ô người làm.");
  }

  @Test
  void twoLongDescriptionsAreShownFromWhereTheyDiffer() {
    var sentence =
        diagram(changed(incoming, "văn bản khẩn đăng ký ngay.", "văn bản khẩn thì đăng ký ngay."));
    assertThat(sentence).hasSize(1);
    assertThat(sentence.get(0))
        .startsWith("Ở ô người làm “Tiếp nhận, đăng ký văn bản”: đổi phần mô tả từ …")
        .contains("văn bản khẩn đăng ký ngay", "văn bản khẩn thì đăng ký ngay");
  }

  @Test
  void aCellIsToldByItsRowItsColumnAndBothContents() {
    var cell =
        table.replaceFirst("(?s)(<outputEntry id=\"urgentHandlingDays\">\\s*<text>)2", "$13");
    assertThat(decision(cell))
        .containsExactly("Dòng 5 (Khẩn: 2 ngày làm việc.), cột “Số ngày làm việc”: đổi 2 thành 3.");
    var opened =
        table.replaceFirst("(?s)(<inputEntry id=\"telegramDocumentType\">\\s*<text>)\"CD\"", "$1");
    assertThat(decision(opened))
        .containsExactly(
            "Dòng 2 (Công điện: giải quyết trong ngày làm việc tiếp theo.), cột “Loại văn bản”: đổi \"CD\" thành (trống).");
  }

  @Test
  void rulesAreAddedRemovedAndMoved() {
    var telegram = rule("telegram");
    var veryUrgent = rule("veryUrgent");
    assertThat(decision(table.replace(telegram, "")))
        .containsExactly(
            "Bỏ dòng 2 (Công điện: giải quyết trong ngày làm việc tiếp theo.): Loại văn bản: \"CD\" ⇒ Lĩnh vực của đơn vị xử lý: if field = null or field = \"other\" then \"general\" else field; Số ngày làm việc: 1; Số giờ làm việc: 0");
    assertThat(told(table.replace(telegram, ""), table, "propose-handling"))
        .singleElement()
        .asString()
        .startsWith("Thêm dòng 2 (Công điện");
    var swapped = table.replace(telegram, "").replace(veryUrgent, veryUrgent + telegram);
    assertThat(decision(swapped))
        .singleElement()
        .asString()
        .matches("Chuyển dòng . \\((Công điện|Thượng khẩn).*");
    assertThat(decision(table.replace("id=\"telegram\"", "id=\"Rule_7\"")))
        .as("the same row under another id is no change")
        .containsExactly("Chỉ thay đổi hình vẽ: vị trí, màu, ghi chú. Quy trình chạy như trước.");
  }

  @Test
  void columnsAreAddedRemovedRenamedAndAskAnother() {
    assertThat(decision(changed(table, "label=\"Độ khẩn (0–4)\"", "label=\"Mức độ khẩn\"")))
        .containsExactly("Đổi tên cột điều kiện “Độ khẩn (0–4)” thành “Mức độ khẩn”.");
    assertThat(decision(changed(table, "<text>urgency</text>", "<text>urgency + 1</text>")))
        .containsExactly(
            "Ở cột điều kiện “Độ khẩn (0–4)”: đổi biểu thức từ urgency thành urgency + 1.");
    assertThat(
            decision(
                changed(
                    table,
                    "<output id=\"handlingHoursOutput\"",
                    "<output id=\"noteOutput\" label=\"Ghi chú\" name=\"note\" typeRef=\"string\"/><output id=\"handlingHoursOutput\"")))
        .contains("Thêm cột kết quả “Ghi chú”.");
    assertThat(decision(table.replaceAll("<output id=\"handlingHoursOutput\"[^>]*/>", "")))
        .containsExactly("Bỏ cột kết quả “Số giờ làm việc”.");
    assertThat(decision(changed(table, "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"")))
        .containsExactly(
            "Ở bảng quyết định “Đề xuất lĩnh vực và thời hạn xử lý”: đổi cách chọn dòng từ FIRST thành COLLECT.");
  }

  @Test
  void theSameIsSaidInEnglish() {
    assertThat(
            words()
                .say(
                    DiagramDifference.between(
                        incoming,
                        changed(incoming, "name=\"Xác nhận kết quả\"", "name=\"Nghiệm thu\""),
                        "incoming-document"),
                    Locale.ENGLISH))
        .containsExactly("Renamed the user task “Xác nhận kết quả” to “Nghiệm thu”.");
  }

  @Test
  void countlessChangesAreCounted() {
    var one = new StringBuilder();
    for (var i = 0; i < 500; i++) {
      one.append("<rule id=\"more").append(i).append("\"><description>r</description></rule>");
    }
    var many =
        told(
            table, table.replace("</decisionTable>", one + "</decisionTable>"), "propose-handling");
    assertThat(many).hasSize(301).endsWith("… và 200 thay đổi khác.");
  }

  private List<String> diagram(String after) {
    return told(incoming, after, "incoming-document");
  }

  private List<String> decision(String after) {
    return told(table, after, "propose-handling");
  }

  private static List<String> told(String before, String after, String id) {
    return words().say(DiagramDifference.between(before, after, id), VIETNAMESE);
  }

  private String rule(String id) {
    var start = table.indexOf("<rule id=\"" + id + "\"");
    return table.substring(start, table.indexOf("</rule>", start) + "</rule>".length());
  }

  private static String changed(String text, String before, String after) {
    assertThat(text).contains(before);
    return text.replace(before, after);
  }

  private static ChangeWords words() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/diagram");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new ChangeWords(messages);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of("processes", file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
