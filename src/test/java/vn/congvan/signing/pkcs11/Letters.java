package vn.congvan.signing.pkcs11;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The shortest letter that can be sealed. */
final class Letters {

  private Letters() {}

  static byte[] plain() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
