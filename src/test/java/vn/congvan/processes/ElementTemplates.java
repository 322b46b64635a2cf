package vn.congvan.processes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessMessage;
import vn.congvan.workflow.ProcessOffer;
import vn.congvan.workflow.ProcessOffer.Place;
import vn.congvan.workflow.ProcessVariable;
import vn.congvan.workflow.models.Catalogue;
import vn.congvan.workflow.models.Catalogue.Step;
import vn.congvan.workflow.models.ModelFile;

/** The catalogue as Modeler offers it: one template for each thing that a diagram may use. */
final class ElementTemplates {

  private static final String SCHEMA =
      "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
  private static final Map<Class<?>, String> WORDS =
      Map.of(
          String.class, "chữ",
          Boolean.class, "đúng/sai",
          Integer.class, "số nguyên",
          Long.class, "số",
          java.util.Date.class, "thời điểm");

  /** More values than this are left to the table of variables in docs/processes.md. */
  private static final int FEW = 8;

  private final ObjectMapper json = new ObjectMapper();
  private final Catalogue catalogue;
  private final List<ModelFile> files;

  ElementTemplates(Catalogue catalogue, List<ModelFile> files) {
    this.catalogue = catalogue;
    this.files = files;
  }

  /** The text of each file by its name. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("steps.json", text(catalogue.steps().values().stream().map(this::step).toList()));
    texts.put("tasks.json", text(catalogue.forms().values().stream().map(this::task).toList()));
    texts.put(
        "decisions.json",
        text(
            files.stream()
                .filter(file -> file.name().endsWith(".dmn"))
                .map(this::decision)
                .toList()));
    texts.put(
        "messages.json", text(catalogue.messages().values().stream().map(this::message).toList()));
    texts.put("deadlines.json", text(deadlines()));
    texts.put(
        "conditions.json",
        text(
            catalogue.variables().values().stream()
                .filter(ElementTemplates::isAnswer)
                .map(this::condition)
                .toList()));
    texts.put("processes.json", text(List.of(process())));
    return texts;
  }

  private ObjectNode step(Step step) {
    var lines = new ArrayList<>(List.of(step.does()));
    line(lines, "Đọc", step.reads().stream().filter(name -> !step.asks().contains(name)).toList());
    line(lines, "Điền", step.asks());
    line(lines, "Ghi", step.writes());
    if (!step.forms().isEmpty()) {
      lines.add(
          "Đặt ngay sau việc: "
              + step.forms().stream()
                  .map(path -> catalogue.forms().get("embedded:/forms/" + path + ".html").label())
                  .collect(Collectors.joining("; "))
              + ".");
    }
    step.rejects()
        .forEach(
            rejection ->
                lines.add(
                    "Có thể từ chối: %s (gắn sự kiện lỗi có mã %s vào cạnh ô)."
                        .formatted(rejection.label(), rejection.code())));
    var template =
        template(
            "vn.congvan." + step.name(),
            step.label(),
            lines,
            "Bước của hệ thống",
            "bpmn:ServiceTask",
            List.of("bpmn:Task", "bpmn:ServiceTask"),
            GEAR);
    template.put("entriesVisible", false);
    var properties = template.putArray("properties");
    hidden(properties, "camunda:delegateExpression", "${" + step.name() + "}");
    if (step.leavesDatabase()) {
      hidden(properties, "camunda:asyncBefore", "true");
    }
    name(properties, step.label());
    for (var asked : step.asks()) {
      var variable = catalogue.variables().get(asked);
      var property = property(properties, variable.meaning(), "", "camunda:inputParameter", asked);
      if (asked.equals("noticeTo")) {
        choices(property, Place.GROUP, offers(Place.GROUP).get(0).expression());
      } else if (!variable.choices().isEmpty()) {
        values(property, variable, "");
      } else {
        property.put("type", "Text");
      }
      property.putObject("constraints").put("notEmpty", true);
    }
    return template;
  }

  private ObjectNode task(ProcessForm form) {
    var lines =
        new ArrayList<>(
            List.of(
                form.purpose(),
                "Đặt ID là %s để việc hiện đúng mục trong Tasklist.".formatted(boxOf(form))));
    line(lines, "Ghi", form.writes().stream().map(ProcessVariable::name).toList());
    var template =
        template(
            "vn.congvan.task." + form.path().substring(form.path().lastIndexOf('/') + 1),
            form.label(),
            lines,
            "Việc của người",
            "bpmn:UserTask",
            List.of("bpmn:Task", "bpmn:UserTask"),
            PERSON);
    template.put("entriesVisible", true);
    var properties = template.putArray("properties");
    hidden(properties, "camunda:formKey", form.key());
    name(properties, form.label());
    choices(
        property(properties, "Ai làm (nhóm)", "", "property", "camunda:candidateGroups"),
        Place.GROUP,
        form.group().expression());
    var person = form.person();
    if (person != null) {
      choices(
          property(properties, "Giao sẵn cho", "", "property", "camunda:assignee"),
          Place.PERSON,
          person.expression());
    }
    choices(
        property(properties, "Hạn", "", "property", "camunda:dueDate"),
        Place.DUE,
        form.due().expression());
    var near =
        "${office.warnAt(agencyId, %s)}"
            .formatted(form.due().expression().replaceAll("^\\$\\{|}$", ""));
    if (offers(Place.NEAR).stream().anyMatch(offer -> offer.expression().equals(near))) {
      choices(
          property(properties, "Sắp đến hạn từ", "", "property", "camunda:followUpDate"),
          Place.NEAR,
          near);
    }
    choices(
        property(properties, "Độ ưu tiên", "", "property", "camunda:priority"),
        Place.PRIORITY,
        offers(Place.PRIORITY).get(0).expression());
    return template;
  }

  private ObjectNode decision(ModelFile file) {
    var decision = Jsoup.parse(file.text(), "", Parser.xmlParser()).selectFirst("decision");
    var inputs =
        decision.select("input").stream()
            .map(input -> input.selectFirst("inputExpression text").text())
            .toList();
    var outputs = decision.select("output").eachAttr("name");
    var lines = new ArrayList<>(List.of("Hỏi bảng quyết định trong tệp " + file.name() + "."));
    line(lines, "Đọc", inputs);
    line(lines, "Ghi", outputs);
    var template =
        template(
            "vn.congvan.decision." + decision.id(),
            decision.attr("name"),
            lines,
            "Bảng quyết định",
            "bpmn:BusinessRuleTask",
            List.of("bpmn:Task", "bpmn:BusinessRuleTask"),
            TABLE);
    template.put("entriesVisible", false);
    var properties = template.putArray("properties");
    hidden(properties, "camunda:decisionRef", decision.id());
    name(properties, decision.attr("name"));
    for (var output : outputs) {
      var property = properties.addObject().put("type", "Hidden").put("value", output);
      property
          .putObject("binding")
          .put("type", "camunda:outputParameter")
          .put("source", "${decision.output(decisionResult, '" + output + "')}");
    }
    return template;
  }

  /**
   * A template cannot choose the message itself: its label and what it brings are what it tells.
   */
  private ObjectNode message(ProcessMessage message) {
    var lines =
        new ArrayList<>(
            List.of(
                message.meaning() + ".",
                "Chỉ gửi cho quy trình " + message.process() + ".",
                "Sau khi chọn mẫu, chọn thông điệp "
                    + message.name()
                    + " ở ô Global message reference."));
    line(lines, "Mang theo", message.brings().stream().map(ProcessVariable::name).toList());
    if (!message.sentAfter().isEmpty()) {
      lines.add(
          "Chỉ đến sau bước: "
              + message.sentAfter().stream()
                  .map(step -> catalogue.steps().get(step).label())
                  .collect(Collectors.joining("; "))
              + ".");
    }
    var template =
        template(
            "vn.congvan.message." + message.name(),
            message.meaning(),
            lines,
            "Thông điệp",
            null,
            List.of(
                "bpmn:ReceiveTask",
                "bpmn:StartEvent",
                "bpmn:IntermediateCatchEvent",
                "bpmn:BoundaryEvent"),
            ENVELOPE);
    template.put("entriesVisible", true);
    name(template.putArray("properties"), message.meaning());
    return template;
  }

