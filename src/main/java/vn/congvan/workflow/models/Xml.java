package vn.congvan.workflow.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML that strangers wrote: no document type, no entities, nothing from elsewhere. */
public final class Xml {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
  static final Set<String> DMN =
      Set.of(
          "https://www.omg.org/spec/DMN/20191111/MODEL/",
          "http://www.omg.org/spec/DMN/20180521/MODEL/",
          "http://www.omg.org/spec/DMN/20151101/dmn.xsd");

  private static final String DEEPEST = "100";

  private Xml() {}

  static Element parse(byte[] content) throws SAXException, IOException {
    return parse(new InputSource(new ByteArrayInputStream(content)));
  }

  /** Reads XML that fetches nothing, expands nothing and is not nested without end. */
  public static Element parse(InputSource content) throws SAXException, IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(content).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        children.add(nested);
      }
    }
    return children;
  }

  /** The element and all below it, in the order of the file. */
  static List<Element> all(Element element) {
    List<Element> all = new ArrayList<>();
    collect(element, all);
    return all;
  }

  static List<Element> children(Element element, String name) {
    return children(element).stream().filter(child -> name.equals(child.getLocalName())).toList();
  }

  static @Nullable Element child(Element element, String name) {
    var found = children(element, name);
    return found.isEmpty() ? null : found.get(0);
  }

  static @Nullable Element parent(Element element) {
    Node parent = element.getParentNode();
    return parent instanceof Element around ? around : null;
  }

  static String textOf(@Nullable Element element) {
    return element == null ? "" : element.getTextContent().strip();
  }

  static String camunda(Element element, String attribute) {
    return element.getAttributeNS(CAMUNDA, attribute);
  }

  private static void collect(Element element, List<Element> all) {
    all.add(element);
    for (var child : children(element)) {
      collect(child, all);
    }
  }
}
