package vn.congvan.workflow.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A decision as its table says it: columns, rules, and what is set on the whole. */
final class DecisionTable {

  /** A column by its id; {@code name} is the output's variable, empty for an input. */
  record Column(
      String id, boolean input, String label, String expression, String name, String type) {

    String kind() {
      return input ? "input" : "output";
    }

    /** What stands above the column. */
    String title() {
      return !label.isEmpty() ? label : input ? expression : name;
    }
  }

  /** A rule by its id, its cells by the id of their column. */
  record Rule(String id, int position, String note, Map<String, String> cells) {}

  final Map<String, Column> columns = new LinkedHashMap<>();
  final List<Rule> rules = new ArrayList<>();
  final Map<String, String> settings = new TreeMap<>();
  final String name;

  private DecisionTable(Element decision) {
    name = Markup.plain(decision.getAttribute("name"));
    settings(decision);
    for (var table : Markup.children(decision, "decisionTable")) {
      settings(table);
      settings.putIfAbsent("hitPolicy", "UNIQUE");
      read(table);
    }
    Markup.children(decision, "literalExpression")
        .forEach(expression -> settings.put("expression", Markup.text(expression, "text")));
    Markup.children(decision, "informationRequirement")
        .forEach(
            requirement ->
                Markup.children(requirement)
                    .forEach(
                        needed ->
                            settings.merge(
                                "requires",
                                needed.getAttribute("href").replace("#", ""),
                                (one, two) -> one + ", " + two)));
  }

  /** The decision of that id, or null where the text has none. */
  static @Nullable DecisionTable of(String xml, String decisionId) {
    return Markup.children(Markup.parse(xml), "decision").stream()
        .filter(decision -> decision.getAttribute("id").equals(decisionId))
        .findFirst()
        .map(DecisionTable::new)
        .orElse(null);
  }

  private void settings(Element element) {
    Markup.attributes(element)
        .filter(attribute -> !attribute.getLocalName().equals("id"))
        .filter(attribute -> !attribute.getLocalName().equals("name"))
        .forEach(
            attribute ->
                settings.put(attribute.getLocalName(), Markup.plain(attribute.getValue())));
  }

  private void read(Element table) {
    List<Column> inputs = new ArrayList<>();
    List<Column> outputs = new ArrayList<>();
    for (var input : Markup.children(table, "input")) {
      var expression = Markup.children(input, "inputExpression").stream().findFirst().orElse(input);
      inputs.add(
          new Column(
              input.getAttribute("id"),
              true,
              Markup.plain(input.getAttribute("label")),
              Markup.text(expression, "text"),
              "",
              expression.getAttribute("typeRef")));
    }
    for (var output : Markup.children(table, "output")) {
      outputs.add(
          new Column(
              output.getAttribute("id"),
              false,
              Markup.plain(output.getAttribute("label")),
              "",
              output.getAttribute("name"),
              output.getAttribute("typeRef")));
    }
    inputs.forEach(column -> columns.put(column.id(), column));
    outputs.forEach(column -> columns.put(column.id(), column));
    for (var rule : Markup.children(table, "rule")) {
      Map<String, String> cells = new LinkedHashMap<>();
      cells(inputs, Markup.children(rule, "inputEntry"), cells);
      cells(outputs, Markup.children(rule, "outputEntry"), cells);
      rules.add(
          new Rule(
              rule.getAttribute("id"), rules.size() + 1, Markup.text(rule, "description"), cells));
    }
  }

  private static void cells(
      List<Column> columns, List<Element> entries, Map<String, String> cells) {
    for (var i = 0; i < Math.min(columns.size(), entries.size()); i++) {
      var text = Markup.text(entries.get(i), "text");
      // A dash and an empty cell both say "whatever it is".
      cells.put(columns.get(i).id(), columns.get(i).input() && text.equals("-") ? "" : text);
    }
  }

  /** The rule as one line: what must hold, what comes out. */
  String line(Rule rule) {
    var line = new StringBuilder();
    var outputs = new StringBuilder();
    for (var column : columns.values()) {
      var cell = rule.cells().getOrDefault(column.id(), "");
      if (cell.isEmpty()) {
        continue;
      }
      var part = column.input() ? line : outputs;
      part.append(part.isEmpty() ? "" : "; ").append(column.title()).append(": ").append(cell);
    }
    return (line.isEmpty() ? "…" : line) + " ⇒ " + outputs;
  }

  /** How one points at the rule: its number, and its note where it has one. */
  static String label(Rule rule) {
    return rule.position() + (rule.note().isEmpty() ? "" : " (" + shortened(rule.note()) + ")");
  }

  private static String shortened(String note) {
    return note.length() <= 80 ? note : note.substring(0, 79) + "…";
  }
}