  /** A timer waits for a moment that the process knows, or for a length of time. */
  private List<ObjectNode> deadlines() {
    var deadlines = new ArrayList<ObjectNode>();
    for (var variable : catalogue.variables().values()) {
      if (variable.type() == java.util.Date.class) {
        deadlines.add(
            deadline(
                variable.name(),
                "Đến lúc: " + variable.meaning(),
                "Chờ đến lúc ghi ở biến " + inWords(variable.name()) + ".",
                "chọn Type là Date và điền Value là ${" + variable.name() + "}"));
      }
    }
    deadlines.add(
        deadline(
            "period",
            "Sau một khoảng thời gian",
            "Chờ một khoảng thời gian viết theo ISO 8601, ví dụ P1D là một ngày, PT2H là hai giờ.",
            "chọn Type là Duration và điền Value, hoặc chọn Cycle nếu lặp lại, ví dụ R20/P1D"));
    return deadlines;
  }

  private ObjectNode deadline(String name, String label, String does, String inModeler) {
    var template =
        template(
            "vn.congvan.deadline." + name,
            label,
            List.of(does, "Sau khi chọn mẫu, ở mục Timer " + inModeler + "."),
            "Thời hạn",
            null,
            List.of("bpmn:IntermediateCatchEvent", "bpmn:BoundaryEvent"),
            CLOCK);
    template.put("entriesVisible", true);
    name(template.putArray("properties"), label);
    return template;
  }

