package vn.congvan.workflow.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A parsed diagram of one process, with its boxes and flows at hand. */
final class Diagram {

  static final Set<String> TASKS =
      Set.of("userTask", "serviceTask", "businessRuleTask", "receiveTask", "callActivity");
  static final Set<String> GATEWAYS =
      Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway");
  static final Set<String> EVENTS =
      Set.of("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent");

  /** What stands on a diagram and is no box of ours, but is still passed on the way. */
  private static final Set<String> UNUSED_BOXES =
      Set.of(
          "scriptTask",
          "sendTask",
          "manualTask",
          "task",
          "intermediateThrowEvent",
          "complexGateway",
          "transaction",
          "adHocSubProcess");

  final ModelFile file;
  final Element root;
  final Element process;
  final List<Element> boxes = new ArrayList<>();
  final List<Element> flows = new ArrayList<>();
  private final List<Element> everything;
  private final Map<String, Element> byId = new HashMap<>();
  private final Map<String, List<Element>> in = new HashMap<>();
  private final Map<String, List<Element>> out = new HashMap<>();
  private final Map<String, List<Element>> onEdge = new HashMap<>();

  Diagram(ModelFile file, Element root, Element process) {
    this.file = file;
    this.root = root;
    this.process = process;
    everything =
        Xml.all(root).stream()
            .filter(
                element ->
                    Xml.BPMN.equals(element.getNamespaceURI())
                        || Xml.CAMUNDA.equals(element.getNamespaceURI()))
            .toList();
    for (var element : everything) {
      if (!Xml.BPMN.equals(element.getNamespaceURI())) {
        continue;
      }
      byId.putIfAbsent(element.getAttribute("id"), element);
      var kind = element.getLocalName();
      if (kind.equals("sequenceFlow")) {
        flows.add(element);
        put(out, element.getAttribute("sourceRef"), element);
        put(in, element.getAttribute("targetRef"), element);
      } else if (isBox(kind)) {
        boxes.add(element);
        if (kind.equals("boundaryEvent")) {
          put(onEdge, element.getAttribute("attachedToRef"), element);
        }
      }
    }
  }

  String key() {
    return process.getAttribute("id");
  }

  /** All BPMN and Camunda elements of the file, without the drawing. */
  List<Element> everything() {
    return everything;
  }

  List<Element> all(String kind) {
    return everything.stream()
        .filter(
            element ->
                Xml.BPMN.equals(element.getNamespaceURI()) && kind.equals(element.getLocalName()))
        .toList();
  }

  List<Element> in(Element box) {
    return in.getOrDefault(box.getAttribute("id"), List.of());
  }

  List<Element> out(Element box) {
    return out.getOrDefault(box.getAttribute("id"), List.of());
  }

  List<Element> onEdgeOf(Element box) {
    return onEdge.getOrDefault(box.getAttribute("id"), List.of());
  }

  @Nullable Element byId(String id) {
    return byId.get(id);
  }

  /** The box of that id; null where nothing has it or something else. */
  @Nullable Element box(String id) {
    var found = byId(id);
    return found != null && isBox(String.valueOf(found.getLocalName())) ? found : null;
  }

  static boolean isBox(String kind) {
    return TASKS.contains(kind)
        || GATEWAYS.contains(kind)
        || EVENTS.contains(kind)
        || UNUSED_BOXES.contains(kind)
        || kind.equals("subProcess");
  }

  static boolean is(Element element, String kind) {
    return kind.equals(element.getLocalName());
  }

  static boolean isEventSubProcess(Element element) {
    return is(element, "subProcess") && element.getAttribute("triggeredByEvent").equals("true");
  }

  /** The box, flow or process that the element belongs to. */
  static Element nearest(Element element) {
    for (var at = element; at != null; at = Xml.parent(at)) {
      var kind = String.valueOf(at.getLocalName());
      if (Xml.BPMN.equals(at.getNamespaceURI())
          && (isBox(kind) || kind.equals("sequenceFlow") || kind.equals("process"))) {
        return at;
      }
    }
    return element;
  }

  /** The event definition of an event; null for a plain one. */
  static @Nullable Element trigger(Element event) {
    return Xml.children(event).stream()
        .filter(child -> String.valueOf(child.getLocalName()).endsWith("EventDefinition"))
        .findFirst()
        .orElse(null);
  }

  /** The message that an event or task waits for; empty for any other. */
  Optional<Element> messageOf(Element box) {
    var trigger = is(box, "receiveTask") ? box : trigger(box);
    if (trigger == null || !trigger.hasAttribute("messageRef")) {
      return Optional.empty();
    }
    return Optional.ofNullable(byId(withoutPrefix(trigger.getAttribute("messageRef"))));
  }

  /** The code of the error that an event on an edge catches; empty for any other event. */
  Optional<String> errorOf(Element event) {
    var trigger = trigger(event);
    if (trigger == null || !is(trigger, "errorEventDefinition")) {
      return Optional.empty();
    }
    var error = byId(withoutPrefix(trigger.getAttribute("errorRef")));
    return Optional.of(error == null ? "" : error.getAttribute("errorCode"));
  }

  /** The parameters of a box that have that name, input or output. */
  static List<Element> parameters(Element box, String kind) {
    var extensions = Xml.child(box, "extensionElements");
    var mapping = extensions == null ? null : Xml.child(extensions, "inputOutput");
    return mapping == null ? List.of() : Xml.children(mapping, kind);
  }

  static String documentation(Element box) {
    return Xml.textOf(Xml.child(box, "documentation"));
  }

  /** The start events of a scope: the process or a group of boxes. */
  List<Element> starts(Element scope) {
    return Xml.children(scope, "startEvent");
  }

  /** The scope that a box lies in. */
  static Element scopeOf(Element box) {
    return Objects.requireNonNull(Xml.parent(box));
  }

  private static String withoutPrefix(String reference) {
    return reference.substring(reference.indexOf(':') + 1);
  }

  private static void put(Map<String, List<Element>> map, String key, Element value) {
    map.computeIfAbsent(key, ignored -> new ArrayList<>()).add(value);
  }
}
