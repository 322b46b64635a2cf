package vn.congvan.signing.pades;

import com.itextpdf.kernel.utils.DefaultSafeXmlParserFactory;
import com.itextpdf.kernel.utils.XmlProcessorCreator;
import javax.xml.parsers.DocumentBuilder;

/**
 * Keeps iText's safe XML parser for each thread. iText looks through the whole class path for one
 * whenever it reads the metadata of a file, which was a sixth of the work of preparing it.
 */
final class KeptXmlParsers extends DefaultSafeXmlParserFactory {

  private final ThreadLocal<DocumentBuilder> kept = new ThreadLocal<>();

  private KeptXmlParsers() {}

  /** Lets iText use kept parsers from now on. */
  static void use() {
    XmlProcessorCreator.setXmlParserFactory(new KeptXmlParsers());
  }

  @Override
  public DocumentBuilder createDocumentBuilderInstance(
      boolean namespaceAware, boolean ignoringComments) {
    if (!namespaceAware || !ignoringComments) {
      return super.createDocumentBuilderInstance(namespaceAware, ignoringComments);
    }
    // Not reset between files: that would take the guard against foreign entities away.
    var parser = kept.get();
    if (parser == null) {
      parser = super.createDocumentBuilderInstance(true, true);
      kept.set(parser);
    }
    return parser;
  }
}
