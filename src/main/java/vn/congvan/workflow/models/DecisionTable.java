package vn.congvan.workflow.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A parsed decision table. */
final class DecisionTable {

  /** The types that a column may have, and those of the variables that fit them. */
  static final Map<String, Class<?>> TYPES =
      Map.of(
          "string", String.class,
          "boolean", Boolean.class,
          "integer", Integer.class,
          "long", Long.class,
          "date", java.util.Date.class);

  /** A column: of inputs with the expression that is asked, of results with its name. */
  record Column(String label, String text, String type) {}

  /** One rule of the table. */
  record Row(int number, String note, List<String> conditions, List<String> results) {

    String label() {
      return note.isEmpty() ? "Dòng " + number : "Dòng " + number + " “" + note + "”";
    }
  }

  final ModelFile file;
  final Element decision;
  final String hitPolicy;
  final String aggregation;
  final List<Column> inputs = new ArrayList<>();
  final List<Column> outputs = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();

  DecisionTable(ModelFile file, Element decision, Element table) {
    this.file = file;
    this.decision = decision;
    this.hitPolicy = table.hasAttribute("hitPolicy") ? table.getAttribute("hitPolicy") : "UNIQUE";
    this.aggregation = table.getAttribute("aggregation");
    for (var input : Xml.children(table, "input")) {
      var asked = Xml.child(input, "inputExpression");
      inputs.add(
          new Column(
              input.getAttribute("label").strip(),
              asked == null ? "" : Xml.textOf(Xml.child(asked, "text")),
              asked == null ? "" : asked.getAttribute("typeRef")));
    }
    for (var output : Xml.children(table, "output")) {
      outputs.add(
          new Column(
              output.getAttribute("label").strip(),
              output.getAttribute("name").strip(),
              output.getAttribute("typeRef")));
    }
    var number = 0;
    for (var rule : Xml.children(table, "rule")) {
      rows.add(
          new Row(
              ++number,
              Xml.textOf(Xml.child(rule, "description")),
              texts(rule, "inputEntry"),
              texts(rule, "outputEntry")));
    }
  }

  String key() {
    return decision.getAttribute("id");
  }

  @Nullable Column output(String name) {
    return outputs.stream().filter(column -> column.text().equals(name)).findFirst().orElse(null);
  }

  /** The variables that the table reads, in its columns and in its cells. */
  Set<String> reads(Catalogue catalogue) {
    Set<String> reads = new TreeSet<>();
    inputs.forEach(column -> reads.addAll(Feel.expression(column.text()).names));
    for (var row : rows) {
      row.conditions().stream()
          .filter(text -> !text.isEmpty())
          .forEach(text -> reads.addAll(Feel.condition(text).names));
      row.results().stream()
          .filter(text -> !text.isEmpty())
          .forEach(text -> reads.addAll(Feel.expression(text).names));
    }
    reads.retainAll(catalogue.variables().keySet());
    return reads;
  }

  private static List<String> texts(Element rule, String kind) {
    return Xml.children(rule, kind).stream()
        .map(entry -> Xml.textOf(Xml.child(entry, "text")))
        .toList();
  }
}
