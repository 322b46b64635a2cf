package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvan.support.Drawing;
import vn.congvan.workflow.models.Catalogue;
import vn.congvan.workflow.models.Catalogue.Step;
import vn.congvan.workflow.models.Finding;
import vn.congvan.workflow.models.FormPages;
import vn.congvan.workflow.models.ModelChecks;
import vn.congvan.workflow.models.ModelFile;
import vn.congvan.workflow.models.Rule;

/**
 * The diagrams as analysts leave them: what would go wrong is told here, by the labels on the
 * diagram. Each check has a broken copy of a diagram below on which it has been seen to speak.
 */
class ProcessModelsTest {

  private static final Path PROCESSES = Path.of("processes");
  private static final Catalogue CATALOGUE = Catalogue.ofTheProduct();
  private static final ModelChecks CHECKS =
      new ModelChecks(CATALOGUE, FormPages.in(Path.of("forms")));
  private static final List<ModelFile> FILES = ModelFile.in(PROCESSES);

  @Test
  void diagramsAndTablesAreWithoutFault() {
    assertThat(FILES).hasSizeGreaterThanOrEqualTo(3);
    assertThat(told(CHECKS.check(FILES))).isEmpty();
  }

  @Test
  void aFileThatIsSentAloneIsCheckedAgainstWhatIsInForce() {
    for (var file : FILES) {
      var alone = new ModelFile(file.name(), null, file.content());

      assertThat(told(CHECKS.check(List.of(alone), FILES))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "incoming-document | id=\"documentNoted\" | id=\"Event_0yqohdb\" | mã tự sinh “Event_0yqohdb”",
        "incoming-document | id=\"notAccepted\" name | id=\"Flow_0yqohdb\" name | Nhánh “Trả lại” còn mang mã tự sinh",
        "incoming-document | name=\"Trả lại\" sourceRef=\"documentAccepted\" | sourceRef=\"documentAccepted\" | đi ra từ Điểm rẽ “Tiếp nhận văn bản?” mà chưa có tên",
        "incoming-document | <bpmn:process id=\"incoming-document\" | <bpmn:process id=\"incoming-documents\" | tên tệp và tên thư mục phải như nhau",
        "incoming-document | <bpmn:serviceTask id=\"noteDocument\" | <bpmn:userTask id=\"receiveDocument\" name=\"Nhận lại\"/><bpmn:serviceTask id=\"noteDocument\" | Bước “Nhận lại” có mã “receiveDocument” trùng với Bước “Tiếp nhận, đăng ký văn bản”",
        "incoming-document | bpmnElement=\"returnToSender\" | bpmnElement=\"ghost\" | là của “ghost”, không có trên sơ đồ",
        "incoming-document | bpmnElement=\"returnToSender\" | | Bước “Trả lại nơi gửi” không có hình trên bản vẽ",
        "incoming-document | bpmnElement=\"accepted\" | | Nhánh “Có” không có hình trên bản vẽ",
        "incoming-document | camunda:historyTimeToLive=\"P365D\" | | chưa ghi thời hạn giữ lịch sử",
        "incoming-document | camunda:historyTimeToLive=\"P365D\" | camunda:historyTimeToLive=\"một năm\" | thời hạn giữ lịch sử “một năm” không đọc được",
        "incoming-document | camunda:versionTag=\"1.0\" | | chưa ghi nhãn phiên bản",
        "incoming-document | isExecutable=\"true\" | isExecutable=\"false\" | chưa được đánh dấu chạy được",
        "incoming-document | camunda:isStartableInTasklist=\"false\" | | còn khởi động được từ Tasklist",
        "incoming-document | name=\"Lưu để biết\" | name=\"\" | Bước “noteDocument” chưa có tên",
        "incoming-document | <bpmn:documentation>Kiểm tra tính xác thực | <bpmn:documentation></bpmn:documentation><bpmn:documentation>x | Bước “Tiếp nhận, đăng ký văn bản” chưa có mô tả",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:delegateExpression=\"${handOverNow}\" | Bước “Chuyển người xử lý” gọi “${handOverNow}”",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | | Bước “Chuyển người xử lý” chưa chọn bước nào",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:delegateExpression=\"${giveNotice}\" | Bước “Chuyển người xử lý” chưa điền “noticeText” (Nội dung thông báo)",
        "handle-assignment | camunda:modelerTemplate=\"vn.congvan.handOver\" | | Bước “Chuyển người xử lý” không được đặt từ mẫu",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:class=\"java.lang.Runtime\" | Bước “Chuyển người xử lý” gọi thẳng lớp",
        "handle-assignment | <bpmn:incoming>handedOver</bpmn:incoming> | <bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"x.Y\" /></bpmn:extensionElements><bpmn:incoming>handedOver</bpmn:incoming> | Bước “Chuyển người xử lý” có bộ lắng nghe",
        "handle-assignment | <bpmn:incoming>handedOver</bpmn:incoming> | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements><bpmn:incoming>handedOver</bpmn:incoming> | Bước “Chuyển người xử lý” chứa mã lệnh",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"java.lang.Runtime\" | Bước “Chuyển người xử lý” dùng “activiti:class”",
        "handle-assignment | <bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${approval | <bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">${approval | Nhánh “Làm lại” chứa mã lệnh",
        "handle-assignment | camunda:candidateGroups=\"${office.headsOf(unitId)}\" | camunda:candidateUsers=\"an\" | Không ghi tên người vào sơ đồ",
        "handle-assignment | ${outcome == 'handOver'} | ${approval == 'rework'} | Nhánh “Chuyển” xét biến “approval”",
        "handle-assignment | ${outcome == 'handOver'} | ${outcome == 'handover'} | so biến “outcome” với “handover”, giá trị biến này không bao giờ có",
        "handle-assignment | ${outcome == 'handOver'} | ${outcome} | cần giá trị kiểu đúng/sai (Boolean) ở “${outcome}”",
        "incoming-document | ${office.holderOf(directingPost)} | ${office.holderOf(confirmingPost)} | Bước “Cho ý kiến chỉ đạo” đọc biến “confirmingPost”",
        "incoming-document | sourceRef=\"registerDocument\" targetRef=\"proposeHandling\" | sourceRef=\"registerDocument\" targetRef=\"planHandling\" | Bước “Tính hạn, đơn vị dự kiến” đọc biến “handlingDays”",
        "incoming-document | sourceRef=\"registerDocument\" targetRef=\"proposeHandling\" | sourceRef=\"registerDocument\" targetRef=\"planHandling\" | Biến này do bảng quyết định “Đề xuất lĩnh vực và thời hạn xử lý” ghi",
        "incoming-document | sourceRef=\"registerDocument\" targetRef=\"proposeHandling\" | sourceRef=\"registerDocument\" targetRef=\"planHandling\" | Bước “Đề xuất lĩnh vực, thời hạn” không có đường nào dẫn tới",
        "incoming-document | sourceRef=\"documentAccepted\" targetRef=\"registerDocument\" | sourceRef=\"documentAccepted\" targetRef=\"proposeHandling\" | Bước “Đề xuất lĩnh vực, thời hạn” đọc biến “documentType”",
        "incoming-document | camunda:delegateExpression=\"${noteDocument}\" | camunda:delegateExpression=\"${closeDocument}\" | dùng nội dung của biểu mẫu “Xác nhận kết quả”, nhưng trên một nhánh việc cuối cùng trước đó là biểu mẫu “Cho ý kiến chỉ đạo”",
        "incoming-document | default=\"accepted\" | | Điểm rẽ “Tiếp nhận văn bản?” chưa có nhánh mặc định",
        "incoming-document | default=\"accepted\" | default=\"notAccepted\" | Nhánh “Có” chưa có điều kiện",
        "incoming-document | <bpmn:sequenceFlow id=\"returnToSenderToDocumentReturned\" sourceRef=\"returnToSender\" targetRef=\"documentReturned\" /> | | Bước “Trả lại nơi gửi” không có lối ra",
        "incoming-document | <bpmn:sequenceFlow id=\"returnToSenderToDocumentReturned\" | <bpmn:sequenceFlow id=\"secondEnd\" sourceRef=\"returnToSender\" targetRef=\"documentClosed\" /><bpmn:sequenceFlow id=\"returnToSenderToDocumentReturned\" | Bước “Trả lại nơi gửi” có 2 nhánh đi ra",
        "incoming-document | <bpmn:startEvent id=\"documentArrived\" name=\"Văn bản đến\"> | <bpmn:startEvent id=\"documentArrived\" name=\"Văn bản đến\"><bpmn:timerEventDefinition id=\"t\"><bpmn:timeCycle>R3/P1D</bpmn:timeCycle></bpmn:timerEventDefinition> | Sự kiện “Văn bản đến” có điều kiện khởi động riêng",
        "incoming-document | targetRef=\"documentReturned\" | targetRef=\"\" | không nối đủ hai đầu",
        "incoming-document | targetRef=\"documentReturned\" | targetRef=\"incomingDocumentDefinitions\" | không nối đủ hai đầu",
        "incoming-document | errorCode=\"NoHandlingUnit\" | errorCode=\"NoHandlingUnits\" | Bước “Chuyển đơn vị theo quy chế” có thể từ chối với “NoHandlingUnit”",
        "incoming-document | errorCode=\"NoHandlingUnit\" | errorCode=\"NoHandlingUnits\" | bước này không bao giờ từ chối như vậy",
        "incoming-document | name=\"HandlingFinished\" | name=\"HandlingDone\" | chờ thông điệp “HandlingDone” mà không ai gửi",
        "incoming-document | name=\"HandlingFinished\" | name=\"HandlingDone\" | không còn nơi nhận thông điệp “HandlingFinished”",
        "incoming-document | name=\"HandlingFinished\" | name=\"AssignmentWithdrawn\" | chờ thông điệp “AssignmentWithdrawn” chỉ gửi cho quy trình “handle-assignment”",
        "incoming-document | messageRef=\"handlingFinished\" | | Bước “Chờ các đơn vị xử lý” chưa chọn thông điệp",
        "incoming-document | camunda:decisionRef=\"propose-handling\" | camunda:decisionRef=\"route-document\" | hỏi bảng quyết định “route-document” không có",
        "incoming-document | camunda:decisionRef=\"propose-handling\" | camunda:decisionRef=\"propose-handling\" camunda:decisionRefBinding=\"deployment\" | gắn với một phiên bản cố định",
        "incoming-document | camunda:decisionRef=\"propose-handling\" | camunda:decisionRef=\"propose-handling\" camunda:decisionRefTenantId=\"snv\" | hãy để trống ô Tenant ID",
        "incoming-document | decisionResult, 'handlingDays' | decisionResult, 'handlingDay' | lấy kết quả “handlingDay” mà bảng “propose-handling” không có",
        "incoming-document | outputParameter name=\"handlingDays\">${decision.output(decisionResult, 'handlingDays') | outputParameter name=\"handlingDays\">${decision.output(decisionResult, 'handlingField') | đưa kết quả “handlingField” kiểu chữ (String) vào biến “handlingDays”",
        "incoming-document | outputParameter name=\"handlingDays\" | outputParameter name=\"days\" | có tham số “days” không phải biến nào",
        "incoming-document | direct-document.html | direct-documents.html | biểu mẫu “embedded:/forms/incoming-document/direct-documents.html” không tồn tại",
        "incoming-document | camunda:formKey=\"embedded:/forms/incoming-document/direct-document.html\" | camunda:formRef=\"x\" | Hãy dùng một biểu mẫu có sẵn",
        "incoming-document | camunda:dueDate=\"${dueAt}\" | | Bước “Xác nhận kết quả” chưa có hạn",
        "incoming-document | camunda:dueDate=\"${dueAt}\" | camunda:dueDate=\"${priority}\" | cần giá trị kiểu thời điểm (Date) ở “${priority}”",
        "incoming-document | camunda:priority=\"${priority}\" | | chưa có độ ưu tiên",
        "handle-assignment | camunda:candidateGroups=\"${office.headsOf(unitId)}\" | | Bước “Phân công người xử lý” chưa giao cho nhóm nào",
        "handle-assignment | camunda:candidateGroups=\"${office.headsOf(unitId)}\" | camunda:candidateGroups=\"head@snv.vp\" | giao đích danh cho “head@snv.vp”",
        "handle-assignment | ${office.headsOf(unitId)} | ${office.bossesOf(unitId)} | gọi hàm “office.bossesOf” không có",
        "handle-assignment | ${office.headsOf(unitId)} | ${office.headsOf(dueAt)} | gọi hàm “office.headsOf” với giá trị không đúng",
        "handle-assignment | ${office.headsOf(unitId)} | ${office.headsOf(unitId, agencyId)} | gọi hàm “office.headsOf” với giá trị không đúng",
        "handle-assignment | ${office.headsOf(unitId)} | ${dataSource.connection} | có biểu thức đọc “dataSource.connection”",
        "handle-assignment | ${office.headsOf(unitId)} | ${unitId['class']} | có biểu thức đọc “unitId[",
        "handle-assignment | ${office.headsOf(unitId)} | ${unitId.getClass()} | gọi hàm “unitId.getClass” không có",
        "handle-assignment | ${office.headsOf(unitId)} | ${office.headsOf(unitId).concat('x')} | có biểu thức đọc",
        "handle-assignment | ${office.headsOf(unitId)} | ${currentUser()} | có biểu thức đọc “currentUser()”",
        "handle-assignment | ${office.headsOf(unitId)} | ${execution} | dùng “execution” không phải biến",
        "handle-assignment | ${office.headsOf(unitId)} | ${office.headsOf(unitId} | có biểu thức không đọc được",
        "handle-assignment | name=\"Phân công người xử lý\" | name=\"Phân công ${unitId}\" | ở chỗ không được đặt biểu thức",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:delegateExpression=\"${handOver}\" camunda:asyncBefore=\"true\" | Bước “Chuyển người xử lý” đặt điểm lưu",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:delegateExpression=\"${handOver}\" camunda:asyncAfter=\"true\" | Bước “Chuyển người xử lý” đặt điểm lưu sau bước",
        "handle-assignment | <bpmn:messageEventDefinition id=\"extensionRequestedTrigger\" messageRef=\"extensionRequestedMessage\" /> | <bpmn:timerEventDefinition id=\"t\"><bpmn:timeDuration>3 ngày</bpmn:timeDuration></bpmn:timerEventDefinition> | thời gian “3 ngày” không đúng ISO 8601",
        "handle-assignment | <bpmn:messageEventDefinition id=\"extensionRequestedTrigger\" messageRef=\"extensionRequestedMessage\" /> | <bpmn:timerEventDefinition id=\"t\"><bpmn:timeCycle>R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition> | lặp không giới hạn",
        "handle-assignment | <bpmn:messageEventDefinition id=\"extensionRequestedTrigger\" messageRef=\"extensionRequestedMessage\" /> | <bpmn:timerEventDefinition id=\"t\"><bpmn:timeCycle>R9/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition> | lặp quá dày",
        "handle-assignment | <bpmn:messageEventDefinition id=\"extensionRequestedTrigger\" messageRef=\"extensionRequestedMessage\" /> | <bpmn:signalEventDefinition id=\"t\" /> | Sự kiện “Có đề nghị gia hạn” dùng “signalEventDefinition”",
        "handle-assignment | <bpmn:serviceTask id=\"recordReturn\" | <bpmn:manualTask id=\"lost\" name=\"Gọi điện\"/><bpmn:serviceTask id=\"recordReturn\" | Bước “Gọi điện” thuộc loại ô hệ thống không dùng",
        "handle-assignment | <bpmn:serviceTask id=\"recordReturn\" | <bpmn:callActivity id=\"ask\" name=\"Hỏi thêm\" calledElement=\"ask-more\"/><bpmn:serviceTask id=\"recordReturn\" | Bước “Hỏi thêm” gọi quy trình “ask-more” không tồn tại",
        "handle-assignment | <bpmn:serviceTask id=\"recordReturn\" | <bpmn:callActivity id=\"ask\" name=\"Hỏi thêm\" calledElement=\"incoming-document\"/><bpmn:serviceTask id=\"recordReturn\" | không chuyển biến “agencyId” mà quy trình “incoming-document” cần",
        "handle-assignment | <bpmn:serviceTask id=\"recordReturn\" | <bpmn:callActivity id=\"ask\" name=\"Hỏi thêm\" calledElement=\"handle-assignment\"/><bpmn:serviceTask id=\"recordReturn\" | rồi quy trình ấy lại gọi về đây",
        "handle-assignment | <bpmn:outgoing>unitReturns</bpmn:outgoing> | <bpmn:outgoing>unitReturns</bpmn:outgoing><bpmn:outcome/> | Tệp không đúng chuẩn: dòng ",
        "incoming-document | sourceRef=\"handlingUnitUnknown\" targetRef=\"toBeSupplemented\" | sourceRef=\"handlingUnitUnknown\" targetRef=\"readyToSubmit\" | Điểm rẽ “readyToSubmit” nằm trên một vòng không chờ ai: ",
        "incoming-document | outputParameter name=\"handlingDays\" | outputParameter name=\"agencyId\">stc</camunda:outputParameter><camunda:outputParameter name=\"handlingDays\" | Bước “Đề xuất lĩnh vực, thời hạn” ghi lại biến “agencyId”",
        "incoming-document | outputParameter name=\"handlingDays\" | inputParameter name=\"documentId\">${directingPost}</camunda:inputParameter><camunda:outputParameter name=\"handlingDays\" | Bước “Đề xuất lĩnh vực, thời hạn” ghi lại biến “documentId”",
        "propose-handling | <decision id=\"propose-handling\" | <decision id=\"propose\" | có mã “propose” nhưng nằm trong tệp “propose-handling.dmn”",
        "propose-handling | camunda:historyTimeToLive=\"P365D\" | | chưa ghi thời hạn giữ lịch sử",
        "propose-handling | hitPolicy=\"FIRST\" | hitPolicy=\"COLLECT\" | dùng hit policy COLLECT",
        "propose-handling | hitPolicy=\"FIRST\" | | dùng hit policy UNIQUE",
        "propose-handling | <text>documentType</text> | <text>documentTyp</text> | Cột “Loại văn bản” dùng “documentTyp” không phải biến nào",
        "propose-handling | <inputExpression id=\"urgencyExpression\" typeRef=\"integer\"> | <inputExpression id=\"urgencyExpression\" typeRef=\"string\"> | Cột “Độ khẩn (0–4)” có kiểu string mà biến “urgency” có kiểu số nguyên",
        "propose-handling | <inputExpression id=\"urgencyExpression\" typeRef=\"integer\"> | <inputExpression id=\"urgencyExpression\" typeRef=\"integer\" expressionLanguage=\"juel\"> | dùng ngôn ngữ “juel”",
        "propose-handling | name=\"handlingDays\" typeRef=\"integer\" | name=\"workingDays\" typeRef=\"integer\" | Cột kết quả “Số ngày làm việc” mang tên “workingDays” không phải biến nào",
        "propose-handling | name=\"handlingDays\" typeRef=\"integer\" | name=\"handlingDays\" typeRef=\"string\" | Cột kết quả “Số ngày làm việc” có kiểu string",
        "propose-handling | <text>\"CD\"</text> | <text>\"CĐ\"</text> | cột “Loại văn bản” dùng mã “CĐ” không có",
        "propose-handling | <text>\"CD\"</text> | <text>CD</text> | dùng “CD” không phải biến nào",
        "propose-handling | <text>&gt;= 3</text> | <text>&gt;= &gt;= 3</text> | có nội dung không đọc được",
        "propose-handling | <text>\"CD\"</text> | <text>delete(documentType)</text> | dùng “delete()”",
        "propose-handling | <text>4</text> | <text></text> | cột “Số giờ làm việc” để trống kết quả",
        "propose-handling | <text>4</text> | <text>\"4\"</text> | có kết quả \"4\" không thuộc kiểu integer",
        "propose-handling | <text>4</text> | <text>4.5</text> | có kết quả 4.5 không phải số nguyên",
        "propose-handling | <inputEntry id=\"telegramField\"> | <inputEntry id=\"one\"><text></text></inputEntry><inputEntry id=\"telegramField\"> | Dòng 2 “Công điện: giải quyết trong ngày làm việc tiếp theo.” có 8 ô, bảng có 7 cột",
        "propose-handling | <description>Công điện: giải quyết trong ngày làm việc tiếp theo.</description> | | Dòng 2 chưa có ghi chú",
        "propose-handling | <text>\"CD\"</text> | <text></text> | khớp mọi trường hợp nên các dòng dưới không bao giờ được dùng",
      })
  void aFaultIsToldByTheLabelsOnTheDiagram(String model, String right, String wrong, String told) {
    var file = file(model);
    assertThat(file.text()).contains(right);

    var findings = check(file.with(file.text().replace(right, wrong == null ? "" : wrong)));

    assertThat(String.join("\n", told(findings))).contains(told);
  }

  /** Two an hour later, four after two hours, sixteen million on the next day. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "t | both come back | true",
        "ended2 | one ends | false",
        "asked | one waits for somebody | false",
        "joined | both come back as one | false",
      })
  void aRingOfTimersMayGoOnButNotMakeMoreOfItself(String second, String what, boolean multiplies) {
    var ring =
        small(
            "incoming-document",
            """
            <bpmn:exclusiveGateway id='t' name='Nữa?' default='again'/>
            <bpmn:sequenceFlow id='again' name='Có' sourceRef='t' targetRef='split'/>
            <bpmn:parallelGateway id='split' name='Cùng lúc'/>
            <bpmn:sequenceFlow id='a' sourceRef='split' targetRef='hour'/>
            <bpmn:sequenceFlow id='b' sourceRef='split' targetRef='hours'/>
            <bpmn:intermediateCatchEvent id='hour' name='Sau một giờ'><bpmn:timerEventDefinition id='hourTimer'><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
            <bpmn:intermediateCatchEvent id='hours' name='Sau hai giờ'><bpmn:timerEventDefinition id='hoursTimer'><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id='c' sourceRef='hour' targetRef='%s'/>
            <bpmn:sequenceFlow id='d' sourceRef='hours' targetRef='%s'/>
            <bpmn:userTask id='asked' name='Hỏi'/>
            <bpmn:sequenceFlow id='e' sourceRef='asked' targetRef='t'/>
            <bpmn:parallelGateway id='joined'/>
            <bpmn:sequenceFlow id='f' sourceRef='joined' targetRef='t'/>
            <bpmn:endEvent id='ended2' name='Thôi'/>
            """
                .formatted(second.equals("joined") ? "joined" : "t", second));

    var told = String.join("\n", told(check(file("incoming-document").with(ring))));

    assertThat(told.contains("Điểm rẽ “Cùng lúc” đi cùng lúc nhiều đường đều quay lại"))
        .isEqualTo(multiplies);
    assertThat(told).doesNotContain("nằm trên một vòng không chờ ai");
  }

  /** A repeated timer leaves its box as it is, and each time begins it once more. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<bpmn:timeCycle>R5/P1D</bpmn:timeCycle> | false | true",
        "<bpmn:timeCycle>R5/P1D</bpmn:timeCycle> | true | false",
        "<bpmn:timeDuration>P1D</bpmn:timeDuration> | false | false",
      })
  void aRepeatedTimerDoesNotBeginItsOwnBoxAgain(
      String timer, boolean interrupts, boolean multiplies) {
    var file = file("incoming-document");

    var told = told(check(file.with(lateAgain(file.text(), timer, interrupts))));

    assertThat(String.join("\n", told).contains("đi cùng lúc nhiều đường đều quay lại"))
        .isEqualTo(multiplies);
  }

  private static String lateAgain(String diagram, String timer, boolean interrupts) {
    return diagram.replace(
        "<bpmn:exclusiveGateway id=\"handlingGiven\">",
        "<bpmn:boundaryEvent id=\"supplementLate\" name=\"Bổ sung chậm\" cancelActivity=\""
            + interrupts
            + "\" attachedToRef=\"resubmitDocument\"><bpmn:timerEventDefinition id=\"late\">"
            + timer
            + "</bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow"
            + " id=\"supplementLateAgain\" sourceRef=\"supplementLate\""
            + " targetRef=\"toBeSupplemented\" /><bpmn:exclusiveGateway id=\"handlingGiven\">");
  }

  /** Modeler always writes the drawing, and Cockpit shows nothing without. */
  @Test
  void aDiagramThatIsNotDrawnIsRefusedWithOneSentence() {
    var file = file("incoming-document");
    var undrawn = file.text().replaceAll("(?s)<bpmndi:BPMNDiagram .*</bpmndi:BPMNDiagram>", "");

    assertThat(told(check(file.with(undrawn))))
        .singleElement()
        .asString()
        .contains("chưa được vẽ", "BPMNDI", "Camunda Modeler");
  }

  /** What happens on the edge of a box goes back before it; whether that may be is told by when. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<bpmn:timeDuration>PT0S</bpmn:timeDuration> | true",
        "<bpmn:timeDuration>PT59M</bpmn:timeDuration> | true",
        "<bpmn:timeDate>${dueAt}</bpmn:timeDate> | true",
        "<bpmn:timeDuration>PT1H</bpmn:timeDuration> | false",
        "<bpmn:timeCycle>R5/P1D</bpmn:timeCycle> | false",
      })
  void aTimerThatGoesRoundMustHoldUp(String timer, boolean endless) {
    var file = file("incoming-document");

    var findings = check(file.with(lateAgain(file.text(), timer, false)));

    assertThat(String.join("\n", told(findings)).contains("nằm trên một vòng không chờ ai"))
        .isEqualTo(endless);
  }

  @Test
  void aTableWithoutARowForTheRestIsTold() {
    var file = file("propose-handling");
    var text = file.text();
    var last = text.lastIndexOf("<rule ");
    var end = text.lastIndexOf("</rule>") + "</rule>".length();

    var findings = check(file.with(text.substring(0, last) + text.substring(end)));

    assertThat(String.join("\n", told(findings))).contains("có thể không dòng nào khớp");
  }

  @Test
  void everythingIsToldAtOnceAndByTheBox() {
    var file = file("incoming-document");
    var text =
        file.text()
            .replace("name=\"Lưu để biết\"", "name=\"\"")
            .replace("direct-document.html", "direct.html")
            .replace("errorCode=\"NoHandlingUnit\"", "errorCode=\"Nobody\"");

    var findings = check(file.with(text));

    assertThat(findings).extracting(Finding::rule).contains(Rule.NAMES, Rule.TASKS, Rule.REFUSALS);
    assertThat(findings)
        .filteredOn(finding -> finding.rule() == Rule.TASKS)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.boxId()).isEqualTo("directDocument");
              assertThat(finding.box()).isEqualTo("Bước “Cho ý kiến chỉ đạo”");
              assertThat(finding.todo()).isNotBlank();
            });
  }

  @Test
  void aTableThatIsSentAloneMustStillServeTheDiagramsInForce() {
    var file = file("propose-handling");
    var text =
        file.text()
            .replaceAll("(?s)<output id=\"handlingHoursOutput\".*?/>", "")
            .replaceAll("(?s)<outputEntry id=\"\\w+HandlingHours\">.*?</outputEntry>", "");
    assertThat(text).doesNotContain("handlingHours");

    var findings = CHECKS.check(List.of(file.with(text)), FILES);

    assertThat(told(findings))
        .singleElement()
        .asString()
        .startsWith("incoming-document.bpmn: Bước “Đề xuất lĩnh vực, thời hạn”")
        .contains("handlingHours");
  }

  @Test
  void aTableThatIsSentTogetherWithItsDiagramCounts() {
    var diagram = file("incoming-document");
    var table = file("propose-handling");
    var renamedDiagram =
        diagram.with(diagram.text().replace("\"propose-handling\"", "\"propose-more\""));
    var renamedTable =
        new ModelFile(
            "propose-more.dmn",
            null,
            table
                .text()
                .replace("\"propose-handling\"", "\"propose-more\"")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(told(CHECKS.check(List.of(renamedDiagram), FILES)))
        .singleElement()
        .asString()
        .contains("bảng quyết định “propose-more” không có");
    assertThat(told(CHECKS.check(List.of(renamedDiagram, renamedTable), FILES))).isEmpty();
  }

  @Test
  void aProcessThatOthersCallIsStartedWithWhatTheyPassOn() {
    var parent = file("handle-assignment");
    var calling =
        parent.with(
            parent
                .text()
                .replace(
                    "<bpmn:serviceTask id=\"recordReturn\"",
                    "<bpmn:callActivity id=\"warnHead\" name=\"Báo trưởng đơn vị\" calledElement=\"warn-head\"><bpmn:extensionElements>"
                        + "<camunda:in source=\"unitId\" target=\"unitId\"/><camunda:in source=\"priority\" target=\"priority\"/></bpmn:extensionElements>"
                        + "<bpmn:incoming>returnedByUnit</bpmn:incoming><bpmn:outgoing>warned</bpmn:outgoing></bpmn:callActivity>"
                        + "<bpmn:sequenceFlow id=\"warned\" sourceRef=\"warnHead\" targetRef=\"recordReturnGate\"/>"
                        + "<bpmn:serviceTask id=\"recordReturn\"")
                .replace(
                    "sourceRef=\"returnedFromUnit\" targetRef=\"recordReturn\"",
                    "sourceRef=\"returnedFromUnit\" targetRef=\"warnHead\"")
                .replace("targetRef=\"recordReturnGate\"", "targetRef=\"recordReturn\"")
                .replace(
                    "</bpmndi:BPMNPlane>",
                    Drawing.shapes("warnHead", "warned") + "</bpmndi:BPMNPlane>"));
    var called =
        new ModelFile(
            "warn-head.bpmn",
            null,
            small(
                    "warn-head",
                    "<bpmn:userTask id='look' name='Xem' camunda:formKey='embedded:/forms/handle-assignment/note-assignment.html'"
                        + " camunda:candidateGroups='${office.headsOf(unitId)}' camunda:dueDate='${dueAt}' camunda:priority='${priority}'>"
                        + "<bpmn:documentation>Xem.</bpmn:documentation></bpmn:userTask>")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(told(CHECKS.check(List.of(called), FILES)))
        .anySatisfy(told -> assertThat(told).contains("không được gì khởi động"));
    // What is passed on is known, what is not is missed; the step's form is no longer the last
    // work.
    assertThat(told(CHECKS.check(List.of(calling, called), FILES)))
        .anySatisfy(
            told -> assertThat(told).startsWith("warn-head.bpmn").contains("đọc biến “dueAt”"))
        .anySatisfy(
            told ->
                assertThat(told)
                    .startsWith("handle-assignment.bpmn: Bước “Ghi lý do trả lại”")
                    .contains("không phải là một biểu mẫu"))
        .hasSize(2);
  }

  @Test
  void aProcessThatNobodyCallsAnyMoreHindersNobody() {
    var parent = file("handle-assignment");
    var calling =
        parent.with(
            parent
                .text()
                .replace(
                    "<bpmn:serviceTask id=\"recordReturn\"",
                    "<bpmn:callActivity id=\"rest\" name=\"Nghỉ\" calledElement=\"have-a-rest\"/><bpmn:serviceTask id=\"recordReturn\""));
    var called =
        new ModelFile(
            "have-a-rest.bpmn",
            null,
            small("have-a-rest", "<bpmn:receiveTask id='rest' name='Nghỉ'/>")
                .getBytes(StandardCharsets.UTF_8));
    var inForce = new ArrayList<>(FILES);
    inForce.remove(parent);
    inForce.add(calling);
    inForce.add(called);

    assertThat(
            told(
                CHECKS.check(
                    List.of(new ModelFile(parent.name(), null, parent.content())), inForce)))
        .isEmpty();
  }

  @Test
  void afterParallelWaysBothHaveBeenWrittenAndInAGroupOfBoxesTheSameIsKnown() {
    var both =
        small(
                "incoming-document",
                """
            <bpmn:parallelGateway id='split' name='Cùng lúc'/>
            <bpmn:sequenceFlow id='a' sourceRef='split' targetRef='receive'/>
            <bpmn:sequenceFlow id='b' sourceRef='split' targetRef='group'/>
            <bpmn:userTask id='receive' name='Nhận'/>
            <bpmn:subProcess id='group' name='Nhóm'>
              <bpmn:startEvent id='inside' name='Vào'/>
              <bpmn:sequenceFlow id='c' sourceRef='inside' targetRef='direct'/>
              <bpmn:userTask id='direct' name='Chỉ đạo' camunda:assignee='${direction}' camunda:formKey='embedded:/forms/incoming-document/direct-document.html'/>
              <bpmn:sequenceFlow id='d' sourceRef='direct' targetRef='outside'/>
              <bpmn:endEvent id='outside' name='Ra'/>
            </bpmn:subProcess>
            <bpmn:sequenceFlow id='e' sourceRef='receive' targetRef='join'/>
            <bpmn:sequenceFlow id='f' sourceRef='group' targetRef='join'/>
            <bpmn:parallelGateway id='join'/>
            <bpmn:sequenceFlow id='g' sourceRef='join' targetRef='t'/>
            <bpmn:userTask id='t' name='Sau' camunda:assignee='${direction}${confirmation}'/>
            """)
            .replace("targetRef='t'/><bpmn", "targetRef='split'/><bpmn");

    var told = told(check(file("incoming-document").with(both)));

    assertThat(told)
        .anySatisfy(each -> assertThat(each).contains("Bước “Chỉ đạo” đọc biến “direction”"));
    assertThat(told)
        .anySatisfy(each -> assertThat(each).contains("Bước “Sau” đọc biến “confirmation”"));
    assertThat(told)
        .noneSatisfy(each -> assertThat(each).contains("Bước “Sau” đọc biến “direction”"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY a 'b'>]><definitions/>",
        "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><definitions/>",
        "no XML at all",
        ""
      })
  void whatIsNoSafeXmlIsNotRead(String text) {
    assertThat(told(CHECKS.check(List.of(file("incoming-document").with(text)))))
        .singleElement()
        .asString()
        .contains("không phải là XML hợp lệ hoặc có khai báo DTD");
  }

  /** Otherwise this checker and the engine, or Modeler, could read two different diagrams. */
  @Test
  void whatIsNotWrittenInUtf8IsNotRead() {
    var text = file("incoming-document").text();
    for (var charset : List.of(StandardCharsets.UTF_16, Charset.forName("IBM037"))) {
      var content =
          text.replace("encoding=\"UTF-8\"", "encoding=\"" + charset.name() + "\"")
              .getBytes(charset);

      assertThat(
              told(CHECKS.check(List.of(new ModelFile("incoming-document.bpmn", null, content)))))
          .singleElement()
          .asString()
          .contains("không ghi bằng UTF-8");
    }
    assertThat(
            told(
                check(
                    file("incoming-document")
                        .with(text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-7\"")))))
        .singleElement()
        .asString()
        .contains("không ghi bằng UTF-8");
  }

  @Test
  void tooManyAtOnceAreNotEvenRead() {
    var many =
        IntStream.range(0, 101)
            .mapToObj(each -> new ModelFile("a" + each + ".bpmn", null, new byte[0]))
            .toList();

    assertThat(told(CHECKS.check(many))).singleElement().asString().contains("có 101");
  }

  @Test
  void aTableInPlaceOfADiagramIsOneFault() {
    var file = file("incoming-document");

    assertThat(told(CHECKS.check(List.of(file.with(file("propose-handling").text())))))
        .singleElement()
        .asString()
        .contains("phải có đúng một");
  }

  @Test
  void tooLargeTooDeepOrTwiceIsTold() {
    var file = file("incoming-document");
    var deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
    var brackets =
        file.text()
            .replace(
                "${needsDirection}",
                "${" + "(".repeat(450) + "needsDirection" + ")".repeat(450) + "}");

    assertThat(told(CHECKS.check(List.of(file.with(" ".repeat(2_000_001))))))
        .singleElement()
        .asString()
        .contains("lớn hơn 2 MB");
    assertThat(told(CHECKS.check(List.of(file.with(deep))))).hasSize(1);
    assertThat(told(check(file.with(brackets))))
        .singleElement()
        .asString()
        .contains("Nhánh “Có” có biểu thức không đọc được")
        .hasSizeLessThan(300);
    assertThat(told(CHECKS.check(List.of(file, file), FILES)))
        .singleElement()
        .asString()
        .contains("có hai tệp cùng tên");
    assertThat(told(CHECKS.check(List.of(new ModelFile("evil.groovy", null, new byte[0])))))
        .singleElement()
        .asString()
        .contains("Chỉ nhận sơ đồ .bpmn và bảng quyết định .dmn");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cam-variable-name=\"direction\" | cam-variable-name=\"agency\" | Bước “Cho ý kiến chỉ đạo” dùng biểu mẫu ghi biến lạ “agency”",
        "cam-variable-name=\"draftId\" cam-variable-type=\"String\" | cam-variable-name=\"draftId\" cam-variable-type=\"Long\" | ghi biến “draftId” kiểu Long, đúng ra là String",
        "<label for=\"cv-instruction\" | <label for=\"cv-other\" | ô “instruction” chưa có nhãn",
        "cam-variable-name=\"draftId\" | data-name=\"draftId\" | Bước “Giao việc theo chỉ đạo” đọc biến “draftId”",
      })
  void aFaultInAFormIsTold(String right, String wrong, String told, @TempDir Path forms)
      throws IOException {
    var form = "incoming-document/direct-document.html";
    for (var folder : List.of("incoming-document", "handle-assignment")) {
      Files.createDirectories(forms.resolve(folder));
      try (var files = Files.list(Path.of("forms", folder))) {
        for (var file : files.toList()) {
          Files.copy(file, forms.resolve(folder).resolve(file.getFileName()));
        }
      }
    }
    // So that no other form writes it before.
    for (var other : List.of("receive-document.html", "resubmit-document.html")) {
      var path = forms.resolve("incoming-document").resolve(other);
      Files.writeString(path, Files.readString(path).replace("cam-variable-name=\"draftId\"", ""));
    }
    var text = Files.readString(forms.resolve(form));
    assertThat(text).contains(right);
    Files.writeString(forms.resolve(form), text.replace(right, wrong));

    var findings = new ModelChecks(CATALOGUE, FormPages.in(forms)).check(FILES);

    assertThat(String.join("\n", told(findings))).contains(told);
  }

