package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlinePauses;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.MonthFreezing;

/**
 * What Cockpit's plug-in answers over HTTP: a supervisor's agency to him, all agencies to those
 * whose post says so, and nothing to anybody else; and what a supervisor does from a list.
 */
class SupervisionStory extends OfficeStory {

  private static final String SUPERVISION = "/camunda/api/cockpit/plugin/supervision/default/";
  private static final String OWN = "giamsat.snv";
  private static final String ABOVE = "giamsat.ubnd";
  private static final String ANALYST = "phantich.vpubnd";

  @LocalServerPort private int port;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ObjectMapper json;
  @Autowired private Posts posts;
  @Autowired private DeadlinePauses pauses;
  @Autowired private MonthFreezing freezing;

  private final Map<String, Browserless> browsers = new HashMap<>();

  @Test
  void aPluginAnswersNobodyWhoFollowsNoAgency() {
    var letter = inWork();
    var instance = letter.now().processInstanceId();
    var definition = definitionOf(letter);
    for (var who : List.of(ANALYST, clerk.login, director.login)) {
      var browser = as(who);
      for (var address :
          List.of(
              "handling",
              "handling/numbers",
              "handling/list.xlsx?list=D",
              "handling/documents?list=D",
              "handling/receivers?document=" + letter.id,
              "boxes/" + definition,
              "boxes/" + definition + "/handleDocument",
              "documents/" + instance)) {
        assertThat(browser.get(SUPERVISION + address).statusCode())
            .as("%s asks for %s", who, address)
            .isEqualTo(403);
      }
      for (var act : List.of("reminders", "reassignments", "extensions")) {
        assertThat(
                browser
                    .json("POST", SUPERVISION + "handling/" + act, documents(List.of(letter.id)))
                    .statusCode())
            .as("%s sends %s", who, act)
            .isEqualTo(403);
      }
    }
    assertThat(letter.history()).doesNotContain("Nhắc việc");
  }

  @Test
  void aSupervisorFindsHisAgencyAndOneAboveThoseBelow() {
    var letter = inWork();
    assertThat(found(OWN, "list=ALL")).contains(letter.id);
    assertThat(found(ABOVE, "list=ALL&agency=snv")).contains(letter.id);
    assertThat(agencies(OWN, "list=ALL")).containsExactly("snv");

    // In place of another agency's supervisor, which the practice province has none of.
    var elsewhere =
        posts.appoint(
            "chuyenvien.stc",
            new Place("stc", null, Role.SUPERVISOR, "Giám sát"),
            clock.today().minusDays(1));
    try {
      assertThat(found("chuyenvien.stc", "list=ALL")).doesNotContain(letter.id);
      var browser = as("chuyenvien.stc");
      assertThat(browser.get(SUPERVISION + "handling/documents?agency=snv").statusCode())
          .isEqualTo(403);
      assertThat(
              browser
                  .get(SUPERVISION + "documents/" + letter.now().processInstanceId())
                  .statusCode())
          .isEqualTo(404);
      assertThat(results(browser, "reminders", documents(List.of(letter.id))))
          .containsExactly("refused");
    } finally {
      posts.end(elsewhere, clock.today());
    }
    assertThat(as("chuyenvien.stc").get(SUPERVISION + "handling").statusCode())
        .as("after his post has ended")
        .isEqualTo(403);
  }

