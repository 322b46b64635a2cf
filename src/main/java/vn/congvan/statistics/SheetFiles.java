package vn.congvan.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.print.RegisterPrint;
import vn.congvan.print.TableHeader;

/**
 * Writes a table as XLSX, PDF or DOCX. The first two are written while it is read: memory does not
 * grow with its length.
 */
@Component
class SheetFiles {

  private static final int PORTION = 500;
  private static final int MOST_ROWS = 1_000_000;
  // Spreadsheets count width in characters; a millimetre is about half of one.
  private static final float CHARACTERS = 0.55f;
  // The height of a line in points.
  private static final int LINE = 16;
  private static final String DATE = "dd/mm/yyyy";
  // A text cell stays text even when someone edits it, so nothing that was typed becomes a formula.
  private static final String TEXT = "@";
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final RegisterPrint print;

  SheetFiles(RegisterPrint print) {
    this.print = print;
  }

  void pdf(Sheet table, OutputStream out) {
    var rows = table.rows();
    print.table(
        table.header(),
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public List<String> next() {
            return rows.next().stream().map(SheetFiles::words).toList();
          }
        },
        out);
  }

  void xlsx(Sheet table, OutputStream out) {
    try (var book = new Workbook(out, "CongVan", "1.0")) {
      var number = 1;
      do {
        part(book.newWorksheet("Trang " + number++), table);
      } while (table.rows().hasNext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lays the table out for Word, in the order of the printed form. */
  void docx(Sheet table, OutputStream out) {
    WordSheet.write(table, out);
  }

  private static void part(Worksheet sheet, Sheet table) throws IOException {
    var header = table.header();
    var above = new ArrayList<String>();
    above.add(header.agencyName());
    above.add(header.title());
    above.addAll(header.under());
    for (var line = 0; line < above.size(); line++) {
      cell(sheet, line, 0, above.get(line), false);
    }
    sheet.style(1, 0).bold().set();
    var head = above.size();
    for (var column = 0; column < header.columns().size(); column++) {
      sheet.width(column, header.columns().get(column).width() * CHARACTERS);
      sheet.inlineString(head, column, header.columns().get(column).title());
      sheet.style(head, column).bold().wrapText(true).set();
    }
    sheet.freezePane(0, head + 1);
    // Whoever prints it gets A4 on its side, as wide as the page and as long as it is.
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    var row = head + 1;
    while (table.rows().hasNext() && row <= MOST_ROWS) {
      var cells = table.rows().next();
      for (var column = 0; column < cells.size(); column++) {
        cell(sheet, row, column, cells.get(column), true);
      }
      if (++row % PORTION == 0) {
        sheet.flush();
      }
    }
    if (!table.rows().hasNext()) {
      row++;
      var last = header.columns().size() - 1;
      for (var line : header.after()) {
        cell(sheet, row, 0, line, true);
        sheet.range(row, 0, row, last).merge();
        sheet.rowHeight(row, LINE * (1 + line.length() / charactersOf(header)));
        row++;
      }
    }
    sheet.close();
  }

  private static int charactersOf(TableHeader header) {
    var width = 0f;
    for (var column : header.columns()) {
      width += column.width();
    }
    return Math.round(width * CHARACTERS);
  }

  private static void cell(
      Worksheet sheet, int row, int column, @Nullable Object value, boolean wrapped) {
    if (value instanceof Number number) {
      sheet.value(row, column, number);
      sheet.style(row, column).format("#,##0").set();
    } else if (value instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format(DATE).set();
    } else {
      // Programs that read spreadsheets count cells: an empty one stays one.
      sheet.inlineString(row, column, value == null ? "" : value.toString());
      sheet.style(row, column).format(TEXT).wrapText(wrapped).set();
    }
  }

  /** A cell in words. */
  static String words(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Long count
        ? Tally.figure(count)
        : value instanceof LocalDate day ? DAY.format(day) : value.toString();
  }
}
