package vn.congvan.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.Period;
import vn.congvan.statistics.ReportDesk;
import vn.congvan.statistics.ReportKind;
import vn.congvan.statistics.Reports;
import vn.congvan.statistics.Structure;

/** The reports as pages and files, over HTTP. */
class ReportsPageTest extends PostgresProvince {

  private static final String SUPERVISOR = "giamsat.snv";
  private static final Duration LONG = Duration.ofMinutes(1);

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;
  @Autowired private Reports reports;
  @Autowired private Posts posts;
  @Autowired private ProvinceClock clock;
  @Autowired private ReportDesk desk;

  private Browserless browser;
  private UUID overdue = new UUID(0, 0);

  @BeforeEach
  void anOverdueDocument() {
    browser = Browserless.loggedIn(port, SUPERVISOR);
    overdue = aDocument(1717, "Việc quá hạn để báo cáo");
  }

  private UUID aDocument(int number, String subject) {
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into document (id, agency_id, direction, state, type_code, number, symbol, issuer_name, subject,
              urgency, secrecy, arrived_at, arrival_number, arrival_year, register_id, registered_at, due_at,
              original_due_at, version)
            values (:id, 'snv', 'IN', 'IN_WORK', 'CV', :symbol, 'BNV-VP', 'Bộ Nội vụ', :subject,
              0, 0, timestamptz '2026-03-02 08:00+07', :number, 2026, :id, timestamptz '2026-03-02 09:00+07',
              timestamptz '2026-03-09 17:00+07', timestamptz '2026-03-06 17:00+07', 0)
            """)
        .param("id", id)
        .param("number", number)
        .param("symbol", String.valueOf(number))
        .param("subject", subject)
        .update();
    database
        .sql("insert into document_audience (document_id, audience) values (:id, 'supervisor@snv')")
        .param("id", id)
        .update();
    return id;
  }

  @Test
  void theReportOnIncomingDocumentsAddsUpOnScreenAndInEachFile() throws IOException {
    var address = ask("HANDLING_IN", "snv");

    assertThat(browser.get(address).body())
        .contains(
            "Kiểm tra số liệu: A ",
            "Tổng cộng",
            "Kỳ trước chuyển sang",
            "(D) Đang giải quyết, quá hạn");
    try (var book =
        new ReadableWorkbook(new ByteArrayInputStream(browser.bytes(address + ".xlsx")))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows.get(1).getCellText(0)).isEqualTo("BÁO CÁO TÌNH HÌNH XỬ LÝ VĂN BẢN ĐẾN");
      assertThat(rows.stream().map(row -> row.getCellText(0)))
          .anyMatch(text -> text.startsWith("Kiểm tra số liệu: A "));
      var total =
          rows.stream()
              .filter(row -> "Tổng cộng".equals(row.getCellText(1)))
              .findFirst()
              .orElseThrow();
      var expected =
          database
              .sql(
                  """
                  select count(*) from document where direction = 'IN' and agency_id = 'snv'
                    and (closed_at is null or closed_at >= timestamptz '2026-07-01 00:00+07')
                    and registered_at is not null and arrived_at < timestamptz '2026-07-01 00:00+07'
                    and due_at < timestamptz '2026-07-01 00:00+07' and not due_paused
                  """)
              .query(Long.class)
              .single();
      assertThat(total.getCellAsNumber(8).orElseThrow().longValue())
          .isEqualTo(expected)
          .isPositive();
    }
    try (var pdf = Loader.loadPDF(browser.bytes(address + ".pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("BÁO CÁO TÌNH HÌNH XỬ LÝ VĂN BẢN ĐẾN", "Kiểm tra số liệu");
    }
    try (var word = new XWPFDocument(new ByteArrayInputStream(browser.bytes(address + ".docx")))) {
      var head = word.getTables().get(0).getRow(0);
      assertThat(head.getCell(2).getText()).isEqualTo("Kỳ trước chuyển sang");
      assertThat(head.getCell(1).getWidth())
          .as("the unit's name has more room than its place in the list")
          .isGreaterThan(2 * head.getCell(0).getWidth());
      assertThat(word.getParagraphs())
          .anyMatch(paragraph -> paragraph.getText().startsWith("Kiểm tra số liệu"));
    }
    assertThat(browser.get("/reports").body()).contains(address, "Đã xong");
  }

  @Test
  void theFollowUpRegisterHasItsSevenColumnsAndTheMovedDeadline() throws IOException {
    assertThat(
            browser
                .form(
                    "/reports",
                    Map.of(
                        "kind",
                        "FOLLOW_UP",
                        "agency",
                        "",
                        "from",
                        "01/01/2026",
                        "to",
                        "30/06/2026"))
                .statusCode())
        .isEqualTo(422);
    var address = ask("FOLLOW_UP", "snv");

    try (var book =
        new ReadableWorkbook(new ByteArrayInputStream(browser.bytes(address + ".xlsx")))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows.get(4).stream().filter(cell -> cell != null).count()).isEqualTo(7);
      var line =
          rows.stream()
              .filter(row -> row.getCellText(1).contains("Việc quá hạn để báo cáo"))
              .findFirst()
              .orElseThrow();
      assertThat(line.getCellText(0)).contains("1717");
      assertThat(line.getCellText(1)).startsWith("Công văn, 1717/BNV-VP, Bộ Nội vụ");
      assertThat(line.getCellText(3)).isEqualTo("09/03/2026");
      assertThat(line.getCellText(4)).isEqualTo("Đang giải quyết, quá hạn");
      assertThat(line.getCellText(6)).isEqualTo("Hạn ban đầu: 06/03/2026");
    }
  }

  @Test
  void theParagraphAndTheReportOnOutgoingDocumentsAreMadeToo() {
    assertThat(browser.get(ask("PARAGRAPH", "")).body())
        .contains("chưa có số liệu", "Văn bản đến", "Cơ quan, đơn vị sử dụng");
    assertThat(browser.get(ask("HANDLING_OUT", "snv")).body()).contains("Đã ban hành", "Tổng cộng");
  }

  @Test
  void whatHappenedAfterThePeriodStandsInNoLineOfItsFollowUpRegister() throws IOException {
    var answered = aDocument(1718, "Việc trả lời sau kỳ");
    database
        .sql(
            "update document set state = 'CLOSED', closed_at = timestamptz '2026-08-20 10:00+07' where id = :id")
        .param("id", answered)
        .update();
    database
        .sql(
            """
            insert into assignment (id, document_id, agency_id, role, given_by, given_at, state, reply_reference, version)
            values (:id, :document, 'snv', 'LEAD', 'lanhdao.snv', timestamptz '2026-03-02 10:00+07', 'COMPLETED',
              '88/SNV-TH', 0)
            """)
        .param("id", UUID.randomUUID())
        .param("document", answered)
        .update();
    database
        .sql(
            """
            insert into document_event (id, document_id, occurred_at, actor, kind, detail)
            values (:id, :document, timestamptz '2026-08-19 10:00+07', 'chuyenvien.snv', 'REPORTED',
              'Trả lời bằng văn bản: 88/SNV-TH')
            """)
        .param("id", UUID.randomUUID())
        .param("document", answered)
        .update();

    var then = followed(ask("FOLLOW_UP", "snv"), "Việc trả lời sau kỳ");
    assertThat(then.getCellText(4)).isEqualTo("Đang giải quyết, quá hạn");
    assertThat(then.getCellText(5)).isEmpty();

    var later = followed(ask("FOLLOW_UP", "snv", "31/08/2026"), "Việc trả lời sau kỳ");
    assertThat(later.getCellText(4)).isEqualTo("Đã giải quyết trễ hạn (20/08/2026)");
    assertThat(later.getCellText(5)).isEqualTo("88/SNV-TH");
  }

  @Test
  void theAbstractOfAClassifiedDocumentGoesIntoNoFile() throws IOException {
    var secret = aDocument(1719, "Việc mật của tỉnh");
    database.sql("update document set secrecy = 1 where id = :id").param("id", secret).update();

    var line = followed(ask("FOLLOW_UP", "snv"), "1719/BNV-VP");

    assertThat(line.getCellText(1))
        .contains("văn bản mật, không ghi trích yếu")
        .doesNotContain("Việc mật của tỉnh");
  }

  @Test
  void aReportOfAllAgenciesIsHisAsLongAsHeFollowsThemAll() {
    var elsewhere =
        posts.appoint(
            SUPERVISOR,
            new Place("stc", null, Role.SUPERVISOR, "Giám sát"),
            clock.today().minusDays(1));
    String ofBoth;
    try {
      ofBoth = ask("HANDLING_IN", "");
      assertThat(browser.get(ofBoth).statusCode()).isEqualTo(200);
    } finally {
      posts.end(elsewhere, clock.today());
    }

    for (var address : List.of(ofBoth, ofBoth + ".xlsx", ofBoth + "/progress")) {
      assertThat(browser.get(address).statusCode()).as(address).isEqualTo(404);
    }
    assertThat(browser.get(ask("HANDLING_IN", "")).statusCode()).isEqualTo(200);
  }

  @Test
  void theRegistersOfDocumentsAreFoundFromHere() {
    assertThat(browser.get("/reports").body())
        .contains(
            "<a href=\"/registers/incoming\">Sổ đăng ký văn bản đến</a>",
            "<a href=\"/registers/outgoing\">Sổ đăng ký văn bản đi</a>");
  }

  @Test
  void aReportIsOnlyForWhoAskedForIt() {
    var address = ask("HANDLING_IN", "snv");
    assertThat(Browserless.loggedIn(port, "giamsat.ubnd").get(address).statusCode()).isEqualTo(404);
    assertThat(Browserless.loggedIn(port, "giamsat.ubnd").get(address + ".pdf").statusCode())
        .isEqualTo(404);
    assertThat(Browserless.loggedIn(port, "chuyenvien.snv").get("/reports").statusCode())
        .isEqualTo(403);
    assertThat(
            browser
                .form(
                    "/reports",
                    Map.of(
                        "kind",
                        "HANDLING_IN",
                        "agency",
                        "stc",
                        "from",
                        "01/01/2026",
                        "to",
                        "30/06/2026"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatAProcessLeftUnfinishedIsMadeAnewWithoutOneLineTwice() throws Exception {
    var id =
        reports.ask(
            ReportKind.HANDLING_IN,
            "snv",
            new Period(java.time.LocalDate.of(2026, 1, 1), java.time.LocalDate.of(2026, 6, 30)),
            Structure.NOW,
            SUPERVISOR);
    // As a process leaves it that was killed in the middle.
    database
        .sql(
            "update report set state = 'RUNNING', claimed_at = timestamptz '2026-01-01 00:00+07' where id = :id")
        .param("id", id)
        .update();
    database
        .sql("insert into report_line (report_id, ordinal, cells) values (:id, 0, '[\"half\"]')")
        .param("id", id)
        .update();

    assertThat(desk.begin(id, LONG)).isTrue();
    assertThat(desk.begin(id, LONG)).isTrue();

    assertThat(browser.get("/reports/" + id + "/progress").body()).contains("\"state\":\"DONE\"");
    assertThat(browser.get("/reports/" + id).body()).doesNotContain("half").contains("Tổng cộng");
  }

  private Row followed(String address, String words) throws IOException {
    try (var book =
        new ReadableWorkbook(new ByteArrayInputStream(browser.bytes(address + ".xlsx")))) {
      return book.getFirstSheet().read().stream()
          .filter(row -> row.getCellCount() > 1 && row.getCellText(1).contains(words))
          .findFirst()
          .orElseThrow();
    }
  }

  private String ask(String kind, String agency) {
    return ask(kind, agency, "30/06/2026");
  }

  private String ask(String kind, String agency, String to) {
    var answer =
        browser.form(
            "/reports",
            Map.of(
                "kind",
                kind,
                "agency",
                agency,
                "from",
                "01/01/2026",
                "to",
                to,
                "structure",
                "NOW"));
    assertThat(answer.statusCode()).isEqualTo(302);
    var address = answer.headers().firstValue("location").orElseThrow();
    desk.begin(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)), LONG);
    return address.substring(address.indexOf("/reports/"));
  }
}
