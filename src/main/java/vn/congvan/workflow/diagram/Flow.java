package vn.congvan.workflow.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A process as its diagram draws it: boxes, arrows, and what is set on each. */
final class Flow {

  private static final Set<String> NO_BOXES =
      Set.of(
          "incoming",
          "outgoing",
          "sequenceFlow",
          "textAnnotation",
          "association",
          "group",
          "laneSet",
          "dataObject",
          "dataObjectReference",
          "dataStoreReference",
          "documentation",
          "extensionElements",
          "ioSpecification",
          "property",
          "multiInstanceLoopCharacteristics",
          "standardLoopCharacteristics");
  private static final Set<String> UNSEEN =
      Set.of(
          "id",
          "name",
          "sourceRef",
          "targetRef",
          "modelerTemplate",
          "modelerTemplateVersion",
          "modelerTemplateIcon");

  /** A task, gateway, event or subprocess. */
  record Box(
      String id, String kind, String name, @Nullable String parent, Map<String, String> settings) {

    String label() {
      return name.isEmpty() ? id : name;
    }
  }

  /** An arrow from one box to another. */
  record Arrow(String id, String name, String source, String target, String condition) {}

  final Map<String, Box> boxes = new LinkedHashMap<>();
  final Map<String, Arrow> arrows = new LinkedHashMap<>();
  final Map<String, String> settings;
  final String name;
  private final Map<String, String> references = new HashMap<>();

  private Flow(Element definitions, Element process) {
    Markup.children(definitions)
        .forEach(
            element -> {
              var code = element.getAttribute("errorCode") + element.getAttribute("escalationCode");
              references.put(
                  element.getAttribute("id"), code.isEmpty() ? element.getAttribute("name") : code);
            });
    name = Markup.plain(process.getAttribute("name"));
    settings = settings(process);
    read(process, null);
    lanes(process);
    for (var box : boxes.values()) {
      named(box.settings(), "attachedTo");
      box.settings()
          .computeIfPresent(
              "default",
              (setting, arrow) ->
                  arrows.containsKey(arrow) ? label(arrows.get(arrow).target()) : arrow);
    }
  }

  /** The process of that id, or null where the text has none. */
  static @Nullable Flow of(String xml, String processId) {
    var definitions = Markup.parse(xml);
    return Markup.children(definitions, "process").stream()
        .filter(process -> process.getAttribute("id").equals(processId))
        .findFirst()
        .map(process -> new Flow(definitions, process))
        .orElse(null);
  }

  String label(String boxId) {
    var box = boxes.get(boxId);
    return box == null ? boxId : box.label();
  }

  /** An arrow as one would point at it. */
  String label(Arrow arrow) {
    return "“"
        + label(arrow.source())
        + "” → “"
        + label(arrow.target())
        + "”"
        + (arrow.name().isEmpty() ? "" : " [" + arrow.name() + "]");
  }

  private void read(Element scope, @Nullable String parent) {
    Markup.children(scope)
        .forEach(
            element -> {
              var tag = Markup.tag(element);
              if (tag.equals("sequenceFlow")) {
                arrows.put(
                    element.getAttribute("id"),
                    new Arrow(
                        element.getAttribute("id"),
                        Markup.plain(element.getAttribute("name")),
                        element.getAttribute("sourceRef"),
                        element.getAttribute("targetRef"),
                        Markup.text(element, "conditionExpression")));
              } else if (isBox(element)) {
                var id = element.getAttribute("id");
                var settings = settings(element);
                if (parent != null) {
                  settings.put("parent", label(parent));
                }
                boxes.put(
                    id,
                    new Box(id, tag, Markup.plain(element.getAttribute("name")), parent, settings));
                read(element, id);
              }
            });
  }

  private void lanes(Element process) {
    Markup.descendants(process, "lane")
        .forEach(
            lane ->
                Markup.children(lane, "flowNodeRef")
                    .forEach(
                        member -> {
                          var box = boxes.get(Markup.plain(member.getTextContent()));
                          if (box != null) {
                            box.settings().put("lane", Markup.plain(lane.getAttribute("name")));
                          }
                        }));
  }

