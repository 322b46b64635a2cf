package vn.congvan.workflow.models;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Chosen ids and labels; file, folder and process agree; how long history is kept. */
final class Names {

  private static final Pattern GENERATED =
      Pattern.compile("[A-Z][A-Za-z]*_[0-9a-z]{7}|[A-Z][A-Za-z]*_\\d+|sid-.*");

  private Names() {}

  /** Whether each id stands for one thing; where it does not, nothing else can be told. */
  static boolean areUnique(Diagram diagram, Findings findings) {
    Map<String, Element> seen = new HashMap<>();
    var unique = true;
    for (var element : Xml.all(diagram.root)) {
      var id = element.getAttribute("id");
      var other = id.isBlank() ? null : seen.putIfAbsent(id, element);
      if (other != null) {
        unique = false;
        findings.add(
            Rule.NAMES,
            element,
            "có mã “%s” trùng với %s.".formatted(id, Labels.of(other)),
            "Hãy đặt mã khác ở ô ID.");
      }
    }
    return unique;
  }

  static void look(Diagram diagram, Findings findings) {
    var process = diagram.process;
    var file = diagram.file;
    if (!diagram.key().equals(file.key())
        || (file.folder() != null && !diagram.key().equals(file.folder()))) {
      findings.add(
          Rule.NAMES,
          process,
          "có mã “%s” nhưng nằm trong tệp “%s”%s."
              .formatted(
                  diagram.key(),
                  file.name(),
                  file.folder() == null ? "" : " của thư mục “" + file.folder() + "”"),
          "Mã quy trình, tên tệp và tên thư mục phải như nhau.");
    }
    keeping(
        process,
        Xml.camunda(process, "historyTimeToLive"),
        Xml.camunda(process, "versionTag"),
        findings);
    if (!process.getAttribute("isExecutable").equals("true")) {
      findings.add(Rule.NAMES, process, "chưa được đánh dấu chạy được.", "Hãy chọn ô Executable.");
    }
    if (!Xml.camunda(process, "isStartableInTasklist").equals("false")) {
      findings.add(
          Rule.NAMES,
          process,
          "còn khởi động được từ Tasklist.",
          "Hãy bỏ chọn ô Startable: hệ thống tự khởi động quy trình khi có văn bản.");
    }
    drawn(diagram, findings);
    diagram.boxes.forEach(box -> box(diagram, box, findings));
    diagram.flows.forEach(flow -> flow(diagram, flow, findings));
  }

  /**
   * The engine reads the drawing too, and refuses a shape of nothing in its own words; what has no
   * shape cannot be shown in Cockpit, nor changed in Modeler.
   */
  private static void drawn(Diagram diagram, Findings findings) {
    Set<String> drawn = new HashSet<>();
    for (var shape : Xml.all(diagram.root)) {
      var of = shape.getAttribute("bpmnElement");
      var id = of.substring(of.indexOf(':') + 1);
      drawn.add(id);
      if (!of.isEmpty() && diagram.byId(id) == null) {
        findings.add(
            Rule.NAMES,
            "Hình vẽ “%s”".formatted(shape.getAttribute("id")),
            shape.getAttribute("id"),
            "là của “%s”, không có trên sơ đồ.".formatted(of),
            "Hãy mở bằng Camunda Modeler, xóa hình ấy và lưu lại.");
      }
    }
    if (diagram.boxes.stream().noneMatch(box -> drawn.contains(box.getAttribute("id")))) {
      findings.add(
          Rule.NAMES,
          diagram.process,
          "chưa được vẽ: trong tệp không có hình (BPMNDI) nào.",
          "Hãy vẽ và lưu bằng Camunda Modeler: không có hình thì Cockpit không hiện được quy trình.");
      return;
    }
    for (var each : List.of(diagram.boxes, diagram.flows)) {
      each.stream()
          .filter(element -> !drawn.contains(element.getAttribute("id")))
          .forEach(
              element ->
                  findings.add(
                      Rule.NAMES,
                      element,
                      "không có hình trên bản vẽ.",
                      "Hãy xóa đi, vẽ lại bằng Camunda Modeler và lưu."));
    }
  }

  static void keeping(Element model, String timeToLive, String version, Findings findings) {
    if (timeToLive.isBlank()) {
      findings.add(
          Rule.NAMES,
          model,
          "chưa ghi thời hạn giữ lịch sử.",
          "Hãy điền ô History time to live, ví dụ P365D.");
    } else if (!timeToLive.matches("P\\d{1,5}D|\\d{1,5}")) {
      findings.add(
          Rule.NAMES,
          model,
          "có thời hạn giữ lịch sử “%s” không đọc được.".formatted(timeToLive),
          "Hãy ghi số ngày, ví dụ P365D.");
    }
    if (version.isBlank()) {
      findings.add(
          Rule.NAMES, model, "chưa ghi nhãn phiên bản.", "Hãy điền ô Version tag, ví dụ 1.1.");
    }
  }

  private static void box(Diagram diagram, Element box, Findings findings) {
    generated(box, findings);
    var joins = Diagram.GATEWAYS.contains(box.getLocalName()) && diagram.out(box).size() < 2;
    if (!joins && box.getAttribute("name").isBlank()) {
      findings.add(Rule.NAMES, box, "chưa có tên.", "Hãy ghi tên bằng lời của cơ quan.");
    }
    if (Diagram.is(box, "userTask") && Diagram.documentation(box).isBlank()) {
      findings.add(
          Rule.NAMES,
          box,
          "chưa có mô tả việc cần làm.",
          "Hãy điền ô Documentation: người làm đọc nó trong Tasklist.");
    }
  }

  /** Only answers need a chosen id; a flow that just connects two boxes has nothing to tell. */
  private static void flow(Diagram diagram, Element flow, Findings findings) {
    var source = diagram.byId(flow.getAttribute("sourceRef"));
    var answers =
        source != null
            && Diagram.GATEWAYS.contains(source.getLocalName())
            && diagram.out(source).size() > 1;
    if (answers && !Diagram.is(source, "parallelGateway")) {
      generated(flow, findings);
      if (flow.getAttribute("name").isBlank() && !Diagram.is(source, "eventBasedGateway")) {
        findings.add(
            Rule.NAMES,
            flow,
            "đi ra từ %s mà chưa có tên.".formatted(Labels.of(source)),
            "Hãy ghi câu trả lời mà nhánh này ứng với.");
      }
    }
  }

  private static void generated(Element element, Findings findings) {
    var id = element.getAttribute("id");
    if (id.isBlank() || GENERATED.matcher(id).matches()) {
      findings.add(
          Rule.NAMES,
          element,
          "còn mang mã tự sinh “%s”.".formatted(id),
          "Hãy đặt mã có nghĩa ở ô ID, ví dụ checkReply.");
    }
  }
}
