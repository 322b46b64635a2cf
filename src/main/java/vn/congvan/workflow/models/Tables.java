package vn.congvan.workflow.models;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A decision table answers every question with exactly one row of known names and types. */
final class Tables {

  private final DecisionTable table;
  private final Catalogue catalogue;
  private final Findings findings;

  Tables(DecisionTable table, Catalogue catalogue, Findings findings) {
    this.table = table;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void look() {
    var decision = table.decision;
    if (!table.key().equals(table.file.key())) {
      findings.add(
          Rule.NAMES,
          decision,
          "có mã “%s” nhưng nằm trong tệp “%s”.".formatted(table.key(), table.file.name()),
          "Mã của bảng và tên tệp phải như nhau.");
    }
    if (decision.getAttribute("name").isBlank()) {
      findings.add(Rule.NAMES, decision, "chưa có tên.", "Hãy ghi tên bằng lời của cơ quan.");
    }
    Names.keeping(
        decision,
        decision.getAttributeNS(Xml.CAMUNDA_DMN, "historyTimeToLive"),
        decision.getAttributeNS(Xml.CAMUNDA_DMN, "versionTag"),
        findings);
    if (!table.hitPolicy.equals("FIRST") || !table.aggregation.isEmpty()) {
      findings.add(
          Rule.TABLES,
          decision,
          "dùng hit policy %s.".formatted((table.hitPolicy + " " + table.aggregation).strip()),
          "Hãy chọn FIRST: dòng khớp đầu tiên được dùng, và luôn chỉ có một kết quả.");
    }
    columns();
    rows();
  }

  private void columns() {
    for (var column : table.inputs) {
      var where = "Cột “%s”".formatted(column.label().isEmpty() ? column.text() : column.label());
      label(column, where);
      var asked = Feel.expression(column.text());
      feel(asked, column.text(), where);
      if (asked.readable && asked.isName()) {
        fits(where, column.text(), column.type());
      } else if (!DecisionTable.TYPES.containsKey(column.type())) {
        fits(where, "", column.type());
      }
    }
    Set<String> names = new HashSet<>();
    for (var column : table.outputs) {
      var where =
          "Cột kết quả “%s”".formatted(column.label().isEmpty() ? column.text() : column.label());
      label(column, where);
      if (!catalogue.variables().containsKey(column.text())) {
        add(
            where,
            "mang tên “%s” không phải biến nào của hệ thống.".formatted(column.text()),
            "Hãy dùng tên trong danh sách biến của tài liệu quy trình.");
      } else {
        fits(where, column.text(), column.type());
      }
      if (!names.add(column.text())) {
        add(where, "có tên trùng với cột khác.", "Mỗi cột kết quả một tên.");
      }
    }
    if (table.outputs.isEmpty()) {
      add(Labels.of(table.decision), "chưa có cột kết quả.", "Hãy thêm ít nhất một cột.");
    }
  }

  private void label(DecisionTable.Column column, String where) {
    if (column.label().isEmpty()) {
      add(where, "chưa có tên bằng lời.", "Hãy điền ô Label của cột.");
    }
  }

  private void fits(String where, String name, String type) {
    var wanted = DecisionTable.TYPES.get(type);
    var variable = catalogue.typeOf(name);
    if (wanted == null) {
      add(
          where,
          "có kiểu “%s” hệ thống không dùng.".formatted(type),
          "Hãy chọn một trong: %s."
              .formatted(String.join(", ", new TreeSet<>(DecisionTable.TYPES.keySet()))));
    } else if (variable != null && variable != wanted) {
      add(
          where,
          "có kiểu %s mà biến “%s” có kiểu %s.".formatted(type, name, Expressions.word(variable)),
          "Hãy sửa kiểu của cột.");
    }
  }

  private void rows() {
    for (var row : table.rows) {
      if (row.conditions().size() != table.inputs.size()
          || row.results().size() != table.outputs.size()) {
        add(
            row.label(),
            "có %d ô, bảng có %d cột."
                .formatted(
                    row.conditions().size() + row.results().size(),
                    table.inputs.size() + table.outputs.size()),
            "Hãy xóa dòng này và ghi lại.");
      }
      if (row.note().isEmpty()) {
        add(row.label(), "chưa có ghi chú.", "Hãy ghi ở cột Annotations vì sao có dòng này.");
      }
      for (var i = 0; i < Math.min(row.conditions().size(), table.inputs.size()); i++) {
        condition(row, table.inputs.get(i), row.conditions().get(i));
      }
      for (var i = 0; i < Math.min(row.results().size(), table.outputs.size()); i++) {
        result(row, table.outputs.get(i), row.results().get(i));
      }
    }
    var last = table.rows.isEmpty() ? null : table.rows.get(table.rows.size() - 1);
    if (last == null || last.conditions().stream().anyMatch(text -> !isAnything(text))) {
      add(
          Labels.of(table.decision),
          "có thể không dòng nào khớp.",
          "Hãy đặt cuối bảng một dòng không có điều kiện, nhận mọi trường hợp còn lại.");
    }
    for (var row : table.rows) {
      if (row != last && row.conditions().stream().allMatch(Tables::isAnything)) {
        add(
            row.label(),
            "khớp mọi trường hợp nên các dòng dưới không bao giờ được dùng.",
            "Hãy thêm điều kiện, hoặc chuyển dòng này xuống cuối.");
      }
    }
  }

  private void condition(DecisionTable.Row row, DecisionTable.Column column, String text) {
    if (isAnything(text)) {
      return;
    }
    var where = "%s, cột “%s”".formatted(row.label(), column.label());
    var condition = Feel.condition(text);
    if (feel(condition, text, where)) {
      values(where, column.text(), condition.texts);
    }
  }

  private void result(DecisionTable.Row row, DecisionTable.Column column, String text) {
    var where = "%s, cột “%s”".formatted(row.label(), column.label());
    if (text.isEmpty()) {
      add(where, "để trống kết quả.", "Hãy điền giá trị.");
      return;
    }
    var result = Feel.expression(text);
    if (!feel(result, text, where)) {
      return;
    }
    var type = result.type();
    if (type != null && !isOf(type, DecisionTable.TYPES.get(column.type())) || result.isNull()) {
      add(
          where,
          "có kết quả %s không thuộc kiểu %s của cột.".formatted(text, column.type()),
          "Chữ đặt trong ngoặc kép, số thì không.");
    }
    if (result.type() == Number.class
        && Set.of("integer", "long").contains(column.type())
        && !text.strip().matches("-?\\d{1,9}")) {
      add(where, "có kết quả %s không phải số nguyên.".formatted(text), "Hãy ghi số nguyên.");
    }
    // A formula may compare with words of other columns; only a plain text is a value of its own.
    if (type == String.class) {
      values(where, column.text(), result.texts);
    }
  }

  private void values(String where, String name, Set<String> texts) {
    var variable = catalogue.variables().get(name);
    if (variable == null || variable.choices().isEmpty()) {
      return;
    }
    var values = variable.choices().stream().map(choice -> choice.value()).toList();
    for (var text : texts) {
      if (!values.contains(text)) {
        add(
            where,
            "dùng mã “%s” không có.".formatted(text),
            "Các mã: %s.".formatted(String.join(", ", values)));
      }
    }
  }

  private boolean feel(Feel feel, String text, String where) {
    if (!feel.readable) {
      add(where, "có nội dung không đọc được: %s.".formatted(text), "Hãy viết lại theo FEEL.");
      return false;
    }
    if (feel.beyond != null) {
      add(where, feel.beyond, "Bảng chỉ so sánh và tính giá trị, không lặp và không gọi mã.");
      return false;
    }
    for (var name : feel.names) {
      if (!catalogue.variables().containsKey(name)) {
        add(
            where,
            "dùng “%s” không phải biến nào.".formatted(name),
            "Chữ phải đặt trong ngoặc kép; tên biến lấy trong danh sách biến.");
      }
    }
    for (var reached : feel.forbidden) {
      add(where, "dùng “%s”.".formatted(reached), "Chỉ dùng biến và các hàm có sẵn của FEEL.");
    }
    return true;
  }

  private void add(String where, String wrong, String todo) {
    findings.add(Rule.TABLES, where, "", wrong, todo);
  }

  private static boolean isAnything(String text) {
    return text.isEmpty() || text.equals("-");
  }

  private static boolean isOf(Class<?> given, @Nullable Class<?> wanted) {
    if (wanted == null) {
      return true;
    }
    return given == Number.class
        ? List.of(Integer.class, Long.class).contains(wanted)
        : given == wanted;
  }
}