  @Test
  void aStepThatLeavesTheDatabaseNeedsASavePoint() {
    var outside = new TreeMap<>(CATALOGUE.steps());
    var step = CATALOGUE.steps().get("handOver");
    outside.put(
        "handOver",
        new Step(
            step.name(),
            step.label(),
            step.does(),
            step.reads(),
            step.asks(),
            step.writes(),
            step.forms(),
            step.rejects(),
            true,
            step.endsLoops()));
    var checks =
        new ModelChecks(
            new Catalogue(
                outside,
                CATALOGUE.functions(),
                CATALOGUE.variables(),
                CATALOGUE.forms(),
                CATALOGUE.messages(),
                CATALOGUE.starts(),
                CATALOGUE.offers()),
            FormPages.in(Path.of("forms")));

    assertThat(told(checks.check(FILES)))
        .singleElement()
        .asString()
        .contains("Bước “Chuyển người xử lý” gọi ra ngoài hệ thống nên phải đặt điểm lưu.");
  }

  @ParameterizedTest
  @CsvSource({
    "CV, central, 0, finance, finance, 5, 0",
    "CV, central, 3, finance, finance, 0, 4",
    "CD, central, 0, agriculture, agriculture, 1, 0",
    "GM, province, 0, education, general, 2, 0",
    "GM, province, 1, education, general, 1, 0",
    "CV, other, 0, inspection, inspection, 10, 0",
    "CT, central, 0, justice, justice, 7, 0",
    "TTR, commune, 0, land, land, 7, 0",
    "BC, department, 0, health, health, 10, 0",
    "CV, other, 0, other, general, 10, 0",
    "CV, department, 0, , general, 5, 0",
    "CV, department, 2, personnel, personnel, 1, 0",
    "KH, department, 1, personnel, personnel, 2, 0",
  })
  void theDecisionTableProposesFieldAndDeadline(
      String type,
      String level,
      int urgency,
      String field,
      String handlingField,
      int days,
      int hours)
      throws IOException {
    var engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    try (var file =
        Files.newInputStream(PROCESSES.resolve("incoming-document/propose-handling.dmn"))) {
      var proposed =
          engine
              .evaluateDecisionTable(
                  engine.parseDecision("propose-handling", file),
                  Variables.putValue("documentType", type)
                      .putValue("issuerLevel", level)
                      .putValue("urgency", urgency)
                      .putValue("field", field))
              .getSingleResult();
      assertThat(proposed.<Object>getEntry("handlingField")).isEqualTo(handlingField);
      assertThat(proposed.<Object>getEntry("handlingDays")).isEqualTo(days);
      assertThat(proposed.<Object>getEntry("handlingHours")).isEqualTo(hours);
    }
  }

