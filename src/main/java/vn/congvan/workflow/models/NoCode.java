package vn.congvan.workflow.models;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Only words that the product knows may stand in a file, so that putting it into work is never
 * running code: what is not listed here is refused.
 */
final class NoCode {

  private static final Set<String> BPMN_WORDS =
      Set.of(
          "definitions",
          "process",
          "documentation",
          "extensionElements",
          "incoming",
          "outgoing",
          "sequenceFlow",
          "conditionExpression",
          "messageEventDefinition",
          "timerEventDefinition",
          "timeDate",
          "timeDuration",
          "timeCycle",
          "errorEventDefinition",
          "terminateEventDefinition",
          "message",
          "error",
          "group",
          "category",
          "categoryValue",
          "textAnnotation",
          "text",
          "association",
          "laneSet",
          "lane",
          "flowNodeRef");
  private static final Set<String> CAMUNDA_WORDS =
      Set.of(
          "inputOutput",
          "inputParameter",
          "outputParameter",
          "in",
          "out",
          "properties",
          "property",
          "failedJobRetryTimeCycle");
  private static final Set<String> DMN_WORDS =
      Set.of(
          "definitions",
          "decision",
          "decisionTable",
          "input",
          "inputExpression",
          "inputValues",
          "output",
          "outputValues",
          "rule",
          "description",
          "inputEntry",
          "outputEntry",
          "text");
  private static final Set<String> ON_EVERY_BOX =
      Set.of(
          "modelerTemplate",
          "modelerTemplateVersion",
          "modelerTemplateIcon",
          "asyncBefore",
          "asyncAfter",
          "exclusive");
  private static final Map<String, Set<String>> ON_BOX =
      Map.of(
          "process",
              Set.of("versionTag", "historyTimeToLive", "isStartableInTasklist", "jobPriority"),
          "userTask",
              Set.of(
                  "formKey", "assignee", "candidateGroups", "dueDate", "followUpDate", "priority"),
          "serviceTask", Set.of("delegateExpression"),
          "businessRuleTask",
              Set.of("decisionRef", "decisionRefBinding", "mapDecisionResult", "resultVariable"),
          "callActivity", Set.of("calledElementBinding"));
  private static final Set<String> ON_DECISION = Set.of("versionTag", "historyTimeToLive");

  /** Drawing, colours, Modeler's own notes. */
  private static final Set<String> OTHER_NAMESPACES =
      Set.of(
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "http://www.omg.org/spec/DD/20100524/DC",
          "http://www.omg.org/spec/DD/20100524/DI",
          "http://www.w3.org/2001/XMLSchema-instance",
          "http://www.w3.org/2000/xmlns/",
          "http://bpmn.io/schema/bpmn/biocolor/1.0",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
          "http://camunda.org/schema/modeler/1.0",
          "https://www.omg.org/spec/DMN/20191111/DMNDI/",
          "http://www.omg.org/spec/DMN/20180521/DMNDI/",
          "http://www.omg.org/spec/DMN/20180521/DC/",
          "http://www.omg.org/spec/DMN/20180521/DI/",
          "http://bpmn.io/schema/dmn/biodi/2.0");

  private static final Set<String> FEEL =
      Set.of(
          "",
          "feel",
          "http://www.omg.org/spec/FEEL/20140401",
          "https://www.omg.org/spec/DMN/20191111/FEEL/");
  private static final String NO_CODE =
      "Sơ đồ không được chạy mã lệnh: hãy dùng một bước trong danh mục.";
  private static final String KNOWN_ONLY = "Hãy bỏ phần này: hệ thống không dùng.";

  private NoCode() {}

  static void look(Element root, Findings findings) {
    for (var element : Xml.all(root)) {
      element(element, findings);
      var attributes = element.getAttributes();
      for (var i = 0; i < attributes.getLength(); i++) {
        attribute(element, (Attr) attributes.item(i), findings);
      }
    }
  }

