package vn.congvan.print;

import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.colors.DeviceGray;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.print.TableHeader.TableColumn;
import vn.congvan.print.letter.NumberAndDate;

/**
 * Prints registers with all their columns, to be signed and bound (Decree 30/2020/NĐ-CP, Art. 22.2
 * and Appendix IV).
 *
 * <p>Each page is written out as soon as it is full, so the length of a register costs no memory;
 * the file is PDF/A-2b, so that it can be kept as it is.
 */
@Component
public class RegisterPrint {

  /** Prints the incoming register; leaves the stream open. */
  public void incoming(RegisterHeader header, Iterator<IncomingRow> rows, OutputStream out) {
    print(
        header,
        RegisterForm.INCOMING,
        rows,
        (sheet, row) ->
            sheet.row(
                day(row.arrivedOn()),
                row.arrivalNumber(),
                row.issuer(),
                row.numberAndSymbol(),
                day(row.issuedOn()),
                row.typeAndSubject(),
                row.receiver(),
                day(row.forwardedOn()),
                row.receipt(),
                row.note()),
        out);
  }

  /** Prints the outgoing register; leaves the stream open. */
  public void outgoing(RegisterHeader header, Iterator<OutgoingRow> rows, OutputStream out) {
    print(
        header,
        RegisterForm.OUTGOING,
        rows,
        (sheet, row) ->
            sheet.row(
                row.numberAndSymbol(),
                day(row.dated()),
                row.typeAndSubject(),
                row.signer(),
                row.receivers(),
                row.keptBy(),
                row.copies() == null ? null : row.copies().toString(),
                day(row.issuedOn()),
                row.receipt(),
                row.note()),
        out);
  }

  /**
   * Prints a table of a report or a list, or a register of a form of its own; leaves the stream
   * open.
   */
  public void table(TableHeader header, Iterator<List<String>> rows, OutputStream out) {
    try (var document = ArchivePdf.inPages(out)) {
      var sheet = new Sheet(document, header.title(), header.columns());
      var book = header.book();
      if (book == null) {
        sheet.begin(header);
      } else {
        if (book.cover()) {
          sheet.cover(book);
        }
        sheet.begin(book, header.under());
      }
      var count = 0;
      while (rows.hasNext()) {
        sheet.row(rows.next().toArray(String[]::new));
        count++;
      }
      sheet.notes(header.after());
      if (book == null) {
        sheet.end();
      } else {
        sheet.end(book, count);
      }
    }
  }

  /** Prints the register of copies; leaves the stream open. */
  public void copies(RegisterHeader header, Iterator<CopyRow> rows, OutputStream out) {
    print(
        header,
        RegisterForm.COPIES,
        rows,
        (sheet, row) ->
            sheet.row(
                row.numberAndSymbol(),
                day(row.dated()),
                row.original(),
                row.authorised(),
                row.recipients(),
                row.reason(),
                row.copies() == null ? null : row.copies().toString(),
                null,
                row.note()),
        out);
  }