  private static ModelFile file(String key) {
    return FILES.stream().filter(file -> file.key().equals(key)).findFirst().orElseThrow();
  }

  private static List<Finding> check(ModelFile changed) {
    var others = new ArrayList<>(FILES);
    others.removeIf(file -> file.name().equals(changed.name()));
    return CHECKS.check(List.of(changed), others);
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream().map(Finding::inWords).toList();
  }

  private static String small(String key, String boxes) {
    return "<?xml version='1.0' encoding='UTF-8'?><bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'"
        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='x'>"
        + "<bpmn:process id='%s' name='Thử' isExecutable='true' camunda:historyTimeToLive='P1D' camunda:versionTag='1' camunda:isStartableInTasklist='false'>"
            .formatted(key)
        + "<bpmn:startEvent id='begun' name='Bắt đầu'/><bpmn:sequenceFlow id='first' sourceRef='begun' targetRef='"
        + (boxes.contains("id='t'") ? "t" : boxes.replaceAll("(?s).*?id='(\\w+)'.*", "$1"))
        + "'/>"
        + boxes
        + "<bpmn:sequenceFlow id='last' sourceRef='"
        + (boxes.contains("id='t'") ? "t" : boxes.replaceAll("(?s).*?id='(\\w+)'.*", "$1"))
        + "' targetRef='ended'/><bpmn:endEvent id='ended' name='Xong'/></bpmn:process>"
        + "<bpmndi:BPMNDiagram id='drawing' xmlns:bpmndi='http://www.omg.org/spec/BPMN/20100524/DI'><bpmndi:BPMNPlane id='plane' bpmnElement='"
        + key
        + "'>"
        + Pattern.compile(
                "<bpmn:(?:sequenceFlow|startEvent|endEvent|\\w+Task|callActivity|\\w+Gateway|boundaryEvent|intermediateCatchEvent|subProcess)\\b[^>]*? id='(\\w+)'")
            .matcher(boxes)
            .results()
            .map(box -> Drawing.shapes(box.group(1)))
            .collect(Collectors.joining())
        + Drawing.shapes("begun", "first", "last", "ended")
        + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>";
  }
}
