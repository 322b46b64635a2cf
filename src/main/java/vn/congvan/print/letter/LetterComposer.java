package vn.congvan.print.letter;

import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.pdfa.PdfADocument;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.springframework.stereotype.Component;

/**
 * Lays a letter out on A4 by Decree 30/2020/NĐ-CP, Appendix I and the specimens of Appendix III, as
 * PDF/A-2b.
 */
@Component
public class LetterComposer {

  // The same colours in every file; the archive asks for a profile even where all is black.
  private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  /**
   * Composes the letter; without a number or date, room is left for them.
   *
   * @throws NotPrintable if it has a character that the font lacks
   */
  public ComposedLetter compose(OfficialLetter letter) {
    var out = new ByteArrayOutputStream();
    var pdf =
        new PdfADocument(
            new PdfWriter(out),
            PdfAConformance.PDF_A_2B,
            new PdfOutputIntent(
                "Custom",
                "",
                "http://www.color.org",
                "sRGB IEC61966-2.1",
                new ByteArrayInputStream(COLOURS)));
    pdf.getCatalog().setLang(new PdfString("vi"));
    LetterWords.put(letter, pdf);
    var layout = new LetterLayout(letter, pdf);
    var drawn = layout.draw();
    return new ComposedLetter(
        out.toByteArray(), drawn.pages(), drawn.number(), drawn.date(), drawn.signature());
  }
}
