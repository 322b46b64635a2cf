package vn.congvan.workflow.models;

import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Boxes that call the product: known steps, drawn refusals, save points, parameters that count. */
final class Steps {

  private Steps() {}

  static void look(Diagram diagram, Catalogue catalogue, Findings findings) {
    for (var box : diagram.boxes) {
      if (Diagram.is(box, "serviceTask")) {
        step(diagram, box, catalogue, findings);
      }
      savePoints(box, catalogue, findings);
      parameters(box, catalogue, findings);
    }
  }

  private static void step(Diagram diagram, Element box, Catalogue catalogue, Findings findings) {
    var called = Xml.camunda(box, "delegateExpression");
    var step = catalogue.stepOf(called);
    if (step.isEmpty()) {
      findings.add(
          Rule.STEPS,
          box,
          called.isEmpty()
              ? "chưa chọn bước nào của hệ thống."
              : "gọi “%s”, không có trong danh mục bước.".formatted(called),
          "Hãy chọn một mẫu trong danh mục (Select template).");
      return;
    }
    var template = "vn.congvan." + step.get().name();
    if (!Xml.camunda(box, "modelerTemplate").equals(template)) {
      findings.add(
          Rule.STEPS,
          box,
          "không được đặt từ mẫu “%s”.".formatted(template),
          "Hãy chọn mẫu “%s” trong danh mục.".formatted(step.get().label()));
    }
    refusals(diagram, box, step.get(), findings);
    var filled =
        Diagram.parameters(box, "inputParameter").stream()
            .map(input -> input.getAttribute("name"))
            .toList();
    for (var asked : step.get().asks()) {
      if (!filled.contains(asked)) {
        var variable = catalogue.variables().get(asked);
        findings.add(
            Rule.STEPS,
            box,
            "chưa điền “%s” (%s).".formatted(asked, variable == null ? "" : variable.meaning()),
            "Hãy chọn lại mẫu “%s” rồi điền ở bảng bên phải.".formatted(step.get().label()));
      }
    }
  }

  private static void refusals(
      Diagram diagram, Element box, Catalogue.Step step, Findings findings) {
    Set<String> caught = new TreeSet<>();
    diagram.onEdgeOf(box).forEach(event -> diagram.errorOf(event).ifPresent(caught::add));
    Set<String> thrown = new TreeSet<>();
    for (var rejection : step.rejects()) {
      thrown.add(rejection.code());
      if (!caught.contains(rejection.code())) {
        findings.add(
            Rule.REFUSALS,
            box,
            "có thể từ chối với “%s” (%s) nhưng trên sơ đồ chưa vẽ lối đi cho trường hợp đó."
                .formatted(rejection.code(), rejection.label()),
            "Hãy gắn vào cạnh ô một sự kiện lỗi có mã (Code) “%s”.".formatted(rejection.code()));
      }
    }
    for (var code : caught) {
      if (!thrown.contains(code)) {
        findings.add(
            Rule.REFUSALS,
            box,
            "có lối đi cho “%s” nhưng bước này không bao giờ từ chối như vậy.".formatted(code),
            "Hãy bỏ sự kiện ấy hoặc sửa mã lỗi.");
      }
    }
  }

  /** A save point stands exactly before the steps that leave the database. */
  private static void savePoints(Element box, Catalogue catalogue, Findings findings) {
    var step = catalogue.stepOf(Xml.camunda(box, "delegateExpression"));
    var leaves = step.isPresent() && step.get().leavesDatabase();
    var saved = Xml.camunda(box, "asyncBefore").equals("true");
    if (leaves && !saved) {
      findings.add(
          Rule.SAVE_POINTS,
          box,
          "gọi ra ngoài hệ thống nên phải đặt điểm lưu.",
          "Hãy chọn Asynchronous before.");
    }
    if (saved && !leaves) {
      findings.add(
          Rule.SAVE_POINTS,
          box,
          "đặt điểm lưu (Asynchronous before) mà không gọi ra ngoài hệ thống.",
          "Hãy bỏ chọn: người làm cần biết kết quả ngay.");
    }
    if (Xml.camunda(box, "asyncAfter").equals("true")) {
      findings.add(
          Rule.SAVE_POINTS,
          box,
          "đặt điểm lưu sau bước (Asynchronous after).",
          "Hãy bỏ chọn: không dùng.");
    }
  }

  /**
   * Parameters carry known variables but none that says whose the process is, and a fixed text only
   * where a text belongs.
   */
  private static void parameters(Element box, Catalogue catalogue, Findings findings) {
    Set<String> outputs = new TreeSet<>();
    for (var output : Diagram.parameters(box, "outputParameter")) {
      outputs.add(output.getAttribute("name"));
      parameter(box, output, catalogue, findings);
    }
    var written = catalogue.stepOf(Xml.camunda(box, "delegateExpression"));
    for (var input : Diagram.parameters(box, "inputParameter")) {
      parameter(box, input, catalogue, findings);
      var name = input.getAttribute("name");
      if (written.isPresent() && written.get().writes().contains(name) && !outputs.contains(name)) {
        findings.add(
            Rule.STEPS,
            box,
            "ghi biến “%s” nhưng tham số vào cùng tên giữ nó lại trong ô.".formatted(name),
            "Hãy bỏ tham số vào ấy.");
      }
    }
  }

  private static void parameter(
      Element box, Element parameter, Catalogue catalogue, Findings findings) {
    var name = parameter.getAttribute("name");
    var variable = catalogue.variables().get(name);
    var value = Xml.textOf(parameter);
    if (variable == null) {
      findings.add(
          Rule.STEPS,
          box,
          "có tham số “%s” không phải biến nào của hệ thống.".formatted(name),
          "Hãy bỏ tham số ấy, hoặc chọn tên trong danh sách biến.");
      return;
    }
    if (Catalogue.WHOSE_IT_IS.contains(name)) {
      findings.add(
          Rule.STEPS,
          box,
          "ghi lại biến “%s” (%s).".formatted(name, variable.meaning()),
          "Hãy bỏ tham số ấy: biến này cho biết quy trình đang chạy cho văn bản nào, của cơ quan nào, không bước nào được đổi.");
      return;
    }
    if (value.isEmpty()) {
      findings.add(
          Rule.STEPS,
          box,
          "để trống tham số “%s” (%s).".formatted(name, variable.meaning()),
          "Hãy điền giá trị.");
    } else if (!Expression.isOne(value)) {
      var values = variable.choices().stream().map(choice -> choice.value()).toList();
      if (variable.type() != String.class || (!values.isEmpty() && !values.contains(value))) {
        findings.add(
            Rule.STEPS,
            box,
            "đặt tham số “%s” là “%s”, giá trị biến này không có.".formatted(name, value),
            values.isEmpty()
                ? "Biến này có kiểu %s.".formatted(Expressions.word(variable.type()))
                : "Các giá trị: %s.".formatted(String.join(", ", values)));
      }
    }
  }
}
