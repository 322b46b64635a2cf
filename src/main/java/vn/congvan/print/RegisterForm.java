package vn.congvan.print;

import java.util.List;
import vn.congvan.print.TableHeader.TableColumn;

/** The forms of the registers (Decree 30/2020/NĐ-CP, Appendix IV), on paper and as a sheet. */
public enum RegisterForm {
  INCOMING(
      "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
      new TableColumn("Ngày đến", 19, true),
      new TableColumn("Số đến", 14, true),
      new TableColumn("Tác giả", 34, false),
      new TableColumn("Số, ký hiệu văn bản", 30, false),
      new TableColumn("Ngày tháng văn bản", 19, true),
      new TableColumn("Tên loại và trích yếu nội dung văn bản", 62, false),
      new TableColumn("Đơn vị hoặc người nhận", 32, false),
      new TableColumn("Ngày chuyển", 19, true),
      new TableColumn("Ký nhận", 14, false),
      new TableColumn("Ghi chú", 24, false)),
  OUTGOING(
      "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
      new TableColumn("Số, ký hiệu văn bản", 32, false),
      new TableColumn("Ngày tháng văn bản", 19, true),
      new TableColumn("Tên loại và trích yếu nội dung văn bản", 62, false),
      new TableColumn("Người ký", 28, false),
      new TableColumn("Nơi nhận văn bản", 36, false),
      new TableColumn("Đơn vị, người nhận bản lưu", 24, false),
      new TableColumn("Số lượng bản", 13, true),
      new TableColumn("Ngày chuyển", 19, true),
      new TableColumn("Ký nhận", 12, false),
      new TableColumn("Ghi chú", 22, false)),
  COPIES(
      "SỔ ĐĂNG KÝ BẢN SAO",
      new TableColumn("Số, ký hiệu bản sao", 32, false),
      new TableColumn("Ngày sao", 19, true),
      new TableColumn("Hình thức sao, văn bản được sao", 68, false),
      new TableColumn("Người cho phép, ký bản sao", 30, false),
      new TableColumn("Nơi nhận", 36, false),
      new TableColumn("Lý do sao", 34, false),
      new TableColumn("Số lượng bản", 13, true),
      new TableColumn("Ký nhận", 13, false),
      new TableColumn("Ghi chú", 22, false));

  private final String title;
  private final List<TableColumn> columns;

  RegisterForm(String title, TableColumn... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  /** What stands on the cover. */
  public String title() {
    return title;
  }

  /** The columns as they are printed. */
  public List<TableColumn> columns() {
    return columns;
  }
}
