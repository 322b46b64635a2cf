package vn.congvan.signing.pades;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.pdfa.PdfADocument;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import javax.imageio.ImageIO;
import vn.congvan.print.SerifFont;
import vn.congvan.signing.practice.Holder;

/** A letter as PDF/A, the images on it, and a token that signs. */
final class PracticeLetters {

  private PracticeLetters() {}

  static byte[] letter() {
    var out = new ByteArrayOutputStream();
    var colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    var pdf =
        new PdfADocument(
            new PdfWriter(out),
            PdfAConformance.PDF_A_2B,
            new PdfOutputIntent(
                "Custom",
                "",
                "http://www.color.org",
                "sRGB IEC61966-2.1",
                new ByteArrayInputStream(colours)));
    try (var document = new Document(pdf, PageSize.A4)) {
      document.setFont(SerifFont.Face.REGULAR.forOneDocument());
      document.add(new Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
      document.add(new Paragraph("Về việc thực hành ký số trên văn bản điện tử"));
    }
    return out.toByteArray();
  }

  static SignatureLook personsImage() {
    return SignatureLook.image(1, 380, 200, 110, 50, stroke(new Color(0x10, 0x30, 0xa0)));
  }

  static SignatureLook sealImage() {
    return SignatureLook.image(1, 330, 180, 100, 100, stroke(new Color(0xd0, 0x10, 0x10)));
  }

  static byte[] token(Holder person, byte[] attributes) {
    try {
      var signature =
          Signature.getInstance(
              person.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(person.key());
      signature.update(attributes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] stroke(Color ink) {
    var image = new BufferedImage(220, 100, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.setColor(ink);
    pen.drawOval(10, 10, 200, 80);
    pen.drawLine(0, 99, 219, 0);
    pen.dispose();
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }
}
