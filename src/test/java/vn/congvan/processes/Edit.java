package vn.congvan.processes;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.congvan.workflow.models.ModelFile;

/** What an analyst does to a diagram in Modeler, box by box and arrow by arrow. */
final class Edit {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
  private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
  private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";

  private final ModelFile file;
  private final Document document;

  Edit(ModelFile file) {
    this.file = file;
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(file.content()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Drags a task onto the diagram and chooses a template for it. */
  Edit task(String kind, String id, String name, String template, int x, int y) {
    var task = add(process(), kind, id, name);
    camunda(task, "modelerTemplate", template);
    shape(id, x, y, 110, 80);
    return this;
  }

  /** Fills in a field of the engine's. */
  Edit fill(String id, String field, String value) {
    camunda(byId(id), field, value);
    return this;
  }

  /** Writes what a person reads about his task. */
  Edit describe(String id, String text) {
    var documentation = document.createElementNS(BPMN, "bpmn:documentation");
    documentation.setTextContent(text);
    byId(id).insertBefore(documentation, byId(id).getFirstChild());
    return this;
  }

  /** Fills in what a step asks for. */
  Edit input(String id, String name, String value) {
    var box = byId(id);
    var extensions = only(box, BPMN, "bpmn:extensionElements");
    var mapping = only(extensions, CAMUNDA, "camunda:inputOutput");
    var parameter = document.createElementNS(CAMUNDA, "camunda:inputParameter");
    parameter.setAttribute("name", name);
    parameter.setTextContent(value);
    mapping.appendChild(parameter);
    return this;
  }

  /** Sets a diamond with a question, or one that only joins. */
  Edit gateway(String id, String question, int x, int y) {
    add(process(), "exclusiveGateway", id, question);
    shape(id, x, y, 50, 50);
    return this;
  }

  /** Sets an error event on the edge of a step. */
  Edit refusal(String id, String name, String step, String code, int x, int y) {
    var event = add(process(), "boundaryEvent", id, name);
    event.setAttribute("attachedToRef", step);
    var error = document.createElementNS(BPMN, "bpmn:error");
    error.setAttribute("id", id + "Code");
    error.setAttribute("name", name);
    error.setAttribute("errorCode", code);
    document.getDocumentElement().insertBefore(error, diagram());
    var definition = document.createElementNS(BPMN, "bpmn:errorEventDefinition");
    definition.setAttribute("id", id + "Error");
    definition.setAttribute("errorRef", id + "Code");
    event.appendChild(definition);
    shape(id, x, y, 36, 36);
    return this;
  }

  /** Draws an arrow. */
  Edit arrow(String id, String from, String to) {
    var flow = add(process(), "sequenceFlow", id, "");
    flow.setAttribute("sourceRef", from);
    flow.setAttribute("targetRef", to);
    reference(byId(from), "outgoing", id);
    reference(byId(to), "incoming", id);
    var edge = document.createElementNS(BPMNDI, "bpmndi:BPMNEdge");
    edge.setAttribute("id", id + "Edge");
    edge.setAttribute("bpmnElement", id);
    for (var end : List.of(from, to)) {
      var bounds = (Element) shapeOf(end).getElementsByTagNameNS(DC, "Bounds").item(0);
      var point = document.createElementNS(DI, "di:waypoint");
      point.setAttribute("x", middle(bounds, "x", "width"));
      point.setAttribute("y", middle(bounds, "y", "height"));
      edge.appendChild(point);
    }
    plane().appendChild(edge);
    return this;
  }

  /** Writes the answer on an arrow and the condition under which it is taken. */
  Edit answer(String arrow, String answer, String condition) {
    byId(arrow).setAttribute("name", answer);
    if (!condition.isEmpty()) {
      var expression = document.createElementNS(BPMN, "bpmn:conditionExpression");
      expression.setAttributeNS(
          "http://www.w3.org/2001/XMLSchema-instance", "xsi:type", "bpmn:tFormalExpression");
      expression.setTextContent(condition);
      byId(arrow).appendChild(expression);
    }
    return this;
  }

  /** Makes an arrow the one that is taken in all other cases. */
  Edit otherwise(String gateway, String arrow) {
    byId(gateway).setAttribute("default", arrow);
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

  /** Says which version of the process this is. */
  Edit version(String tag) {
    camunda(process(), "versionTag", tag);
    return this;
  }

  /** Saves the file. */
  ModelFile save() {
    try {
      var out = new StringWriter();
      var transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return file.with(out.toString());
    } catch (javax.xml.transform.TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private Element add(Element scope, String kind, String id, String name) {
    var element = document.createElementNS(BPMN, "bpmn:" + kind);
    element.setAttribute("id", id);
    if (!name.isEmpty()) {
      element.setAttribute("name", name);
    }
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

  private void shape(String id, int x, int y, int width, int height) {
    var shape = document.createElementNS(BPMNDI, "bpmndi:BPMNShape");
    shape.setAttribute("id", id + "Shape");
    shape.setAttribute("bpmnElement", id);
    var bounds = document.createElementNS(DC, "dc:Bounds");
    bounds.setAttribute("x", String.valueOf(x));
    bounds.setAttribute("y", String.valueOf(y));
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
        .orElseThrow();
  }

  private static String middle(Element bounds, String from, String length) {
    return String.valueOf(
        (int)
            (Double.parseDouble(bounds.getAttribute(from))
                + Double.parseDouble(bounds.getAttribute(length)) / 2));
  }

  private Element process() {
    return (Element) document.getElementsByTagNameNS(BPMN, "process").item(0);
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
