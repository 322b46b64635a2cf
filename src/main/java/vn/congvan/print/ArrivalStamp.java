package vn.congvan.print;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.colors.DeviceRgb;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws the ĐẾN stamp, 50 mm wide and 35 mm high, on a reading copy of an incoming document (Decree
 * 30/2020/NĐ-CP, Art. 21.1.b and Appendix IV.V).
 *
 * <p>It goes where the first page has no ink, as near as can be to the place below number and
 * symbol. Where there is no such place, the page is made higher by a strip for it: neither the text
 * nor the stamp is ever covered. The copy is an incremental update wherever the file allows it, so
 * signatures inside still prove the original's bytes.
 */
@Component
public class ArrivalStamp {

  private static final float MM = 72 / 25.4f;
  private static final float WIDTH = 50 * MM;
  private static final float HEIGHT = 35 * MM;
  private static final float EDGE = 4 * MM;
  private static final float CLEARANCE = 0.5f * MM;
  private static final float STRIP = HEIGHT + 2 * EDGE;
  private static final float STEP = 0.5f * MM;

  // Below number and symbol, where the decree's layout leaves room beside the title.
  private static final float PREFERRED_LEFT = 10 * MM;
  private static final float PREFERRED_TOP = 46 * MM;
  // Lower down, empty room is kept for signatures.
  private static final float LOWEST_SHARE_OF_PAGE = 0.55f;
  // A spot without a dot is best; on a dirty scan, one with a few specks is still better than
  // another page size.
  private static final double[] INK_BORNE = {0, 0.001};

  private static final Color RED = new DeviceRgb(0xc0, 0x10, 0x10);
  private static final Color BLUE = new DeviceRgb(0x10, 0x30, 0x90);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** A place on the page as seen, from its top left corner, in units of user space. */
  private record Spot(float left, float top) {}

  /**
   * Writes a copy with the stamp. Nothing is written to {@code out} if the file cannot be stamped.
   *
   * @throws NotStampable if the file is damaged, encrypted or no PDF
   */
  public void draw(InputStream pdf, StampText text, OutputStream out)
      throws IOException, NotStampable {
    var original = Files.createTempFile("congvan-original", ".pdf");
    var copy = Files.createTempFile("congvan-reading-copy", ".pdf");
    try {
      Files.copy(pdf, original, StandardCopyOption.REPLACE_EXISTING);
      try {
        stamp(original, copy, text);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        throw new NotStampable(e);
      }
      Files.copy(copy, out);
    } finally {
      Files.deleteIfExists(original);
      Files.deleteIfExists(copy);
    }
  }

  private void stamp(Path original, Path copy, StampText text) throws IOException {
    var view = FirstPage.of(original);
    try {
      write(original, copy, view, text, new StampingProperties().useAppendMode());
    } catch (RuntimeException damaged) {
      // A file whose table of objects had to be rebuilt cannot be appended to, only written anew.
      write(original, copy, view, text, new StampingProperties());
    }
  }

  private void write(
      Path original, Path copy, FirstPage view, StampText text, StampingProperties properties)
      throws IOException {
    try (var document =
        new PdfDocument(
            new PdfReader(original.toFile()), new PdfWriter(copy.toFile()), properties)) {
      var page = document.getFirstPage();
      var scale = scale(view);
      var found = emptySpot(view, scale);
      var spot = found.orElseGet(() -> new Spot(scale * EDGE, scale * EDGE - scale * STRIP));
      enclose(page, view.missingSaves() + 1, view.openSaves() + 1);
      var canvas = new PdfCanvas(page.newContentStreamAfter(), page.getResources(), document);
      canvas.beginMarkedContent(PdfName.Artifact).saveState();
      if (found.isEmpty()) {
        addStrip(page, view, scale * STRIP, canvas);
      }
      concatenate(canvas, view, spot, scale);
      drawBox(canvas, text);
      canvas.restoreState().endMarkedContent();
    }
  }

  /**
   * Units of user space per point of the stamp; a page narrower than the stamp gets a smaller one.
   */
  private static float scale(FirstPage view) {
    var realSize = 1 / view.userUnit();
    return Math.min(realSize, view.width() / (WIDTH + 2 * EDGE));
  }