  private static <T> void print(
      RegisterHeader header,
      RegisterForm form,
      Iterator<T> rows,
      BiConsumer<Sheet, T> line,
      OutputStream out) {
    try (var document = ArchivePdf.inPages(out)) {
      var sheet = new Sheet(document, form.title(), form.columns());
      if (header.cover()) {
        sheet.cover(header);
      }
      sheet.begin(header, List.of(Sheet.period(header)));
      var count = 0;
      while (rows.hasNext()) {
        line.accept(sheet, rows.next());
        count++;
      }
      sheet.end(header, count);
    }
  }

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : DAY.format(day);
  }

  /** The paper: where the next line goes, and what every page repeats. */
  private static final class Sheet {

    private static final float MM = 72 / 25.4f;
    private static final Rectangle PAPER = PageSize.A4.rotate();
    private static final float LEFT = 15 * MM;
    private static final float TOP = PAPER.getHeight() - 15 * MM;
    private static final float BOTTOM = 18 * MM;
    private static final float SIZE = 10;
    private static final float LEADING = 11.8f;
    private static final float PADDING = 1.2f * MM;
    private static final float SIGNATURES = 48 * MM;

    private final PdfDocument document;
    private final String title;
    private final List<TableColumn> columns;
    private final float[] edges;
    private final SerifFont regular = new SerifFont(SerifFont.Face.REGULAR);
    private final SerifFont bold = new SerifFont(SerifFont.Face.BOLD);
    private final SerifFont italic = new SerifFont(SerifFont.Face.ITALIC);
    private final PdfFormXObject pageCount = new PdfFormXObject(new Rectangle(40, 12));
    private PdfCanvas canvas;
    private float y;
    private int numbered;

    Sheet(PdfDocument document, String title, List<TableColumn> columns) {
      this.document = document;
      this.title = title;
      this.columns = columns;
      edges = new float[columns.size() + 1];
      edges[0] = LEFT;
      for (var i = 0; i < columns.size(); i++) {
        edges[i + 1] = edges[i] + columns.get(i).width() * MM;
      }
      pageCount.makeIndirect(document);
      document
          .getCatalog()
          .setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
    }

    void cover(RegisterHeader header) {
      newPage();
      var middle = PAPER.getWidth() / 2;
      var frame = new Rectangle(middle - 90 * MM, 25 * MM, 180 * MM, PAPER.getHeight() - 50 * MM);
      canvas.setLineWidth(1).rectangle(frame).stroke();
      y = frame.getTop() - 20 * MM;
      if (header.superiorName() != null) {
        centred(regular, 14, upper(header.superiorName()), middle);
      }
      centred(bold, 14, upper(header.agencyName()), middle);
      y = frame.getTop() - 65 * MM;
      centred(bold, 22, title, middle);
      y -= 10 * MM;
      centred(italic, 14, "Năm: " + header.year(), middle);
      y -= 4 * MM;
      centred(italic, 14, period(header), middle);
      centred(italic, 14, numbers(header), middle);
      y = frame.getBottom() + 12 * MM;
      centred(
          bold, 14, "Quyển số: " + (header.book() == null ? "........" : header.book()), middle);
      finishPage();
    }

    void begin(RegisterHeader header, List<String> under) {
      document.getDocumentInfo().setTitle(title + " năm " + header.year());
      document.getDocumentInfo().setAuthor(SerifFont.clean(header.agencyName()));
      newPage();
      numberPage();
      var office = LEFT + 50 * MM;
      y -= 11;
      if (header.superiorName() != null) {
        centred(regular, 11, upper(header.superiorName()), office);
      }
      centred(bold, 11, upper(header.agencyName()), office);
      y -= 4;
      canvas
          .setLineWidth(0.5f)
          .moveTo(office - 12 * MM, y + 8)
          .lineTo(office + 12 * MM, y + 8)
          .stroke();
      var middle = PAPER.getWidth() / 2;
      y -= 6;
      centred(bold, 15, title, middle);
      var about = "Năm: " + header.year();
      if (header.book() != null) {
        about += " – Quyển số: " + header.book();
      }
      centred(italic, 11, about, middle);
      for (var line : under) {
        centred(italic, 11, SerifFont.clean(line), middle);
      }
      if (header.firstNumber() != null) {
        centred(italic, 11, numbers(header), middle);
      }
      y -= 2;
      heads();
    }

    void begin(TableHeader header) {
      document.getDocumentInfo().setTitle(SerifFont.clean(title));
      document.getDocumentInfo().setAuthor(SerifFont.clean(header.agencyName()));
      newPage();
      numberPage();
      y -= 11;
      centred(bold, 11, upper(header.agencyName()), LEFT + 50 * MM);
      y -= 8;
      var middle = PAPER.getWidth() / 2;
      centred(bold, 15, title, middle);
      for (var line : header.under()) {
        centred(italic, 11, SerifFont.clean(line), middle);
      }
      y -= 2;
      heads();
    }

    void notes(List<String> notes) {
      if (!notes.isEmpty()) {
        y -= 16;
      }
      for (var note : notes) {
        for (var line :
            regular.wrap(
                SerifFont.clean(note), 11, edges[columns.size()] - edges[0] - 2 * PADDING)) {
          if (y < BOTTOM) {
            finishPage();
            newPage();
            numberPage();
          }
          show(regular, 11, line, LEFT, y);
          y -= 11 * 1.3f;
        }
      }
    }

    void end() {
      finishPage();
      fillPageCount();
    }

    /**
     * Draws one line of the register; one that is higher than the rest of the page goes on over the
     * next pages.
     */
    void row(@Nullable String... values) {
      var cells = new ArrayList<List<String>>(values.length);
      var lines = 1;
      for (var i = 0; i < values.length; i++) {
        var value = values[i];
        var cell =
            value == null
                ? List.<String>of()
                : regular.wrap(SerifFont.clean(value), SIZE, edges[i + 1] - edges[i] - 2 * PADDING);
        cells.add(cell);
        lines = Math.max(lines, cell.size());
      }
      if (fitting() < lines && lines <= fittingOnEmptyPage()) {
        nextPage();
      }
      var done = 0;
      while (done < lines) {
        if (fitting() < 1) {
          nextPage();
        }
        var now = Math.min(lines - done, fitting());
        draw(cells, done, now);
        done += now;
      }
    }

    void end(RegisterHeader header, int count) {
      if (y - SIGNATURES < BOTTOM) {
        finishPage();
        newPage();
        numberPage();
      }
      y -= 16;
      show(regular, 11, "Sổ này có " + count + " văn bản.", LEFT, y);
      var left = LEFT + 60 * MM;
      var right = PAPER.getWidth() - LEFT - 60 * MM;
      y -= 18;
      var place = header.place() == null ? "" : SerifFont.clean(header.place()) + ", ";
      var today = header.printedOn();
      var dated = place + NumberAndDate.inWords(today);
      var above = y;
      centred(italic, 11, place.isEmpty() ? "N" + dated.substring(1) : dated, right);
      centred(bold, 11, "THỦ TRƯỞNG CƠ QUAN", right);
      centred(italic, 10, "(Ký tên, đóng dấu)", right);
      y = above - 11 * 1.3f;
      centred(bold, 11, "VĂN THƯ CƠ QUAN", left);
      centred(italic, 10, "(Ký, ghi rõ họ tên)", left);
      finishPage();
      fillPageCount();
    }

    private void draw(List<List<String>> cells, int first, int lines) {
      var height = lines * LEADING + 2 * PADDING;
      canvas
          .setLineWidth(0.5f)
          .rectangle(edges[0], y - height, edges[cells.size()] - edges[0], height);
      for (var i = 1; i < cells.size(); i++) {
        canvas.moveTo(edges[i], y).lineTo(edges[i], y - height);
      }
      canvas.stroke();
      for (var i = 0; i < cells.size(); i++) {
        var cell = cells.get(i);
        for (var line = first; line < Math.min(first + lines, cell.size()); line++) {
          var text = cell.get(line);
          var x =
              columns.get(i).centred()
                  ? (edges[i] + edges[i + 1] - regular.width(text, SIZE)) / 2
                  : edges[i] + PADDING;
          show(regular, SIZE, text, x, y - PADDING - (line - first) * LEADING - SIZE * 0.85f);
        }
      }
      y -= height;
    }

    /** How many lines of a row still go on this page. */
    private int fitting() {
      return lines(y);
    }

    private int fittingOnEmptyPage() {
      return lines(TOP - headHeight());
    }

    private static int lines(float from) {
      return (int) ((from - BOTTOM - 2 * PADDING) / LEADING);
    }

    private float headHeight() {
      var lines = 1;
      for (var i = 0; i < columns.size(); i++) {
        lines = Math.max(lines, headLines(i).size());
      }
      return (lines + 1) * LEADING + 4 * PADDING;
    }

    private List<String> headLines(int column) {
      return bold.wrap(
          columns.get(column).title(), SIZE, edges[column + 1] - edges[column] - 2 * PADDING);
    }

    private void heads() {
      var height = headHeight();
      var numbers = LEADING + 2 * PADDING;
      canvas
          .saveState()
          .setFillColor(new DeviceGray(0.93f))
          .rectangle(edges[0], y - height, edges[columns.size()] - edges[0], height)
          .fill()
          .restoreState();
      canvas
          .setLineWidth(0.5f)
          .rectangle(edges[0], y - height, edges[columns.size()] - edges[0], height)
          .moveTo(edges[0], y - height + numbers)
          .lineTo(edges[columns.size()], y - height + numbers);
      for (var i = 1; i < columns.size(); i++) {
        canvas.moveTo(edges[i], y).lineTo(edges[i], y - height);
      }
      canvas.stroke();
      for (var i = 0; i < columns.size(); i++) {
        var middle = (edges[i] + edges[i + 1]) / 2;
        var lines = headLines(i);
        var baseline = y - (height - numbers) / 2 + (lines.size() - 1) * LEADING / 2 - SIZE * 0.33f;
        for (var line : lines) {
          show(bold, SIZE, line, middle - bold.width(line, SIZE) / 2, baseline);
          baseline -= LEADING;
        }
        var number = "(" + (i + 1) + ")";
        show(
            regular,
            SIZE,
            number,
            middle - regular.width(number, SIZE) / 2,
            y - height + numbers / 2 - SIZE * 0.33f);
      }
      y -= height;
    }

    private void nextPage() {
      finishPage();
      newPage();
      numberPage();
      heads();
    }

    private void newPage() {
      var page = document.addNewPage(new PageSize(PAPER));
      canvas = new PdfCanvas(page);
      canvas.setFillColor(ColorConstants.BLACK);
      y = TOP;
    }

    private void numberPage() {
      numbered++;
      var text = "Trang " + numbered + "/";
      var start = PAPER.getWidth() / 2 - regular.width(text, 10);
      show(regular, 10, text, start, 10 * MM);
      canvas.addXObjectAt(pageCount, PAPER.getWidth() / 2, 10 * MM - 3);
    }

    private void finishPage() {
      canvas.release();
      document.getLastPage().flush();
    }

    /** How many pages there are is known only at the end; every page refers to this one drawing. */
    private void fillPageCount() {
      new PdfCanvas(pageCount, document)
          .beginText()
          .setFontAndSize(regular.pdfFont(), 10)
          .moveText(0, 3)
          .showText(String.valueOf(numbered))
          .endText()
          .release();
      pageCount.flush();
    }

    private void centred(SerifFont font, float size, String text, float middle) {
      for (var line : font.wrap(text, size, 170 * MM)) {
        show(font, size, line, middle - font.width(line, size) / 2, y);
        y -= size * 1.3f;
      }
    }

    private void show(SerifFont font, float size, String text, float x, float baseline) {
      canvas
          .beginText()
          .setFontAndSize(font.pdfFont(), size)
          .moveText(x, baseline)
          .showText(font.drawable(text))
          .endText();
    }

    private static String upper(String name) {
      return SerifFont.clean(name).toUpperCase(Locale.forLanguageTag("vi"));
    }

    private static String period(RegisterHeader header) {
      return "Từ ngày " + DAY.format(header.from()) + " đến ngày " + DAY.format(header.to());
    }

    private static String numbers(RegisterHeader header) {
      return "Từ số "
          + (header.firstNumber() == null ? "........" : header.firstNumber())
          + " đến số "
          + (header.lastNumber() == null ? "........" : header.lastNumber());
    }
  }
}
