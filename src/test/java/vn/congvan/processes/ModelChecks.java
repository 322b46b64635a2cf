package vn.congvan.processes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads one diagram as an analyst does and says, by the labels on it, what would go wrong.
 *
 * <p>It reads files only, so that it answers in a second; nothing of the engine is started.
 */
final class ModelChecks {

  /**
   * What a process is started with, and what a message brings; {@code after} is the first box from
   * which it may come.
   */
  record Brought(Set<String> variables, @Nullable String after) {}

  static final Map<String, Set<String>> STARTED_WITH =
      Map.of(
          "incoming-document", Set.of("documentId", "agencyId", "priority"),
          "handle-assignment",
              Set.of(
                  "assignmentId",
                  "documentId",
                  "agencyId",
                  "priority",
                  "dueAt",
                  "givenToUnit",
                  "purpose",
                  "unitId",
                  "handlerPost",
                  "needsApproval"));

  static final Map<String, Brought> MESSAGES =
      Map.of(
          "HandlingFinished", new Brought(Set.of(), null),
          "DirectionChanged", new Brought(Set.of(), "awaitHandling"),
          "AssignmentReturned", new Brought(Set.of("returnedAssignment"), "awaitHandling"),
          "AssignmentWithdrawn", new Brought(Set.of(), null),
          "ExtensionRequested", new Brought(Set.of("extensionId", "decidingPost"), null));

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Set<String> NODES =
      Set.of(
          "startEvent",
          "endEvent",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "userTask",
          "serviceTask",
          "businessRuleTask",
          "receiveTask",
          "sendTask",
          "scriptTask",
          "manualTask",
          "task",
          "callActivity",
          "subProcess",
          "exclusiveGateway",
          "parallelGateway",
          "inclusiveGateway",
          "eventBasedGateway");
  private static final Pattern GENERATED =
      Pattern.compile(
          "(Activity|Event|Gateway|Flow|Process|Task|UserTask|ServiceTask|StartEvent|EndEvent|BoundaryEvent|SequenceFlow|ExclusiveGateway|SubProcess|Message|Error|Group|Decision|InputClause|OutputClause|DecisionRule)_\\w+");
  private static final Pattern STEP = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\.\\s*(\\w+)");

  private final Path processes;
  private final Path forms;
  private final Catalogue catalogue;

  ModelChecks(Path processes, Path forms, Catalogue catalogue) {
    this.processes = processes;
    this.forms = forms;
    this.catalogue = catalogue;
  }

  /** All faults of a diagram that lies at that path with that text. */
  List<String> faults(Path file, String text) {
    var diagram = new Diagram(file, text);
    List<String> faults = new ArrayList<>();
    faults.addAll(names(diagram));
    faults.addAll(steps(diagram));
    faults.addAll(dataFlow(diagram));
    faults.addAll(rejections(diagram));
    faults.addAll(messages(diagram));
    faults.addAll(forms(diagram));
    faults.addAll(expressions(diagram));
    faults.addAll(savePoints(diagram));
    faults.addAll(timers(diagram));
    return faults;
  }

