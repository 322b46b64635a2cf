package vn.congvan.workflow.models;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Element;

/** Every way through the diagram begins, goes on and ends. */
final class Paths {

  private static final Set<String> TRIGGERS =
      Set.of(
          "messageEventDefinition",
          "timerEventDefinition",
          "errorEventDefinition",
          "terminateEventDefinition");
  static final int MOST_BOXES = 500;

  private Paths() {}

  static void look(Diagram diagram, Findings findings) {
    if (diagram.boxes.size() > MOST_BOXES) {
      findings.add(
          Rule.PATHS,
          diagram.process,
          "có hơn %d ô.".formatted(MOST_BOXES),
          "Hãy tách bớt thành quy trình khác.");
      return;
    }
    scope(diagram, diagram.process, findings);
    for (var box : diagram.boxes) {
      box(diagram, box, findings);
      if (Diagram.is(box, "subProcess")) {
        scope(diagram, box, findings);
      }
    }
    for (var flow : diagram.flows) {
      flow(diagram, flow, findings);
    }
  }

  private static void scope(Diagram diagram, Element scope, Findings findings) {
    var starts = diagram.starts(scope);
    var byEvent = Diagram.isEventSubProcess(scope);
    if (starts.size() != 1) {
      findings.add(
          Rule.PATHS,
          scope,
          "có %d sự kiện bắt đầu.".formatted(starts.size()),
          "Phải có đúng một.");
      return;
    }
    var triggered = Diagram.trigger(starts.get(0)) != null;
    if (!byEvent && triggered) {
      findings.add(
          Rule.PATHS,
          starts.get(0),
          "có điều kiện khởi động riêng.",
          "Quy trình do hệ thống khởi động: hãy dùng sự kiện bắt đầu không có biểu tượng.");
    }
    if (byEvent && !triggered) {
      findings.add(
          Rule.PATHS,
          starts.get(0),
          "không nói khi nào nhóm bước này chạy.",
          "Hãy chọn thông điệp hoặc hẹn giờ cho sự kiện bắt đầu.");
    }
  }

  private static void box(Diagram diagram, Element box, Findings findings) {
    var kind = String.valueOf(box.getLocalName());
    var known =
        Diagram.TASKS.contains(kind)
            || Diagram.GATEWAYS.contains(kind)
            || Diagram.EVENTS.contains(kind)
            || kind.equals("subProcess");
    if (!known) {
      findings.add(
          Rule.PATHS,
          box,
          "thuộc loại ô hệ thống không dùng (%s).".formatted(kind),
          "Hãy đổi thành việc của người, bước trong danh mục hoặc bảng quyết định.");
    }
    for (var trigger : Xml.children(box)) {
      var name = String.valueOf(trigger.getLocalName());
      if (name.endsWith("EventDefinition") && !TRIGGERS.contains(name)) {
        findings.add(
            Rule.PATHS,
            box,
            "thuộc loại sự kiện hệ thống không dùng.",
            "Hãy dùng thông điệp, hẹn giờ hoặc lối từ chối.");
      }
    }
    end(box, findings);
    ends(diagram, box, findings);
    if (Diagram.GATEWAYS.contains(kind)) {
      gateway(diagram, box, findings);
    }
  }

  private static void end(Element box, Findings findings) {
    var trigger = Diagram.trigger(box);
    if (Diagram.is(box, "endEvent")
        && trigger != null
        && !Diagram.is(trigger, "terminateEventDefinition")) {
      findings.add(
          Rule.PATHS,
          box,
          "vừa kết thúc vừa phát một sự kiện.",
          "Hãy dùng sự kiện kết thúc thường: thông điệp do các bước gửi.");
    }
    if (Diagram.is(box, "intermediateCatchEvent") && trigger == null) {
      findings.add(Rule.PATHS, box, "không nói chờ điều gì.", "Hãy chọn thông điệp hoặc hẹn giờ.");
    }
    if (Diagram.is(box, "boundaryEvent") && trigger == null) {
      findings.add(
          Rule.PATHS,
          box,
          "không nói xảy ra khi nào.",
          "Hãy chọn lỗi từ chối của bước, thông điệp hoặc hẹn giờ.");
    }
  }