  private static void element(Element element, Findings findings) {
    var namespace = String.valueOf(element.getNamespaceURI());
    var word = String.valueOf(element.getLocalName());
    if (namespace.equals(Xml.BPMN)) {
      if (!BPMN_WORDS.contains(word) && !Diagram.isBox(word)) {
        refuse(element, word, findings);
      } else if (word.equals("scriptTask")) {
        refuse(element, "script", findings);
      }
    } else if (namespace.equals(Xml.CAMUNDA)) {
      if (!CAMUNDA_WORDS.contains(word)) {
        refuse(element, word, findings);
      }
    } else if (Xml.DMN.contains(namespace)) {
      if (!DMN_WORDS.contains(word)) {
        refuse(element, word, findings);
      }
    } else if (!OTHER_NAMESPACES.contains(namespace)) {
      refuse(element, element.getNodeName(), findings);
    }
  }

  private static void attribute(Element element, Attr attribute, Findings findings) {
    var name = attribute.getLocalName();
    var namespace = attribute.getNamespaceURI();
    if (namespace == null) {
      if (name.equals("expressionLanguage") && !FEEL.contains(attribute.getValue())) {
        findings.add(
            Rule.NO_CODE,
            box(element),
            "dùng ngôn ngữ “%s”.".formatted(attribute.getValue()),
            "Bảng quyết định chỉ dùng FEEL.");
      }
      if (name.equals("language") || name.equals("scriptFormat")) {
        refuse(element, "script", findings);
      }
    } else if (namespace.equals(Xml.CAMUNDA)) {
      var allowed = ON_BOX.getOrDefault(element.getLocalName(), Set.of());
      if (!allowed.contains(name) && !ON_EVERY_BOX.contains(name)) {
        refuse(element, name, findings);
      }
    } else if (namespace.equals(Xml.CAMUNDA_DMN)) {
      if (!ON_DECISION.contains(name)) {
        refuse(element, name, findings);
      }
    } else if (!OTHER_NAMESPACES.contains(namespace)) {
      refuse(element, attribute.getNodeName(), findings);
    }
  }

  private static void refuse(Element element, String word, Findings findings) {
    var code = code(word);
    findings.add(
        Rule.NO_CODE,
        box(element),
        code == null ? "dùng “%s”.".formatted(word) : code,
        code == null ? todo(word) : NO_CODE);
  }

  private static @Nullable String code(String word) {
    return switch (word) {
      case "script", "scriptTask", "resource" -> "chứa mã lệnh (script).";
      case "executionListener", "taskListener", "eventListener" -> "có bộ lắng nghe (listener).";
      case "connector" -> "dùng connector.";
      case "class", "expression", "field", "formHandlerClass", "variableMappingClass" ->
          "gọi thẳng lớp hoặc biểu thức Java (%s).".formatted(word);
      case "type", "topic" ->
          "dùng loại tác vụ của hệ thống hoặc tác vụ bên ngoài (%s).".formatted(word);
      case "variableMappingDelegateExpression" -> "ánh xạ biến bằng mã (%s).".formatted(word);
      default -> null;
    };
  }

  private static String todo(String word) {
    return switch (word) {
      case "candidateUsers" -> "Không ghi tên người vào sơ đồ: hãy giao cho nhóm hoặc vị trí.";
      case "formRef", "formData", "formField", "formRefBinding" ->
          "Hãy dùng một biểu mẫu có sẵn (Form key).";
      case "calledElementTenantId", "decisionRefTenantId", "caseTenantId", "tenantId" ->
          "Sơ đồ dùng chung cho cả tỉnh: hãy để trống ô Tenant ID.";
      case "multiInstanceLoopCharacteristics", "standardLoopCharacteristics" ->
          "Bước không lặp được: hãy vẽ từng ô, hoặc một điểm rẽ song song.";
      case "participant", "collaboration" -> "Mỗi tệp chỉ vẽ một quy trình, không có khung (pool).";
      case "informationRequirement", "knowledgeRequirement", "literalExpression" ->
          "Mỗi tệp .dmn chỉ có một bảng, không hỏi bảng khác.";
      default -> KNOWN_ONLY;
    };
  }

  private static Element box(Element element) {
    for (var at = element; at != null; at = Xml.parent(at)) {
      var drawn =
          Xml.BPMN.equals(at.getNamespaceURI())
              || Xml.DMN.contains(String.valueOf(at.getNamespaceURI()));
      if (drawn && !at.getAttribute("name").isBlank() && !"definitions".equals(at.getLocalName())) {
        return at;
      }
    }
    return Diagram.nearest(element);
  }
}