  /**
   * 1. Every element has a chosen id; file, folder and process id agree; the time to live is there.
   */
  private List<String> names(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    var process = diagram.process();
    var id = process.getAttribute("id");
    var file = diagram.file.getFileName().toString().replaceFirst("\\.bpmn$", "");
    var folder = diagram.file.getParent().getFileName().toString();
    if (!id.equals(file) || !id.equals(folder)) {
      faults.add(
          "Quy trình “%s” có mã “%s” nhưng nằm trong tệp “%s” của thư mục “%s”: ba tên phải như nhau."
              .formatted(process.getAttribute("name"), id, file, folder));
    }
    if (process.getAttributeNS(CAMUNDA, "historyTimeToLive").isEmpty()) {
      faults.add(
          "Quy trình “%s” chưa ghi thời hạn giữ lịch sử (History time to live).".formatted(id));
    }
    if (process.getAttributeNS(CAMUNDA, "versionTag").isEmpty()) {
      faults.add("Quy trình “%s” chưa ghi nhãn phiên bản (Version tag).".formatted(id));
    }
    if (!process.getAttribute("isExecutable").equals("true")) {
      faults.add("Quy trình “%s” chưa được đánh dấu chạy được (Executable).".formatted(id));
    }
    for (var element : diagram.elements()) {
      var own = element.getAttribute("id");
      if (element.getLocalName().equals("sequenceFlow") || NODES.contains(element.getLocalName())) {
        if (own.isEmpty() || GENERATED.matcher(own).matches()) {
          faults.add(
              "%s còn mang mã tự sinh “%s”: hãy đặt mã có nghĩa.".formatted(label(element), own));
        }
      }
      var isJoin = element.getLocalName().endsWith("Gateway") && diagram.out(own).size() < 2;
      if (NODES.contains(element.getLocalName())
          && !isJoin
          && element.getAttribute("name").isBlank()) {
        faults.add("Phần tử “%s” chưa có tên.".formatted(own));
      }
      if (element.getLocalName().equals("userTask") && documentation(element).isBlank()) {
        faults.add("%s chưa có mô tả việc cần làm (Documentation).".formatted(label(element)));
      }
    }
    return faults;
  }

  /**
   * 2. Each service task calls an existing step and comes from its template; there is no code in
   * the diagram.
   */
  private List<String> steps(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    for (var task : diagram.all("serviceTask")) {
      var step = STEP.matcher(task.getAttributeNS(CAMUNDA, "delegateExpression"));
      if (!step.matches() || !catalogue.steps().containsKey(step.group(1))) {
        faults.add(
            "%s gọi “%s”, không có trong danh mục bước."
                .formatted(label(task), task.getAttributeNS(CAMUNDA, "delegateExpression")));
      } else if (!task.getAttributeNS(CAMUNDA, "modelerTemplate")
          .equals("vn.congvan." + step.group(1))) {
        faults.add(
            "%s không được đặt từ mẫu “vn.congvan.%s”.".formatted(label(task), step.group(1)));
      }
    }
    for (var element : diagram.everything()) {
      var name = element.getLocalName();
      var place = diagram.labelAround(element);
      if (name.equals("scriptTask")
          || (name.equals("script") && CAMUNDA.equals(element.getNamespaceURI()))) {
        faults.add("%s chứa mã lệnh (script): không được phép.".formatted(place));
      }
      if (name.equals("executionListener") || name.equals("taskListener")) {
        faults.add("%s có bộ lắng nghe (listener): không được phép.".formatted(place));
      }
      if (name.equals("connector")) {
        faults.add("%s dùng connector: không được phép.".formatted(place));
      }
      if (!element.getAttributeNS(CAMUNDA, "class").isEmpty()
          || !element.getAttributeNS(CAMUNDA, "expression").isEmpty()) {
        faults.add(
            "%s gọi thẳng lớp hoặc biểu thức Java: hãy dùng một bước trong danh mục."
                .formatted(place));
      }
      if (name.equals("conditionExpression") && !element.getAttribute("language").isEmpty()) {
        faults.add("%s có điều kiện viết bằng mã lệnh: không được phép.".formatted(place));
      }
    }
    return faults;
  }