  private static void ends(Diagram diagram, Element box, Findings findings) {
    var stands = Diagram.is(box, "endEvent") || Diagram.isEventSubProcess(box);
    if (diagram.out(box).isEmpty() && !stands) {
      findings.add(
          Rule.PATHS,
          box,
          "không có lối ra.",
          "Hãy nối sang ô tiếp theo hoặc một sự kiện kết thúc.");
    }
    var begins =
        Diagram.is(box, "startEvent")
            || Diagram.is(box, "boundaryEvent")
            || Diagram.isEventSubProcess(box);
    if (begins && !diagram.in(box).isEmpty()) {
      findings.add(Rule.PATHS, box, "có nhánh đi vào.", "Hãy bỏ nhánh ấy.");
    }
    if (!Diagram.GATEWAYS.contains(box.getLocalName()) && diagram.out(box).size() > 1) {
      findings.add(
          Rule.PATHS,
          box,
          "có %d nhánh đi ra nên mọi nhánh cùng chạy.".formatted(diagram.out(box).size()),
          "Hãy đặt một điểm rẽ giữa ô này và các nhánh.");
    }
  }

  private static void gateway(Diagram diagram, Element gateway, Findings findings) {
    var out = diagram.out(gateway);
    var chooses =
        Diagram.is(gateway, "exclusiveGateway") || Diagram.is(gateway, "inclusiveGateway");
    var byDefault = gateway.getAttribute("default");
    if (!chooses || out.size() < 2) {
      return;
    }
    if (out.stream().noneMatch(flow -> flow.getAttribute("id").equals(byDefault))) {
      findings.add(
          Rule.PATHS,
          gateway,
          "chưa có nhánh mặc định.",
          "Hãy chọn một nhánh làm nhánh mặc định (Default flow): không điều kiện nào đúng thì quy trình dừng lại ở đây.");
    }
    for (var flow : out) {
      var conditional = Xml.child(flow, "conditionExpression") != null;
      var isDefault = flow.getAttribute("id").equals(byDefault);
      if (!conditional && !isDefault && !byDefault.isEmpty()) {
        findings.add(
            Rule.PATHS, flow, "chưa có điều kiện.", "Hãy ghi điều kiện ở ô Condition Expression.");
      }
      if (conditional && isDefault) {
        findings.add(
            Rule.PATHS,
            flow,
            "là nhánh mặc định mà lại có điều kiện.",
            "Hãy xóa điều kiện, hoặc chọn nhánh khác làm nhánh mặc định.");
      }
    }
  }

  private static void flow(Diagram diagram, Element flow, Findings findings) {
    var source = diagram.box(flow.getAttribute("sourceRef"));
    var target = diagram.box(flow.getAttribute("targetRef"));
    if (source == null || target == null) {
      findings.add(Rule.PATHS, flow, "không nối đủ hai đầu.", "Hãy xóa nhánh này và vẽ lại.");
      return;
    }
    if (!Diagram.scopeOf(source).equals(Diagram.scopeOf(target))) {
      findings.add(
          Rule.PATHS, flow, "đi qua biên của một nhóm bước.", "Hãy vẽ lại trong cùng một nhóm.");
    }
    var chooses = Set.of("exclusiveGateway", "inclusiveGateway").contains(source.getLocalName());
    if (Xml.child(flow, "conditionExpression") != null
        && (!chooses || diagram.out(source).size() < 2)) {
      findings.add(
          Rule.PATHS,
          flow,
          "có điều kiện nhưng không đi ra từ một điểm rẽ có nhiều nhánh.",
          "Hãy đặt điểm rẽ (hình thoi) trước nó, hoặc xóa điều kiện.");
    }
  }

  /** Says which boxes no way leads to. */
  static void reach(Diagram diagram, Set<String> reached, Findings findings) {
    Set<String> told = new HashSet<>();
    for (var box : diagram.boxes) {
      var id = box.getAttribute("id");
      if (!reached.contains(id) && !Diagram.isEventSubProcess(box) && told.add(id)) {
        findings.add(
            Rule.PATHS,
            box,
            "không có đường nào dẫn tới.",
            "Hãy nối nó vào quy trình hoặc xóa đi.");
      }
    }
  }
}
