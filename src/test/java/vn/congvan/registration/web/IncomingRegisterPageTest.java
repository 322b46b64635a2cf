package vn.congvan.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Channel;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.registration.Forms;
import vn.congvan.registration.Registers;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.support.FullRegister;

/** The register and the search as pages. */
class IncomingRegisterPageTest extends PostgresProvince {

  @LocalServerPort private int port;
  @Autowired private Documents documents;
  @Autowired private Registration registration;
  @Autowired private Directory directory;
  @Autowired private ProvinceClock clock;
  @Autowired private Registers registers;
  @Autowired private DataSource source;

  private UUID id;

  @BeforeEach
  void aRegisteredPaper() {
    id =
        documents.arrive(
            new NewArrival("sxd", Channel.PAPER, clock.instant(), List.of(), "vanthu.sxd"));
    var leader = directory.posts("sxd", null, Role.LEADER).get(0);
    registration.register(
        id, new Forms("1" + (System.nanoTime() % 1_000_000)).to(leader), "vanthu.sxd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanthu.sxd", "giamdoc.sxd"})
  void thoseWhoLeadAndRegisterReadTheRegister(String person) {
    var page = Browserless.loggedIn(port, person).get("/registers/incoming");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Sổ đăng ký văn bản đến", "Đơn vị hoặc người nhận", "Công văn: V/v rà soát")
        .contains("/documents/" + id);
  }

  @Test
  void aSpecialistIsToldThatItIsNotHis() {
    var page = Browserless.loggedIn(port, "chuyenvien.sxd").get("/registers/incoming");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("chỉ dành cho văn thư, lãnh đạo");
  }

  @Test
  void aDayThatIsNoneIsToldBesideItsField() {
    var page =
        Browserless.loggedIn(port, "vanthu.sxd").get("/registers/incoming?from=31%2F02%2F2026");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("from-fault", "31/02/2026", "Nhập ngày theo dạng");
    assertThat(
            Browserless.loggedIn(port, "vanthu.sxd")
                .get("/registers/incoming?from=02%2F09%2F2026&to=01%2F09%2F2026")
                .body())
        .contains("Ngày đầu phải trước");
  }