  /** 3. What a step reads or a flow tests was written before it, on every path. */
  private List<String> dataFlow(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    var id = diagram.process().getAttribute("id");
    var known = written(diagram, diagram.process(), STARTED_WITH.getOrDefault(id, Set.of()));
    for (var sub : diagram.all("subProcess")) {
      if (!sub.getAttribute("triggeredByEvent").equals("true")) {
        continue;
      }
      var message =
          diagram.within(sub).stream()
              .filter(element -> element.getLocalName().equals("startEvent"))
              .map(diagram::messageOf)
              .findFirst()
              .orElse("");
      var brought = MESSAGES.getOrDefault(message, new Brought(Set.of(), null));
      Set<String> before = new HashSet<>(brought.variables());
      var after = brought.after();
      if (after != null && known.containsKey(after)) {
        before.addAll(known.get(after));
      } else {
        before.addAll(STARTED_WITH.getOrDefault(id, Set.of()));
      }
      known.putAll(written(diagram, sub, before));
    }
    for (var element : diagram.elements()) {
      if (element.getLocalName().equals("sequenceFlow")) {
        var before = known.get(element.getAttribute("sourceRef"));
        if (before != null) {
          for (var name : variablesIn(String.join(" ", expressionsOf(element)))) {
            if (!before.contains(name)) {
              faults.add(
                  "Điều kiện “%s” xét biến “%s”, nhưng không phải nhánh nào trước đó cũng ghi biến này."
                      .formatted(element.getAttribute("name"), name));
            }
          }
        }
        continue;
      }
      var before = known.get("before " + element.getAttribute("id"));
      if (before == null) {
        continue;
      }
      Set<String> reads = new TreeSet<>();
      expressionsOf(element).forEach(text -> reads.addAll(variablesIn(text)));
      var step = stepOf(element);
      if (step != null) {
        reads.addAll(Arrays.asList(step.reads()));
      }
      for (var name : reads) {
        if (!before.contains(name)) {
          faults.add(
              "%s đọc biến “%s”, nhưng không phải nhánh nào trước đó cũng ghi biến này."
                  .formatted(label(element), name));
        }
      }
    }
    return faults;
  }

  /** 4. Each rejection of a step is drawn, and each error that is drawn comes from somewhere. */
  private List<String> rejections(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    for (var task : diagram.all("serviceTask")) {
      var step = stepOf(task);
      if (step == null) {
        continue;
      }
      var thrown =
          Arrays.stream(step.rejects())
              .map(Class::getSimpleName)
              .collect(Collectors.toCollection(TreeSet::new));
      var caught =
          diagram.all("boundaryEvent").stream()
              .filter(event -> event.getAttribute("attachedToRef").equals(task.getAttribute("id")))
              .map(diagram::errorOf)
              .filter(code -> !code.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      for (var code : thrown) {
        if (!caught.contains(code)) {
          faults.add(
              "%s có thể từ chối với “%s” nhưng trên sơ đồ chưa vẽ lối đi cho trường hợp đó."
                  .formatted(label(task), code));
        }
      }
      for (var code : caught) {
        if (!thrown.contains(code)) {
          faults.add(
              "%s có lối đi cho “%s” nhưng bước này không bao giờ từ chối như vậy."
                  .formatted(label(task), code));
        }
      }
    }
    return faults;
  }

  /** 5. Each message is one that somebody sends; each called process and decision exists. */
  private List<String> messages(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    for (var message : diagram.all("message")) {
      var name = message.getAttribute("name");
      if (!catalogue.messages().contains(name) || !MESSAGES.containsKey(name)) {
        faults.add("Sơ đồ chờ thông điệp “%s” mà không ai gửi.".formatted(name));
      }
    }
    for (var task : diagram.all("businessRuleTask")) {
      var decision = task.getAttributeNS(CAMUNDA, "decisionRef");
      var file = diagram.file.getParent().resolve(decision + ".dmn");
      if (!Files.exists(file)
          || !Catalogue.read(file).contains("<decision id=\"" + decision + "\"")) {
        faults.add(
            "%s hỏi bảng quyết định “%s” không có trong thư mục.".formatted(label(task), decision));
      }
    }
    for (var call : diagram.all("callActivity")) {
      var called = call.getAttribute("calledElement");
      if (!Files.exists(processes.resolve(called).resolve(called + ".bpmn"))) {
        faults.add("%s gọi quy trình “%s” không tồn tại.".formatted(label(call), called));
      }
    }
    return faults;
  }

  /**
   * 6. Each form exists; what it writes is a known variable of that type; each field has a label.
   */
  private List<String> forms(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    for (var task : diagram.all("userTask")) {
      var key = task.getAttributeNS(CAMUNDA, "formKey");
      var html = form(task);
      if (html == null) {
        faults.add("%s dùng biểu mẫu “%s” không tồn tại.".formatted(label(task), key));
        continue;
      }
      for (var field : html.select("[cam-variable-name]")) {
        var name = field.attr("cam-variable-name");
        var type = catalogue.variables().get(name);
        if (type == null) {
          faults.add("%s: biểu mẫu ghi biến lạ “%s”.".formatted(label(task), name));
        } else if (!field.attr("cam-variable-type").equals(type)) {
          faults.add(
              "%s: biểu mẫu ghi biến “%s” kiểu %s, đúng ra là %s."
                  .formatted(label(task), name, field.attr("cam-variable-type"), type));
        }
      }
      for (var field : html.select("input:not([type=hidden]), select, textarea")) {
        var labelled =
            !field.attr("aria-label").isEmpty()
                || !field.attr("aria-labelledby").isEmpty()
                || !html.select("label[for=" + field.id() + "]").isEmpty()
                || field.closest("label") != null;
        if (!labelled) {
          faults.add(
              "%s: ô “%s” của biểu mẫu chưa có nhãn.".formatted(label(task), field.attr("name")));
        }
      }
    }
    return faults;
  }

  /** 7. Expressions can be parsed, and use variables, steps and functions only. */
  private List<String> expressions(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    for (var element : diagram.elements()) {
      for (var text : expressionsOf(element)) {
        try {
          new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text);
        } catch (TreeBuilderException e) {
          faults.add("%s có biểu thức không đọc được: %s".formatted(label(element), text));
          continue;
        }
        for (var name : identifiersIn(text)) {
          if (!catalogue.variables().containsKey(name)
              && !catalogue.functions().containsKey(name)
              && !catalogue.steps().containsKey(name)
              && !name.equals("decisionResult")) {
            faults.add(
                "%s dùng “%s” không phải biến, bước hay hàm nào.".formatted(label(element), name));
          }
        }
        var calls = CALL.matcher(withoutTexts(text));
        while (calls.find()) {
          if (!catalogue
              .functions()
              .getOrDefault(calls.group(1), Set.of())
              .contains(calls.group(2))) {
            faults.add(
                "%s gọi hàm “%s.%s” không có."
                    .formatted(label(element), calls.group(1), calls.group(2)));
          }
        }
      }
    }
    return faults;
  }

