package vn.congvan.workflow.diagram;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import vn.congvan.workflow.models.Xml;

/** Reads the text of a diagram or table, without document types and without what lies outside. */
final class Markup {

  private Markup() {}

  /** The text of a file; Modeler writes UTF-8, other tools may not. */
  static String text(byte[] bytes) {
    var wide =
        bytes.length > 1
            && ((bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff
                || (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe);
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  static Element parse(String xml) {
    try {
      return Xml.parse(new InputSource(new StringReader(xml.replaceFirst("^\\uFEFF", ""))));
    } catch (SAXException | IOException e) {
      throw new IllegalArgumentException("This is no diagram and no decision table", e);
    }
  }

  static String tag(Element element) {
    return element.getLocalName();
  }

  static Stream<Element> children(Element parent) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  static List<Element> children(Element parent, String tag) {
    return children(parent).filter(child -> tag(child).equals(tag)).toList();
  }

  static Stream<Element> descendants(Element parent, String tag) {
    return children(parent)
        .flatMap(
            child ->
                Stream.concat(
                    tag(child).equals(tag) ? Stream.of(child) : Stream.empty(),
                    descendants(child, tag)));
  }

  /** The attributes without namespace declarations. */
  static Stream<Attr> attributes(Element element) {
    var attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength())
        .mapToObj(attributes::item)
        .map(Attr.class::cast)
        .filter(attr -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attr.getNamespaceURI()));
  }

  /** The text of an element or attribute on one line, as a person reads it. */
  static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  static String text(Element parent, String tag) {
    return children(parent, tag).stream()
        .findFirst()
        .map(child -> plain(child.getTextContent()))
        .orElse("");
  }
}
