package vn.congvan.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.content.Contents;
import vn.congvan.document.Channel;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.registration.Copies;
import vn.congvan.registration.Forms;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Processes;

/** Copies of a document as pages, and the signature of an electronic one as a task. */
class CopiesPageTest extends PostgresProvince {

  private static final String CLERK = "vanthu.longchau";

  @LocalServerPort private int port;
  @Autowired private Documents documents;
  @Autowired private Registration registration;
  @Autowired private Copies copies;
  @Autowired private Processes processes;
  @Autowired private Contents contents;
  @Autowired private Directory directory;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcClient database;

  private UUID id;
  private String path;
  private String chairman;

  @BeforeEach
  void aRegisteredLetter() throws IOException {
    // What stands after its end makes each file another one, and no duplicate.
    var pdf =
        (new String(PracticeLetter.ofDepartment().pdf(), StandardCharsets.ISO_8859_1)
                + "\n%"
                + UUID.randomUUID())
            .getBytes(StandardCharsets.ISO_8859_1);
    var stored = contents.keep(new ByteArrayInputStream(pdf), "application/pdf");
    id =
        documents.arrive(
            new NewArrival(
                "longchau",
                Channel.UPLOAD,
                clock.instant(),
                List.of(
                    new ArrivedFile(
                        "cong-van.pdf", "application/pdf", pdf.length, stored.sha256(), 1)),
                CLERK));
    var leader = directory.posts("longchau", null, Role.LEADER).get(0);
    var form = new Forms("8" + (System.nanoTime() % 1_000_000)).to(leader);
    registration.register(id, form, CLERK);
    path = "/documents/" + id + "/copies";
    chairman = "HEAD." + leader.id();
  }

  @Test
  void aClerkMakesAPaperCopyAndPrintsIt() throws IOException {
    var clerk = Browserless.loggedIn(port, CLERK);
    assertThat(clerk.get("/api/documents/" + id).body()).contains("\"copy\":true");
    assertThat(clerk.get(path).body())
        .contains("Cấp bản sao văn bản", "Nguyễn Văn Hiếu – CHỦ TỊCH", "chưa có bản sao nào")
        .doesNotContain("TM. ỦY BAN NHÂN DÂN");

    var refused = clerk.form(path, Map.of("kind", "SY", "recipients", "Sở Tài chính"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("reason-fault", "capacityKey-fault", "value=\"Sở Tài chính\"")
        .contains("Nhập lý do sao, tối đa 300 ký tự.");
    assertThat(clerk.reading("en").form(path, Map.of("kind", "SY")).body())
        .contains("The copy was not made; please check the marked fields.")
        .contains("Enter the reason for the copy, at most 300 characters.")
        .doesNotContain("Nhập lý do sao");

    var done = clerk.form(path, order("SY", "ELECTRONIC", "PAPER"));
    assertThat(done.statusCode()).isEqualTo(302);
    var copy = copies.of(id, CLERK).get(0);
    assertThat(copy.numberAndSymbol()).endsWith("/SY-UBND");
    assertThat(clerk.get(path).body()).contains(copy.numberAndSymbol(), "/copies/" + copy.id());
    try (var pdf = Loader.loadPDF(clerk.bytes("/copies/" + copy.id() + ".pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("SAO Y", copy.numberAndSymbol(), "CHỦ TỊCH", "Nguyễn Văn Hiếu");
    }
    assertThat(clerk.get("/registers/copies").body())
        .contains("Sổ bản sao", copy.numberAndSymbol(), "Nộp hồ sơ");
    assertThat(Browserless.loggedIn(port, "chutich.longchau").get("/registers/copies").statusCode())
        .isEqualTo(200);
    assertThat(Browserless.loggedIn(port, "chutich.longchau").get(path).statusCode())
        .isEqualTo(403);
    assertThat(
            Browserless.loggedIn(port, "vanthu.sxd")
                .get("/copies/" + copy.id() + ".pdf")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aClerkVoidsANumberAndTakesTheRegisterAway() throws IOException {
    var clerk = Browserless.loggedIn(port, CLERK);
    assertThat(clerk.form(path, order("SY", "PAPER", "PAPER")).statusCode()).isEqualTo(302);
    var made = copies.of(id, CLERK);
    var copy = made.get(made.size() - 1);
    var dropping = "/copies/" + copy.id() + "/dropping";
    var refused = clerk.form(dropping, Map.of("document", id.toString(), "voidReason", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("hãy nêu lý do", copy.numberAndSymbol());
    assertThat(
            Browserless.loggedIn(port, "vanthu.sxd")
                .form(dropping, Map.of("document", id.toString(), "voidReason", "Thử"))
                .statusCode())
        .isEqualTo(404);

    assertThat(
            clerk
                .form(dropping, Map.of("document", id.toString(), "voidReason", "Ghi nhầm nơi."))
                .statusCode())
        .isEqualTo(302);

    assertThat(clerk.get(path).body()).contains("Đã hủy số: Ghi nhầm nơi.");
    assertThat(clerk.get("/registers/copies").body())
        .contains("Đã hủy số: Ghi nhầm nơi.", "/registers/copies.xlsx");
    try (var book =
        new ReadableWorkbook(new ByteArrayInputStream(clerk.bytes("/registers/copies.xlsx")))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows.get(3).getCellText(0)).isEqualTo("Số, ký hiệu bản sao");
      assertThat(rows.stream().filter(row -> row.getCellText(0).equals(copy.numberAndSymbol())))
          .singleElement()
          .satisfies(row -> assertThat(row.getCellText(8)).isEqualTo("Hủy số: Ghi nhầm nơi."));
    }
    try (var pdf = Loader.loadPDF(clerk.bytes("/registers/copies.pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("SỔ ĐĂNG KÝ BẢN SAO", "Lý do sao", copy.numberAndSymbol());
    }
    assertThat(
            Browserless.loggedIn(port, "chuyenvien.snv").get("/registers/copies.pdf").statusCode())
        .isEqualTo(403);

    database.sql("update document set secrecy = 1 where id = ?").param(id).update();
    assertThat(clerk.get("/registers/copies").body())
        .as("what was written of it is told no more when it is classified afterwards")
        .contains(copy.numberAndSymbol(), "<strong>Đã hủy số</strong>")
        .doesNotContain("Ghi nhầm nơi.");
  }

  @Test
  void anElectronicCopyWaitsForTheClerksSignature() {
    var clerk = Browserless.loggedIn(port, CLERK);
    assertThat(clerk.form(path, order("SY", "PAPER", "ELECTRONIC")).statusCode()).isEqualTo(302);

    var copy = copies.of(id, CLERK).get(0);
    var tasks = processes.tasksFor(List.of(copy.id().toString()));
    assertThat(tasks).hasSize(1);
    assertThat(processes.mayWork(CLERK, tasks.get(0).id())).isTrue();
    assertThat(processes.mayWork("vanthu.sxd", tasks.get(0).id())).isFalse();
    var again = clerk.form("/copies/" + copy.id() + "/signing", Map.of("document", id.toString()));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("đang chờ ký");
    assertThat(clerk.form(path, order("SY", "ELECTRONIC", "ELECTRONIC")).body())
        .contains("target-fault", "gửi chính văn bản điện tử");
  }

  private Map<String, String> order(String kind, String source, String target) {
    return Map.of(
        "kind", kind,
        "source", source,
        "target", target,
        "copies", "2",
        "recipients", "Sở Tài chính; Kho bạc",
        "reason", "Nộp hồ sơ",
        "capacityKey", chairman);
  }
}