  /** 8. A save point stands exactly before the steps that leave the database. */
  private List<String> savePoints(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    for (var element : diagram.elements()) {
      var step = stepOf(element);
      var saved = element.getAttributeNS(CAMUNDA, "asyncBefore").equals("true");
      if (step != null && step.leavesDatabase() && !saved) {
        faults.add(
            "%s gọi ra ngoài hệ thống nên phải đặt điểm lưu (Asynchronous before)."
                .formatted(label(element)));
      }
      if (saved && (step == null || !step.leavesDatabase())) {
        faults.add(
            "%s đặt điểm lưu (Asynchronous before) mà không gọi ra ngoài hệ thống."
                .formatted(label(element)));
      }
      if (element.getAttributeNS(CAMUNDA, "asyncAfter").equals("true")) {
        faults.add(
            "%s đặt điểm lưu sau bước (Asynchronous after): không dùng.".formatted(label(element)));
      }
    }
    return faults;
  }

  /** 9. Timers are ISO 8601 or one known date. */
  private List<String> timers(Diagram diagram) {
    List<String> faults = new ArrayList<>();
    for (var timer : diagram.all("timerEventDefinition")) {
      var text = timer.getTextContent().strip();
      var variable = STEP.matcher(text);
      var isDate =
          variable.matches() && "Date".equals(catalogue.variables().get(variable.group(1)));
      if (!isDate && !isIso(text)) {
        faults.add(
            "%s có thời gian “%s” không đúng ISO 8601 và không phải biến ngày."
                .formatted(diagram.labelAround(timer), text));
      }
    }
    return faults;
  }

  private static boolean isIso(String text) {
    var span = text.replaceFirst("^R\\d*/", "");
    try {
      Duration.parse(span);
      return true;
    } catch (DateTimeParseException noDuration) {
      try {
        Period.parse(span);
        return true;
      } catch (DateTimeParseException noPeriod) {
        return false;
      }
    }
  }

