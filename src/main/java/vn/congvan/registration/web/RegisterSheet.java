package vn.congvan.registration.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.congvan.registration.IncomingRegister.Line;
import vn.congvan.registration.IncomingRegister.Shelf;

/**
 * Writes the incoming register as XLSX while it is read: memory does not grow with its length, and
 * a sheet that is full is followed by another one.
 */
final class RegisterSheet {

  static final List<String> TITLES =
      List.of(
          "Ngày đến",
          "Số đến",
          "Tác giả",
          "Số, ký hiệu văn bản",
          "Ngày tháng văn bản",
          "Tên loại và trích yếu nội dung",
          "Đơn vị hoặc người nhận",
          "Ngày chuyển",
          "Ký nhận",
          "Ghi chú");

  private static final int[] WIDTHS = {12, 9, 30, 22, 14, 60, 32, 12, 14, 30};
  private static final int HEAD = 3;
  private static final int PORTION = 500;
  private static final int MOST_ROWS = 1_000_000;
  private static final String DATE = "dd/mm/yyyy";
  // A text cell stays text even when someone edits it, so nothing that was typed becomes a formula.
  private static final String TEXT = "@";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private RegisterSheet() {}

  static void write(Shelf shelf, Iterator<Line> lines, OutputStream out) {
    write(shelf, lines, out, MOST_ROWS);
  }

  static void write(Shelf shelf, Iterator<Line> lines, OutputStream out, int mostRows) {
    try (var book = new Workbook(out, "CongVan", "1.0")) {
      var number = 1;
      do {
        var sheet = book.newWorksheet(number == 1 ? "Văn bản đến" : "Văn bản đến " + number);
        head(sheet, shelf);
        for (var row = HEAD + 1; lines.hasNext() && row <= mostRows; row++) {
          line(sheet, row, lines.next());
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

  private static void head(Worksheet sheet, Shelf shelf) {
    for (var column = 0; column < WIDTHS.length; column++) {
      sheet.width(column, WIDTHS[column]);
    }
    sheet.freezePane(0, HEAD + 1);
    text(sheet, 0, 0, shelf.agency().name());
    sheet.inlineString(1, 0, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN – " + shelf.register().name());
    sheet.style(1, 0).bold().set();
    sheet.inlineString(
        2, 0, "Từ ngày " + DAY.format(shelf.from()) + " đến ngày " + DAY.format(shelf.to()));
    for (var column = 0; column < TITLES.size(); column++) {
      sheet.inlineString(HEAD, column, TITLES.get(column));
      sheet.style(HEAD, column).bold().wrapText(true).set();
    }
  }

  private static void line(Worksheet sheet, int at, Line line) {
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
