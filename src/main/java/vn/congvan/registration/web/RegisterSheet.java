package vn.congvan.registration.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.RegisterForm;
import vn.congvan.registration.Copies;
import vn.congvan.registration.IncomingRegister;
import vn.congvan.registration.OutgoingRegister;
import vn.congvan.registration.RegisterShelf;

/**
 * Writes a register as XLSX while it is read: memory does not grow with its length, and a sheet
 * that is full is followed by another one.
 */
final class RegisterSheet {

  private static final int[] COPY_WIDTHS = {22, 14, 60, 28, 36, 36, 10, 14, 30};
  private static final int[] WIDTHS = {12, 9, 30, 22, 14, 60, 32, 12, 14, 30};
  private static final int[] OUTGOING_WIDTHS = {22, 14, 60, 24, 36, 28, 10, 12, 14, 30};
  private static final int HEAD = 3;
  private static final int PORTION = 500;
  private static final int MOST_ROWS = 1_000_000;
  private static final String DATE = "dd/mm/yyyy";
  // A text cell stays text even when someone edits it, so nothing that was typed becomes a formula.
  private static final String TEXT = "@";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** What stands above the lines. */
  private record Head(String sheet, RegisterForm form, String register, int[] widths) {}

  /** Writes one line into one row. */
  private interface Cells<L> {
    void write(Worksheet sheet, int row, L line);
  }

  private RegisterSheet() {}

  static void incoming(
      RegisterShelf shelf, Iterator<IncomingRegister.Line> lines, OutputStream out) {
    incoming(shelf, lines, out, MOST_ROWS);
  }

  static void incoming(
      RegisterShelf shelf, Iterator<IncomingRegister.Line> lines, OutputStream out, int mostRows) {
    var head =
        new Head("Văn bản đến", RegisterForm.INCOMING, " – " + shelf.register().name(), WIDTHS);
    write(shelf, head, lines, RegisterSheet::incomingLine, out, mostRows);
  }

  static void outgoing(
      RegisterShelf shelf, Iterator<OutgoingRegister.Line> lines, OutputStream out) {
    var head =
        new Head(
            "Văn bản đi", RegisterForm.OUTGOING, " – " + shelf.register().name(), OUTGOING_WIDTHS);
    write(shelf, head, lines, RegisterSheet::outgoingLine, out, MOST_ROWS);
  }

  static void copies(RegisterShelf shelf, Iterator<Copies.Copy> lines, OutputStream out) {
    var head = new Head("Bản sao", RegisterForm.COPIES, "", COPY_WIDTHS);
    write(shelf, head, lines, RegisterSheet::copyLine, out, MOST_ROWS);
  }

  private static <L> void write(
      RegisterShelf shelf,
      Head head,
      Iterator<L> lines,
      Cells<L> cells,
      OutputStream out,
      int mostRows) {
    try (var book = new Workbook(out, "CongVan", "1.0")) {
      var number = 1;
      do {
        var sheet = book.newWorksheet(number == 1 ? head.sheet() : head.sheet() + " " + number);
        head(sheet, head, shelf);
        for (var row = HEAD + 1; lines.hasNext() && row <= mostRows; row++) {
          cells.write(sheet, row, lines.next());
          if (row % PORTION == 0) {
            sheet.flush();
          }
        }
        sheet.close();
        number++;
      } while (lines.hasNext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void head(Worksheet sheet, Head head, RegisterShelf shelf) {
    for (var column = 0; column < head.widths().length; column++) {
      sheet.width(column, head.widths()[column]);
    }
    sheet.freezePane(0, HEAD + 1);
    // Whoever prints it gets A4 on its side, as wide as the page and as long as it is.
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    text(sheet, 0, 0, shelf.agency().name());
    sheet.inlineString(1, 0, head.form().title() + head.register());
    sheet.style(1, 0).bold().set();
    sheet.inlineString(
        2, 0, "Từ ngày " + DAY.format(shelf.from()) + " đến ngày " + DAY.format(shelf.to()));
    var columns = head.form().columns();
    for (var column = 0; column < columns.size(); column++) {
      sheet.inlineString(HEAD, column, columns.get(column).title());
      sheet.style(HEAD, column).bold().wrapText(true).set();
    }
  }

  private static void incomingLine(Worksheet sheet, int at, IncomingRegister.Line line) {
    var row = line.row();
    date(sheet, at, 0, row.arrivedOn());
    sheet.value(at, 1, Long.valueOf(row.arrivalNumber()));
    text(sheet, at, 2, row.issuer());
    text(sheet, at, 3, row.numberAndSymbol());
    date(sheet, at, 4, row.issuedOn());
    text(sheet, at, 5, row.typeAndSubject());
    text(sheet, at, 6, row.receiver());
    date(sheet, at, 7, row.forwardedOn());
    text(sheet, at, 8, row.receipt());
    text(sheet, at, 9, row.note());
  }

  private static void outgoingLine(Worksheet sheet, int at, OutgoingRegister.Line line) {
    var row = line.row();
    text(sheet, at, 0, row.numberAndSymbol());
    date(sheet, at, 1, row.dated());
    text(sheet, at, 2, row.typeAndSubject());
    text(sheet, at, 3, row.signer());
    text(sheet, at, 4, row.receivers());
    text(sheet, at, 5, row.keptBy());
    if (row.copies() != null) {
      sheet.value(at, 6, row.copies());
    }
    date(sheet, at, 7, row.issuedOn());
    text(sheet, at, 8, row.receipt());
    text(sheet, at, 9, row.note());
  }

  private static void copyLine(Worksheet sheet, int at, Copies.Copy copy) {
    var row = copy.row();
    text(sheet, at, 0, row.numberAndSymbol());
    date(sheet, at, 1, row.dated());
    text(sheet, at, 2, row.original());
    text(sheet, at, 3, row.authorised());
    text(sheet, at, 4, row.recipients());
    text(sheet, at, 5, row.reason());
    if (row.copies() != null) {
      sheet.value(at, 6, row.copies());
    }
    text(sheet, at, 8, row.note());
  }

  private static void text(Worksheet sheet, int row, int column, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      sheet.inlineString(row, column, value);
      sheet.style(row, column).format(TEXT).wrapText(true).set();
    }
  }

  private static void date(Worksheet sheet, int row, int column, @Nullable LocalDate value) {
    if (value != null) {
      sheet.value(row, column, value);
      sheet.style(row, column).format(DATE).set();
    }
  }
}
