package vn.congvan.organization.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.congvan.shared.FoldedText;

/** The sheets of the roster's workbook and their columns. */
public enum RosterSheet {
  /** Agencies that are new. */
  AGENCIES(
      "Cơ quan",
      30,
      new Column("id", "Mã cơ quan", true, false, "Chữ thường không dấu, ví dụ sdttg"),
      new Column("name", "Tên đầy đủ", true, false, "Sở Dân tộc và Tôn giáo tỉnh Vĩnh Long"),
      new Column("shortName", "Tên ngắn", true, false, "Sở Dân tộc và Tôn giáo"),
      new Column("symbol", "Chữ viết tắt", true, false, "SDTTG"),
      new Column("kind", "Loại cơ quan", true, false, "Chọn trong danh sách"),
      new Column("level", "Cấp", true, false, "Chọn trong danh sách"),
      new Column("parent", "Mã cơ quan cấp trên", false, false, "ubnd; để trống nếu không có"),
      new Column("qd20", "Mã định danh QĐ 20/2020", false, false, "H61.02"),
      new Column("qcvn2016", "Mã định danh QCVN 102:2016", false, false, "000.00.02.H61"),
      new Column("address", "Địa chỉ", false, false, ""),
      new Column("from", "Từ ngày", true, true, "01/12/2026")),
  /** Units that are new. */
  UNITS(
      "Đơn vị",
      300,
      new Column("agency", "Mã cơ quan", true, false, "sdttg"),
      new Column("unit", "Mã đơn vị", true, false, "vp"),
      new Column("name", "Tên đơn vị", true, false, "Văn phòng Sở"),
      new Column("symbol", "Chữ viết tắt", true, false, "VP"),
      new Column("fields", "Lĩnh vực", false, false, "Cách nhau bằng dấu chấm phẩy"),
      new Column("from", "Từ ngày", true, true, "01/12/2026")),
  /** People with one post each; a person with two posts has two rows. */
  PEOPLE(
      "Cán bộ",
      500,
      new Column("agency", "Mã cơ quan", true, false, "sdttg"),
      new Column("unit", "Mã đơn vị", false, false, "vp; để trống nếu vị trí của cả cơ quan"),
      new Column("staffCode", "Mã cán bộ", true, false, "Duy nhất trong tỉnh"),
      new Column("login", "Tên đăng nhập", false, false, "Để trống thì hệ thống đặt từ họ tên"),
      new Column("fullName", "Họ và tên", true, false, "Nguyễn Văn An"),
      new Column("phone", "Điện thoại", false, false, "Điện thoại cơ quan"),
      new Column("email", "Thư điện tử", false, false, ""),
      new Column("role", "Vai trò", true, false, "Chọn trong danh sách"),
      new Column("title", "Chức danh", true, false, "Chuyên viên"),
      new Column("from", "Từ ngày", true, true, "01/12/2026"),
      new Column("mobile", "Số di động", false, false, "Nhận tin nhắn; 0912 345 678"));

  /** A column by its key; {@code required} ones must stand in the sheet and be filled. */
  record Column(String key, String header, boolean required, boolean day, String hint) {}

  private final String title;
  private final int mostRows;
  private final List<Column> columns;

  RosterSheet(String title, int mostRows, Column... columns) {
    this.title = title;
    this.mostRows = mostRows;
    this.columns = List.of(columns);
  }

  /** The name on the sheet's tab. */
  public String title() {
    return title;
  }

  int mostRows() {
    return mostRows;
  }

  List<Column> columns() {
    return columns;
  }

  Optional<Column> withHeader(String text) {
    var wanted = FoldedText.of(text.replace("*", ""));
    return columns.stream()
        .filter(column -> FoldedText.of(column.header()).equals(wanted))
        .findFirst();
  }

  static Optional<RosterSheet> titled(String text) {
    var wanted = FoldedText.of(text);
    return Arrays.stream(values())
        .filter(sheet -> FoldedText.of(sheet.title).equals(wanted))
        .findFirst();
  }
}
