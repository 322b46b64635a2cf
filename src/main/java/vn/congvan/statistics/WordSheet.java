package vn.congvan.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import vn.congvan.print.TableHeader.TableColumn;

/** A table as a Word file: A4 on its side, Times New Roman, columns as wide as they are printed. */
final class WordSheet {

  private static final String FONT = "Times New Roman";
  private static final int TEXT = 13;
  private static final int CELL = 10;
  private static final int ROOM = 6;
  private static final int TITLE = 14;
  // Word measures in twentieths of a point.
  private static final float MM = 20 * 72 / 25.4f;
  private static final Pattern NOT_XML = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]+");

  private WordSheet() {}

  static void write(Sheet table, OutputStream out) {
    var header = table.header();
    try (var document = new XWPFDocument()) {
      page(document);
      words(
          document,
          header.agencyName().toUpperCase(Locale.forLanguageTag("vi")),
          TEXT,
          true,
          ParagraphAlignment.LEFT);
      words(document, header.title(), TITLE, true, ParagraphAlignment.CENTER);
      header.under().forEach(line -> words(document, line, TEXT, false, ParagraphAlignment.CENTER));
      room(document);
      var grid = document.createTable(2, header.columns().size());
      measure(grid, header.columns());
      for (var n = 0; n < header.columns().size(); n++) {
        var column = header.columns().get(n);
        fill(grid.getRow(0).getCell(n), column, column.title(), true, true);
        fill(grid.getRow(1).getCell(n), column, "(" + (n + 1) + ")", false, true);
      }
      grid.getRow(0).setRepeatHeader(true);
      grid.getRow(1).setRepeatHeader(true);
      while (table.rows().hasNext()) {
        var cells = table.rows().next();
        var row = grid.createRow();
        row.setCantSplitRow(true);
        for (var n = 0; n < cells.size(); n++) {
          var column = header.columns().get(n);
          fill(row.getCell(n), column, SheetFiles.words(cells.get(n)), false, column.centred());
        }
      }
      room(document);
      header.after().forEach(line -> words(document, line, TEXT, false, ParagraphAlignment.BOTH));
      document.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void page(XWPFDocument document) {
    var fonts = CTFonts.Factory.newInstance();
    fonts.setAscii(FONT);
    fonts.setHAnsi(FONT);
    fonts.setCs(FONT);
    fonts.setEastAsia(FONT);
    document.createStyles().setDefaultFonts(fonts);
    var section = section(document);
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(Math.round(297 * MM)));
    size.setH(BigInteger.valueOf(Math.round(210 * MM)));
    size.setOrient(STPageOrientation.LANDSCAPE);
    var margin = section.addNewPgMar();
    margin.setLeft(BigInteger.valueOf(Math.round(15 * MM)));
    margin.setRight(BigInteger.valueOf(Math.round(15 * MM)));
    margin.setTop(BigInteger.valueOf(Math.round(15 * MM)));
    margin.setBottom(BigInteger.valueOf(Math.round(15 * MM)));
    var number = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    number.setAlignment(ParagraphAlignment.CENTER);
    number.getCTP().addNewFldSimple().setInstr("PAGE");
  }

  private static CTSectPr section(XWPFDocument document) {
    var body = document.getDocument().getBody();
    return body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
  }

  private static void measure(XWPFTable grid, List<TableColumn> columns) {
    grid.setWidth(Math.round(267 * MM));
    grid.setCellMargins(0, Math.round(1.2f * MM), 0, Math.round(1.2f * MM));
    var properties = grid.getCTTbl().getTblPr();
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    var widths =
        grid.getCTTbl().getTblGrid() == null
            ? grid.getCTTbl().addNewTblGrid()
            : grid.getCTTbl().getTblGrid();
    for (var column : columns) {
      widths.addNewGridCol().setW(BigInteger.valueOf(Math.round(column.width() * MM)));
    }
  }

  private static void fill(
      XWPFTableCell cell, TableColumn column, String text, boolean bold, boolean centred) {
    cell.setWidth(String.valueOf(Math.round(column.width() * MM)));
    var paragraph = cell.getParagraphs().get(0);
    paragraph.setSpacingAfter(0);
    paragraph.setAlignment(centred ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
    var run = paragraph.createRun();
    run.setFontSize(CELL);
    run.setBold(bold);
    run.setText(printable(text));
  }

  /** Between the words and the table. */
  private static void room(XWPFDocument document) {
    var paragraph = document.createParagraph();
    paragraph.setSpacingAfter(0);
    paragraph.createRun().setFontSize(ROOM);
  }

  private static void words(
      XWPFDocument document, String text, int size, boolean bold, ParagraphAlignment alignment) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(alignment);
    paragraph.setSpacingAfter(60);
    var run = paragraph.createRun();
    run.setFontSize(size);
    run.setBold(bold);
    run.setText(printable(text));
  }

  /** What no XML may hold would make a file that Word does not open. */
  private static String printable(String text) {
    return NOT_XML.matcher(text).replaceAll(" ");
  }
}
