package vn.congvan.workflow.models;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** What a diagram counts on elsewhere: messages that somebody sends, tables and processes. */
final class Links {

  /** How the ids of the templates of messages begin. */
  private static final String MESSAGE_TEMPLATE = "vn.congvan.message.";

  private final Diagram diagram;
  private final World world;
  private final Catalogue catalogue;
  private final Findings findings;

  Links(Diagram diagram, World world, Catalogue catalogue, Findings findings) {
    this.diagram = diagram;
    this.world = world;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void look() {
    messages();
    diagram.all("businessRuleTask").forEach(this::table);
    diagram.all("callActivity").forEach(this::call);
    if (!world.isStarted(diagram)) {
      findings.add(
          Rule.CALLS,
          diagram.process,
          "không được gì khởi động.",
          "Hệ thống chỉ khởi động %s; quy trình khác phải được gọi từ một trong số đó (Call activity), triển khai cùng lúc."
              .formatted(String.join(", ", catalogue.starts().keySet())));
    }
  }

  private void messages() {
    Set<String> awaited = new TreeSet<>();
    for (var box : diagram.boxes) {
      var trigger = Diagram.trigger(box);
      var waits =
          Diagram.is(box, "receiveTask")
              || (trigger != null && Diagram.is(trigger, "messageEventDefinition"));
      if (!waits) {
        continue;
      }
      var message = diagram.messageOf(box);
      if (message.isEmpty()) {
        findings.add(
            Rule.MESSAGES, box, "chưa chọn thông điệp.", "Hãy chọn ở ô Global message reference.");
        continue;
      }
      var name = message.get().getAttribute("name");
      awaited.add(name);
      var told = catalogue.messages().get(name);
      if (told == null) {
        findings.add(
            Rule.MESSAGES,
            box,
            "chờ thông điệp “%s” mà không ai gửi.".formatted(name),
            "Các thông điệp: %s.".formatted(String.join(", ", catalogue.messages().keySet())));
      } else if (!told.process().equals(diagram.key())) {
        findings.add(
            Rule.MESSAGES,
            box,
            "chờ thông điệp “%s” chỉ gửi cho quy trình “%s”.".formatted(name, told.process()),
            "Hãy chờ nó ở quy trình ấy.");
      }
    }
    for (var box : diagram.boxes) {
      var template = Xml.camunda(box, "modelerTemplate");
      var chosen = diagram.messageOf(box).map(found -> found.getAttribute("name")).orElse("");
      if (template.startsWith(MESSAGE_TEMPLATE)
          && !template.substring(MESSAGE_TEMPLATE.length()).equals(chosen)) {
        findings.add(
            Rule.MESSAGES,
            box,
            "dùng mẫu thông điệp “%s” nhưng chờ “%s”."
                .formatted(template.substring(MESSAGE_TEMPLATE.length()), chosen),
            "Hãy chọn thông điệp của mẫu ở ô Global message reference.");
      }
    }
    for (var told : catalogue.messages().values()) {
      if (told.process().equals(diagram.key()) && !awaited.contains(told.name())) {
        findings.add(
            Rule.MESSAGES,
            diagram.process,
            "không còn nơi nhận thông điệp “%s” (%s).".formatted(told.name(), told.meaning()),
            "Hãy vẽ lại ô hoặc sự kiện chờ thông điệp này: không có nó, việc ấy không làm được.");
      }
    }
  }

  private void table(Element box) {
    var name = Xml.camunda(box, "decisionRef");
    var table = world.tables.get(name);
    if (table == null) {
      findings.add(
          Rule.CALLS,
          box,
          "hỏi bảng quyết định “%s” không có.".formatted(name),
          "Hãy chọn bảng đang dùng, hoặc triển khai tệp %s.dmn cùng với sơ đồ.".formatted(name));
      return;
    }
    latest(box, Xml.camunda(box, "decisionRefBinding"));
    var result = Xml.camunda(box, "resultVariable");
    if (result.isEmpty()) {
      return;
    }
    var variable = catalogue.typeOf(result);
    var single =
        Xml.camunda(box, "mapDecisionResult").equals("singleEntry") && table.outputs.size() == 1;
    if (!single || variable == null || Catalogue.WHOSE_IT_IS.contains(result)) {
      findings.add(
          Rule.CALLS,
          box,
          "cất kết quả của bảng vào “%s”.".formatted(result),
          "Chỉ cất được một giá trị của bảng có một cột kết quả (singleEntry), vào một biến của hệ thống; nhiều cột thì dùng tham số ra với decision.output.");
    } else if (DecisionTable.TYPES.get(table.outputs.get(0).type()) != variable) {
      findings.add(
          Rule.CALLS,
          box,
          "cất kết quả kiểu %s vào biến “%s” kiểu %s."
              .formatted(table.outputs.get(0).type(), result, Expressions.word(variable)),
          "Hãy sửa kiểu của cột trong bảng.");
    }
  }

  private void call(Element box) {
    var called = box.getAttribute("calledElement");
    var process = world.diagrams.get(called);
    if (process == null) {
      findings.add(
          Rule.CALLS,
          box,
          "gọi quy trình “%s” không tồn tại.".formatted(called),
          "Hãy chọn quy trình đang dùng, hoặc triển khai tệp %s.bpmn cùng với sơ đồ."
              .formatted(called));
      return;
    }
    latest(box, Xml.camunda(box, "calledElementBinding"));
    if (leadsBack(called, new HashSet<>())) {
      findings.add(
          Rule.CALLS,
          box,
          "gọi quy trình “%s”, rồi quy trình ấy lại gọi về đây.".formatted(called),
          "Hãy bỏ một trong hai lần gọi.");
    }
    Set<String> passed = new TreeSet<>();
    var extensions = Xml.child(box, "extensionElements");
    for (var in :
        extensions == null ? java.util.List.<Element>of() : Xml.children(extensions, "in")) {
      var source = in.getAttribute("source");
      passed.add(in.getAttribute("target"));
      if (!catalogue.variables().containsKey(source) || !source.equals(in.getAttribute("target"))) {
        findings.add(
            Rule.CALLS,
            box,
            "chuyển “%s” thành “%s” cho quy trình được gọi."
                .formatted(source, in.getAttribute("target")),
            "Hãy chuyển từng biến dưới đúng tên của nó (Source và Target như nhau).");
      }
    }
    for (var out :
        extensions == null ? java.util.List.<Element>of() : Xml.children(extensions, "out")) {
      var source = out.getAttribute("source");
      if (!catalogue.variables().containsKey(source)
          || !source.equals(out.getAttribute("target"))
          || Catalogue.WHOSE_IT_IS.contains(source)) {
        findings.add(
            Rule.CALLS,
            box,
            "nhận lại “%s” thành “%s” từ quy trình được gọi."
                .formatted(source, out.getAttribute("target")),
            "Hãy nhận lại từng biến dưới đúng tên của nó (Source và Target như nhau).");
      }
    }
    var start = catalogue.starts().get(called);
    if (start != null) {
      for (var variable : start.given()) {
        if (!passed.contains(variable.name())) {
          findings.add(
              Rule.CALLS,
              box,
              "không chuyển biến “%s” mà quy trình “%s” cần.".formatted(variable.name(), called),
              "Hãy thêm ở mục In mappings.");
        }
      }
    }
  }

  private boolean leadsBack(String process, Set<String> seen) {
    if (process.equals(diagram.key())) {
      return true;
    }
    var called = world.diagrams.get(process);
    return called != null
        && seen.add(process)
        && called.all("callActivity").stream()
            .anyMatch(call -> leadsBack(call.getAttribute("calledElement"), seen));
  }

  private void latest(Element box, String binding) {
    if (!binding.isEmpty() && !binding.equals("latest")) {
      findings.add(
          Rule.CALLS,
          box,
          "gắn với một phiên bản cố định (%s).".formatted(binding),
          "Hãy chọn Binding là latest.");
    }
  }
}
