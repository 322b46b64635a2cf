package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotationUtils;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Field;
import vn.congvan.document.IssuerLevel;
import vn.congvan.workflow.ProcessStep;

/**
 * The diagrams as analysts leave them: what would go wrong is told here, by the labels on the
 * diagram. Each check has a broken copy of a diagram below on which it has been seen to speak.
 */
class ProcessModelsTest {

  private static final Path PROCESSES = Path.of("processes");
  private static final Path TEMPLATES =
      PROCESSES.resolve(".camunda/element-templates/congvan.json");
  private static final Catalogue CATALOGUE = Catalogue.ofTheProduct();
  private static final ModelChecks CHECKS = new ModelChecks(PROCESSES, Path.of("forms"), CATALOGUE);

  static List<Path> diagrams() {
    try (var files = Files.walk(PROCESSES)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void aDiagramIsWithoutFault(Path file) {
    assertThat(CHECKS.faults(file, Catalogue.read(file))).isEmpty();
  }

  @Test
  void bothProcessesOfThisReleaseAreChecked() {
    assertThat(diagrams()).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "incoming-document | id=\"documentNoted\" | id=\"Event_0yqohdb\" | mã tự sinh “Event_0yqohdb”",
        "incoming-document | <bpmn:process id=\"incoming-document\" | <bpmn:process id=\"incoming-documents\" | ba tên phải như nhau",
        "incoming-document | camunda:historyTimeToLive=\"P365D\" | | chưa ghi thời hạn giữ lịch sử",
        "incoming-document | name=\"Lưu để biết\" | name=\"\" | Phần tử “noteDocument” chưa có tên",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:delegateExpression=\"${handOverNow}\" | Bước “Chuyển người xử lý” gọi “${handOverNow}”",
        "handle-assignment | camunda:modelerTemplate=\"vn.congvan.handOver\" | | Bước “Chuyển người xử lý” không được đặt từ mẫu",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:class=\"java.lang.Runtime\" | Bước “Chuyển người xử lý” gọi thẳng lớp",
        "handle-assignment | <bpmn:incoming>handedOver</bpmn:incoming> | <bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"x.Y\" /></bpmn:extensionElements><bpmn:incoming>handedOver</bpmn:incoming> | Bước “Chuyển người xử lý” có bộ lắng nghe",
        "handle-assignment | <bpmn:incoming>handedOver</bpmn:incoming> | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements><bpmn:incoming>handedOver</bpmn:incoming> | Bước “Chuyển người xử lý” chứa mã lệnh",
        "handle-assignment | ${outcome == 'handOver'} | ${approval == 'handOver'} | Điều kiện “Chuyển” xét biến “approval”",
        "incoming-document | ${office.holderOf(directingPost)} | ${office.holderOf(confirmingPost)} | Bước “Cho ý kiến chỉ đạo” đọc biến “confirmingPost”",
        "incoming-document | errorCode=\"NoHandlingUnit\" | errorCode=\"NoHandlingUnits\" | Bước “Chuyển đơn vị theo quy chế” có thể từ chối với “NoHandlingUnit”",
        "incoming-document | errorCode=\"NoHandlingUnit\" | errorCode=\"NoHandlingUnits\" | bước này không bao giờ từ chối như vậy",
        "incoming-document | name=\"HandlingFinished\" | name=\"HandlingDone\" | thông điệp “HandlingDone” mà không ai gửi",
        "incoming-document | camunda:decisionRef=\"propose-handling\" | camunda:decisionRef=\"route-document\" | bảng quyết định “route-document” không có",
        "incoming-document | direct-document.html | direct-documents.html | biểu mẫu “embedded:/forms/incoming-document/direct-documents.html” không tồn tại",
        "handle-assignment | ${office.headsOf(unitId)} | ${office.bossesOf(unitId)} | gọi hàm “office.bossesOf” không có",
        "handle-assignment | ${office.headsOf(unitId)} | ${dataSource.connection} | dùng “dataSource” không phải biến",
        "handle-assignment | ${office.headsOf(unitId)} | ${office.headsOf(unitId} | có biểu thức không đọc được",
        "handle-assignment | camunda:delegateExpression=\"${handOver}\" | camunda:delegateExpression=\"${handOver}\" camunda:asyncBefore=\"true\" | Bước “Chuyển người xử lý” đặt điểm lưu",
        "handle-assignment | <bpmn:messageEventDefinition id=\"extensionRequestedTrigger\" messageRef=\"extensionRequestedMessage\" /> | <bpmn:timerEventDefinition id=\"t\"><bpmn:timeDuration>3 ngày</bpmn:timeDuration></bpmn:timerEventDefinition> | thời gian “3 ngày” không đúng ISO 8601",
      })
  void aFaultIsToldByTheLabelsOnTheDiagram(
      String process, String right, String wrong, String told) {
    var file = PROCESSES.resolve(process).resolve(process + ".bpmn");
    var text = Catalogue.read(file);
    assertThat(text).contains(right);

    var faults = CHECKS.faults(file, text.replace(right, wrong == null ? "" : wrong));

    assertThat(String.join("\n", faults)).contains(told);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cam-variable-name=\"direction\" | cam-variable-name=\"agency\" | Bước “Cho ý kiến chỉ đạo”: biểu mẫu ghi biến lạ “agency”",
        "cam-variable-name=\"draftId\" cam-variable-type=\"String\" | cam-variable-name=\"draftId\" cam-variable-type=\"Long\" | ghi biến “draftId” kiểu Long, đúng ra là String",
        "<label for=\"cv-instruction\" | <label for=\"cv-other\" | ô “instruction” của biểu mẫu chưa có nhãn",
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
    Files.writeString(
        forms.resolve("incoming-document/receive-document.html"),
        Catalogue.read(forms.resolve("incoming-document/receive-document.html"))
            .replace("cam-variable-name=\"draftId\"", ""));
    Files.writeString(
        forms.resolve("incoming-document/resubmit-document.html"),
        Catalogue.read(forms.resolve("incoming-document/resubmit-document.html"))
            .replace("cam-variable-name=\"draftId\"", ""));
    var text = Catalogue.read(forms.resolve(form));
    assertThat(text).contains(right);
    Files.writeString(forms.resolve(form), text.replace(right, wrong));
    var file = PROCESSES.resolve("incoming-document/incoming-document.bpmn");

    var faults = new ModelChecks(PROCESSES, forms, CATALOGUE).faults(file, Catalogue.read(file));

    assertThat(String.join("\n", faults)).contains(told);
  }

  @Test
  void aStepThatLeavesTheDatabaseNeedsASavePoint() {
    var outside = new TreeMap<>(CATALOGUE.steps());
    outside.put(
        "handOver",
        AnnotationUtils.synthesizeAnnotation(
            Map.of("leavesDatabase", true), ProcessStep.class, null));
    var checks =
        new ModelChecks(
            PROCESSES,
            Path.of("forms"),
            new Catalogue(
                outside, CATALOGUE.functions(), CATALOGUE.variables(), CATALOGUE.messages()));
    var file = PROCESSES.resolve("handle-assignment/handle-assignment.bpmn");

    assertThat(checks.faults(file, Catalogue.read(file)))
        .contains(
            "Bước “Chuyển người xử lý” gọi ra ngoài hệ thống nên phải đặt điểm lưu (Asynchronous before).");
  }

  @Test
  void everyStepHasItsTemplateAndEveryTemplateItsStep() {
    var steps =
        CATALOGUE.steps().keySet().stream()
            .map(name -> "vn.congvan." + name)
            .collect(Collectors.toCollection(TreeSet::new));
    var templates = ModelChecks.templates(TEMPLATES);

    assertThat(templates.keySet()).isEqualTo(steps);
    templates.forEach(
        (id, text) -> {
          assertThat(text).contains("${" + id.substring("vn.congvan.".length()) + "}");
          var step = CATALOGUE.steps().get(id.substring("vn.congvan.".length()));
          Stream.of(step.rejects())
              .forEach(refusal -> assertThat(text).contains(refusal.getSimpleName()));
        });
  }

  @Test
  void theDecisionTableKnowsOnlyWordsOfTheVocabulary() {
    var table =
        Jsoup.parse(
            Catalogue.read(PROCESSES.resolve("incoming-document/propose-handling.dmn")),
            "",
            Parser.xmlParser());
    var known = new TreeSet<String>();
    Stream.of(DocumentType.values()).map(DocumentType::code).forEach(known::add);
    Stream.of(IssuerLevel.values()).map(IssuerLevel::code).forEach(known::add);
    Stream.of(Field.values()).map(Field::code).forEach(known::add);

    var words =
        table.select("inputEntry text, outputEntry text").stream()
            .flatMap(
                text ->
                    java.util.regex.Pattern.compile("\"([^\"]+)\"")
                        .matcher(text.wholeText())
                        .results())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(known).containsAll(words);
    assertThat(table.select("rule").last().select("inputEntry text").text()).isBlank();
    assertThat(table.select("rule"))
        .allSatisfy(rule -> assertThat(rule.select("description").text()).isNotBlank());
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
}
