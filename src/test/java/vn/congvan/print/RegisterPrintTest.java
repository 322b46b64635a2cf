package vn.congvan.print;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvan.support.ArchiveJudge.isArchivable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.congvan.print.TableHeader.TableColumn;

class RegisterPrintTest {

  private static final List<String> HEADS =
      List.of(
          "Ngày đến",
          "Số đến",
          "Tác giả",
          "ký hiệu",
          "Ngày tháng",
          "trích yếu",
          "Đơn vị",
          "Ngày chuyển",
          "Ký nhận",
          "Ghi chú");

  private static final int MANY = 30_000;

  private final RegisterPrint print = new RegisterPrint();

  @Test
  void everyPageHasTheTenHeadsAndItsNumber() throws IOException {
    var pdf = printed(header(true), rows(100));
    keepForTheEye("register.pdf", pdf);
    try (var document = Loader.loadPDF(pdf)) {
      var pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(5);
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isGreaterThan(document.getPage(0).getMediaBox().getHeight());
      assertThat(text(pdf, 1, 1)).contains("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Năm: 2026", "Quyển số: 01");
      for (var page = 2; page <= pages; page++) {
        var text = text(pdf, page, page);
        assertThat(text.replaceAll("\\s+", " "))
            .contains("Trang " + (page - 1) + "/" + (pages - 1));
        if (text.contains("(10)")) {
          assertThat(text.replaceAll("\\s+", " ")).contains(HEADS);
        } else {
          assertThat(page).as("only the last page may be for signatures alone").isEqualTo(pages);
        }
      }
      assertThat(text(pdf, pages, pages))
          .contains("Sổ này có 100 văn bản.", "VĂN THƯ CƠ QUAN", "ngày 05 tháng 12 năm 2026");
    }
    var all = text(pdf, 1, 1000);
    for (var number = 1; number <= 100; number++) {
      assertThat(all).containsPattern("/BNV-" + number + "\\s");
    }
  }

  @Test
  void vietnameseLettersComeBackAsTheyWereGiven() throws IOException {
    assertThat(text(printed(header(false), rows(1)), 1, 1).replaceAll("\\s+", " "))
        .contains("Thông báo về việc tổ chức kỳ thi nâng ngạch công chức")
        .contains("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG")
        .contains("SỞ NỘI VỤ");
  }

  @Test
  void anEmptyRegisterIsStillAForm() throws IOException {
    var pdf = printed(header(false), rows(0));
    assertThat(text(pdf, 1, 1).replaceAll("\\s+", " "))
        .contains("Sổ này có 0 văn bản.", "Trang 1/1");
  }

  @Test
  void everythingThatIsPrintedIsWhatTheArchiveTakes() throws Exception {
    isArchivable(printed(header(true), rows(60)));

    var columns =
        List.of(new TableColumn("Số đến", 67, true), new TableColumn("Trích yếu", 200, false));
    var lines = List.of(List.of("01/2026", "Mừng 🎉 năm mới, 新年"), List.of("02/2026", "Họp"));
    var report = new ByteArrayOutputStream();
    print.table(
        new TableHeader("Sở Nội vụ", "BÁO CÁO", List.of("Kỳ 🎉"), columns, List.of("Kiểm tra ✅")),
        lines.iterator(),
        report);
    isArchivable(report.toByteArray());
    assertThat(text(report.toByteArray(), 1, 1)).contains("Mừng ? năm mới, ??");

    var book = new ByteArrayOutputStream();
    print.table(
        new TableHeader(
            "Sở Nội vụ", "SỔ THEO DÕI", List.of("Từ ngày"), columns, List.of(), header(true)),
        lines.iterator(),
        book);
    isArchivable(book.toByteArray());
    assertThat(text(book.toByteArray(), 1, 1)).contains("SỔ THEO DÕI", "Quyển số: 01");
    assertThat(text(book.toByteArray(), 2, 2)).contains("Sổ này có 2 văn bản.", "VĂN THƯ CƠ QUAN");
  }

  @Test
  void aLineHigherThanAPageGoesOnOverTheNext() throws IOException {
    var word = "phối hợp ";
    var row =
        new IncomingRow(
            LocalDate.of(2026, 11, 2),
            "1",
            "A",
            "1/A",
            null,
            "B",
            null,
            null,
            null,
            word.repeat(300));
    var pdf = printed(header(false), List.of(row).iterator());
    keepForTheEye("long-row.pdf", pdf);
    assertThat(text(pdf, 1, 100).replaceAll("\\s+", " ").split("phối", -1)).hasSize(301);
  }

  @Test
  void manyThousandLinesAreWrittenAsTheyCome() {
    var out = new Counter();
    var lines = rows(MANY);
    var asked =
        new Iterator<IncomingRow>() {
          private int count;
          private long writtenAtTheMiddle;

          @Override
          public boolean hasNext() {
            return lines.hasNext();
          }

          @Override
          public IncomingRow next() {
            if (++count == MANY / 2) {
              writtenAtTheMiddle = out.bytes;
            }
            return lines.next();
          }
        };
    var started = System.nanoTime();

    print.incoming(header(false), asked, out);

    System.out.printf(
        "%d register lines: %d ms, %d kB%n",
        MANY, (System.nanoTime() - started) / 1_000_000, out.bytes / 1000);
    assertThat(asked.writtenAtTheMiddle).isGreaterThan(out.bytes / 3);
  }

  private static class Counter extends OutputStream {

    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      bytes += len;
    }
  }

  private static RegisterHeader header(boolean cover) {
    return new RegisterHeader(
        "Ủy ban nhân dân tỉnh Vĩnh Long",
        "Sở Nội vụ",
        "01",
        2026,
        LocalDate.of(2026, 11, 1),
        LocalDate.of(2026, 11, 30),
        1L,
        100L,
        "Vĩnh Long",
        LocalDate.of(2026, 12, 5),
        cover);
  }

  private static Iterator<IncomingRow> rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new IncomingRow(
                    LocalDate.of(2026, 11, 2),
                    String.valueOf(i),
                    i % 3 == 0 ? "Ủy ban nhân dân phường Long Châu" : "Bộ Nội vụ",
                    (i + 100) + "/BNV-" + i,
                    LocalDate.of(2026, 10, 29),
                    i % 2 == 0
                        ? "Thông báo"
                        : "Thông báo về việc tổ chức kỳ thi nâng ngạch công chức, thăng hạng chức danh"
                            + " nghề nghiệp viên chức năm 2026 của các cơ quan, đơn vị",
                    "Phòng Tổ chức – Biên chế",
                    LocalDate.of(2026, 11, 3),
                    null,
                    i % 7 == 0 ? "Bản giấy gửi sau" : null))
        .iterator();
  }

  private byte[] printed(RegisterHeader header, Iterator<IncomingRow> rows) {
    var out = new ByteArrayOutputStream();
    print.incoming(header, rows, out);
    return out.toByteArray();
  }

  private static String text(byte[] pdf, int first, int last) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setStartPage(first);
      stripper.setEndPage(last);
      return stripper.getText(document);
    }
  }

  private static void keepForTheEye(String name, byte[] pdf) throws IOException {
    var folder = Path.of("target/print");
    Files.createDirectories(folder);
    Files.write(folder.resolve(name), pdf);
  }
}
