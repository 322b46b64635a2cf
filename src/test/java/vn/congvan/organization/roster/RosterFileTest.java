package vn.congvan.organization.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import vn.congvan.shared.Refusal;

class RosterFileTest {

  @Test
  void theTemplateItselfIsReadAndHoldsNothing() throws IOException {
    var out = new ByteArrayOutputStream();
    RosterTemplate.write(out);
    assertThatThrownBy(() -> RosterFile.read(out.toByteArray()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("không có dòng nào");
  }

  @Test
  void textsNumbersAndDaysAreReadAsTheyAreMeant() throws IOException {
    var roster =
        RosterFile.read(
            people(
                sheet -> {
                  row(
                      sheet,
                      1,
                      "snv",
                      "vp",
                      "CB-1",
                      "",
                      "Nguyễn Văn An",
                      null,
                      "",
                      "chuyen vien",
                      "Chuyên viên",
                      "1/12/2026");
                  sheet.value(1, 5, 2703822135L);
                  sheet.value(0, 10, "Số di động");
                  sheet.value(1, 10, 912345678L);
                  row(
                      sheet,
                      3,
                      "snv",
                      "",
                      "",
                      "hoa",
                      "Trần Thị Hoa",
                      "0270 3822 136",
                      "",
                      "Văn thư",
                      "Văn thư",
                      null);
                  sheet.value(3, 2, 1234);
                  sheet.value(3, 9, LocalDate.of(2026, 12, 1));
                  sheet.style(3, 9).format("dd/mm/yyyy").set();
                }));

    assertThat(roster.faults()).isEmpty();
    assertThat(roster.lines()).extracting(Roster.Line::row).containsExactly(2, 4);
    assertThat(roster.lines().get(0).text("phone")).isEqualTo("02703822135");
    assertThat(roster.lines().get(0).text("mobile")).isEqualTo("0912345678");
    assertThat(roster.lines().get(0).text("from")).isEqualTo("2026-12-01");
    assertThat(roster.lines().get(1).text("staffCode")).isEqualTo("1234");
    assertThat(roster.lines().get(1).text("from")).isEqualTo("2026-12-01");
  }

  @Test
  void eachFaultNamesItsCell() throws IOException {
    var roster =
        RosterFile.read(
            people(
                sheet -> {
                  row(
                      sheet,
                      1,
                      "snv",
                      "vp",
                      "CB-1",
                      "",
                      "",
                      "",
                      "",
                      "Chuyên viên",
                      "Chuyên viên",
                      "31/02/2026");
                  row(
                      sheet,
                      2,
                      "snv",
                      "vp",
                      "CB-2",
                      "",
                      "An",
                      "",
                      "",
                      "Chuyên viên",
                      "Chuyên viên",
                      "01/12/2026");
                  sheet.formula(2, 4, "CONCATENATE(\"A\",\"n\")");
                }));

    assertThat(roster.faults())
        .extracting(Roster.Fault::cell)
        .containsExactlyInAnyOrder("E2", "J2", "E3");
    assertThat(roster.faults())
        .anySatisfy(fault -> assertThat(fault.sentence().vietnamese()).contains("công thức"));
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Cán bộ");
      sheet.value(0, 0, "Mã cơ quan");
      sheet.value(1, 0, "snv");
    }
    assertThat(RosterFile.read(out.toByteArray()).faults())
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.sentence().vietnamese()).contains("Thiếu cột «Mã cán bộ»"));
  }

  @Test
  void whatIsNoWorkbookOrCouldActIsRefused() throws IOException {
    refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "Đây không phải tệp Excel");
    refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0, 0, 0}, "kiểu cũ");
    refused(new byte[3 * 1024 * 1024], "2 MB");
    refused(zip("xl/vbaProject.bin", new byte[10]), "macro");
    refused(zip("xl/workbook.xml", new byte[80 * 1024 * 1024]), "bung ra quá lớn");
    refused(zip("xl/workbook.xml", "<x".getBytes(StandardCharsets.UTF_8)), "Không đọc được");
  }

  @Test
  void moreRowsThanOneMayReadAreRefused() throws IOException {
    var roster =
        RosterFile.read(
            people(
                sheet -> {
                  for (int i = 1; i <= 510; i++) {
                    row(
                        sheet,
                        i,
                        "snv",
                        "vp",
                        "CB-" + i,
                        "",
                        "An",
                        "",
                        "",
                        "Chuyên viên",
                        "Chuyên viên",
                        "01/12/2026");
                  }
                }));
    assertThat(roster.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence().vietnamese()).contains("500"));
  }

  private static void refused(byte[] bytes, String because) {
    assertThatThrownBy(() -> RosterFile.read(bytes))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(because);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] people(Consumer<Worksheet> rows) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Cán bộ");
      header(sheet, RosterSheet.PEOPLE);
      rows.accept(sheet);
    }
    return out.toByteArray();
  }

  static void header(Worksheet sheet, RosterSheet known) {
    for (int i = 0; i < known.columns().size(); i++) {
      sheet.value(0, i, known.columns().get(i).header());
    }
  }

  static void row(Worksheet sheet, int row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] != null && !texts[i].isEmpty()) {
        sheet.value(row, i, texts[i]);
      }
    }
  }
}
