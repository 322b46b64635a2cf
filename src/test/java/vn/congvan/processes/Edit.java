package vn.congvan.processes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.congvan.workflow.models.ModelFile;

/** What an analyst does to a diagram in Modeler, box by box and arrow by arrow. */
final class Edit {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
  private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
  private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
  private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";

  private final ModelFile file;
  private final Document document;

  Edit(ModelFile file) {
    this.file = file;
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(file.content()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The box or arrow is called so where it is named; a guide that calls it otherwise is old. */
  Edit named(String id, @Nullable String name) {
    if (name != null && !byId(id).getAttribute("name").equals(name)) {
      throw new AssertionError(
          "“%s” is called “%s”, not “%s”".formatted(id, byId(id).getAttribute("name"), name));
    }
    return this;
  }

  /** Drags a task between two others and chooses a template for it. */
  Edit box(String id, String template, String from, String to) {
    var kind = Templates.named(template).at("/elementType/value").asText().replace("bpmn:", "");
    add(process(), kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1), id);
    shape(id, from, to, 110, 80);
    return template(id, template);
  }

  /**
   * Chooses a template: Modeler writes what it hides and what it proposes, and empties the fields
   * for which it proposes nothing.
   */
  Edit template(String id, String template) {
    var chosen = Templates.named(template);
    camunda(byId(id), "modelerTemplate", chosen.get("id").asText());
    for (var property : chosen.get("properties")) {
      bind(byId(id), property.get("binding"), property.path("value").asText());
    }
    return this;
  }

  /** Fills in a field of the panel: chosen from its list, or typed. */
  Edit fill(String id, String label, String value) {
    if (label.equals("Documentation")) {
      var documentation = document.createElementNS(BPMN, "bpmn:documentation");
      documentation.setTextContent(value);
      byId(id).insertBefore(documentation, byId(id).getFirstChild());
      return this;
    }
    var template = Templates.of(byId(id).getAttributeNS(CAMUNDA, "modelerTemplate"));
    for (var property : template.get("properties")) {
      if (property.path("label").asText().equals(label)) {
        bind(byId(id), property.get("binding"), Templates.value(property, value));
        return this;
      }
    }
    throw new AssertionError("“%s” has no field “%s”".formatted(id, label));
  }

  private void bind(Element element, JsonNode binding, String value) {
    var name = binding.path("name").asText();
    switch (binding.get("type").asText()) {
      case "property" -> {
        if (name.equals("conditionExpression")) {
          condition(element, value);
        } else if (name.startsWith("camunda:")) {
          camunda(element, name.substring("camunda:".length()), value);
        } else {
          element.setAttribute(name, value);
        }
      }
      case "camunda:inputParameter" -> parameter(element, "camunda:inputParameter", name, value);
      case "camunda:outputParameter" ->
          parameter(element, "camunda:outputParameter", value, binding.get("source").asText());
      default -> throw new AssertionError(binding.toString());
    }
  }

  private void parameter(Element box, String kind, String name, String text) {
    var mapping = only(only(box, BPMN, "bpmn:extensionElements"), CAMUNDA, "camunda:inputOutput");
    var parameter =
        children(mapping).stream()
            .filter(each -> each.getNodeName().equals(kind))
            .filter(each -> each.getAttribute("name").equals(name))
            .findFirst()
            .orElseGet(
                () -> (Element) mapping.appendChild(document.createElementNS(CAMUNDA, kind)));
    parameter.setAttribute("name", name);
    parameter.setTextContent(text);
  }

  private void condition(Element flow, String text) {
    var expression = only(flow, BPMN, "bpmn:conditionExpression");
    expression.setAttributeNS(
        "http://www.w3.org/2001/XMLSchema-instance", "xsi:type", "bpmn:tFormalExpression");
    expression.setTextContent(text);
  }

  /** Sets a diamond with a question, or one that only joins. */
  Edit gateway(String id, @Nullable String question, String from, String to) {
    add(process(), "exclusiveGateway", id);
    shape(id, from, to, 50, 50);
    return question == null ? this : rename(id, question);
  }

  /** Sets an error event on the edge of a step; an error of that code is taken if there is one. */
  Edit refusal(String id, String name, String step, String code) {
    var event = add(process(), "boundaryEvent", id);
    event.setAttribute("name", name);
    event.setAttribute("attachedToRef", step);
    var definition = document.createElementNS(BPMN, "bpmn:errorEventDefinition");
    definition.setAttribute("id", "ErrorEventDefinition_1q2w3e4");
    definition.setAttribute("errorRef", error(name, code).getAttribute("id"));
    event.appendChild(definition);
    shape(id, step, step, 36, 36);
    return this;
  }

  private Element error(String name, String code) {
    return all().stream()
        .filter(each -> "error".equals(each.getLocalName()))
        .filter(each -> each.getAttribute("errorCode").equals(code))
        .findFirst()
        .orElseGet(
            () -> {
              var error = document.createElementNS(BPMN, "bpmn:error");
              error.setAttribute("id", "Error_0k3f9ab");
              error.setAttribute("name", name);
              error.setAttribute("errorCode", code);
              return (Element) document.getDocumentElement().insertBefore(error, diagram());
            });
  }

  /** Draws an arrow. */
  Edit arrow(String id, String from, String to) {
    var flow = add(process(), "sequenceFlow", id);
    flow.setAttribute("sourceRef", from);
    flow.setAttribute("targetRef", to);
    reference(byId(from), "outgoing", id);
    reference(byId(to), "incoming", id);
    var edge = document.createElementNS(BPMNDI, "bpmndi:BPMNEdge");
    edge.setAttribute("id", id + "Edge");
    edge.setAttribute("bpmnElement", id);
    for (var end : List.of(from, to)) {
      var point = document.createElementNS(DI, "di:waypoint");
      point.setAttribute("x", String.valueOf(middle(end, "x", "width")));
      point.setAttribute("y", String.valueOf(middle(end, "y", "height")));
      edge.appendChild(point);
    }
    plane().appendChild(edge);
    return this;
  }

  /** Makes an arrow the one that is taken in all other cases. */
  Edit otherwise(String arrow) {
    byId(byId(arrow).getAttribute("sourceRef")).setAttribute("default", arrow);
    return this;
  }

  /** Pulls the head of an arrow to another box. */
  Edit redirect(String arrow, String to) {
    var flow = byId(arrow);
    for (var incoming : children(byId(flow.getAttribute("targetRef")))) {
      if ("incoming".equals(incoming.getLocalName())
          && incoming.getTextContent().strip().equals(arrow)) {
        incoming.getParentNode().removeChild(incoming);
      }
    }
    flow.setAttribute("targetRef", to);
    reference(byId(to), "incoming", arrow);
    return this;
  }

  /** Deletes a box or an arrow, with what is drawn of it. */
  Edit delete(String id) {
    for (var element : all()) {
      if (("incoming".equals(element.getLocalName()) || "outgoing".equals(element.getLocalName()))
          && element.getTextContent().strip().equals(id)) {
        element.getParentNode().removeChild(element);
      }
      if (element.getAttribute("bpmnElement").equals(id)) {
        element.getParentNode().removeChild(element);
      }
    }
    byId(id).getParentNode().removeChild(byId(id));
    return this;
  }

  /** Writes another name on a box. */
  Edit rename(String id, String name) {
    byId(id).setAttribute("name", name);
    return this;
  }

  /** Says which version of the process or table this is. */
  Edit version(String tag) {
    if (process() != null) {
      camunda(process(), "versionTag", tag);
    } else {
      decision().setAttributeNS(CAMUNDA_DMN, "camunda:versionTag", tag);
    }
    return this;
  }

  /** Types into a cell of a decision table, found by the remark of its row and its column. */
  Edit cell(String remark, String column, String old, String value) {
    var outputs = children(table()).stream().filter(each -> each.getLocalName().equals("output"));
    var labels = outputs.map(each -> each.getAttribute("label")).toList();
    var text =
        children(row(remark)).stream()
            .filter(each -> each.getLocalName().equals("outputEntry"))
            .toList()
            .get(labels.indexOf(column))
            .getElementsByTagNameNS("*", "text")
            .item(0);
    if (!text.getTextContent().equals(old)) {
      throw new AssertionError("There stands " + text.getTextContent() + ", not " + old);
    }
    text.setTextContent(value);
    return this;
  }

  /** Writes another remark to a row. */
  Edit remark(String remark, String other) {
    description(row(remark)).setTextContent(other);
    return this;
  }

  private Element row(String remark) {
    return children(table()).stream()
        .filter(each -> each.getLocalName().equals("rule"))
        .filter(each -> description(each).getTextContent().equals(remark))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No row “" + remark + "”"));
  }

  private static Element description(Element row) {
    return children(row).get(0);
  }

  /** Saves the file. */
  ModelFile save() {
    try {
      var out = new StringWriter();
      var transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return file.with(out.toString());
    } catch (javax.xml.transform.TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private Element add(Element scope, String kind, String id) {
    if (all().stream().anyMatch(each -> each.getAttribute("id").equals(id))) {
      throw new AssertionError("“" + id + "” is taken");
    }
    var element = document.createElementNS(BPMN, "bpmn:" + kind);
    element.setAttribute("id", id);
    // Boxes and arrows stand before groups and notes.
    var artifacts =
        children(scope).stream().filter(each -> "group".equals(each.getLocalName())).findFirst();
    scope.insertBefore(element, artifacts.orElse(null));
    return element;
  }

  private void camunda(Element element, String name, String value) {
    element.setAttributeNS(CAMUNDA, "camunda:" + name, value);
  }

  /** Incoming and outgoing arrows are named after notes and extensions, before everything else. */
  private void reference(Element box, String kind, String flow) {
    var reference = document.createElementNS(BPMN, "bpmn:" + kind);
    reference.setTextContent(flow);
    Node before = null;
    for (var child : children(box)) {
      var name = String.valueOf(child.getLocalName());
      var stays =
          name.equals("documentation")
              || name.equals("extensionElements")
              || name.equals("incoming")
              || (name.equals("outgoing") && kind.equals("outgoing"));
      if (!stays) {
        before = child;
        break;
      }
    }
    box.insertBefore(reference, before);
  }

  private Element only(Element parent, String namespace, String name) {
    for (var child : children(parent)) {
      if (name.equals(child.getNodeName())) {
        return child;
      }
    }
    var element = document.createElementNS(namespace, name);
    var first = children(parent).isEmpty() ? null : children(parent).get(0);
    var afterNotes =
        first != null && "documentation".equals(first.getLocalName())
            ? first.getNextSibling()
            : first;
    parent.insertBefore(element, afterNotes);
    return element;
  }

  /** Half way between two boxes. */
  private void shape(String id, String from, String to, int width, int height) {
    var shape = document.createElementNS(BPMNDI, "bpmndi:BPMNShape");
    shape.setAttribute("id", id + "Shape");
    shape.setAttribute("bpmnElement", id);
    var bounds = document.createElementNS(DC, "dc:Bounds");
    bounds.setAttribute("x", half(middle(from, "x", "width"), middle(to, "x", "width"), width));
    bounds.setAttribute("y", half(middle(from, "y", "height"), middle(to, "y", "height"), height));
    bounds.setAttribute("width", String.valueOf(width));
    bounds.setAttribute("height", String.valueOf(height));
    shape.appendChild(bounds);
    plane().appendChild(shape);
  }

  private Element shapeOf(String id) {
    return all().stream()
        .filter(each -> "BPMNShape".equals(each.getLocalName()))
        .filter(each -> each.getAttribute("bpmnElement").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("“" + id + "” is not drawn"));
  }

  private int middle(String id, String from, String length) {
    var bounds = (Element) shapeOf(id).getElementsByTagNameNS(DC, "Bounds").item(0);
    return (int)
        (Double.parseDouble(bounds.getAttribute(from))
            + Double.parseDouble(bounds.getAttribute(length)) / 2);
  }

  private static String half(int from, int to, int length) {
    return String.valueOf((from + to - length) / 2);
  }

  private @Nullable Element process() {
    return (Element) document.getElementsByTagNameNS(BPMN, "process").item(0);
  }

  private Element decision() {
    return (Element) document.getElementsByTagNameNS("*", "decision").item(0);
  }

  private Element table() {
    return (Element) document.getElementsByTagNameNS("*", "decisionTable").item(0);
  }

  private Element diagram() {
    return (Element) document.getElementsByTagNameNS(BPMNDI, "BPMNDiagram").item(0);
  }

  private Element plane() {
    return (Element) document.getElementsByTagNameNS(BPMNDI, "BPMNPlane").item(0);
  }

  private Element byId(String id) {
    return all().stream()
        .filter(each -> each.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No box or arrow “" + id + "”"));
  }

  private List<Element> all() {
    List<Element> all = new ArrayList<>();
    var found = document.getElementsByTagNameNS("*", "*");
    for (var i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        children.add(nested);
      }
    }
    return children;
  }
}
