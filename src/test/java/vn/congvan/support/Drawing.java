package vn.congvan.support;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A diagram or table of the product on an analyst's desk: changed as Modeler would change it. */
public final class Drawing {

  private final Document document;

  private Drawing(Document document) {
    this.document = document;
  }

  /** The product's file. */
  public static Drawing of(String file) {
    return read(product(file));
  }

  /** The text of the product's file. */
  public static String product(String file) {
    try {
      return Files.readString(Path.of("processes", file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Drawing read(String xml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return new Drawing(
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What stands in the drawing for boxes and arrows, wherever they lie. */
  public static String shapes(String... ids) {
    return Arrays.stream(ids)
        .map(
            id ->
                "<bpmndi:BPMNShape id='%1$sShape' bpmnElement='%1$s'><dc:Bounds xmlns:dc='http://www.omg.org/spec/DD/20100524/DC' x='0' y='0' width='100' height='80'/></bpmndi:BPMNShape>"
                    .formatted(id))
        .collect(Collectors.joining());
  }

  /** Writes another name on a box. */
  public Drawing renamed(String id, String name) {
    return set(id, "name", name);
  }

  /** Sets an attribute of an element. */
  public Drawing set(String id, String attribute, String value) {
    element(id).setAttribute(attribute, value);
    return this;
  }

  /** Draws an arrow to another box. */
  public Drawing arrowTo(String arrowId, String boxId) {
    var arrow = element(arrowId);
    removeReferences(arrowId, "incoming");
    arrow.setAttribute("targetRef", boxId);
    var incoming =
        document.createElementNS(
            arrow.getNamespaceURI(),
            arrow.getPrefix() == null ? "incoming" : arrow.getPrefix() + ":incoming");
    incoming.setTextContent(arrowId);
    var box = element(boxId);
    var documentation =
        all(box).stream().filter(e -> e.getLocalName().equals("outgoing")).findFirst();
    box.insertBefore(incoming, documentation.orElse(null));
    return this;
  }

  /** Deletes boxes with their arrows, and their shapes. */
  public Drawing without(String... ids) {
    for (var id : ids) {
      remove(id);
      List<String> arrows = new ArrayList<>();
      each(
          element -> {
            if (element.getLocalName().equals("sequenceFlow")
                && (element.getAttribute("sourceRef").equals(id)
                    || element.getAttribute("targetRef").equals(id))) {
              arrows.add(element.getAttribute("id"));
            }
          });
      arrows.forEach(this::remove);
    }
    return this;
  }

  /** Writes another text into a cell of a table. */
  public Drawing cell(String entryId, String text) {
    all(element(entryId)).stream()
        .filter(child -> child.getLocalName().equals("text"))
        .forEach(child -> child.setTextContent(text));
    return this;
  }

  /** The file as it would be deployed. */
  public String text() {
    try {
      var text = new StringWriter();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void remove(String id) {
    List<Element> gone = new ArrayList<>();
    each(
        element -> {
          if (element.getAttribute("id").equals(id)
              || element.getAttribute("bpmnElement").equals(id)) {
            gone.add(element);
          }
        });
    gone.forEach(element -> element.getParentNode().removeChild(element));
    removeReferences(id, "incoming");
    removeReferences(id, "outgoing");
  }

  private void removeReferences(String id, String tag) {
    List<Element> gone = new ArrayList<>();
    each(
        element -> {
          if (element.getLocalName().equals(tag) && element.getTextContent().strip().equals(id)) {
            gone.add(element);
          }
        });
    gone.forEach(element -> element.getParentNode().removeChild(element));
  }

  private Element element(String id) {
    return all(document.getDocumentElement()).stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No " + id));
  }

  private void each(Consumer<Element> act) {
    all(document.getDocumentElement()).forEach(act);
  }

  private static List<Element> all(Element parent) {
    List<Element> found = new ArrayList<>();
    var nodes = parent.getElementsByTagNameNS("*", "*");
    for (var i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }
}
