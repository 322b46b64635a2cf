package vn.congvan.print;

import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Makes the pages of copies (Decree 30/2020/NĐ-CP, Art. 25 and Appendix I, Part II): the pages of
 * the original as they are seen, and on paper the block of the copy right below its last line.
 *
 * <p>The original's signatures show on a copy but prove nothing there, so a copy is always written
 * anew.
 */
@Component
public class CopyPages {

  private static final float MM = 72 / 25.4f;
  private static final float LEFT = 30 * MM;
  private static final float RIGHT = 15 * MM;
  private static final float BOTTOM = 20 * MM;
  private static final float TOP = 20 * MM;
  private static final float GAP = 5 * MM;
  private static final float SIGNATURE = 28 * MM;
  // A page that is much narrower or lower than A4 gets the block on a page of its own.
  private static final float LEAST_WIDTH = 200 * MM;
  private static final float LEAST_HEIGHT = 280 * MM;
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private static final float FORM_SIZE = 10;
  private static final float FORM_WIDTH = 70 * MM;
  private static final float FORM_HEIGHT = 14 * MM;
  private static final float FORM_EDGE = 6 * MM;

  /**
   * The pages of an electronic copy, and the rectangle of its first page in which the agency's
   * signature shows, in points from the lower left corner.
   */
  public record Electronic(byte[] pdf, float left, float bottom, float width, float height) {}

  /**
   * The pages of an electronic copy: the form of the copy stands at the top right of the first one,
   * and the agency's name and the time come below it with the agency's signature (box 14: Times New
   * Roman, lower case, upright, 10 points, black).
   *
   * @param pages which pages, from 1; empty for all
   * @throws NotStampable if the file is damaged, encrypted or no PDF
   */
  public Electronic electronic(byte[] pdf, List<Integer> pages, CopyText text) throws NotStampable {
    try {
      var copied = copied(pdf, pages);
      var out = new ByteArrayOutputStream(copied.length);
      Rectangle place;
      try (var document = stamping(copied, out)) {
        var page = document.getFirstPage();
        var size = page.getPageSize();
        var left = Math.max(0, size.getWidth() - FORM_WIDTH - FORM_EDGE);
        var top = size.getHeight() - FORM_EDGE;
        var form = text.form().substring(0, 1) + text.form().substring(1).toLowerCase(VIETNAMESE);
        var regular = new SerifFont(SerifFont.Face.REGULAR);
        show(new PdfCanvas(page), regular, FORM_SIZE, form, left + 2, top - FORM_SIZE);
        place = new Rectangle(left, top - FORM_SIZE - 4 - FORM_HEIGHT, FORM_WIDTH, FORM_HEIGHT);
      }
      return new Electronic(
          out.toByteArray(), place.getX(), place.getY(), place.getWidth(), place.getHeight());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new NotStampable(e);
    }
  }

  /**
   * The pages of a copy on paper, ready to be signed and sealed.
   *
   * @param pages which pages, from 1; empty for all
   * @throws NotStampable if the file is damaged, encrypted or no PDF
   */
  public byte[] paper(byte[] pdf, List<Integer> pages, CopyText text) throws NotStampable {
    try {
      var copied = copied(pdf, pages);
      var lowest = lowestInkOfLastPage(copied);
      var out = new ByteArrayOutputStream(copied.length);
      try (var document = stamping(copied, out)) {
        var block = new Block(text);
        var last = document.getLastPage();
        var size = last.getPageSize();
        var under = lowest - GAP;
        if (size.getWidth() < LEAST_WIDTH
            || size.getHeight() < LEAST_HEIGHT
            || under - block.height() < BOTTOM) {
          last = document.addNewPage(PageSize.A4);
          under = PageSize.A4.getHeight() - TOP;
        }
        block.draw(new PdfCanvas(last), last.getPageSize().getWidth(), under);
      }
      return out.toByteArray();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new NotStampable(e);
    }
  }

  /** How many pages the file has. */
  public int pages(byte[] pdf) throws NotStampable {
    try (var document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
      return document.getNumberOfPages();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new NotStampable(e);
    }
  }

