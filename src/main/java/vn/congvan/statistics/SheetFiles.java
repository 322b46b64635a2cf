package vn.congvan.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.springframework.stereotype.Component;
import vn.congvan.print.RegisterPrint;

/** Writes a table as XLSX or PDF while it is read: memory does not grow with its length. */
@Component
class SheetFiles {

  private static final int PORTION = 500;
  private static final int MOST_ROWS = 1_000_000;
  // Two centimetres, and what is left between two of them on A4 on its side.
  private static final int MARGIN = 1134;
  private static final int ROOM = 16838 - 2 * MARGIN;
  // Spreadsheets count width in characters; a millimetre is about half of one.
  private static final float CHARACTERS = 0.55f;
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
    var header = table.header();
    try (var document = new XWPFDocument()) {
      landscape(document);
      words(document, header.agencyName(), true, ParagraphAlignment.LEFT);
      words(document, header.title(), true, ParagraphAlignment.CENTER);
      header.under().forEach(line -> words(document, line, false, ParagraphAlignment.CENTER));
      var widths = widths(header.columns().stream().map(each -> each.width()).toList());
      var grid = document.createTable(1, widths.length);
      grid.setWidth(String.valueOf(ROOM));
      // A day stays in one line of its narrow column.
      grid.setCellMargins(0, 40, 0, 40);
      // Otherwise the programs share the room among the columns as they like.
      grid.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
      var columns = grid.getCTTbl().addNewTblGrid();
      for (var width : widths) {
        columns.addNewGridCol().setW(BigInteger.valueOf(width));
      }
      var head = grid.getRow(0);
      head.setRepeatHeader(true);
      for (var column = 0; column < widths.length; column++) {
        cell(head, column, widths, header.columns().get(column).title(), true);
      }
      while (table.rows().hasNext()) {
        var cells = table.rows().next();
        var row = grid.createRow();
        row.setCantSplitRow(true);
        for (var column = 0; column < cells.size(); column++) {
          cell(row, column, widths, words(cells.get(column)), false);
        }
      }
      header.after().forEach(line -> words(document, line, false, ParagraphAlignment.LEFT));
      document.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void landscape(XWPFDocument document) {
    var section = document.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    // A4 on its side, in twentieths of a point.
    size.setW(BigInteger.valueOf(16838));
    size.setH(BigInteger.valueOf(11906));
    size.setOrient(STPageOrientation.LANDSCAPE);
    var margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(MARGIN));
    margins.setBottom(BigInteger.valueOf(MARGIN));
    margins.setLeft(BigInteger.valueOf(MARGIN));
    margins.setRight(BigInteger.valueOf(MARGIN));
  }

  /** The room of a page shared among the columns as on the printed form. */
  private static int[] widths(List<Float> millimetres) {
    var whole = millimetres.stream().mapToDouble(Float::doubleValue).sum();
    return millimetres.stream().mapToInt(each -> (int) (each * ROOM / whole)).toArray();
  }

  private static void cell(XWPFTableRow row, int column, int[] widths, String text, boolean head) {
    var cell = row.getCell(column);
    cell.setWidth(String.valueOf(widths[column]));
    var paragraph = cell.getParagraphs().get(0);
    paragraph.setSpacingAfter(0);
    paragraph.setAlignment(head ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
    say(paragraph, text, head, 10);
  }

  private static void words(
      XWPFDocument document, String text, boolean bold, ParagraphAlignment alignment) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(alignment);
    say(paragraph, text, bold, 13);
  }

  private static void say(XWPFParagraph paragraph, String text, boolean bold, int size) {
    var run = paragraph.createRun();
    run.setFontFamily("Times New Roman");
    run.setFontSize(size);
    run.setBold(bold);
    run.setText(text);
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
      for (var line : header.after()) {
        cell(sheet, row++, 0, line, false);
      }
    }
    sheet.close();
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

  private static String words(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Long count
        ? Tally.figure(count)
        : value instanceof LocalDate day ? DAY.format(day) : value.toString();
  }
}
