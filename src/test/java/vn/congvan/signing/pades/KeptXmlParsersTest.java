package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.itextpdf.kernel.utils.XmlProcessorCreator;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A parser that is kept is as careful with the second file as with the first. */
class KeptXmlParsersTest {

  private static final String FOREIGN =
      "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>";

  @BeforeAll
  static void parsersAreKept() {
    KeptXmlParsers.use();
  }

  @Test
  void oneParserIsUsedAgain() {
    assertThat(XmlProcessorCreator.createSafeDocumentBuilder(true, true))
        .isSameAs(XmlProcessorCreator.createSafeDocumentBuilder(true, true));
    assertThat(XmlProcessorCreator.createSafeDocumentBuilder(false, true).isNamespaceAware())
        .isFalse();
  }

  @Test
  void foreignEntitiesAreRefusedAlsoByTheSecondUse() throws Exception {
    for (var use = 0; use < 2; use++) {
      var parser = XmlProcessorCreator.createSafeDocumentBuilder(true, true);
      assertThatThrownBy(() -> parser.parse(new InputSource(new StringReader(FOREIGN))))
          .isInstanceOf(SAXException.class);
      assertThat(
              parser
                  .parse(new InputSource(new StringReader("<a>b</a>")))
                  .getDocumentElement()
                  .getTextContent())
          .isEqualTo("b");
    }
  }
}
