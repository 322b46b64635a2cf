package vn.congvan.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.print.IncomingRow;
import vn.congvan.print.RegisterForm;
import vn.congvan.registration.IncomingRegister.Line;
import vn.congvan.registration.RegisterShelf;
import vn.congvan.registration.RegisterView;

/** The register as XLSX. */
class RegisterSheetTest {

  @Test
  void tenColumnsWithDatesAndNumbersAsSuch() throws IOException {
    var rows = read(written(List.of(line("V/v chuyển đổi số")))).get(0);

    assertThat(rows.get(3).stream().map(cell -> cell.getText()))
        .containsExactlyElementsOf(
            RegisterForm.INCOMING.columns().stream().map(column -> column.title()).toList());
    var line = rows.get(4);
    assertThat(line.getCellAsDate(0).orElseThrow().toLocalDate())
        .isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(line.getCellAsNumber(1).orElseThrow().intValue()).isEqualTo(7);
    assertThat(line.getCellText(5)).isEqualTo("V/v chuyển đổi số");
  }

  @Test
  void nothingThatWasTypedBecomesAFormula() throws IOException {
    for (var typed :
        List.of(
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(1)",
            "\t=1",
            "<f>1</f>",
            "a\u0000b\u000bc]]>")) {
      var bytes = written(List.of(line(typed)));
      var cell = read(bytes).get(0).get(4).getCell(5);
      assertThat(cell.getType()).as(typed).isEqualTo(CellType.STRING);
      assertThat(cell.getFormula()).as(typed).isNull();
      assertThat(part(bytes, "xl/worksheets/sheet1.xml")).as(typed).doesNotContain("<f>");
      // Format "@": the program keeps the cell a text also when someone edits it.
      assertThat(formatOf(bytes, "F5")).as(typed).isEqualTo("@");
    }
  }

  @Test
  void aFullSheetIsFollowedByAnotherOne() throws IOException {
    var out = new ByteArrayOutputStream();
    RegisterSheet.incoming(
        shelf(), Stream.generate(() -> line("Báo cáo")).limit(25).iterator(), out, 13);

    var sheets = read(out.toByteArray());
    assertThat(sheets).hasSize(3);
    assertThat(sheets.get(0)).hasSize(14);
    assertThat(sheets.get(2)).hasSize(4 + 5);
  }

  @Test
  void aHundredThousandLinesCostNoMemory() {
    var before = used();
    var highest = new long[1];
    var lines =
        Stream.iterate(1, n -> n + 1)
            .limit(100_000)
            .map(
                n -> {
                  if (n % 20_000 == 0) {
                    highest[0] = Math.max(highest[0], used());
                  }
                  return line(
                      "Báo cáo số "
                          + n
                          + " về tình hình phòng, chống hạn mặn "
                          + UUID.randomUUID());
                })
            .iterator();
    RegisterSheet.incoming(shelf(), lines, OutputStream.nullOutputStream());

    assertThat(highest[0] - before).isLessThan(40L << 20);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static byte[] written(List<Line> lines) {
    var out = new ByteArrayOutputStream();
    RegisterSheet.incoming(shelf(), lines.iterator(), out);
    return out.toByteArray();
  }

  private static List<List<Row>> read(byte[] bytes) throws IOException {
    try (var book =
        new ReadableWorkbook(
            new ByteArrayInputStream(bytes),
            new org.dhatim.fastexcel.reader.ReadingOptions(true, false))) {
      return book.getSheets()
          .map(
              sheet -> {
                try {
                  return sheet.read();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    }
  }

  /** The number format that a cell points to. */
  private static String formatOf(byte[] bytes, String cell) throws IOException {
    var sheet = part(bytes, "xl/worksheets/sheet1.xml");
    var styles = part(bytes, "xl/styles.xml");
    var style = Integer.parseInt(only("<c r=\"" + cell + "\" s=\"(\\d+)\"", sheet));
    var formats = styles.substring(styles.indexOf("<cellXfs"), styles.indexOf("</cellXfs>"));
    var id = only("numFmtId=\"(\\d+)\"", formats.split("<xf ")[style + 1]);
    return only("numFmtId=\"" + id + "\" formatCode=\"([^\"]*)\"", styles);
  }

  private static String only(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  private static String part(byte[] bytes, String name) throws IOException {
    // A stream cannot read the long form of ZIP that is written while the length is unknown; a file
    // can.
    var file = Files.createTempFile("register", ".xlsx");
    try {
      Files.write(file, bytes);
      try (var zip = new ZipFile(file.toFile())) {
        return new String(
            zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Line line(String subject) {
    return new Line(
        UUID.randomUUID(),
        false,
        true,
        new IncomingRow(
            LocalDate.of(2026, 11, 2),
            "07",
            "UBND tỉnh",
            "05/QĐ-UBND",
            LocalDate.of(2026, 10, 30),
            subject,
            "Văn phòng",
            null,
            null,
            null));
  }

  private static RegisterShelf shelf() {
    var agency = new Agency("snv", "Sở Nội vụ", "SNV", "SNV", "department", "department", null);
    var register =
        new RegisterView(UUID.randomUUID(), "snv", 2026, "DEN", "VĂN BẢN ĐẾN", "", 7, false);
    return new RegisterShelf(
        agency,
        register,
        null,
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 11, 23),
        List.of(agency),
        List.of(register),
        false);
  }
}