  private static PdfDocument stamping(byte[] pdf, ByteArrayOutputStream out) throws IOException {
    return new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)), new PdfWriter(out));
  }

  /** The chosen pages, upright, with what their fields and signatures show as mere drawings. */
  private static byte[] copied(byte[] pdf, List<Integer> pages) throws IOException {
    var flat = new ByteArrayOutputStream(pdf.length);
    try (var document = stamping(pdf, flat)) {
      var form = PdfAcroForm.getAcroForm(document, false);
      if (form != null) {
        form.flattenFields();
      }
    }
    var out = new ByteArrayOutputStream(pdf.length);
    try (var source = new PdfDocument(new PdfReader(new ByteArrayInputStream(flat.toByteArray())));
        var target = new PdfDocument(new PdfWriter(out))) {
      target.getCatalog().setLang(new PdfString("vi-VN"));
      for (var number = 1; number <= source.getNumberOfPages(); number++) {
        if (pages.isEmpty() || pages.contains(number)) {
          upright(source.getPage(number), target);
        }
      }
    }
    return out.toByteArray();
  }

  private static void upright(PdfPage page, PdfDocument target) throws IOException {
    var box = page.getCropBox();
    var rotation = Math.floorMod(page.getRotation(), 360);
    var turned = rotation == 90 || rotation == 270;
    var width = box.getWidth();
    var height = box.getHeight();
    var added = target.addNewPage(new PageSize(turned ? height : width, turned ? width : height));
    var canvas = new PdfCanvas(added).saveState();
    switch (rotation) {
      case 90 -> canvas.concatMatrix(0, -1, 1, 0, 0, width);
      case 180 -> canvas.concatMatrix(-1, 0, 0, -1, width, height);
      case 270 -> canvas.concatMatrix(0, 1, -1, 0, height, 0);
      default -> {}
    }
    canvas.addXObjectAt(page.copyAsFormXObject(target), 0, 0).restoreState();
  }

  /** How far above the lower edge the last line of the last page stands; 0 if that is not known. */
  private static float lowestInkOfLastPage(byte[] pdf) throws IOException {
    var file = Files.createTempFile("congvan-copy", ".pdf");
    try {
      try (var source = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)));
          var alone = new PdfDocument(new PdfWriter(file.toFile()))) {
        source.copyPagesTo(source.getNumberOfPages(), source.getNumberOfPages(), alone);
      }
      var page = FirstPage.of(file);
      var ink = page.ink();
      if (ink == null) {
        return 0;
      }
      var row = ink.height();
      while (row > 0 && ink.share(0, row - 1, ink.width(), row) == 0) {
        row--;
      }
      return page.height() * (ink.height() - row) / ink.height();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void show(
      PdfCanvas canvas, SerifFont font, float size, String text, float x, float y) {
    canvas.beginText().setFontAndSize(font.pdfFont(), size).moveText(x, y).showText(text).endText();
  }

  /** The block of a paper copy: two columns under a line as wide as the text. */
  private static final class Block {

    private static final float LEADING = 1.2f;

    private final SerifFont regular = new SerifFont(SerifFont.Face.REGULAR);
    private final SerifFont bold = new SerifFont(SerifFont.Face.BOLD);
    private final SerifFont italic = new SerifFont(SerifFont.Face.ITALIC);
    private final List<Row> left = new ArrayList<>();
    private final List<Row> right = new ArrayList<>();

    /** A line of a column; {@code room} is left empty above it. */
    private record Row(SerifFont font, float size, String text, boolean centred, float room) {}

    Block(CopyText text) {
      var column = (PageSize.A4.getWidth() - LEFT - RIGHT) / 2 - 2 * MM;
      var superior = text.superiorName();
      if (superior != null) {
        add(left, regular, 12, superior.toUpperCase(VIETNAMESE), true, 0, column);
      }
      add(left, bold, 12, text.agencyName().toUpperCase(VIETNAMESE), true, 0, column);
      add(left, regular, 13, "Số: " + text.numberAndSymbol(), true, 2 * MM, column);
      add(left, italic, 12, "Nơi nhận:", false, 8 * MM, column);
      for (var recipient : text.recipients()) {
        add(left, regular, 11, recipient, false, 0, column);
      }
      add(right, bold, 14, text.form(), true, 0, column);
      add(right, italic, 13, dated(text), true, 1 * MM, column);
      var room = 4 * MM;
      for (var line : text.capacity().split("\n")) {
        add(right, bold, 13, line, true, room, column);
        room = 0;
      }
      add(right, bold, 13, text.signerName(), true, SIGNATURE, column);
    }

    float height() {
      return Math.max(height(left), height(right)) + GAP;
    }

    void draw(PdfCanvas canvas, float pageWidth, float top) {
      canvas.setLineWidth(0.75f).moveTo(LEFT, top).lineTo(pageWidth - RIGHT, top).stroke();
      var width = (pageWidth - LEFT - RIGHT) / 2;
      draw(canvas, left, LEFT, width, top - GAP);
      draw(canvas, right, LEFT + width, width, top - GAP);
    }

    private static void draw(
        PdfCanvas canvas, List<Row> rows, float start, float width, float top) {
      var y = top;
      for (var row : rows) {
        y -= row.room() + row.size() * LEADING;
        var x =
            row.centred() ? start + (width - row.font().width(row.text(), row.size())) / 2 : start;
        show(canvas, row.font(), row.size(), row.text(), x, y);
      }
    }

    private static float height(List<Row> rows) {
      var sum = 0f;
      for (var row : rows) {
        sum += row.room() + row.size() * LEADING;
      }
      return sum;
    }

    private static void add(
        List<Row> rows,
        SerifFont font,
        float size,
        String text,
        boolean centred,
        float room,
        float width) {
      var above = room;
      for (var line : font.wrap(SerifFont.clean(text), size, width)) {
        rows.add(new Row(font, size, line, centred, above));
        above = 0;
      }
    }

    /** Days under 10 and the months 1 and 2 with a leading zero (Appendix I, Part I, II.4). */
    private static String dated(CopyText text) {
      var month = text.dated().getMonthValue();
      return "Ngày %02d tháng %s năm %d"
          .formatted(
              text.dated().getDayOfMonth(),
              month < 3 ? "0" + month : String.valueOf(month),
              text.dated().getYear());
    }
  }
}
