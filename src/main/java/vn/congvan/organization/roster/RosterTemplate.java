package vn.congvan.organization.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the empty workbook that an office fills in, and the list of first passwords. */
public final class RosterTemplate {

  private static final String HEADER_COLOUR = "ECEFF2";

  private RosterTemplate() {}

  /** Writes the empty workbook with its guide and its lists of words. */
  public static void write(OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "CongVan", "1.0")) {
      guide(workbook.newWorksheet("Hướng dẫn"));
      var agencies = sheet(workbook, RosterSheet.AGENCIES);
      sheet(workbook, RosterSheet.UNITS);
      var people = sheet(workbook, RosterSheet.PEOPLE);
      var words = workbook.newWorksheet("Danh mục");
      var roles = words(words, 0, "Vai trò", Words.ROLES.keySet());
      var kinds = words(words, 1, "Loại cơ quan", Words.KINDS.keySet());
      var levels = words(words, 2, "Cấp", Words.LEVELS.keySet());
      words(words, 3, "Lĩnh vực", Words.FIELDS.keySet());
      choose(agencies, RosterSheet.AGENCIES, "kind", kinds);
      choose(agencies, RosterSheet.AGENCIES, "level", levels);
      choose(people, RosterSheet.PEOPLE, "role", roles);
    }
  }

  /** Writes who got which first password. */
  public static void writePasswords(OutputStream out, List<RosterImport.FirstPassword> passwords)
      throws IOException {
    try (var workbook = new Workbook(out, "CongVan", "1.0")) {
      var sheet = workbook.newWorksheet("Mật khẩu lần đầu");
      header(sheet, List.of("Họ và tên", "Tên đăng nhập", "Mật khẩu lần đầu"), 28);
      for (int i = 0; i < passwords.size(); i++) {
        sheet.value(i + 1, 0, passwords.get(i).fullName());
        sheet.value(i + 1, 1, passwords.get(i).login());
        sheet.value(i + 1, 2, passwords.get(i).password());
      }
    }
  }

  private static Worksheet sheet(Workbook workbook, RosterSheet known) {
    var sheet = workbook.newWorksheet(known.title());
    header(
        sheet,
        known.columns().stream()
            .map(column -> column.header() + (column.required() ? " *" : ""))
            .toList(),
        22);
    return sheet;
  }

  private static void header(Worksheet sheet, List<String> titles, int width) {
    for (int column = 0; column < titles.size(); column++) {
      sheet.value(0, column, titles.get(column));
      sheet.style(0, column).bold().fillColor(HEADER_COLOUR).wrapText(true).set();
      sheet.width(column, width);
    }
    sheet.freezePane(0, 1);
  }

  private static Range words(Worksheet sheet, int column, String title, Collection<String> words) {
    sheet.value(0, column, title);
    sheet.style(0, column).bold().fillColor(HEADER_COLOUR).set();
    sheet.width(column, 28);
    var row = 1;
    for (var word : words) {
      sheet.value(row++, column, word);
    }
    return sheet.range(1, column, row - 1, column);
  }

  private static void choose(Worksheet sheet, RosterSheet known, String key, Range words) {
    for (int column = 0; column < known.columns().size(); column++) {
      if (known.columns().get(column).key().equals(key)) {
        sheet.range(1, column, known.mostRows(), column).validateWithList(words);
      }
    }
  }

  private static void guide(Worksheet sheet) {
    sheet.width(0, 30);
    sheet.width(1, 90);
    sheet.value(0, 0, "Nhập cơ quan, đơn vị và cán bộ vào Công Văn");
    sheet.style(0, 0).bold().fontSize(14).set();
    var row = 2;
    for (var sentence :
        List.of(
            "Điền các trang tính Cơ quan, Đơn vị, Cán bộ; trang nào không cần thì để trống. Cột có dấu * phải điền.",
            "Gửi tệp lên: hệ thống đọc hết và báo từng ô sai trước khi ghi bất cứ điều gì.",
            "Gửi lại cùng tệp không tạo trùng: cán bộ nhận ra theo Mã cán bộ, cơ quan và đơn vị theo mã.",
            "Người giữ hai vị trí thì ghi hai dòng cùng Mã cán bộ. Điều chuyển thì dùng trang Cán bộ, không dùng tệp này.",
            "Ngày ghi như 01/12/2026. Không dùng công thức, không dùng macro.",
            "Lĩnh vực của đơn vị: các từ ở trang Danh mục, cách nhau bằng dấu chấm phẩy.")) {
      sheet.value(row++, 0, sentence);
    }
    for (var known : RosterSheet.values()) {
      row++;
      sheet.value(row, 0, "Trang " + known.title());
      sheet.style(row++, 0).bold().set();
      for (var column : known.columns()) {
        sheet.value(row, 0, column.header() + (column.required() ? " *" : ""));
        sheet.value(row++, 1, column.hint());
      }
    }
  }
}