  private static boolean isBox(Element element) {
    return !element.getAttribute("id").isEmpty()
        && !NO_BOXES.contains(Markup.tag(element))
        && !Markup.tag(element).endsWith("EventDefinition");
  }

  private Map<String, String> settings(Element element) {
    var found = new TreeMap<String, String>();
    Markup.attributes(element)
        .filter(attribute -> !UNSEEN.contains(attribute.getLocalName()))
        .forEach(
            attribute ->
                found.put(
                    setting(attribute.getLocalName()),
                    resolved(attribute.getLocalName(), attribute.getValue())));
    Markup.children(element).forEach(child -> setting(child, found));
    found.values().removeIf(String::isEmpty);
    return found;
  }

  private void setting(Element child, Map<String, String> found) {
    switch (Markup.tag(child)) {
      case "documentation" -> found.put("documentation", Markup.plain(child.getTextContent()));
      case "extensionElements" ->
          Markup.children(child).forEach(extension -> extension(extension, found));
      case "multiInstanceLoopCharacteristics", "standardLoopCharacteristics" -> {
        found.put(
            "loop", child.getAttribute("isSequential").equals("true") ? "1 → 2 → 3" : "1 ∥ 2 ∥ 3");
        Markup.attributes(child)
            .filter(attribute -> !attribute.getLocalName().equals("isSequential"))
            .filter(attribute -> !UNSEEN.contains(attribute.getLocalName()))
            .forEach(
                attribute -> found.put("loop:" + attribute.getLocalName(), attribute.getValue()));
        Markup.children(child)
            .forEach(
                part -> found.put("loop:" + Markup.tag(part), Markup.plain(part.getTextContent())));
      }
      default -> {
        if (Markup.tag(child).endsWith("EventDefinition")) {
          found.put("event", Markup.tag(child).replace("EventDefinition", ""));
          Markup.attributes(child)
              .filter(attribute -> !UNSEEN.contains(attribute.getLocalName()))
              .forEach(
                  attribute ->
                      found.put(
                          setting(attribute.getLocalName()),
                          resolved(attribute.getLocalName(), attribute.getValue())));
          Markup.children(child)
              .forEach(part -> found.put(Markup.tag(part), Markup.plain(part.getTextContent())));
        } else if (Markup.tag(child).equals("ioSpecification")
            || Markup.tag(child).equals("property")) {
          found.merge(
              Markup.tag(child), Markup.plain(child.getTextContent()), (one, two) -> one + two);
        }
      }
    }
  }

  private static void extension(Element extension, Map<String, String> found) {
    switch (Markup.tag(extension)) {
      case "inputOutput" ->
          Markup.children(extension)
              .forEach(
                  parameter ->
                      found.put(
                          Markup.tag(parameter).replace("Parameter", "")
                              + ":"
                              + parameter.getAttribute("name"),
                          Markup.plain(parameter.getTextContent())));
      case "properties" ->
          Markup.children(extension)
              .forEach(
                  property ->
                      found.put(
                          "property:" + property.getAttribute("name"),
                          property.getAttribute("value")));
      default -> {
        List<String> parts = new ArrayList<>();
        Markup.attributes(extension)
            .forEach(attribute -> parts.add(attribute.getLocalName() + "=" + attribute.getValue()));
        parts.add(Markup.plain(extension.getTextContent()));
        found.merge(
            Markup.tag(extension),
            Markup.plain(String.join(" ", parts)),
            (one, two) -> one + "; " + two);
      }
    }
  }

  private static String setting(String attribute) {
    return switch (attribute) {
      case "attachedToRef" -> "attachedTo";
      case "messageRef" -> "message";
      case "errorRef" -> "error";
      case "signalRef" -> "signal";
      case "escalationRef" -> "escalation";
      default -> attribute;
    };
  }

  private String resolved(String attribute, String value) {
    return attribute.endsWith("Ref") && references.containsKey(value)
        ? references.get(value)
        : Markup.plain(value);
  }

  private void named(Map<String, String> settings, String setting) {
    settings.computeIfPresent(setting, (name, boxId) -> label(boxId));
  }
}
