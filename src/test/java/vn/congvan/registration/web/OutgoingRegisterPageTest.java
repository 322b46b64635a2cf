package vn.congvan.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Documents;
import vn.congvan.document.NewDraft;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.organization.SigningAuthority.Capacity;
import vn.congvan.registration.OutgoingBooks;
import vn.congvan.registration.OutgoingNumbers;
import vn.congvan.shared.ProvinceClock;

/** The outgoing register, its series and who may sign, as pages. */
class OutgoingRegisterPageTest extends PostgresProvince {

  private static final String REGISTER = "/registers/outgoing?register=CV";

  @LocalServerPort private int port;
  @Autowired private Documents documents;
  @Autowired private OutgoingNumbers numbers;
  @Autowired private OutgoingBooks books;
  @Autowired private SigningAuthority authority;
  @Autowired private Directory directory;
  @Autowired private ProvinceClock clock;

  private UUID letter;
  private OutgoingNumber number;

  @BeforeEach
  void aLetterWithItsNumber() {
    var drafter = directory.posts("sgddt", "sgddt.vp", Role.HEAD).get(0);
    letter =
        documents.draft(
            new NewDraft(
                "sgddt",
                drafter.id(),
                "CV",
                "Về việc chuẩn bị năm học mới",
                null,
                0,
                drafter.personId()));
    number = numbers.reserve(letter, "sgddt.vp", "giamdoc.sgddt");
  }

  @Test
  void theRegisterIsReadByThoseWhoLeadAndRegister() {
    assertThat(number.symbol()).isEqualTo("SGDĐT-VP");
    for (var person : new String[] {"vanthu.sgddt", "giamdoc.sgddt"}) {
      var page = Browserless.loggedIn(port, person).get(REGISTER);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("Sổ đăng ký văn bản đi", "Đơn vị, người nhận bản lưu", number.toString())
          .contains("Công văn: Về việc chuẩn bị năm học mới", "/documents/" + letter);
    }
    assertThat(
            Browserless.loggedIn(port, "vanthu.sgddt")
                .get(REGISTER + "&from=31%2F02%2F2026")
                .body())
        .contains("from-fault", "31/02/2026");
    var refused = Browserless.loggedIn(port, "chuyenvien.gdph.sgddt").get(REGISTER);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Sổ đăng ký văn bản đi chỉ dành cho văn thư");
  }

  @Test
  void aVoidedNumberIsShownWithItsReason() {
    numbers.voidNumber(letter, "Trả lại để sửa phụ lục", "giamdoc.sgddt");
    assertThat(Browserless.loggedIn(port, "vanthu.sgddt").get(REGISTER).body())
        .contains(number.toString(), "Hủy số: Trả lại để sửa phụ lục", "class=\"past\"");
  }

  @Test
  void theRegisterLeavesAsXlsxAndAsPdf() throws IOException {
    var clerk = Browserless.loggedIn(port, "vanthu.sgddt");
    try (var book =
        new ReadableWorkbook(
            new ByteArrayInputStream(clerk.bytes("/registers/outgoing.xlsx?register=CV")))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows.get(3).getCellText(5)).isEqualTo("Đơn vị, người nhận bản lưu");
      assertThat(rows.stream().map(row -> row.getCellText(0))).contains(number.toString());
    }
    try (var pdf = Loader.loadPDF(clerk.bytes("/registers/outgoing.pdf?register=CV"))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "CÔNG VĂN ĐI", "Người ký", number.toString());
    }
    assertThat(
            Browserless.loggedIn(port, "chuyenvien.gdph.sgddt")
                .get("/registers/outgoing.pdf")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aClerkKeepsTheSeriesOfTheYear() {
    var clerk = Browserless.loggedIn(port, "vanthu.thue");
    var path = "/registers/outgoing/books";
    assertThat(clerk.get("/registers/outgoing").body()).contains(path + "?agency=thue");

    var refused = clerk.form(path, Map.of("agency", "thue", "code", "QD", "name", "QUYẾT ĐỊNH"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("types-fault", "value=\"QUYẾT ĐỊNH\"");
    var added =
        clerk.form(
            path, Map.of("agency", "thue", "code", "QD", "name", "QUYẾT ĐỊNH", "types", "QD"));
    assertThat(after(added, clerk)).contains("Đã mở sổ", "QUYẾT ĐỊNH");
    var own =
        books.of("thue", "vanthu.thue").stream()
            .filter(book -> book.own())
            .findFirst()
            .orElseThrow()
            .register()
            .id();
    assertThat(clerk.get(path + "/" + own).body()).contains("Sửa sổ QUYẾT ĐỊNH");
    var changed =
        clerk.form(path + "/" + own, Map.of("name", "QUYẾT ĐỊNH, CHỈ THỊ", "types", "CT"));
    assertThat(after(changed, clerk)).contains("Đã lưu sổ", "QUYẾT ĐỊNH, CHỈ THỊ");
    assertThat(after(clerk.form(path + "/" + own + "/closing", Map.of()), clerk))
        .contains("Đã khóa sổ", "Năm sau không mở", own + "/reopening");
    assertThat(after(clerk.form(path + "/" + own + "/reopening", Map.of()), clerk))
        .contains("Đã mở lại sổ");
    assertThat(Browserless.loggedIn(port, "vanthu.sxd").get(path + "/" + own).statusCode())
        .isEqualTo(403);
  }

  @Test
  void anAdministratorRecordsWhoSignsByOrder() {
    var admin = Browserless.loggedIn(port, "admin");
    var path = "/admin/agencies/sgddt/signing";
    var director = directory.posts("sgddt", null, Role.LEADER).get(0).id();
    var office = directory.posts("sgddt", "sgddt.vp", Role.HEAD).get(0);
    assertThat(admin.get("/admin/agencies/sgddt/units").body()).contains(path);

    var refused =
        admin.form(
            path,
            Map.of(
                "form",
                "AUTHORISED",
                "fromPost",
                director.toString(),
                "toPost",
                office.id().toString(),
                "firstDay",
                clock.today().toString(),
                "subject",
                "Công văn hành chính",
                "basis",
                "Giấy ủy quyền số 03/GUQ-SGDĐT"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("lastDay-fault", "Giấy ủy quyền số 03/GUQ-SGDĐT");

    var done =
        admin.form(
            path,
            Map.of(
                "form", "BY_ORDER",
                "fromPost", director.toString(),
                "toPost", office.id().toString(),
                "firstDay", clock.today().toString(),
                "lastDay", "",
                "types", "GM",
                "subject", "Giấy mời họp",
                "basis", "Quy chế làm việc số 12/QĐ-SGDĐT"));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(admin.get(path).body()).contains("TL.", "Giấy mời họp", "Quy chế làm việc số 12");
    assertThat(
            authority.of(office.personId(), "sgddt", "GM", clock.today()).capacities().stream()
                .map(Capacity::printed))
        .containsExactly("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG");

    var form = admin.get(path).body();
    var end = form.substring(form.indexOf(path + "/"));
    admin.form(end.substring(0, end.indexOf('"')), Map.of());
    assertThat(authority.of(office.personId(), "sgddt", "GM", clock.today()).isGranted()).isFalse();
    assertThat(Browserless.loggedIn(port, "vanthu.sgddt").get(path).statusCode()).isEqualTo(403);
  }

  private static String after(HttpResponse<String> answer, Browserless browser) {
    var next = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return browser.get(next.getRawPath() + "?" + next.getRawQuery()).body();
  }
}
