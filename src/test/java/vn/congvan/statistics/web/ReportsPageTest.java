package vn.congvan.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvan.support.ArchiveJudge.isArchivable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.MonthFreezing;
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
  @Autowired private MonthFreezing freezing;
  @Autowired private TransactionTemplate transaction;

  private Browserless browser;
  private UUID overdue = new UUID(0, 0);

  @BeforeEach
  void anOverdueDocument() {
    // What is written into a month that another test has frozen would not count.
    database.sql("delete from frozen_document").update();
    database.sql("delete from frozen_month").update();
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
      assertThat(rows.get(5).stream().map(cell -> cell == null ? "" : cell.getRawValue()).toList())
          .containsExactly(
              "Số đến",
              "Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản",
              "Đơn vị hoặc người nhận",
              "Thời hạn giải quyết",
              "Tiến độ giải quyết",
              "Số, ký hiệu văn bản trả lời",
              "Ghi chú");
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
  void theReportsAndTheRegisterOfAFrozenMonthTellTheSameWhateverBecomesOfItsDocuments()
      throws IOException {
    var moved = aDocument(1720, "Việc của tháng đã chốt");
    freezing.round();
    var register = linesOf(askMarch("FOLLOW_UP"));
    var incoming = linesOf(askMarch("HANDLING_IN"));
    var outgoing = linesOf(askMarch("HANDLING_OUT"));

    database
        .sql(
            """
            update document set arrival_number = 9720, due_at = timestamptz '2027-03-09 17:00+07', state = 'CLOSED',
              original_due_at = due_at, forwarded_to = 'Nơi khác', closed_at = timestamptz '2026-03-20 10:00+07'
            where id = :id
            """)
        .param("id", moved)
        .update();

    assertThat(linesOf(askMarch("FOLLOW_UP"))).isEqualTo(register);
    assertThat(linesOf(askMarch("HANDLING_IN"))).isEqualTo(incoming);
    assertThat(linesOf(askMarch("HANDLING_OUT"))).isEqualTo(outgoing);
    var line = followed(askMarch("FOLLOW_UP"), "Việc của tháng đã chốt");
    assertThat(line.getCellText(0)).contains("1720");
    assertThat(line.getCellText(3)).isEqualTo("09/03/2026");
    assertThat(line.getCellText(4)).isEqualTo("Đang giải quyết, quá hạn");
    assertThat(line.getCellText(6)).isEqualTo("Hạn ban đầu: 06/03/2026");
    for (var kind : List.of("FOLLOW_UP", "HANDLING_IN", "HANDLING_OUT", "PARAGRAPH")) {
      assertThat(browser.get(askMarch(kind)).body()).as(kind).contains("theo tháng đã chốt lúc");
    }
  }

  private String askMarch(String kind) {
    return made(
        browser.form(
            "/reports",
            Map.of("kind", kind, "agency", "snv", "from", "01/03/2026", "to", "31/03/2026")));
  }

  private List<String> linesOf(String address) {
    return database
        .sql("select cells from report_line where report_id = :id order by ordinal")
        .param("id", idOf(address))
        .query(String.class)
        .list();
  }

  @Test
  void whatWasWrittenOfAClassifiedDocumentStandsNeitherOnScreenNorInAFile() throws IOException {
    var secret = aDocument(1719, "Việc mật của tỉnh");
    database
        .sql("update document set secrecy = 1, note = 'Nhân sự chủ chốt' where id = :id")
        .param("id", secret)
        .update();
    var address = ask("FOLLOW_UP", "snv");

    var line = followed(address, "1719/BNV-VP");
    assertThat(line.getCellText(1)).contains(Secrecy.NOT_TOLD);
    assertThat(line.getCellText(6)).isEqualTo("Hạn ban đầu: 06/03/2026");
    try (var pdf = Loader.loadPDF(browser.bytes(address + ".pdf"));
        var word = new XWPFDocument(new ByteArrayInputStream(browser.bytes(address + ".docx")))) {
      var kept =
          database
              .sql("select cells from report_line where report_id = :id")
              .param("id", idOf(address))
              .query(String.class)
              .list()
              .toString();
      assertThat(
              List.of(
                  browser.get(address).body(),
                  new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "),
                  word.getTables().get(0).getText(),
                  kept))
          .allSatisfy(
              text ->
                  assertThat(text)
                      .contains("1719/BNV-VP")
                      .doesNotContain("Việc mật của tỉnh", "Nhân sự chủ chốt"));
    }
  }

  @Test
  void everyReportIsPrintedAsTheArchiveTakesIt() throws Exception {
    for (var kind : ReportKind.ASKED) {
      var pdf = browser.bytes(ask(kind.name(), "snv") + ".pdf");
      keepForTheEye(kind.name() + ".pdf", pdf);
      isArchivable(pdf);
    }
    try (var pdf = Loader.loadPDF(browser.bytes(ask("FOLLOW_UP", "snv") + ".pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .as("the register has the cover and the signatures of the decree's form")
          .contains("SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN", "Quyển số:", "VĂN THƯ CƠ QUAN");
    }
  }

  @Test
  void aReportOfOneAgencyTellsOfItAloneAndOfThoseBelowWhereTheyAreAskedFor() throws IOException {
    var office = Browserless.loggedIn(port, "giamsat.ubnd");
    var alone = paragraph(office, Map.of("agency", "snv"));
    var together = paragraph(office, Map.of("agency", "ubnd", "below", "true"));

    assertThat(alone.get("Văn bản đến")).isEqualTo(arrivedIn("select 'snv'"));
    assertThat(alone.get("Cơ quan, đơn vị sử dụng")).isEqualTo(1);
    assertThat(together.get("Văn bản đến"))
        .isEqualTo(arrivedIn(BELOW))
        .isGreaterThanOrEqualTo(alone.get("Văn bản đến"));
    assertThat(together.get("Cơ quan, đơn vị sử dụng")).isGreaterThan(10);
  }

  private static final String BELOW =
      """
      with recursive under(id) as (
        select cast('ubnd' as varchar(32)) union
        select v.agency_id from agency_version v join under u on v.parent_id = u.id where v.valid_to is null)
      select id from under
      """;

  private long arrivedIn(String agencies) {
    return database
        .sql(
            "select count(*) from document where direction = 'IN' and arrived_at >= timestamptz '2026-01-01 00:00+07'"
                + " and arrived_at < timestamptz '2026-07-01 00:00+07' and agency_id in ("
                + agencies
                + ")")
        .query(Long.class)
        .single();
  }

  /** The counts of the first half of the year, by their names. */
  private Map<String, Long> paragraph(Browserless person, Map<String, String> reach)
      throws IOException {
    var asked = new HashMap<>(reach);
    asked.putAll(Map.of("kind", "PARAGRAPH", "from", "01/01/2026", "to", "30/06/2026"));
    var counts = new HashMap<String, Long>();
    try (var book =
        new ReadableWorkbook(
            new ByteArrayInputStream(
                person.bytes(made(person.form("/reports", asked)) + ".xlsx")))) {
      for (var row : book.getFirstSheet().read()) {
        var count = row.getCellCount() > 2 ? row.getCell(2) : null;
        if (count != null && count.getType() == CellType.NUMBER) {
          counts.put(row.getCellText(1), count.asNumber().longValue());
        }
      }
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "02/01/2026 | 01/01/2026 | Từ ngày phải trước hoặc bằng đến ngày",
        "01/01/2090 | 31/12/2090 | Kỳ báo cáo chưa bắt đầu",
        "01/01/1990 | 31/12/1990 | trước ngày đó chưa có số liệu",
        "01/01/2016 | 01/01/2026 | Kỳ báo cáo dài nhất là 10 năm",
        "01/01/0001 | 31/12/2026 | Kỳ báo cáo dài nhất là 10 năm",
        "29/02/2026 | 31/12/2026 | Ngày không hợp lệ",
        "01/01/+12026 | 31/12/+12026 | Ngày không hợp lệ",
        "31/04/2026 | 31/12/2026 | Nhập ngày có trong lịch"
      })
  void aPeriodThatCannotBeToldIsRefusedInWords(String from, String to, String words) {
    var answer =
        browser.form(
            "/reports", Map.of("kind", "HANDLING_IN", "agency", "snv", "from", from, "to", to));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(words).contains("value=\"" + from + "\"");
  }

  @Test
  void aDayOfAYearThatNoCalendarKnowsIsToldInWordsToo() {
    var answer =
        browser.get(
            "/reports/" + UUID.randomUUID() + "?page=%2B999999999-12-31",
            Map.of("Accept", "text/html,*/*;q=0.8"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("năm có hơn bốn chữ số. Hãy quay lại và sửa.");
  }

  @ParameterizedTest
  @CsvSource({
    "01/07/2016,30/06/2026",
    "29/02/2024,30/06/2026",
    "15/06/2026,15/06/2026",
    "01/01/2026,31/12/2026"
  })
  void anyOtherPeriodIsToldWithItsLimits(String from, String to) {
    var page =
        browser
            .get(
                made(
                    browser.form(
                        "/reports",
                        Map.of("kind", "PARAGRAPH", "agency", "snv", "from", from, "to", to))))
            .body();

    assertThat(page).contains("Từ ngày " + from + " đến ngày " + to, "Văn bản đến");
  }

  @Test
  void aReportThatIsStoppedWhileItIsMadeKeepsNothing() {
    var id = waiting();
    var busy = new Thread(() -> desk.begin(id, LONG));
    heldUp(
        () -> {
          busy.start();
          await().until(() -> state(id).equals("RUNNING"));
          assertThat(browser.get("/reports/" + id).body()).contains("Dừng lập báo cáo");
          assertThat(browser.form("/reports/" + id + "/stop", Map.of()).statusCode())
              .isEqualTo(302);
        });
    join(busy);

    assertThat(state(id)).isEqualTo("STOPPED");
    assertThat(lines(id)).isZero();
    assertThat(desk.begin(id, LONG)).isTrue();
    assertThat(state(id)).isEqualTo("STOPPED");
    assertThat(browser.get("/reports/" + id).body()).contains("đã được dừng", "01/01/2026");
    assertThat(browser.get("/reports/" + id + ".pdf").statusCode()).isEqualTo(422);
    assertThat(
            Browserless.loggedIn(port, "giamsat.ubnd")
                .form("/reports/" + id + "/stop", Map.of())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoWasTakenForDeadWritesNoLineBesideTheOneWhoTookOver() {
    var id = waiting();
    var slow = new Thread(() -> desk.begin(id, LONG));
    heldUp(
        () -> {
          slow.start();
          await().until(() -> state(id).equals("RUNNING"));
          // As another process does that thinks this one dead.
          database
              .sql("update report set claim = :other where id = :id")
              .param("other", UUID.randomUUID())
              .param("id", id)
              .update();
        });
    join(slow);

    assertThat(state(id)).isEqualTo("RUNNING");
    assertThat(lines(id)).isZero();
  }

  @Test
  void whoCountsForSomeMinutesIsNotTakenForDead() {
    var id = waiting();
    database
        .sql("update report set state = 'RUNNING', claimed_at = :at where id = :id")
        .param("at", Instant.now().minus(Duration.ofMinutes(9)).atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
    assertThat(desk.begin(id, LONG)).isTrue();
    assertThat(state(id)).isEqualTo("RUNNING");

    database
        .sql("update report set claimed_at = :at where id = :id")
        .param("at", Instant.now().minus(Duration.ofMinutes(11)).atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
    assertThat(desk.begin(id, LONG)).isTrue();
    assertThat(state(id)).isEqualTo("DONE");
  }

  @Test
  void aReportTooLongForWordSaysSoBeforeAnybodyWaitsForIt() {
    var address = ask("HANDLING_IN", "snv");
    assertThat(browser.get(address).body()).contains(address + ".docx");
    database
        .sql("update report set done = 5001 where id = :id")
        .param("id", idOf(address))
        .update();

    assertThat(browser.get(address).body())
        .contains("dài hơn 5.000 dòng")
        .doesNotContain(address + ".docx");
    var answer = browser.get(address + ".docx");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Hãy tải bản PDF hoặc Excel");
  }

  private UUID waiting() {
    return reports.ask(
        ReportKind.HANDLING_IN,
        "snv",
        false,
        new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)),
        Structure.NOW,
        SUPERVISOR);
  }

  /** Whoever counts documents waits meanwhile. */
  private void heldUp(Runnable meanwhile) {
    transaction.executeWithoutResult(
        status -> {
          database.sql("lock table document in access exclusive mode").update();
          CompletableFuture.runAsync(meanwhile).join();
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join(LONG.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(thread.isAlive()).isFalse();
  }

  private String state(UUID id) {
    return database
        .sql("select state from report where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private long lines(UUID id) {
    return database
        .sql("select count(*) from report_line where report_id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private static UUID idOf(String address) {
    return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
  }

  private static void keepForTheEye(String name, byte[] file) throws IOException {
    var folder = Path.of("target/print");
    Files.createDirectories(folder);
    Files.write(folder.resolve(name), file);
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
    var id = waiting();
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
    return made(answer);
  }

  /** The address of the report that was asked for, when it is done. */
  private String made(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    var address = answer.headers().firstValue("location").orElseThrow();
    desk.begin(idOf(address), LONG);
    return address.substring(address.indexOf("/reports/"));
  }
}