  /** By node what is certainly written after it, and under "before node" what is before it. */
  private Map<String, Set<String>> written(Diagram diagram, Element scope, Set<String> atStart) {
    var nodes =
        diagram.within(scope).stream()
            .filter(element -> NODES.contains(element.getLocalName()))
            .toList();
    Map<String, Set<String>> after = new HashMap<>();
    Map<String, Set<String>> before = new HashMap<>();
    for (var changed = true; changed; ) {
      changed = false;
      for (var node : nodes) {
        var id = node.getAttribute("id");
        Set<String> entering = null;
        if (node.getLocalName().equals("startEvent")) {
          entering = new HashSet<>(atStart);
        } else if (node.getLocalName().equals("boundaryEvent")) {
          entering = before.get(node.getAttribute("attachedToRef"));
        } else {
          for (var flow : diagram.in(id)) {
            var source = after.get(flow.getAttribute("sourceRef"));
            if (source != null && entering == null) {
              entering = new HashSet<>(source);
            } else if (source != null) {
              entering.retainAll(source);
            }
          }
        }
        if (entering == null) {
          continue;
        }
        Set<String> leaving = new HashSet<>(entering);
        leaving.addAll(writes(node));
        changed |= !entering.equals(before.put(id, entering));
        changed |= !leaving.equals(after.put(id, leaving));
      }
    }
    Map<String, Set<String>> all = new HashMap<>(after);
    before.forEach((id, names) -> all.put("before " + id, names));
    return all;
  }

  private Set<String> writes(Element node) {
    Set<String> writes = new HashSet<>();
    var step = stepOf(node);
    if (step != null) {
      writes.addAll(Arrays.asList(step.writes()));
    }
    var html = node.getLocalName().equals("userTask") ? form(node) : null;
    if (html != null) {
      html.select("[cam-variable-name]")
          .forEach(field -> writes.add(field.attr("cam-variable-name")));
    }
    for (var output : Diagram.below(node)) {
      if (output.getLocalName().equals("outputParameter")) {
        writes.add(output.getAttribute("name"));
      }
    }
    return writes;
  }

  private @Nullable Document form(Element task) {
    var key = task.getAttributeNS(CAMUNDA, "formKey");
    if (!key.startsWith("embedded:/forms/")) {
      return null;
    }
    var file = forms.resolve(key.substring("embedded:/forms/".length()));
    return Files.exists(file) ? Jsoup.parse(Catalogue.read(file)) : null;
  }

  private vn.congvan.workflow.@Nullable ProcessStep stepOf(Element element) {
    var step = STEP.matcher(element.getAttributeNS(CAMUNDA, "delegateExpression"));
    return step.matches() ? catalogue.steps().get(step.group(1)) : null;
  }

  private Set<String> variablesIn(String text) {
    return identifiersIn(text).stream()
        .filter(name -> catalogue.variables().containsKey(name))
        .collect(Collectors.toSet());
  }

  private static Set<String> identifiersIn(String text) {
    Set<String> names = new TreeSet<>();
    var word = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*").matcher(inside(withoutTexts(text)));
    while (word.find()) {
      if (!Set.of(
              "null",
              "true",
              "false",
              "empty",
              "not",
              "and",
              "or",
              "eq",
              "ne",
              "lt",
              "gt",
              "le",
              "ge",
              "div",
              "mod",
              "instanceof")
          .contains(word.group())) {
        names.add(word.group());
      }
    }
    return names;
  }

