package vn.congvan.workflow.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The grammars of BPMN and DMN as the engine's library carries them. Each is read once; the
 * library's own reader reads it again for each file, which takes longer than all checks together.
 */
final class Grammar {

  private static final Map<String, String> PLACES =
      Map.of(
          Xml.BPMN,
          BpmnModelConstants.BPMN_20_SCHEMA_LOCATION,
          DmnModelConstants.DMN13_NS,
          DmnModelConstants.DMN_13_SCHEMA_LOCATION,
          DmnModelConstants.DMN12_NS,
          DmnModelConstants.DMN_12_SCHEMA_LOCATION,
          DmnModelConstants.DMN11_NS,
          DmnModelConstants.DMN_11_SCHEMA_LOCATION);
  private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

  private Grammar() {}

  /** The first breach of the standard, if there is one; a file of no standard has none. */
  static Optional<SAXParseException> breach(ModelFile file, Element root) {
    var standard = String.valueOf(root.getNamespaceURI());
    if (!PLACES.containsKey(standard)) {
      return Optional.empty();
    }
    try {
      // The text and not the elements: only so the line is known.
      READ.computeIfAbsent(standard, Grammar::read)
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(file.content())));
      return Optional.empty();
    } catch (SAXParseException e) {
      return Optional.of(e);
    } catch (SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema read(String standard) {
    try {
      return SchemaFactory.newDefaultInstance()
          .newSchema(new ClassPathResource(String.valueOf(PLACES.get(standard))).getURL());
    } catch (SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