  private static Optional<Spot> emptySpot(FirstPage view, float scale) {
    var ink = view.ink();
    if (ink == null) {
      return Optional.empty();
    }
    var dots = ink.width() / view.width();
    var width = WIDTH * scale;
    var height = HEIGHT * scale;
    var clearance = CLEARANCE * scale;
    var edge = EDGE * scale;
    var lowest =
        Math.max(view.height() * LOWEST_SHARE_OF_PAGE, Math.min(view.height(), 2 * height))
            - height
            - edge;
    for (var borne : INK_BORNE) {
      Spot best = null;
      var least = Double.MAX_VALUE;
      for (var top = edge; top <= lowest; top += STEP * scale) {
        for (var left = edge; left <= view.width() - width - edge; left += STEP * scale) {
          var distance = Math.hypot(left - PREFERRED_LEFT * scale, top - PREFERRED_TOP * scale);
          if (distance < least
              && ink.share(
                      (int) Math.floor((left - clearance) * dots),
                      (int) Math.floor((top - clearance) * dots),
                      (int) Math.ceil((left + width + clearance) * dots),
                      (int) Math.ceil((top + height + clearance) * dots))
                  <= borne) {
            best = new Spot(left, top);
            least = distance;
          }
        }
      }
      if (best != null) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  /** Shuts the old content in, whatever states it leaves open or takes back once too often. */
  private static void enclose(PdfPage page, int saves, int restores) {
    page.newContentStreamBefore().getOutputStream().writeString("q\n".repeat(saves));
    page.newContentStreamAfter().getOutputStream().writeString("\n" + "Q\n".repeat(restores));
  }

  /** Makes the page higher at the side that is seen on top. */
  private static void addStrip(PdfPage page, FirstPage view, float height, PdfCanvas canvas) {
    var box = view.visible();
    var strip =
        switch (view.rotation()) {
          case 90 ->
              new Rectangle(
                  box.getLowerLeftX() - height, box.getLowerLeftY(), height, box.getHeight());
          case 180 ->
              new Rectangle(
                  box.getLowerLeftX(), box.getLowerLeftY() - height, box.getWidth(), height);
          case 270 ->
              new Rectangle(box.getUpperRightX(), box.getLowerLeftY(), height, box.getHeight());
          default ->
              new Rectangle(box.getLowerLeftX(), box.getUpperRightY(), box.getWidth(), height);
        };
    var shown =
        Rectangle.getCommonRectangle(
            new Rectangle(
                box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
            strip);
    page.setMediaBox(Rectangle.getCommonRectangle(page.getMediaBox(), shown));
    page.setCropBox(shown);
    // What printers' marks lie outside the old page must not show now.
    canvas.saveState().setFillColor(ColorConstants.WHITE).rectangle(strip).fill().restoreState();
  }

  /**
   * Turns the canvas so that the stamp's lower left corner is the origin and its text stands
   * upright as seen.
   */
  private static void concatenate(PdfCanvas canvas, FirstPage view, Spot spot, float scale) {
    var box = view.visible();
    var x = spot.left();
    var y = spot.top() + HEIGHT * scale;
    switch (view.rotation()) {
      case 90 ->
          canvas.concatMatrix(
              0, scale, -scale, 0, box.getLowerLeftX() + y, box.getLowerLeftY() + x);
      case 180 ->
          canvas.concatMatrix(
              -scale, 0, 0, -scale, box.getUpperRightX() - x, box.getLowerLeftY() + y);
      case 270 ->
          canvas.concatMatrix(
              0, -scale, scale, 0, box.getUpperRightX() - y, box.getUpperRightY() - x);
      default ->
          canvas.concatMatrix(
              scale, 0, 0, scale, box.getLowerLeftX() + x, box.getUpperRightY() - y);
    }
  }

  private static void drawBox(PdfCanvas canvas, StampText text) {
    var bold = new SerifFont(SerifFont.Face.BOLD);
    var regular = new SerifFont(SerifFont.Face.REGULAR);
    var padding = 1.5f * MM;
    var underAgency = HEIGHT - 9 * MM;
    var underDate = underAgency - 11.5f * MM;
    var arrived = 17 * MM;

    canvas.setStrokeColor(RED).setLineWidth(1).rectangle(0.5, 0.5, WIDTH - 1, HEIGHT - 1).stroke();
    canvas.setLineWidth(0.6f);
    canvas.moveTo(0, underAgency).lineTo(WIDTH, underAgency);
    canvas.moveTo(0, underDate).lineTo(WIDTH, underDate);
    canvas.moveTo(arrived, underAgency).lineTo(arrived, underDate).stroke();

    var name = SerifFont.clean(text.agencyName()).toUpperCase(Locale.forLanguageTag("vi"));
    var agency = fitted(bold, name, 8.5f, 5.5f, WIDTH - 2 * padding, 2);
    centred(canvas, bold, agency, 0, WIDTH, (underAgency + HEIGHT) / 2);
    centred(
        canvas, bold, new Fitted(List.of("ĐẾN"), 15), 0, arrived, (underAgency + underDate) / 2);
    var rows = new Rows(canvas, bold, regular);
    rows.draw("Số:", text.number(), arrived + padding, WIDTH - padding, underAgency - 4.6f * MM, 1);
    rows.draw(
        "Ngày:",
        DAY.format(text.date()),
        arrived + padding,
        WIDTH - padding,
        underDate + 2 * MM,
        1);
    rows.draw("Chuyển:", text.forwardedTo(), padding, WIDTH - padding, underDate - 4 * MM, 2);
    rows.draw("Số và ký hiệu HS:", text.caseFile(), padding, WIDTH - padding, 2 * MM, 1);
  }

  /** Lines that fit, and the size at which they do. */
  private record Fitted(List<String> lines, float size) {}

  private static Fitted fitted(
      SerifFont font, String text, float largest, float smallest, float width, int mostLines) {
    for (var size = largest; size >= smallest; size -= 0.5f) {
      var lines = font.wrap(text, size, width);
      if (lines.size() <= mostLines) {
        return new Fitted(lines, size);
      }
    }
    var lines = font.wrap(text, smallest, width);
    var rest = String.join(" ", lines.subList(mostLines - 1, lines.size()));
    var kept = new ArrayList<>(lines.subList(0, mostLines - 1));
    kept.add(font.shortened(rest, smallest, width));
    return new Fitted(kept, smallest);
  }

  private static void centred(
      PdfCanvas canvas, SerifFont font, Fitted text, float left, float right, float middle) {
    var leading = text.size() * 1.15f;
    // Capitals with a mark above reach higher than those without, so the optical middle lies a
    // little lower.
    var baseline = middle + (text.lines().size() - 1) * leading / 2 - text.size() * 0.38f;
    for (var line : text.lines()) {
      var start = (left + right - font.width(line, text.size())) / 2;
      show(canvas, font, line, text.size(), RED, start, baseline);
      baseline -= leading;
    }
  }

  private static void show(
      PdfCanvas canvas, SerifFont font, String text, float size, Color color, float x, float y) {
    canvas
        .beginText()
        .setFillColor(color)
        .setFontAndSize(font.pdfFont(), size)
        .moveText(x, y)
        .showText(text)
        .endText();
  }

  /** The labelled lines of the stamp. */
  private record Rows(PdfCanvas canvas, SerifFont bold, SerifFont regular) {

    private static final float SIZE = 9;
    private static final float SMALLEST = 6.5f;

    void draw(
        String label, @Nullable String value, float left, float right, float baseline, int lines) {
      show(canvas, bold, label, SIZE, RED, left, baseline);
      var start = left + bold.width(label, SIZE) + 2;
      if (value == null || value.isBlank()) {
        canvas
            .saveState()
            .setStrokeColor(RED)
            .setLineWidth(0.5f)
            .setLineDash(0.5f, 1.5f)
            .moveTo(start, baseline)
            .lineTo(right, baseline)
            .stroke()
            .restoreState();
        return;
      }
      var fitted = fitted(regular, SerifFont.clean(value), SIZE, SMALLEST, right - start, lines);
      var y = baseline;
      for (var line : fitted.lines()) {
        show(canvas, regular, line, fitted.size(), BLUE, start, y);
        y -= fitted.size() * 1.1f;
      }
    }
  }
}