  @Test
  void theRegisterLeavesAsXlsxAndAsPdf() throws IOException {
    var clerk = Browserless.loggedIn(port, "vanthu.sxd");

    try (var book =
        new ReadableWorkbook(new ByteArrayInputStream(clerk.bytes("/registers/incoming.xlsx")))) {
      assertThat(book.getFirstSheet().read().get(4).getCellText(5)).startsWith("Công văn: V/v");
    }
    try (var pdf = Loader.loadPDF(clerk.bytes("/registers/incoming.pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN");
    }
    var refused = Browserless.loggedIn(port, "chuyenvien.sxd").get("/registers/incoming.pdf");
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void aRegisterOfThousandsOfLinesLeavesToItsEnd() throws IOException {
    var clerk = Browserless.loggedIn(port, "vanthu.traon");
    clerk.get("/registers/incoming");
    var own = registers.ofThisYear("traon").get(0);
    FullRegister.fill(source, "traon", own.id(), 2_500, clock.instant());

    var first = Jsoup.parse(clerk.get("/registers/incoming").body());
    var second = Jsoup.parse(clerk.get(link(first, "next")).body());
    assertThat(second.select("tbody th[scope=row]").eachText()).startsWith("51", "52").hasSize(50);
    assertThat(link(second, "prev"))
        .startsWith("/registers/incoming?agency=traon&register=" + own.code() + "&from=")
        .endsWith("&page=0");
    try (var book =
        new ReadableWorkbook(new ByteArrayInputStream(clerk.bytes("/registers/incoming.xlsx")))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(4 + 2_500);
      assertThat(rows.get(4 + 2_499).getCellText(5)).startsWith("Báo cáo: Báo cáo số 2500");
    }
    try (var pdf = Loader.loadPDF(clerk.bytes("/registers/incoming.pdf"))) {
      var text = new PDFTextStripper();
      text.setStartPage(pdf.getNumberOfPages());
      assertThat(text.getText(pdf)).contains("2500");
    }
  }

  private static String link(Document page, String leadsTo) {
    return page.selectFirst("a[rel=" + leadsTo + "]").attr("href");
  }

  @Test
  void aClerkVoidsANumberOnItsPage() {
    var clerk = Browserless.loggedIn(port, "vanthu.sxd");
    var path = "/registers/incoming/" + id + "/void";
    var old = documents.view(id).arrivalNumber();
    assertThat(clerk.get("/registers/incoming").body()).contains(path);
    assertThat(clerk.get(path).body()).contains("Hủy số đến " + old, "VĂN BẢN ĐẾN");

    var refused = clerk.form(path, Map.of("registerCode", "DEN", "reason", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("reason-fault");
    var done = clerk.form(path, Map.of("registerCode", "DEN", "reason", "Vào nhầm ngày"));
    assertThat(done.statusCode()).isEqualTo(302);

    assertThat(documents.view(id).arrivalNumber().number()).isGreaterThan(old.number());
    assertThat(after(done, clerk))
        .contains("Hủy số: Vào nhầm ngày", "số đến mới " + documents.view(id).arrivalNumber());
    var leader = Browserless.loggedIn(port, "giamdoc.sxd");
    assertThat(leader.get("/registers/incoming").body()).doesNotContain(path);
    assertThat(leader.get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void aClerkKeepsTheBooksOfTheYear() {
    var clerk = Browserless.loggedIn(port, "vanthu.longho");
    var books = "/registers/incoming/books";
    assertThat(clerk.get("/registers/incoming").body()).contains(books + "?agency=longho");

    var refused = clerk.form(books, Map.of("agency", "longho", "code", "GM", "name", "GIẤY MỜI"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Sổ mới phải có quy tắc", "value=\"GIẤY MỜI\"");
    var added =
        clerk.form(
            books, Map.of("agency", "longho", "code", "GM", "name", "GIẤY MỜI", "types", "GM"));
    assertThat(added.statusCode()).isEqualTo(302);
    assertThat(after(added, clerk)).contains("Đã mở thêm sổ", "GIẤY MỜI", "Giấy mời");
    var book = registers.ofThisYear("longho").get(1);
    assertThat(book.rule()).isEqualTo("type=GM");

    var path = books + "/" + book.id();
    assertThat(clerk.get(path).body()).contains("Sửa sổ GIẤY MỜI");
    clerk.form(path, Map.of("name", "GIẤY MỜI HỌP", "types", "GM", "levels", "central"));
    assertThat(registers.ofThisYear("longho").get(1).rule()).isEqualTo("type=GM; level=central");
    clerk.form(path + "/closing", Map.of());
    assertThat(registers.ofThisYear("longho")).hasSize(2);
    assertThat(clerk.get(books).body()).contains("Đã khóa", path + "/reopening");

    var admin = Browserless.loggedIn(port, "admin");
    assertThat(admin.get("/admin/agencies/longho/units").body()).contains(books + "?agency=longho");
    assertThat(admin.get(books + "?agency=longho").body()).contains("GIẤY MỜI HỌP");
    assertThat(Browserless.loggedIn(port, "vanthu.sxd").get(path).statusCode()).isEqualTo(403);
    assertThat(Browserless.loggedIn(port, "giamdoc.sxd").get(books).statusCode()).isEqualTo(403);
  }

  @Test
  void aPaperWithoutAFileIsTakenInFromTheRegister() {
    var clerk = Browserless.loggedIn(port, "vanthu.sxd");
    assertThat(clerk.get("/registers/incoming").body()).contains("Tiếp nhận văn bản giấy");

    var answer = clerk.form("/registers/incoming/papers", Map.of("agency", "sxd"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .contains("/camunda/app/tasklist/default/#/?task=");
    var leader = Browserless.loggedIn(port, "giamdoc.sxd");
    assertThat(leader.get("/registers/incoming").body()).doesNotContain("Tiếp nhận văn bản giấy");
    assertThat(leader.form("/registers/incoming/papers", Map.of("agency", "sxd")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aDocumentAndTheSearchHavePagesOfTheirOwn() {
    var clerk = Browserless.loggedIn(port, "vanthu.sxd");

    assertThat(clerk.get("/documents/" + id).body()).contains("Văn bản số đến", "data-id=\"" + id);
    assertThat(clerk.get("/documents?q=ra+soat+thu+tuc").body()).contains("/documents/" + id);
    assertThat(clerk.get("/document.js").statusCode()).isEqualTo(200);
    var other = Browserless.loggedIn(port, "vanthu.stc");
    assertThat(other.get("/documents/" + id).statusCode()).isEqualTo(404);
    assertThat(other.get("/documents?q=ra+soat+thu+tuc").body()).doesNotContain(id.toString());
  }

  private static String after(HttpResponse<String> answer, Browserless browser) {
    var next = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return browser.get(next.getRawPath() + "?" + next.getRawQuery()).body();
  }
}