  private ObjectNode condition(ProcessVariable<?> variable) {
    var template =
        template(
            "vn.congvan.condition." + variable.name(),
            "Điều kiện: " + variable.meaning(),
            List.of("Xét biến " + inWords(variable.name()) + "."),
            "Điều kiện của nhánh",
            null,
            List.of("bpmn:SequenceFlow"),
            ARROW);
    template.put("entriesVisible", true);
    var properties = template.putArray("properties");
    properties
        .addObject()
        .put("label", "Câu trả lời ghi trên nhánh")
        .put("type", "String")
        .putObject("binding")
        .put("type", "property")
        .put("name", "name");
    var property =
        property(properties, "Đi theo nhánh này khi", "", "property", "conditionExpression");
    property.put("type", "Dropdown");
    var choices = property.putArray("choices");
    if (variable.type() == Boolean.class) {
      choice(choices, "Đúng", "${" + variable.name() + "}");
      choice(choices, "Không đúng", "${!" + variable.name() + "}");
    }
    for (var each : variable.choices()) {
      var value = variable.type() == String.class ? "'" + each.value() + "'" : each.value();
      choice(choices, each.meaning(), "${" + variable.name() + " == " + value + "}");
    }
    return template;
  }

  private ObjectNode process() {
    var template =
        template(
            "vn.congvan.process",
            "Quy trình của Công Văn",
            List.of("Những mục mà mọi quy trình phải có."),
            "Quy trình",
            null,
            List.of("bpmn:Process"),
            SHEET);
    template.put("entriesVisible", true);
    var properties = template.putArray("properties");
    hidden(properties, "camunda:isStartableInTasklist", "false");
    for (var field :
        List.of(
            List.of("Nhãn phiên bản", "camunda:versionTag", "1.0"),
            List.of("Giữ lịch sử", "camunda:historyTimeToLive", "P365D"))) {
      property(properties, field.get(0), field.get(2), "property", field.get(1))
          .put("type", "String")
          .putObject("constraints")
          .put("notEmpty", true);
    }
    return template;
  }

