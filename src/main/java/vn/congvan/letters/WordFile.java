package vn.congvan.letters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import vn.congvan.shared.Refusal;

/** The XML parts of a DOCX. */
final class WordFile {

  // Far more than any letter has; what is packed may be a bomb.
  private static final int LARGEST_PART = 20_000_000;
  private static final int MOST_PARTS = 2000;

  private final Map<String, Element> parts = new HashMap<>();

  /**
   * Opens a file.
   *
   * @throws Refusal if it is damaged or no DOCX
   */
  static WordFile of(byte[] docx) {
    try {
      var file = new WordFile(docx);
      if (file.part("word/document.xml") == null) {
        throw new Refusal("Tệp này không phải văn bản Word (DOCX). Hãy tải lên DOCX hoặc PDF.");
      }
      return file;
    } catch (IOException | SAXException e) {
      throw new Refusal("Tệp Word bị hỏng nên không đọc được. Hãy mở, lưu lại rồi tải lên.");
    }
  }

  private WordFile(byte[] docx) throws IOException, SAXException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      var count = 0;
      for (var entry = zip.getNextEntry();
          entry != null && count++ < MOST_PARTS;
          entry = zip.getNextEntry()) {
        var name = entry.getName();
        if (name.matches("word/(?:document|styles|header\\d*|footer\\d*|theme/theme1)\\.xml")
            || name.equals("word/_rels/document.xml.rels")) {
          var bytes = zip.readNBytes(LARGEST_PART + 1);
          if (bytes.length > LARGEST_PART) {
            throw new IOException("Too large: " + name);
          }
          parts.put(name, parse(bytes));
        }
      }
    }
  }

  private static Element parse(byte[] bytes) throws IOException, SAXException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setXIncludeAware(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nullable Element part(String name) {
    return parts.get(name);
  }

  /** The part to which the main part's relation leads. */
  @Nullable Element related(String id) {
    var relations = parts.get("word/_rels/document.xml.rels");
    if (relations == null) {
      return null;
    }
    return children(relations).stream()
        .filter(relation -> relation.getAttribute("Id").equals(id))
        .map(relation -> parts.get("word/" + relation.getAttribute("Target")))
        .findFirst()
        .orElse(null);
  }

  static List<Element> children(@Nullable Element element) {
    if (element == null) {
      return List.of();
    }
    var nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .toList();
  }

  static List<Element> children(@Nullable Element element, String name) {
    return children(element).stream().filter(each -> each.getLocalName().equals(name)).toList();
  }

  static @Nullable Element child(@Nullable Element element, String... path) {
    var found = element;
    for (var name : path) {
      var children = children(found, name);
      found = children.isEmpty() ? null : children.get(0);
    }
    return found;
  }

  /** All elements of that name below, in order. */
  static List<Element> below(@Nullable Element element, String name) {
    if (element == null) {
      return List.of();
    }
    var nodes = element.getElementsByTagNameNS("*", name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(index -> (Element) nodes.item(index))
        .toList();
  }

  /** An attribute by its local name; null where it has none. */
  static @Nullable String attribute(@Nullable Element element, String name) {
    if (element == null) {
      return null;
    }
    var attributes = element.getAttributes();
    for (var i = 0; i < attributes.getLength(); i++) {
      var attribute = attributes.item(i);
      if (name.equals(attribute.getLocalName())) {
        return attribute.getNodeValue();
      }
    }
    return null;
  }
}
