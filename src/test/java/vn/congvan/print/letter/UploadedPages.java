package vn.congvan.print.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import vn.congvan.print.SerifFont.Face;

/** Pages as other programs make them: text set line by line where one wants it. */
public final class UploadedPages {

  private final PDDocument document = new PDDocument();
  private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
  private PDPage page;
  private PDPageContentStream pen;

  /** Begins with one page of A4. */
  public UploadedPages() {
    page(PDRectangle.A4);
  }

  /** Goes on with another page. */
  public UploadedPages page(PDRectangle size) {
    try {
      if (pen != null) {
        pen.close();
      }
      page = new PDPage(size);
      document.addPage(page);
      pen = new PDPageContentStream(document, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Sets words with their left end there. */
  public UploadedPages set(Face face, float size, float x, float y, String words) {
    try {
      pen.beginText();
      pen.setFont(font(face), size);
      pen.newLineAtOffset(x, y);
      pen.showText(words);
      pen.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Sets words around a middle. */
  public UploadedPages centre(Face face, float size, float middle, float y, String words) {
    return set(face, size, middle - width(face, size, words) / 2, y, words);
  }

  /** Sets two words in one operator, with a leap between them, as a word processor's tab does. */
  public UploadedPages leap(
      Face face, float size, float x, float y, String first, float leap, String second) {
    try {
      pen.beginText();
      pen.setFont(font(face), size);
      pen.setCharacterSpacing(0.2f);
      pen.newLineAtOffset(x, y);
      pen.showTextWithPositioning(new Object[] {first, -leap * 1000 / size, second});
      pen.setCharacterSpacing(0);
      pen.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The width of words. */
  public float width(Face face, float size, String words) {
    try {
      return font(face).getStringWidth(words) * size / 1000;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns the page so far into a form that the page only mentions. */
  public UploadedPages wrappedInAForm() {
    try {
      pen.close();
      var form = new org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject(document);
      try (var out = form.getContentStream().createOutputStream(COSName.FLATE_DECODE);
          var in = page.getContents()) {
        in.transferTo(out);
      }
      form.setBBox(page.getMediaBox());
      form.setResources(page.getResources());
      page.setResources(new org.apache.pdfbox.pdmodel.PDResources());
      pen = new PDPageContentStream(document, page);
      pen.drawForm(form);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The file. */
  public byte[] pdf() {
    try (document) {
      pen.close();
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDFont font(Face face) {
    return fonts.computeIfAbsent(
        face,
        any -> {
          try (var file = face.open()) {
            return PDType0Font.load(document, file, true);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