  private ObjectNode template(
      String id,
      String name,
      List<String> description,
      String category,
      String elementType,
      List<String> appliesTo,
      String icon) {
    var template = json.createObjectNode();
    template.put("$schema", SCHEMA);
    template.put("name", name);
    template.put("id", id);
    template.put("description", String.join(" ", description));
    template.putObject("category").put("id", slug(category)).put("name", category);
    var applies = template.putArray("appliesTo");
    appliesTo.forEach(applies::add);
    if (elementType != null) {
      template.putObject("elementType").put("value", elementType);
    }
    template
        .putObject("icon")
        .put(
            "contents",
            "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(icon.getBytes(StandardCharsets.UTF_8)));
    return template;
  }

  private static void hidden(ArrayNode properties, String name, String value) {
    var property = properties.addObject().put("type", "Hidden").put("value", value);
    property.putObject("binding").put("type", "property").put("name", name);
  }

  private static void name(ArrayNode properties, String value) {
    property(properties, "Tên trên sơ đồ", value, "property", "name")
        .put("type", "String")
        .putObject("constraints")
        .put("notEmpty", true);
  }

  private static ObjectNode property(
      ArrayNode properties, String label, String value, String binding, String name) {
    var property = properties.addObject().put("label", label);
    if (!value.isEmpty()) {
      property.put("value", value);
    }
    property.putObject("binding").put("type", binding).put("name", name);
    return property;
  }

  private void choices(ObjectNode property, Place place, String chosen) {
    property.put("type", "Dropdown").put("value", chosen);
    var choices = property.putArray("choices");
    offers(place).forEach(offer -> choice(choices, offer.meaning(), offer.expression()));
  }

  private static void values(ObjectNode property, ProcessVariable<?> variable, String chosen) {
    property.put("type", "Dropdown").put("value", chosen);
    var choices = property.putArray("choices");
    variable.choices().forEach(each -> choice(choices, each.meaning(), each.value()));
  }

  private static void choice(ArrayNode choices, String name, String value) {
    choices.addObject().put("name", name).put("value", value);
  }

  private List<ProcessOffer> offers(Place place) {
    return catalogue.offers().stream().filter(offer -> offer.place() == place).toList();
  }

  private void line(List<String> lines, String word, Collection<String> names) {
    if (!names.isEmpty()) {
      lines.add(
          word + ": " + names.stream().map(this::inWords).collect(Collectors.joining("; ")) + ".");
    }
  }

  private String inWords(String name) {
    var variable = catalogue.variables().get(name);
    var values =
        variable.choices().size() > FEW
            ? ""
            : variable.choices().stream()
                .map(choice -> choice.value())
                .collect(Collectors.joining(", "));
    return "%s (%s, %s%s)"
        .formatted(
            name,
            variable.meaning(),
            WORDS.get(variable.type()),
            values.isEmpty() ? "" : ": " + values);
  }

  /** A form is named after its box, by which Tasklist's filters find the work. */
  private static String boxOf(ProcessForm form) {
    return Pattern.compile("-(.)")
        .matcher(form.path().replaceFirst(".*/", ""))
        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }

  private static boolean isAnswer(ProcessVariable<?> variable) {
    return variable.type() == Boolean.class || !variable.choices().isEmpty();
  }

  private static String slug(String category) {
    return switch (category) {
      case "Bước của hệ thống" -> "steps";
      case "Việc của người" -> "tasks";
      case "Thời hạn" -> "deadlines";
      case "Bảng quyết định" -> "decisions";
      case "Thông điệp" -> "messages";
      case "Điều kiện của nhánh" -> "conditions";
      default -> "processes";
    };
  }

  private String text(List<ObjectNode> templates) {
    try {
      var indenter = new DefaultIndenter("  ", "\n");
      return json.writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(templates)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String icon(String drawing) {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='18' height='18' viewBox='0 0 18 18' fill='none' stroke='#1f5a8c' stroke-width='1.5'>"
        + drawing
        + "</svg>";
  }

  private static final String GEAR =
      icon(
          "<circle cx='9' cy='9' r='3'/><path d='M9 1v3M9 14v3M1 9h3M14 9h3M3.3 3.3l2.2 2.2M12.5 12.5l2.2 2.2M3.3 14.7l2.2-2.2M12.5 5.5l2.2-2.2'/>");
  private static final String PERSON =
      icon("<circle cx='9' cy='5.5' r='3.5'/><path d='M2 17c0-4 3-6 7-6s7 2 7 6'/>");
  private static final String TABLE =
      icon("<path d='M1.5 3h15v12h-15zM1.5 7h15M1.5 11h15M6 3v12'/>");
  private static final String ARROW = icon("<path d='M1.5 9h14M11 4.5L15.5 9 11 13.5'/>");
  private static final String SHEET = icon("<path d='M3 1.5h12v15H3zM6 6h6M6 9h6M6 12h4'/>");
  private static final String CLOCK =
      icon("<circle cx='9' cy='9' r='7.5'/><path d='M9 4.5V9l3 2'/>");

  private static final String ENVELOPE = icon("<path d='M1.5 4h15v10h-15zM1.5 4l7.5 6 7.5-6'/>");
}
