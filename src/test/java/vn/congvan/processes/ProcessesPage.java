package vn.congvan.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import vn.congvan.workflow.ProcessOffer;
import vn.congvan.workflow.ProcessVariable;
import vn.congvan.workflow.models.Catalogue;
import vn.congvan.workflow.models.Catalogue.Step;
import vn.congvan.workflow.models.ModelFile;

/** The page on all processes and tables, written from the files and from what the classes say. */
final class ProcessesPage {

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          String.class, "chữ",
          Boolean.class, "đúng/sai",
          Integer.class, "số nguyên",
          Long.class, "số",
          java.util.Date.class, "thời điểm");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private final Catalogue catalogue;
  private final List<ModelFile> files;
  private final StringBuilder page = new StringBuilder();
  private final Set<String> usedSteps = new TreeSet<>();
  private final Set<String> usedForms = new TreeSet<>();

  ProcessesPage(Catalogue catalogue, List<ModelFile> files) {
    this.catalogue = catalogue;
    this.files = files;
  }

  String text() {
    line("# Các quy trình");
    line("");
    line(
        "Trang này do máy viết từ các sơ đồ, bảng quyết định trong [`processes/`](../processes) và danh mục của hệ thống; đừng sửa tay. Cách sửa sơ đồ: [analysts.md](analysts.md).");
    for (var file : files) {
      if (file.name().endsWith(".bpmn")) {
        process(file, Jsoup.parse(file.text(), "", Parser.xmlParser()));
      }
    }
    for (var file : files) {
      if (file.name().endsWith(".dmn")) {
        table(file, Jsoup.parse(file.text(), "", Parser.xmlParser()));
      }
    }
    rest();
    return page.toString();
  }

  private void process(ModelFile file, Document diagram) {
    var process = one(diagram, "bpmn:process");
    title(2, process.attr("name"));
    line(
        "Quy trình `%s`, phiên bản %s, tệp [%s](../processes/%s/%s); giữ lịch sử %s."
            .formatted(
                process.id(),
                process.attr("camunda:versionTag"),
                file.name(),
                file.folder(),
                file.name(),
                process.attr("camunda:historyTimeToLive")));
    line("");
    line(child(process, "bpmn:documentation"));
    line("");
    line("![%s](processes/%s.svg)".formatted(process.attr("name"), process.id()));
    var start = catalogue.starts().get(process.id());
    if (start != null) {
      line("");
      line(
          "Khởi động với: "
              + start.given().stream()
                  .map(each -> "`" + each.name() + "`")
                  .collect(Collectors.joining(", "))
              + ".");
    }
    tasks(diagram);
    steps(diagram);
    decisions(diagram);
    answers(diagram);
    messages(diagram);
    refusals(diagram);
    timers(diagram);
    variables(file, process.id());
  }

  private void tasks(Document diagram) {
    title(3, "Ai làm gì");
    head("việc", "ai làm", "hạn", "độ ưu tiên", "việc cần làm", "biểu mẫu ghi");
    for (var task : all(diagram, "bpmn:userTask")) {
      var form = catalogue.forms().get(task.attr("camunda:formKey"));
      usedForms.add(form.path());
      var person = task.attr("camunda:assignee");
      var group = inWords(task.attr("camunda:candidateGroups"));
      var near = task.attr("camunda:followUpDate");
      row(
          bold(task),
          person.isEmpty() ? group : "%s; nhận thay được: %s".formatted(inWords(person), group),
          inWords(task.attr("camunda:dueDate"))
              + (near.isEmpty() ? "" : "; sắp đến hạn từ: " + inWords(near)),
          inWords(task.attr("camunda:priority")),
          child(task, "bpmn:documentation"),
          names(form.writes().stream().map(ProcessVariable::name).toList()));
    }
  }

  private void steps(Document diagram) {
    title(3, "Bước của hệ thống");
    head("ô", "bước", "làm gì", "đọc", "ghi");
    for (var box : all(diagram, "bpmn:serviceTask")) {
      var step = stepOf(box);
      usedSteps.add(step.name());
      row(
          bold(box),
          "`" + step.name() + "`",
          step.does(),
          names(step.reads()),
          names(step.writes()));
    }
  }

  private void decisions(Document diagram) {
    var boxes = all(diagram, "bpmn:businessRuleTask");
    if (boxes.isEmpty()) {
      return;
    }
    title(3, "Hỏi bảng quyết định");
    head("ô", "bảng", "ghi");
    for (var box : boxes) {
      row(
          bold(box),
          "`" + box.attr("camunda:decisionRef") + "`",
          names(
              all(box, "camunda:outputParameter").stream()
                  .map(each -> each.attr("name"))
                  .toList()));
    }
  }

  private void answers(Document diagram) {
    title(3, "Rẽ nhánh");
    head("câu hỏi", "trả lời", "khi", "đi tới");
    for (var gateway : all(diagram, "bpmn:exclusiveGateway", "bpmn:inclusiveGateway")) {
      if (gateway.attr("name").isBlank()) {
        continue;
      }
      for (var flow : all(diagram, "bpmn:sequenceFlow")) {
        if (flow.attr("sourceRef").equals(gateway.id())) {
          var condition = child(flow, "bpmn:conditionExpression");
          row(
              gateway.attr("name"),
              flow.attr("name"),
              condition.isEmpty() ? "mọi trường hợp còn lại" : condition(condition),
              next(diagram, flow.attr("targetRef")));
        }
      }
    }
  }

  private void messages(Document diagram) {
    title(3, "Thông điệp");
    head("thông điệp", "chờ ở", "nghĩa là", "mang theo", "đến khi nào");
    for (var waiting : all(diagram, "bpmn:receiveTask", "bpmn:messageEventDefinition")) {
      var message = byId(diagram, waiting.attr("messageRef"));
      var told = catalogue.messages().get(message.attr("name"));
      var box = waiting.nodeName().endsWith("EventDefinition") ? waiting.parent() : waiting;
      row(
          "`" + told.name() + "`",
          box.attr("name"),
          told.meaning(),
          names(told.brings().stream().map(ProcessVariable::name).toList()),
          told.sentAfter().isEmpty()
              ? "bất cứ lúc nào"
              : "sau bước "
                  + told.sentAfter().stream()
                      .map(name -> "“" + catalogue.steps().get(name).label() + "”")
                      .collect(Collectors.joining(" hoặc ")));
    }
  }

  private void refusals(Document diagram) {
    title(3, "Từ chối");
    List<List<String>> rows = new ArrayList<>();
    for (var event : all(diagram, "bpmn:boundaryEvent")) {
      for (var caught : all(event, "bpmn:errorEventDefinition")) {
        rows.add(
            List.of(
                "%s (`%s`)"
                    .formatted(
                        event.attr("name"),
                        byId(diagram, caught.attr("errorRef")).attr("errorCode")),
                byId(diagram, event.attr("attachedToRef")).attr("name"),
                all(diagram, "bpmn:sequenceFlow").stream()
                    .filter(flow -> flow.attr("sourceRef").equals(event.id()))
                    .map(flow -> next(diagram, flow.attr("targetRef")))
                    .collect(Collectors.joining(", "))));
      }
    }
    if (rows.isEmpty()) {
      line("Không có.");
      return;
    }
    head("từ chối", "ở bước", "đi tới");
    rows.forEach(row -> row(row.toArray(String[]::new)));
  }

  private void timers(Document diagram) {
    title(3, "Hẹn giờ");
    var timers = all(diagram, "bpmn:timerEventDefinition");
    if (timers.isEmpty()) {
      line("Không có: hạn nằm ở từng việc, quá hạn không tự chuyển đi đâu.");
      return;
    }
    head("sự kiện", "khi nào");
    timers.forEach(timer -> row(timer.parent().attr("name"), inWords(timer.wholeText().strip())));
  }

  private void variables(ModelFile file, String process) {
    title(3, "Biến");
    head("biến", "kiểu", "nghĩa là", "giá trị");
    Set<String> used = new TreeSet<>();
    var start = catalogue.starts().get(process);
    if (start != null) {
      start.given().forEach(variable -> used.add(variable.name()));
    }
    var diagram = Jsoup.parse(file.text(), "", Parser.xmlParser());
    for (var box : all(diagram, "bpmn:serviceTask")) {
      used.addAll(stepOf(box).reads());
      used.addAll(stepOf(box).writes());
    }
    for (var task : all(diagram, "bpmn:userTask")) {
      catalogue
          .forms()
          .get(task.attr("camunda:formKey"))
          .writes()
          .forEach(variable -> used.add(variable.name()));
    }
    Pattern.compile("\\$\\{[^}]*}")
        .matcher(file.text())
        .results()
        .flatMap(found -> NAME.matcher(found.group()).results())
        .map(found -> found.group())
        .filter(catalogue.variables()::containsKey)
        .forEach(used::add);
    for (var message : catalogue.messages().values()) {
      if (message.process().equals(process)) {
        message.brings().forEach(variable -> used.add(variable.name()));
      }
    }
    used.forEach(name -> variable(catalogue.variables().get(name)));
  }

  private void variable(ProcessVariable<?> variable) {
    row(
        "`" + variable.name() + "`",
        WORDS.get(variable.type()),
        variable.meaning(),
        variable.choices().stream()
            .map(choice -> "`" + choice.value() + "` " + choice.meaning())
            .collect(Collectors.joining("; ")));
  }

  private void table(ModelFile file, Document dmn) {
    var decision = one(dmn, "decision");
    var table = one(dmn, "decisionTable");
    title(2, "Bảng: " + decision.attr("name"));
    line(
        "Bảng `%s`, phiên bản %s, tệp [%s](../processes/%s/%s). Dòng khớp đầu tiên được dùng (%s)."
            .formatted(
                decision.id(),
                decision.attr("camunda:versionTag"),
                file.name(),
                file.folder(),
                file.name(),
                table.attr("hitPolicy")));
    line("");
    List<String> columns = new ArrayList<>();
    all(table, "input").forEach(input -> columns.add(input.attr("label")));
    all(table, "output").forEach(output -> columns.add("→ " + output.attr("label")));
    columns.add("ghi chú");
    head(columns.toArray(String[]::new));
    for (var rule : all(table, "rule")) {
      List<String> cells = new ArrayList<>();
      all(rule, "inputEntry", "outputEntry")
          .forEach(
              entry -> {
                var text = child(entry, "text");
                cells.add(text.isEmpty() ? "" : "`" + text + "`");
              });
      cells.add(child(rule, "description"));
      row(cells.toArray(String[]::new));
    }
  }

  private void rest() {
    title(2, "Danh mục còn lại");
    line("Những thứ sơ đồ của sản phẩm chưa dùng tới, cán bộ phân tích thêm được.");
    title(3, "Bước");
    head("bước", "tên", "làm gì", "đọc", "ghi", "từ chối", "đặt ngay sau");
    for (var step : catalogue.steps().values()) {
      if (!usedSteps.contains(step.name())) {
        row(
            "`" + step.name() + "`",
            step.label(),
            step.does(),
            names(step.reads()),
            names(step.writes()),
            step.rejects().stream()
                .map(each -> each.label() + " (`" + each.code() + "`)")
                .collect(Collectors.joining("; ")),
            step.forms().stream()
                .map(path -> catalogue.forms().get("embedded:/forms/" + path + ".html").label())
                .collect(Collectors.joining("; ")));
      }
    }
    title(3, "Việc có biểu mẫu");
    head("việc", "biểu mẫu", "ai làm", "việc cần làm", "ghi");
    for (var form : catalogue.forms().values()) {
      if (!usedForms.contains(form.path())) {
        row(
            form.label(),
            "`" + form.key() + "`",
            form.group().meaning(),
            form.purpose(),
            names(form.writes().stream().map(ProcessVariable::name).toList()));
      }
    }
    title(3, "Hàm dùng trong biểu thức");
    head("hàm", "cho biết");
    catalogue
        .functions()
        .values()
        .forEach(
            library ->
                library
                    .values()
                    .forEach(
                        function ->
                            row(
                                "`%s.%s(%s)`"
                                    .formatted(
                                        function.library(),
                                        function.name(),
                                        String.join(", ", function.parameterNames())),
                                function.tells())));
    title(3, "Ai làm, hạn, độ ưu tiên");
    head("biểu thức", "nghĩa là");
    catalogue.offers().forEach(offer -> row("`" + offer.expression() + "`", offer.meaning()));
  }

  private Step stepOf(Element box) {
    var called = box.attr("camunda:delegateExpression");
    return catalogue.steps().get(called.substring(2, called.length() - 1));
  }

  private String inWords(String expression) {
    return catalogue.offers().stream()
        .filter(offer -> offer.expression().equals(expression))
        .map(ProcessOffer::meaning)
        .findFirst()
        .orElse("`" + expression + "`");
  }

  private String condition(String expression) {
    var compared = Pattern.compile("\\$\\{(\\w+) == '?(\\w+)'?}").matcher(expression);
    if (compared.matches() && catalogue.variables().containsKey(compared.group(1))) {
      var variable = catalogue.variables().get(compared.group(1));
      return variable.choices().stream()
          .filter(choice -> choice.value().equals(compared.group(2)))
          .map(
              choice -> "%s: %s (`%s`)".formatted(variable.meaning(), choice.meaning(), expression))
          .findFirst()
          .orElse("`" + expression + "`");
    }
    var alone = Pattern.compile("\\$\\{(\\w+)}").matcher(expression);
    return alone.matches() && catalogue.variables().containsKey(alone.group(1))
        ? "%s (`%s`)".formatted(catalogue.variables().get(alone.group(1)).meaning(), expression)
        : "`" + expression + "`";
  }

  /** The next thing with a name: joins are passed. */
  private static String next(Document diagram, String id) {
    var box = byId(diagram, id);
    for (var passed = 0; box.attr("name").isBlank() && passed < 20; passed++) {
      var at = box.id();
      var target =
          all(diagram, "bpmn:sequenceFlow").stream()
              .filter(flow -> flow.attr("sourceRef").equals(at))
              .map(flow -> flow.attr("targetRef"))
              .findFirst();
      if (target.isEmpty()) {
        return box.id();
      }
      box = byId(diagram, target.get());
    }
    return box.attr("name");
  }

  private static String names(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static String bold(Element box) {
    return "**" + box.attr("name") + "**";
  }

  private static List<Element> all(Element element, String... names) {
    return element.getAllElements().stream()
        .filter(each -> Set.of(names).contains(each.nodeName()))
        .toList();
  }

  private static Element one(Element element, String name) {
    return all(element, name).get(0);
  }

  private static Element byId(Document diagram, String id) {
    return diagram.getAllElements().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String child(Element element, String name) {
    return element.children().stream()
        .filter(each -> each.nodeName().equals(name))
        .map(each -> each.wholeText().strip())
        .findFirst()
        .orElse("");
  }

  private void title(int level, String text) {
    line("");
    line("#".repeat(level) + " " + text);
    line("");
  }

  private void head(String... columns) {
    row(columns);
    line("|" + "---|".repeat(columns.length));
  }

  private void row(String... cells) {
    var row = new StringBuilder("|");
    for (var cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|").replaceAll("\\s+", " ")).append(" |");
    }
    line(row.toString());
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