  @Test
  void theProvinceSeesAllAlsoAnAgencyThatStandsUnderNoOther() {
    var id = UUID.randomUUID();
    jdbc.update(
        """
        insert into document (id, agency_id, direction, state, urgency, secrecy, arrived_at, version)
        values (?, 'thue', 'IN', 'RECEIVED', 0, 0, ?, 0)
        """,
        id,
        java.sql.Timestamp.from(clock.instant()));

    assertThat(found(ABOVE, "list=A&agency=thue")).contains(id);
    var page = read(ABOVE, "handling");
    assertThat(page.get("wholeProvince").asBoolean()).isTrue();
    assertThat(page.get("rows").findValuesAsText("id")).contains("thue", "snv");
    assertThat(page.at("/total/unregistered").asLong())
        .isEqualTo(
            jdbc.queryForObject(
                "select count(*) from document where direction = 'IN' and registered_at is null"
                    + " and closed_at is null and arrived_at <= ?",
                Long.class,
                java.sql.Timestamp.from(clock.instant())));
    assertThat(as(OWN).get(SUPERVISION + "handling/documents?list=A&agency=thue").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anyNumberOpensExactlyTheListBehindIt() {
    overdue(inWork());
    inWork();
    var page = read(OWN, "handling");
    var total = page.get("total");
    for (var number :
        List.of(
            "received=ALL",
            "unregistered=A",
            "forInformation=B",
            "progress=C",
            "noDeadline=C0",
            "overdue=D",
            "onTime=E",
            "late=F",
            "sentBack=G")) {
      var name = number.substring(0, number.indexOf('='));
      var list = number.substring(number.indexOf('=') + 1);
      assertThat(read(OWN, "handling/documents?agency=snv&list=" + list).get("total").asLong())
          .as(name)
          .isEqualTo(total.get(name).asLong());
    }
    for (var row : page.get("rows")) {
      var unit = row.get("id").asText();
      assertThat(
              read(OWN, "handling/documents?agency=snv&list=D&unit=" + unit).get("total").asLong())
          .as(row.get("name").asText())
          .isEqualTo(row.get("numbers").get("overdue").asLong());
    }
    assertThat(read(OWN, "handling/numbers").get("total")).isEqualTo(total);
    for (var soon : page.get("dueSoon")) {
      assertThat(
              read(OWN, "handling/documents?agency=snv&due=" + soon.get("workingDays").asInt())
                  .get("total")
                  .asLong())
          .isEqualTo(soon.get("count").asLong());
    }
    assertThat(total.get("overdue").asLong())
        .isEqualTo(
            jdbc.queryForObject(
                """
                select count(*) from document where agency_id = 'snv' and direction = 'IN'
                and closed_at is null and registered_at is not null and due_at < ? and not due_paused
                """,
                Long.class,
                java.sql.Timestamp.from(clock.instant())));
    assertThat(read(OWN, "handling?agency=snv&unit=" + STAFFING).get("level").asText())
        .isEqualTo("PERSON");
    for (var unknown : List.of("unfug", ",", "")) {
      assertThat(as(OWN).get(SUPERVISION + "handling/documents?list=" + unknown).statusCode())
          .as(unknown)
          .isEqualTo(422);
    }
  }

  @Test
  void aListGoesIntoAFileWithAsManyRowsAsItsNumberSays() throws IOException {
    overdue(inWork());
    var list = "agency=snv&list=D&unit=" + STAFFING;
    var count = read(OWN, "handling/documents?" + list).get("total").asInt();

    try (var book =
        new XSSFWorkbook(
            new ByteArrayInputStream(as(OWN).bytes(SUPERVISION + "handling/list.xlsx?" + list)))) {
      var sheet = book.getSheetAt(0);
      var rows =
          IntStream.rangeClosed(0, sheet.getLastRowNum())
              .mapToObj(sheet::getRow)
              .filter(row -> row != null && row.getCell(1) != null)
              .filter(row -> row.getCell(1).toString().matches("\\d+/\\d{4}"))
              .count();
      assertThat(rows).isEqualTo(count).isPositive();
    }
    try (var paper = Loader.loadPDF(as(OWN).bytes(SUPERVISION + "handling/list.pdf?" + list))) {
      assertThat(new PDFTextStripper().getText(paper)).contains("Số văn bản: " + count);
    }
    assertThat(as(OWN).get(SUPERVISION + "handling/list.xlsx?agency=stc").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aListThatIsTakenOutLeavesAnActWithItsFilter() throws IOException {
    overdue(inWork());
    as(OWN).bytes(SUPERVISION + "handling/list.xlsx?agency=snv&list=D&unit=" + STAFFING);

    assertThat(
            jdbc.queryForMap(
                "select agency_id, person_id, detail, outcome from recorded_act"
                    + " where kind = 'documentListFiles.xlsx' order by number desc limit 1"))
        .containsEntry("agency_id", "snv")
        .containsEntry("person_id", OWN)
        .containsEntry("outcome", "DONE")
        .extractingByKey("detail")
        .asString()
        .contains("QUÁ HẠN", "Đơn vị: ", "Từ ngày");
  }

  @Test
  void aLongListIsMadeAsAReportAndNobodyWaitsForItsFile() {
    jdbc.update(
        """
        insert into document (id, agency_id, direction, state, urgency, secrecy, arrived_at, subject, version)
        select gen_random_uuid(), 'congich', 'IN', 'RECEIVED', 0, 0, ?, 'Danh sách dài', 0 from generate_series(1, 5001)
        """,
        java.sql.Timestamp.from(clock.instant()));
    try {
      var list = "agency=congich&list=A";
      assertThat(read(ABOVE, "handling/documents?" + list).get("inFile").asBoolean()).isFalse();
      var refused = as(ABOVE).get(SUPERVISION + "handling/list.xlsx?" + list);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(answer(refused.body()).get("message").asText()).contains("5.000", "Lập danh sách");

      var begun = as(ABOVE).json("POST", SUPERVISION + "handling/list-reports?" + list, "{}");
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
      var id = answer(begun.body()).get("id").asText();
      org.awaitility.Awaitility.await()
          .atMost(java.time.Duration.ofMinutes(2))
          .until(
              () ->
                  answer(as(ABOVE).get("/reports/" + id + "/progress").body())
                      .get("over")
                      .asBoolean());
      assertThat(answer(as(ABOVE).get("/reports/" + id + "/progress").body()).get("done").asInt())
          .isGreaterThan(5000);
      assertThat(as(ABOVE).get("/reports/" + id).body())
          .contains("CHƯA ĐĂNG KÝ", "Số văn bản: 5.0");
      assertThat(as(OWN).get("/reports/" + id).statusCode()).isEqualTo(404);
      assertThat(
              as(OWN)
                  .json("POST", SUPERVISION + "handling/list-reports?" + list, "{}")
                  .statusCode())
          .isEqualTo(403);
    } finally {
      jdbc.update("delete from document where agency_id = 'congich' and subject = 'Danh sách dài'");
    }
  }

  @Test
  void aPeriodOfWhichNothingIsKnownIsRefusedInWords() {
    var future = clock.today().plusDays(3);
    var answered =
        as(OWN)
            .get(SUPERVISION + "handling?agency=snv&from=" + future + "&to=" + future.plusDays(5));
    assertThat(answered.statusCode()).isEqualTo(422);
    assertThat(answer(answered.body()).get("message").asText()).contains("chưa bắt đầu");
    assertThat(
            as(OWN)
                .get(SUPERVISION + "handling/documents?list=D&from=1999-01-01&to=1999-12-31")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void manyAreRemindedAtOnceEachWithAResult() {
    var first = overdue(inWork());
    var unregistered = aLetter();
    var done = inWork();
    staffingOfficer.reports(done, "Đã xong.");
    headOfStaffing.approves(done);
    director.confirms(done);
    var browser = as(OWN);
    var all =
        "{\"documents\":[\"%s\",\"%s\",\"%s\",\"%s\"],\"words\":\"Xin báo cáo trước 17 giờ.\"}"
            .formatted(first.id, unregistered.id, done.id, UUID.randomUUID());

    assertThat(results(browser, "reminders", all))
        .containsExactly("done", "done", "refused", "refused");
    assertThat(toldAbout(first)).containsExactly(staffingOfficer.login);
    assertThat(toldAbout(unregistered)).contains(clerk.login);
    assertThat(first.history()).contains("Nhắc việc");

    assertThat(results(browser, "reminders", documents(List.of(first.id))))
        .as("the same day")
        .containsExactly("refused");
    var again = SUPERVISION + "handling/reminders";
    var unreadable = "{\"documents\":\"x\"}";
    assertThat(browser.reading("vi").json("POST", again, documents(List.of(first.id))).body())
        .contains("Hôm nay bạn đã nhắc văn bản này");
    assertThat(browser.reading("en").json("POST", again, documents(List.of(first.id))).body())
        .contains("You have reminded about this document today");
    assertThat(browser.reading("en").json("POST", again, unreadable).body())
        .contains("What was sent is not right.");
    assertThat(browser.reading("vi").json("POST", again, unreadable).body())
        .contains("Nội dung gửi lên không đúng.");
    assertThat(toldAbout(first)).containsExactly(staffingOfficer.login);
  }

  @Test
  void whoOnlyLooksIsToldWhomToAskAndALeaderDoesIt() {
    var letter = overdue(inWork());
    var later = inWorkingDays(6);
    var extension =
        "{\"documents\":[\"%s\"],\"until\":\"%s\",\"reason\":\"Chờ số liệu.\"}"
            .formatted(letter.id, later);
    var reassignment =
        "{\"documents\":[\"%s\"],\"handlerPost\":\"%s\",\"reason\":\"Đi học.\"}"
            .formatted(letter.id, secondStaffingOfficer.post());

    var refused =
        answer(as(OWN).json("POST", SUPERVISION + "handling/extensions", extension).body()).get(0);
    assertThat(refused.get("done").asBoolean()).isFalse();
    assertThat(refused.get("message").asText()).contains("Hãy nhắc việc");
    assertThat(results(as(OWN), "reassignments", reassignment)).containsExactly("refused");

    var alsoSupervisor =
        posts.appoint(
            director.login,
            new Place("snv", null, Role.SUPERVISOR, "Giám sát"),
            clock.today().minusDays(1));
    try {
      var browser = as(director.login);
      assertThat(results(browser, "extensions", extension)).containsExactly("done");
      assertThat(letter.now().dueAt()).isEqualTo(later);
      assertThat(results(browser, "reassignments", reassignment)).containsExactly("done");
      assertThat(secondStaffingOfficer.toDo(letter)).containsExactly(HANDLE);
      assertThat(
              answer(browser.get(SUPERVISION + "handling/receivers?document=" + letter.id).body())
                  .findValuesAsText("personId"))
          .contains(staffingOfficer.login)
          .doesNotContain(secondStaffingOfficer.login);
    } finally {
      posts.end(alsoSupervisor, clock.today());
    }
  }

  @Test
  void aLeaderWhoFollowsGivesSeveralToAnotherUnitEachWithAResult() {
    var first = overdue(inWork());
    var second = inWork();
    var elsewhere = aLetterGivenTo(lead(REFORM));
    var move =
        "{\"documents\":[\"%s\",\"%s\",\"%s\"],\"unit\":\"%s\",\"reason\":\"Đơn vị quá tải.\"}"
            .formatted(first.id, second.id, elsewhere.id, REFORM);
    assertThat(results(as(OWN), "reassignments", move))
        .containsExactly("refused", "refused", "refused");
    assertThat(
            answer(as(OWN).get(SUPERVISION + "handling/receivers?document=" + first.id).body())
                .get("units"))
        .as("whoever only follows gives nothing to other units")
        .isEmpty();

    var alsoSupervisor =
        posts.appoint(
            director.login,
            new Place("snv", null, Role.SUPERVISOR, "Giám sát"),
            clock.today().minusDays(1));
    try {
      var browser = as(director.login);
      assertThat(
              answer(browser.get(SUPERVISION + "handling/receivers?document=" + first.id).body())
                  .get("units")
                  .findValuesAsText("id"))
          .contains(REFORM)
          .doesNotContain(STAFFING);
      assertThat(results(browser, "reassignments", move))
          .containsExactly("done", "done", "refused");
      for (var letter : List.of(first, second)) {
        assertThat(headOfReform.toDo(letter)).containsExactly(ALLOT);
        assertThat(staffingOfficer.toDo(letter)).isEmpty();
        assertThat(found(OWN, "agency=snv&list=ALL&unit=" + REFORM)).contains(letter.id);
      }
    } finally {
      posts.end(alsoSupervisor, clock.today());
    }
  }

  @Test
  void whoFollowsNothingIsToldInWordsHowToGetThere() {
    assertThat(message(ANALYST))
        .contains("vị trí Giám sát")
        .contains("đề nghị người quản trị của cơ quan");
    assertThat(message(director.login))
        .as("who may not open Cockpit")
        .contains("nhờ người quản trị");
  }

  private String message(String who) {
    return answer(as(who).get(SUPERVISION + "handling").body()).get("message").asText();
  }

  @Test
  void aFrozenMonthIsAmongThePeriodsAndItsNumbersAndListsSayThatTheyWereFrozen() {
    var letter = inWork();
    var month = java.time.YearMonth.from(clock.today().minusMonths(2));
    var arrived =
        java.sql.Timestamp.from(month.atDay(2).atStartOfDay(ProvinceClock.ZONE).toInstant());
    jdbc.update(
        "update document set arrived_at = ?, registered_at = ? where id = ?",
        arrived,
        arrived,
        letter.id);
    jdbc.update("delete from frozen_document");
    jdbc.update("delete from frozen_month");
    freezing.round();
    var days = "from=%s&to=%s".formatted(month.atDay(1), month.atEndOfMonth());
    overdue(letter);
    jdbc.update("update document set lead_unit_id = ? where id = ?", REFORM, letter.id);

    var page = read(OWN, "handling?agency=snv&" + days);
    assertThat(page.get("frozenMonths").toString()).contains("\"" + month + "\"");
    assertThat(page.get("frozenAt").isNull()).isFalse();
    for (var row : page.get("rows")) {
      var unit = row.get("id").asText();
      assertThat(found(OWN, "agency=snv&list=ALL&unit=" + unit + "&" + days))
          .as(row.get("name").asText())
          .hasSize(row.at("/numbers/received").asInt());
      var people = read(OWN, "handling?agency=snv&unit=" + unit + "&" + days);
      assertThat(people.get("frozenAt").isNull()).isFalse();
      assertThat(people.get("total")).isEqualTo(row.get("numbers"));
    }
    assertThat(found(OWN, "agency=snv&list=ALL&unit=" + STAFFING + "&" + days)).contains(letter.id);
    assertThat(found(OWN, "agency=snv&list=ALL&unit=" + REFORM + "&" + days))
        .doesNotContain(letter.id);
    assertThat(read(OWN, "handling/documents?agency=snv&list=ALL&" + days).get("frozenAt").isNull())
        .isFalse();
    for (var week : page.get("trend")) {
      assertThat(
              found(
                  OWN,
                  "agency=snv&list=ALL&origin=ARRIVED&week="
                      + week.get("from").asText()
                      + "&"
                      + days))
          .hasSize(week.get("arrived").asInt());
    }
  }

  @Test
  void atMostAHundredAtOnce() {
    var many = IntStream.range(0, 101).mapToObj(n -> UUID.randomUUID()).toList();
    assertThat(
            as(OWN).json("POST", SUPERVISION + "handling/reminders", documents(many)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void theBoxesOfADiagramTellWhatLiesThere() {
    var late = overdue(inWork());
    var inTime = inWork();
    var definition = definitionOf(late);
    var now = java.util.Date.from(clock.instant());
    var here =
        tasks.createTaskQuery().processDefinitionId(definition).taskDefinitionKey("handleDocument");

    var box = boxOf(OWN, definition);
    assertThat(box.get("open").asLong()).isEqualTo(here.tenantIdIn("snv").count());
    assertThat(box.get("overdue").asLong())
        .isEqualTo(here.tenantIdIn("snv").dueBefore(now).count())
        .isPositive();
    assertThat(boxOf(ABOVE, definition).get("open").asLong())
        .isEqualTo(
            tasks
                .createTaskQuery()
                .processDefinitionId(definition)
                .taskDefinitionKey("handleDocument")
                .tenantIdIn(directory.agenciesSupervisedBy(ABOVE).toArray(String[]::new))
                .count());

    read(ABOVE, "boxes/" + definition + "/handleDocument")
        .get("tasks")
        .forEach(
            task ->
                assertThat(task.at("/document/number").asText())
                    .as("who may not read it is told its number")
                    // An arrival's number and year, or the number and symbol of an own document.
                    .matches("\\d+/.+"));
    var list = read(OWN, "boxes/" + definition + "/handleDocument?late=true");
    assertThat(list.get("total").asLong()).isEqualTo(box.get("overdue").asLong());
    var listed = allOfBox(definition);
    assertThat(listed).contains(late.id.toString()).doesNotContain(inTime.id.toString());
  }

  @Test
  void theTabOfAProcessShowsItsDocumentAsFarAsOneMayReadIt() {
    var letter = overdue(inWork());
    var instance = letter.now().processInstanceId();

    var own = read(OWN, "documents/" + instance);
    assertThat(own.at("/document/number").asText())
        .isEqualTo(String.valueOf(letter.now().arrivalNumber()));
    assertThat(own.at("/document/subject").asText()).isEqualTo(letter.now().subject());
    assertThat(own.get("remaining").asText()).startsWith("quá hạn");
    assertThat(own.get("stateInWords").asText()).isEqualTo("Đang giải quyết");
    assertThat(own.get("whereInWords").asText()).contains("chủ trì");

    var above = read(ABOVE, "documents/" + instance);
    assertThat(above.at("/document/number").asText())
        .isEqualTo(String.valueOf(letter.now().arrivalNumber()));
    assertThat(above.at("/document/visible").asBoolean()).isFalse();
    assertThat(above.at("/document/subject").isNull()).isTrue();
    assertThat(as(OWN).get(SUPERVISION + "documents/unfug").statusCode()).isEqualTo(404);
  }

  @Test
  void whatWaitsForAnotherAgencyIsNotOverdueAnywhere() {
    var letter = inWork();
    var limit =
        pauses.ofDocument(letter.id, staffingOfficer.login, Locale.forLanguageTag("vi")).stream()
            .filter(each -> each.kind() == DeadlineKind.HANDLING && each.mayPause())
            .findFirst()
            .orElseThrow();
    staffingOfficer.acts(
        () -> pauses.pause(limit.id(), waiting("Chờ Sở Tài chính"), staffingOfficer.login));
    workingDaysPass(10);

    assertThat(letter.now().dueAt()).isBefore(clock.instant());
    assertThat(found(OWN, "agency=snv&list=D")).doesNotContain(letter.id);
    assertThat(found(OWN, "agency=snv&due=1")).doesNotContain(letter.id);
    assertThat(items(OWN, "agency=snv&list=C"))
        .filteredOn(item -> item.at("/document/id").asText().equals(letter.id.toString()))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item.at("/document/remaining").asText()).startsWith("tạm dừng, còn "));
    var tab = read(OWN, "documents/" + letter.now().processInstanceId());
    assertThat(tab.get("remaining").asText()).startsWith("tạm dừng, còn ");
    assertThat(tab.get("overdue").asBoolean()).isFalse();

    staffingOfficer.acts(() -> pauses.resume(limit.id(), "Đã có trả lời.", staffingOfficer.login));
    assertThat(letter.now().dueAt()).isAfter(clock.instant());
    assertThat(read(OWN, "documents/" + letter.now().processInstanceId()).get("remaining").asText())
        .startsWith("còn ");
    overdue(letter);
    assertThat(found(OWN, "agency=snv&list=D")).contains(letter.id);
  }

  private Browserless as(String who) {
    return browsers.computeIfAbsent(who, each -> Browserless.loggedIn(port, each));
  }

  private Letter inWork() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(3).toString()));
    headOfStaffing.allots(letter, staffingOfficer);
    return letter;
  }

  /** As if its deadline had been two days ago. */
  private Letter overdue(Letter letter) {
    var due = java.sql.Timestamp.from(clock.instant().minus(java.time.Duration.ofDays(2)));
    jdbc.update("update document set due_at = ? where id = ?", due, letter.id);
    jdbc.update("update assignment set due_at = ? where document_id = ?", due, letter.id);
    jdbc.update(
        "update deadline set due_at = ? where document_id = ? and closed_at is null",
        due,
        letter.id);
    jdbc.update(
        """
        update act_ru_task set due_date_ = ? where proc_inst_id_ in (
          select process_instance_id from assignment where document_id = ?)
        """,
        due,
        letter.id);
    return letter;
  }

  private String definitionOf(Letter letter) {
    return jdbc.queryForObject(
        """
        select max(t.proc_def_id_) from act_ru_task t join assignment a on a.process_instance_id = t.proc_inst_id_
        where a.document_id = ?
        """,
        String.class,
        letter.id);
  }

  private List<String> toldAbout(Letter letter) {
    return jdbc.queryForList(
        "select person_id from notice where document_id = ? and kind = 'DEADLINE_REMINDED' order by 1",
        String.class,
        letter.id);
  }

  private JsonNode boxOf(String who, String definition) {
    for (var box : read(who, "boxes/" + definition)) {
      if (box.get("activityId").asText().equals("handleDocument")) {
        return box;
      }
    }
    throw new AssertionError("Nothing is open there");
  }

  private Set<String> allOfBox(String definition) {
    var ids = new HashSet<String>();
    JsonNode page;
    var n = 0;
    do {
      page = read(OWN, "boxes/" + definition + "/handleDocument?late=true&page=" + n++);
      page.get("tasks").forEach(task -> ids.add(task.at("/document/id").asText()));
    } while (n < page.get("pages").asInt());
    return ids;
  }

  private Set<UUID> found(String who, String query) {
    return items(who, query)
        .map(item -> UUID.fromString(item.at("/document/id").asText()))
        .collect(Collectors.toSet());
  }

  private Set<String> agencies(String who, String query) {
    return items(who, query)
        .map(item -> item.at("/document/agencyId").asText())
        .collect(Collectors.toSet());
  }

  private Stream<JsonNode> items(String who, String query) {
    var first = read(who, "handling/documents?" + query);
    return IntStream.range(0, first.get("pages").asInt())
        .mapToObj(n -> read(who, "handling/documents?" + query + "&page=" + n).get("items"))
        .flatMap(items -> IntStream.range(0, items.size()).mapToObj(items::get));
  }

  private List<String> results(Browserless browser, String act, String body) {
    var results = answer(browser.json("POST", SUPERVISION + "handling/" + act, body).body());
    return IntStream.range(0, results.size())
        .mapToObj(n -> results.get(n).get("done").asBoolean() ? "done" : "refused")
        .toList();
  }

  private static String documents(List<UUID> ids) {
    return ids.stream()
        .map(id -> "\"" + id + "\"")
        .collect(Collectors.joining(",", "{\"documents\":[", "]}"));
  }

  private JsonNode read(String who, String address) {
    var found = as(who).get(SUPERVISION + address);
    assertThat(found.statusCode()).as("%s: %s", address, found.body()).isEqualTo(200);
    return answer(found.body());
  }

  private JsonNode answer(String body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DeadlinePauses.Pausing waiting(String what) {
    return new DeadlinePauses.Pausing("Sở Tài chính", clock.today().plusDays(14), what);
  }
}
