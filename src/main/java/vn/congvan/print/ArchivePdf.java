package vn.congvan.print;

import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.pdfa.PdfADocument;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;

/** Begins PDF/A-2b files, the form in which the archive takes what is kept. */
public final class ArchivePdf {

  // The same colours in every file; the archive asks for a profile even where all is black.
  private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private ArchivePdf() {}

  /** An empty file in Vietnamese; what the archive would not take is refused while it is drawn. */
  public static PdfADocument checked(OutputStream out) {
    var pdf = new PdfADocument(new PdfWriter(out), PdfAConformance.PDF_A_2B, colours());
    pdf.getCatalog().setLang(new PdfString("vi"));
    return pdf;
  }

  /**
   * An empty file in Vietnamese whose pages are written out one by one, so that its length costs no
   * memory; leaves the stream open. The library checks only what it keeps to the end, so here
   * nobody checks, and whoever draws sees to it that all letters are there.
   */
  static PdfDocument inPages(OutputStream out) {
    var writer =
        new PdfWriter(out, new WriterProperties().addPdfAXmpMetadata(PdfAConformance.PDF_A_2B));
    writer.setCloseStream(false);
    var pdf = new PdfDocument(writer);
    pdf.addOutputIntent(colours());
    pdf.getCatalog().setLang(new PdfString("vi"));
    return pdf;
  }

  private static PdfOutputIntent colours() {
    return new PdfOutputIntent(
        "Custom",
        "",
        "http://www.color.org",
        "sRGB IEC61966-2.1",
        new ByteArrayInputStream(COLOURS));
  }
}
