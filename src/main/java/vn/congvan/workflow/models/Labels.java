package vn.congvan.workflow.models;

import org.w3c.dom.Element;

/** What an analyst calls the parts of a diagram. */
final class Labels {

  private Labels() {}

  static String of(Element element) {
    var name = element.getAttribute("name").strip();
    return kind(element) + " “" + (name.isEmpty() ? element.getAttribute("id") : name) + "”";
  }

  private static String kind(Element element) {
    return switch (String.valueOf(element.getLocalName())) {
      case "process" -> "Quy trình";
      case "decision" -> "Bảng";
      case "sequenceFlow" -> "Nhánh";
      case "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway" ->
          "Điểm rẽ";
      case "startEvent",
          "endEvent",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent" ->
          "Sự kiện";
      case "subProcess" -> "Nhóm bước";
      case "message" -> "Thông điệp";
      case "error" -> "Lỗi";
      case "userTask",
          "serviceTask",
          "businessRuleTask",
          "receiveTask",
          "callActivity",
          "scriptTask",
          "sendTask",
          "task",
          "manualTask" ->
          "Bước";
      default -> "Phần tử";
    };
  }
}
