package vn.congvan.workflow.models;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.impl.juel.Node;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Expressions can be read, stand where they may, and use variables and functions only. */
final class Expressions {

  private static final Set<String> OF_USER_TASK =
      Set.of("assignee", "candidateGroups", "dueDate", "followUpDate", "priority");

  private static final int LONGEST_TOLD = 100;

  /** What the engine puts beside the variables while a decision table is asked. */
  private static final String DECISION_RESULT = "decisionResult";

  private final Diagram diagram;
  private final World world;
  private final Catalogue catalogue;
  private final Findings findings;

  Expressions(Diagram diagram, World world, Catalogue catalogue, Findings findings) {
    this.diagram = diagram;
    this.world = world;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void look() {
    for (var element : diagram.everything()) {
      var attributes = element.getAttributes();
      for (var i = 0; i < attributes.getLength(); i++) {
        attribute(element, (Attr) attributes.item(i));
      }
      text(element);
    }
  }

  private void attribute(Element element, Attr attribute) {
    if (!Expression.isOne(attribute.getValue())) {
      return;
    }
    var name = attribute.getLocalName();
    var ofEngine = Xml.CAMUNDA.equals(attribute.getNamespaceURI());
    if (ofEngine && name.equals("delegateExpression") && Diagram.is(element, "serviceTask")) {
      return;
    }
    if (ofEngine && Diagram.is(element, "userTask") && OF_USER_TASK.contains(name)) {
      var wanted =
          switch (name) {
            case "dueDate", "followUpDate" -> Date.class;
            case "priority" -> Integer.class;
            default -> String.class;
          };
      one(element, attribute.getValue(), wanted);
      return;
    }
    misplaced(element, attribute.getValue());
  }

  private void text(Element element) {
    var own = ownText(element);
    if (!Expression.isOne(own)) {
      return;
    }
    var box = Diagram.nearest(element);
    switch (String.valueOf(element.getLocalName())) {
      case "conditionExpression" -> one(box, own, Boolean.class);
      case "timeDate" -> one(box, own, Date.class);
      case "inputParameter", "outputParameter" -> parameter(box, element, own);
      default -> misplaced(box, own);
    }
  }

  private void parameter(Element box, Element parameter, String text) {
    var name = parameter.getAttribute("name");
    one(box, text, catalogue.typeOf(name));
  }

  private void misplaced(Element element, String text) {
    findings.add(
        Rule.EXPRESSIONS,
        Diagram.nearest(element),
        "có biểu thức “%s” ở chỗ không được đặt biểu thức.".formatted(brief(text)),
        "Hãy ghi chữ thường, không có ${…}.");
  }

  private void one(Element box, String text, @Nullable Class<?> wanted) {
    var expression = new Expression(text);
    if (!expression.readable) {
      findings.add(
          Rule.EXPRESSIONS,
          box,
          "có biểu thức không đọc được: %s.".formatted(brief(text)),
          "Hãy xem lại dấu ngoặc và dấu nháy.");
      return;
    }
    for (var reached : expression.forbidden) {
      findings.add(
          Rule.EXPRESSIONS,
          box,
          "có biểu thức đọc “%s”.".formatted(reached),
          "Biểu thức chỉ dùng biến và các hàm trong danh mục.");
    }
    names(box, expression);
    expression.calls.forEach(call -> call(box, call));
    compare(box, expression);
    var type = expression.type(catalogue);
    if (expression.forbidden.isEmpty() && wanted != null && type != null && !fits(wanted, type)) {
      findings.add(
          Rule.EXPRESSIONS,
          box,
          "cần giá trị kiểu %s ở “%s” mà biểu thức cho kiểu %s."
              .formatted(word(wanted), expression.text, word(type)),
          "Hãy chọn biến hoặc hàm đúng kiểu.");
    }
  }

  private void names(Element box, Expression expression) {
    for (var name : expression.names) {
      var isResult = name.equals(DECISION_RESULT) && Diagram.is(box, "businessRuleTask");
      if (!catalogue.variables().containsKey(name) && !isResult) {
        findings.add(
            Rule.EXPRESSIONS,
            box,
            "dùng “%s” không phải biến hay hàm nào.".formatted(name),
            "Hãy chọn trong danh sách biến của tài liệu quy trình.");
      }
    }
  }

  private void compare(Element box, Expression expression) {
    for (var comparison : expression.comparisons) {
      var variable = catalogue.variables().get(comparison.variable());
      if (variable == null) {
        continue;
      }
      var values = variable.choices().stream().map(choice -> choice.value()).toList();
      if (variable.type() != String.class
          || (!values.isEmpty() && !values.contains(comparison.text()))) {
        findings.add(
            Rule.EXPRESSIONS,
            box,
            "so biến “%s” với “%s”, giá trị biến này không bao giờ có."
                .formatted(comparison.variable(), comparison.text()),
            values.isEmpty()
                ? "Biến này có kiểu %s.".formatted(word(variable.type()))
                : "Các giá trị: %s.".formatted(String.join(", ", values)));
      }
    }
  }

  private void call(Element box, Expression.Call call) {
    var library = catalogue.functions().get(call.library());
    var function = library == null ? null : library.get(call.function());
    if (function == null) {
      findings.add(
          Rule.EXPRESSIONS,
          box,
          "gọi hàm “%s.%s” không có.".formatted(call.library(), call.function()),
          "Các hàm: %s.".formatted(functions()));
      return;
    }
    var wanted = function.parameterTypes();
    var mismatched = wanted.size() != call.arguments().size();
    for (var i = 0; !mismatched && i < wanted.size(); i++) {
      var given = Expression.type(call.arguments().get(i), catalogue);
      mismatched = given != null && !fits(wanted.get(i), given);
    }
    if (mismatched) {
      findings.add(
          Rule.EXPRESSIONS,
          box,
          "gọi hàm “%s.%s” với giá trị không đúng.".formatted(call.library(), call.function()),
          "Hàm này nhận: %s.".formatted(String.join(", ", function.parameterNames())));
    }
    if (call.library().equals("decision") && call.function().equals("output")) {
      output(box, call.arguments());
    }
  }

  /** A result that the table really has, of the type of the variable that takes it. */
  private void output(Element box, List<Node> arguments) {
    var table = world.tables.get(Xml.camunda(box, "decisionRef"));
    var name = arguments.size() == 2 ? Expression.textOf(arguments.get(1)) : null;
    if (table == null || name == null) {
      return;
    }
    var column = table.output(name);
    if (column == null) {
      findings.add(
          Rule.CALLS,
          box,
          "lấy kết quả “%s” mà bảng “%s” không có.".formatted(name, table.key()),
          "Các kết quả của bảng: %s."
              .formatted(
                  table.outputs.stream()
                      .map(DecisionTable.Column::text)
                      .collect(Collectors.joining(", "))));
      return;
    }
    for (var parameter : Diagram.parameters(box, "outputParameter")) {
      var variable = catalogue.typeOf(parameter.getAttribute("name"));
      var type = DecisionTable.TYPES.get(column.type());
      var takes = parameter.getTextContent().contains("'" + name + "'");
      if (takes && variable != null && type != null && variable != type) {
        findings.add(
            Rule.CALLS,
            box,
            "đưa kết quả “%s” kiểu %s vào biến “%s” kiểu %s."
                .formatted(name, word(type), parameter.getAttribute("name"), word(variable)),
            "Hãy sửa kiểu của cột trong bảng.");
      }
    }
  }

  private String functions() {
    List<String> all = new ArrayList<>();
    for (var library : catalogue.functions().values()) {
      for (var function : library.values()) {
        all.add(function.library() + "." + function.name());
      }
    }
    return String.join(", ", new TreeSet<>(all));
  }

  private static boolean fits(Class<?> wanted, Class<?> given) {
    if (wanted == given || wanted == Object.class) {
      return true;
    }
    if (wanted == long.class || wanted == Long.class) {
      return given == Long.class || given == long.class || given == Integer.class;
    }
    return (wanted == boolean.class && given == Boolean.class)
        || (wanted == int.class && given == Integer.class)
        || wanted.isAssignableFrom(given);
  }

  private static String brief(String text) {
    return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
  }

  static String word(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> "chữ (String)";
      case "Boolean", "boolean" -> "đúng/sai (Boolean)";
      case "Integer", "int" -> "số nguyên (Integer)";
      case "Long", "long", "Number" -> "số (Long)";
      case "Date" -> "thời điểm (Date)";
      default -> type.getSimpleName();
    };
  }

  private static String ownText(Element element) {
    var text = new StringBuilder();
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == org.w3c.dom.Node.TEXT_NODE
          || child.getNodeType() == org.w3c.dom.Node.CDATA_SECTION_NODE) {
        text.append(child.getNodeValue());
      }
    }
    return text.toString().strip();
  }
}
