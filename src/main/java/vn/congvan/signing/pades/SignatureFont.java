package vn.congvan.signing.pades;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.font.PdfFontFactory.EmbeddingStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Liberation Serif, as wide as Times New Roman; read once, embedded as a subset where it is used.
 */
final class SignatureFont {

  private static final FontProgram SERIF = read();

  private SignatureFont() {}

  /** A font belongs to the one document in which it is used first. */
  static PdfFont forOneDocument() {
    return PdfFontFactory.createFont(
        SERIF, PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
  }

  private static FontProgram read() {
    var resource = "/fonts/LiberationSerif-Regular.ttf";
    try (var stream = SignatureFont.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Missing on the classpath: " + resource);
      }
      return FontProgramFactory.createFont(stream.readAllBytes(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