  private static String inside(String text) {
    return Pattern.compile("[$#]\\{([^}]*)}")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining(" "));
  }

  private static String withoutTexts(String text) {
    return text.replaceAll("'[^']*'", "''");
  }

  /** Every place of an element itself where an expression may stand. */
  private static List<String> expressionsOf(Element element) {
    var attributes =
        Stream.of(
                "assignee",
                "candidateGroups",
                "candidateUsers",
                "dueDate",
                "followUpDate",
                "priority")
            .map(name -> element.getAttributeNS(CAMUNDA, name));
    var texts =
        NODES.contains(element.getLocalName()) || element.getLocalName().equals("sequenceFlow")
            ? Diagram.below(element).stream()
                .filter(
                    each ->
                        Set.of("conditionExpression", "inputParameter", "outputParameter")
                            .contains(each.getLocalName()))
                .filter(each -> Diagram.nearest(each).equals(element))
                .map(Node::getTextContent)
            : Stream.<String>empty();
    return Stream.concat(attributes, texts)
        .filter(text -> text.contains("${") || text.contains("#{"))
        .toList();
  }

  private static String documentation(Element element) {
    return Diagram.below(element).stream()
        .filter(each -> each.getLocalName().equals("documentation"))
        .map(Node::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static String label(Element element) {
    var name = element.getAttribute("name").strip();
    var kind =
        switch (element.getLocalName()) {
          case "userTask", "serviceTask", "businessRuleTask", "receiveTask", "callActivity" ->
              "Bước";
          case "sequenceFlow" -> "Nhánh";
          case "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway" ->
              "Điểm rẽ";
          default -> "Phần tử";
        };
    return kind + " “" + (name.isEmpty() ? element.getAttribute("id") : name) + "”";
  }

  /** The text of the templates, by id. */
  static Map<String, String> templates(Path file) {
    try {
      Map<String, String> templates = new TreeMap<>();
      new ObjectMapper()
          .readTree(Catalogue.read(file))
          .forEach(template -> templates.put(template.get("id").asText(), template.toString()));
      return templates;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A parsed diagram. */
  private static final class Diagram {

    final Path file;
    private final org.w3c.dom.Document document;

    Diagram(Path file, String text) {
      this.file = file;
      try {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        document =
            factory
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      } catch (Exception e) {
        throw new IllegalStateException("Sơ đồ " + file + " không đọc được", e);
      }
    }

    Element process() {
      return all("process").get(0);
    }

    List<Element> all(String localName) {
      return everything().stream()
          .filter(
              element ->
                  BPMN.equals(element.getNamespaceURI())
                      && element.getLocalName().equals(localName))
          .toList();
    }

    /** All elements of the file. */
    List<Element> everything() {
      return below(document.getDocumentElement());
    }

    /** The elements of the process, without the drawing. */
    List<Element> elements() {
      return below(process()).stream()
          .filter(element -> BPMN.equals(element.getNamespaceURI()))
          .toList();
    }

    List<Element> within(Element scope) {
      List<Element> children = new ArrayList<>();
      for (var child = scope.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element element) {
          children.add(element);
        }
      }
      return children;
    }

    List<Element> in(String id) {
      return all("sequenceFlow").stream()
          .filter(flow -> flow.getAttribute("targetRef").equals(id))
          .toList();
    }

    List<Element> out(String id) {
      return all("sequenceFlow").stream()
          .filter(flow -> flow.getAttribute("sourceRef").equals(id))
          .toList();
    }

    String messageOf(Element event) {
      return referred(event, "messageEventDefinition", "messageRef", "message", "name");
    }

    String errorOf(Element event) {
      return referred(event, "errorEventDefinition", "errorRef", "error", "errorCode");
    }

    private String referred(
        Element event, String definition, String reference, String kind, String attribute) {
      return below(event).stream()
          .filter(element -> element.getLocalName().equals(definition))
          .map(element -> element.getAttribute(reference))
          .flatMap(
              id -> all(kind).stream().filter(element -> element.getAttribute("id").equals(id)))
          .map(element -> element.getAttribute(attribute))
          .findFirst()
          .orElse("");
    }

    String labelAround(Element element) {
      return label(nearest(element));
    }

    /** The node, flow or process that the element belongs to. */
    static Element nearest(Element element) {
      for (Node each = element; each instanceof Element around; each = each.getParentNode()) {
        if (NODES.contains(around.getLocalName())
            || around.getLocalName().equals("sequenceFlow")
            || around.getLocalName().equals("process")) {
          return around;
        }
      }
      return element;
    }

    static List<Element> below(Element element) {
      List<Element> all = new ArrayList<>();
      var found = element.getElementsByTagNameNS("*", "*");
      for (var i = 0; i < found.getLength(); i++) {
        all.add((Element) found.item(i));
      }
      return all;
    }
  }
}
