package vn.congvan.organization.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvan.organization.roster.RosterFileTest.header;
import static vn.congvan.organization.roster.RosterFileTest.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;

class RosterImportTest extends PostgresProvince {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @LocalServerPort int port;
  @Autowired Directory directory;
  @Autowired RosterImport rosters;
  @Autowired JdbcClient jdbc;

  @Test
  void aNewAgencyWithFiftyPeopleIsAtWorkFromOneFile() throws IOException {
    var admin = Browserless.loggedIn(port, "admin");
    var file = workbook("skhcn", "Sở Khoa học và Công nghệ tỉnh Vĩnh Long", 50, "");

    var preview = upload(admin, file);
    assertThat(preview.statusCode()).isEqualTo(302);
    var page =
        preview.headers().firstValue("Location").map(at -> URI.create(at).getPath()).orElseThrow();
    assertThat(admin.get(page).body())
        .contains("Tệp không có lỗi", "Tài khoản mới: 50", "Ghi tất cả");
    assertThat(directory.agency("skhcn")).isEmpty();

    assertThat(admin.form(page + "/confirmation", Map.of()).statusCode()).isEqualTo(302);
    assertThat(admin.get(page).body())
        .contains("Đã ghi tất cả", "Tải danh sách mật khẩu", "data-answers-with-file")
        .doesNotContain("??");
    assertThat(directory.posts("skhcn", null, null)).hasSize(50);
    assertThat(directory.posts("skhcn", null, Role.CLERK)).hasSize(1);
    assertThat(directory.units("skhcn"))
        .extracting(Directory.Unit::fields)
        .anySatisfy(fields -> assertThat(fields).containsExactly("general", "personnel"));
    assertThat(directory.agencyByCode("H61.51").orElseThrow().id()).isEqualTo("skhcn");

    var list = admin.form(page + "/passwords", Map.of());
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
    assertThat(admin.form(page + "/passwords", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void theSameFileAgainChangesNothing() throws IOException {
    var roster = RosterFile.read(workbook("sct", "Sở Công Thương tỉnh Vĩnh Long", 5, ""));
    var first = rosters.confirm(roster, "admin");
    assertThat(first.faults()).isEmpty();
    assertThat(first.passwords())
        .hasSize(5)
        .allSatisfy(one -> assertThat(one.password()).hasSize(14));
    var before = counts();

    var again = rosters.confirm(roster, "admin");
    assertThat(again.faults()).isEmpty();
    assertThat(again.acts())
        .allSatisfy(act -> assertThat(act.deed()).isEqualTo(RosterImport.Deed.KEEP));
    assertThat(again.passwords()).isEmpty();
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void everyFaultIsShownByCellAndNothingIsWritten() throws IOException {
    var admin = Browserless.loggedIn(port, "admin");
    var before = counts();
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var agencies = workbook.newWorksheet("Cơ quan");
      header(agencies, RosterSheet.AGENCIES);
      row(
          agencies,
          1,
          "sngv",
          "Sở Ngoại vụ",
          "Sở Ngoại vụ",
          "SNgV",
          "Sở gì đó",
          "Sở, ngành",
          "ubnd",
          "",
          "",
          "",
          "01/09/2026");
      row(
          agencies,
          2,
          "sdl",
          "Sở Du lịch",
          "Sở Du lịch",
          "SDL",
          "Sở, ban, ngành",
          "Sở, ngành",
          "ubnd",
          "H61",
          "",
          "",
          "01/09/2026");
      var people = workbook.newWorksheet("Cán bộ");
      header(people, RosterSheet.PEOPLE);
      row(
          people,
          1,
          "sngv",
          "",
          "NV-1",
          "",
          "Người Chờ Cơ Quan",
          "",
          "",
          "Văn thư",
          "Văn thư",
          "01/09/2026");
      row(
          people,
          2,
          "snv",
          "vp",
          "NV-2",
          "vanthu.snv",
          "Trần Thị Trùng",
          "abc",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
      row(
          people,
          3,
          "snv",
          "khongco",
          "NV-3",
          "",
          "Lê Không Phòng",
          "",
          "",
          "Trưởng đơn vị",
          "Trưởng phòng",
          "01/09/2026");
      row(
          people,
          4,
          "snv",
          "",
          "NV-4",
          "",
          "Lê Không Phòng",
          "",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
      row(
          people,
          5,
          "snv",
          "vp",
          "VL00001",
          "khac",
          "Nguyễn Minh Trí",
          "",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
      row(
          people,
          6,
          "snv",
          "vp",
          "NV-6",
          "",
          "Nguyễn Văn Đúng",
          "",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
    }
    var page =
        upload(admin, out.toByteArray())
            .headers()
            .firstValue("Location")
            .map(at -> URI.create(at).getPath())
            .orElseThrow();
    var body = admin.get(page).body();
    assertThat(body)
        .contains("<code>E2</code>", "<code>H3</code>")
        .contains(
            "<code>D3</code>",
            "<code>F3</code>",
            "<code>B4</code>",
            "<code>B5</code>",
            "<code>D6</code>")
        .doesNotContain("Ghi tất cả</button>", "<code>A2</code>");
    assertThat(admin.form(page + "/confirmation", Map.of()).statusCode()).isEqualTo(302);
    assertThat(counts()).isEqualTo(before);
  }

  /** A file with faults of every kind, one hiding behind another, is corrected in one go. */
  @Test
  void noFaultHidesBehindAnother() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var agencies = workbook.newWorksheet("Cơ quan");
      header(agencies, RosterSheet.AGENCIES);
      row(
          agencies,
          1,
          "sxdm",
          "Sở Xây dựng",
          "SXD",
          "SXD",
          "Sở gì",
          "Cấp gì",
          "",
          "H61",
          "000.1",
          "",
          "mai");
      row(agencies, 2, "sxdm", "Sở khác", "SK", "SK", "Khác", "Khác", "", "", "", "", "01/09/2026");
      row(
          agencies,
          3,
          "svhm",
          "Sở Văn hóa",
          "SVH",
          "chữ thường",
          "Khác",
          "Khác",
          "",
          "",
          "",
          "",
          "01/09/2026");
      var units = workbook.newWorksheet("Đơn vị");
      header(units, RosterSheet.UNITS);
      row(units, 1, "sxdm", "VP!", "Văn phòng", "VP", "Vũ trụ", "01/09/2026");
      row(units, 2, "sxdm", "tc", "Phòng Tổ chức", "TC", "", "32/13/2026");
      row(units, 3, "sxdm", "tc", "Phòng Khác", "TC", "", "01/09/2026");
      row(units, 4, "svhm", "vp", "", "VP", "", "01/09/2026");
      var people = workbook.newWorksheet("Cán bộ");
      header(people, RosterSheet.PEOPLE);
      row(
          people,
          1,
          "sxdm",
          "tc",
          "SXD-1",
          "",
          "Nguyễn Văn An",
          "abc",
          "không",
          "Thư ký",
          "Chuyên viên",
          "mai");
      row(
          people,
          2,
          "sxdm",
          "tc",
          "SXD-2",
          "",
          "Trần Thị Bình",
          "",
          "",
          "Văn thư",
          "Văn thư",
          "01/09/2026");
      row(
          people,
          3,
          "sxdm",
          "tc",
          "SXD-2",
          "",
          "Lê Văn Khác",
          "",
          "",
          "Chuyên viên",
          "",
          "01/09/2026");
      row(
          people,
          4,
          "sxdm",
          "khong",
          "SXD-4",
          "HOA",
          "Lê Văn Cường",
          "",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
      row(
          people,
          5,
          "svhm",
          "vp",
          "SVH-5",
          "",
          "Phạm Thị Dung",
          "abc",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
      row(
          people,
          6,
          "snv",
          "",
          "VL00001",
          "khac",
          "Nguyễn Minh Trí",
          "abc",
          "",
          "Chuyên viên",
          "",
          "01/09/2026");
    }
    var before = counts();

    var tried = rosters.attempt(RosterFile.read(out.toByteArray()), "admin");

    assertThat(tried.faults())
        .extracting(fault -> fault.sheet().title() + " " + fault.cell())
        .containsExactly(
            "Cơ quan E2",
            "Cơ quan F2",
            "Cơ quan H2",
            "Cơ quan I2",
            "Cơ quan K2",
            "Cơ quan A3",
            "Cơ quan D4",
            "Đơn vị B2",
            "Đơn vị E2",
            "Đơn vị F3",
            "Đơn vị B4",
            "Đơn vị C5",
            "Cán bộ F2",
            "Cán bộ G2",
            "Cán bộ H2",
            "Cán bộ J2",
            "Cán bộ C4",
            "Cán bộ I4",
            "Cán bộ B5",
            "Cán bộ D5",
            "Cán bộ F6",
            "Cán bộ B7",
            "Cán bộ D7",
            "Cán bộ F7",
            "Cán bộ I7");
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void anAgencysAdministratorImportsIntoHisAgencyOnly() throws IOException {
    var other = RosterFile.read(workbook("sla", "Sở Lạ", 2, ""));
    assertThat(rosters.attempt(other, "quantri.snv").faults())
        .first()
        .satisfies(
            fault -> assertThat(fault.sentence().vietnamese()).contains("người quản trị của tỉnh"));

    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var people = workbook.newWorksheet("Cán bộ");
      header(people, RosterSheet.PEOPLE);
      row(
          people,
          1,
          "snv",
          "vp",
          "NV-21",
          "",
          "Ngô Văn Một",
          "",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
      row(
          people,
          2,
          "stc",
          "vp",
          "NV-22",
          "",
          "Ngô Văn Hai",
          "",
          "",
          "Chuyên viên",
          "Chuyên viên",
          "01/09/2026");
      row(
          people,
          3,
          "snv",
          "vp",
          "NV-23",
          "",
          "Ngô Văn Ba",
          "",
          "",
          "Phân tích quy trình",
          "Chuyên viên",
          "01/09/2026");
    }
    assertThat(rosters.attempt(RosterFile.read(out.toByteArray()), "quantri.snv").faults())
        .extracting(Roster.Fault::cell)
        .containsExactly("A3", "A4");
  }

  @Test
  void aWrongFileIsRefusedOnThePageAndTheTemplateCanBeDownloaded() throws IOException {
    var admin = Browserless.loggedIn(port, "admin");
    var refused = admin.upload("/admin/import", "file", "a.xlsx", XLSX, "không phải".getBytes());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Đây không phải tệp Excel");
    assertThat(admin.get("/admin/import").body()).doesNotContain("??");

    var template = admin.bytes("/admin/import/template.xlsx");
    try (var workbook =
        new org.dhatim.fastexcel.reader.ReadableWorkbook(new ByteArrayInputStream(template))) {
      assertThat(workbook.getSheets().map(org.dhatim.fastexcel.reader.Sheet::getName))
          .containsExactly("Hướng dẫn", "Cơ quan", "Đơn vị", "Cán bộ", "Danh mục");
    }
    assertThat(Browserless.loggedIn(port, "vanthu.snv").get("/admin/import").statusCode())
        .isEqualTo(403);
  }

  private HttpResponse<String> upload(Browserless browser, byte[] file) {
    return browser.upload("/admin/import", "file", "danh-sach.xlsx", XLSX, file);
  }

  private Map<String, Long> counts() {
    return Map.of(
        "agency",
        count("agency"),
        "unit",
        count("unit"),
        "person",
        count("person"),
        "post",
        count("post"));
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static byte[] workbook(String id, String name, int people, String login)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var agencies = workbook.newWorksheet("Cơ quan");
      header(agencies, RosterSheet.AGENCIES);
      row(
          agencies,
          1,
          id,
          name,
          name,
          "S",
          "Sở, ban, ngành",
          "Sở, ngành",
          "ubnd",
          "skhcn".equals(id) ? "H61.51" : "",
          "",
          "phường Long Châu",
          "01/09/2026");
      var units = workbook.newWorksheet("Đơn vị");
      header(units, RosterSheet.UNITS);
      row(units, 1, id, "vp", "Văn phòng Sở", "VP", "Tổng hợp; Tổ chức cán bộ", "01/09/2026");
      var sheet = workbook.newWorksheet("Cán bộ");
      header(sheet, RosterSheet.PEOPLE);
      for (int i = 1; i <= people; i++) {
        var role =
            i == 1 ? "Văn thư" : i == 2 ? "Lãnh đạo" : i == 3 ? "Trưởng đơn vị" : "Chuyên viên";
        row(
            sheet,
            i,
            id,
            i == 2 ? "" : "vp",
            id.toUpperCase() + "-" + i,
            login,
            "Nguyễn Văn Thử",
            "0270382" + (2000 + i),
            "",
            role,
            "Chức danh " + i,
            "01/09/2026");
      }
    }
    return out.toByteArray();
  }
}
