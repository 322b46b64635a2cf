package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.MonthFreezing;

/**
 * A supervisor's day in Cockpit: he finds the unit that was worst last week and reminds it, all by
 * keyboard; what the screen says is counted again in SQL that knows nothing of the page.
 */
class SupervisorsDayTest extends Walk {

  private static final String SUPERVISOR = "giamsat.snv";
  private static final String COCKPIT = "/camunda/app/cockpit/default/#";

  /** What stood there in a week, by the words of the law and not by those of the product. */
  private static final String OF_THE_WEEK =
      """
      d.direction = 'IN' and d.agency_id = ? and d.arrived_at < ?
      and (d.arrived_at >= ? or d.closed_at is null or d.closed_at >= ?)
      """;

  private static final String OVERDUE =
      """
       and (d.closed_at is null or d.closed_at > ?) and d.registered_at <= ? and d.due_at < ?
       and not d.due_paused
      """;

  @Autowired private Posts posts;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private MonthFreezing freezing;

  private UUID post;

  @BeforeAll
  void aSupervisorFollowsTheWardToo() {
    post =
        posts.appoint(
            SUPERVISOR,
            new Place("longchau", null, Role.SUPERVISOR, "Thanh tra nội bộ"),
            clock.today().minusDays(20));
  }

  @AfterAll
  void heDoesSoNoMore() {
    posts.end(post, clock.today());
  }

  @Test
  void findsLastWeeksWorstUnitAndRemindsItByKeyboard() {
    for (var subject : List.of("đèn tín hiệu", "bến bãi", "nước sinh hoạt")) {
      lastWeek(ward.allotted(port, "Về việc kiểm tra " + subject));
    }
    lastWeek(ward.given(port, "Về việc thống kê di tích", Ward.row("LEAD", Ward.CULTURE)));
    var page = chromium.desk(base(), SUPERVISOR);
    page.navigate(COCKPIT + "/overdue");
    assertThat(page.locator("h1")).hasText("Quá hạn");
    assertThat(page).hasTitle(Pattern.compile("Quá hạn"));
    assertThat(page.locator(".Header")).containsText("Lâm Văn Út");

    tabTo(page, "#cv-period");
    for (var n = 0; n < 4; n++) {
      page.keyboard().press("ArrowDown");
    }
    tabTo(page, "[data-act=show]");
    page.keyboard().press("Enter");
    assertThat(page.locator("#cv-period")).hasValue("last-week");
    var monday =
        clock.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);

    var ward = "tr[data-row=longchau] ";
    assertThat(page.locator(ward + "[data-number=D]"))
        .hasText(shown(overdue(monday, monday.plusWeeks(1))));
    noSeriousFaults(page, "main.cv-supervision");
    tabTo(page, ward + "th a");
    page.keyboard().press("Enter");

    var worst = worstUnit(monday);
    assertThat(page.locator("h2#cv-rows")).hasText("Theo đơn vị");
    theUnitIsToldByPerson(page, unit(worst));
    assertThat(page.locator(".cv-rows tbody tr").first()).hasAttribute("data-row", unit(worst));
    tabTo(page, "tr[data-row='" + unit(worst) + "'] [data-number=D]");
    page.keyboard().press("Enter");
    var count = ((Number) worst.get("late")).longValue();
    assertThat(page.locator("#cv-list-count")).hasAttribute("data-count", String.valueOf(count));
    assertThat(page.locator(".cv-list tbody tr")).hasCount((int) Math.min(count, 50));

    tabTo(page, "[data-act=all]");
    page.keyboard().press("Enter");
    noSeriousFaults(page, "main.cv-supervision");
    OfficeBrowser.picture(page, "71-supervision-list");
    tabTo(page, "[data-act=remind]");
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog #cv-words")).isFocused();
    page.keyboard().type("Xin báo cáo trước 17 giờ hôm nay.");
    noSeriousFaults(page, "dialog");
    tabTo(page, "dialog .cv-primary");
    page.keyboard().press("Enter");

    assertThat(page.locator("dialog .cv-results .cv-done")).hasCount((int) Math.min(count, 50));
    OfficeBrowser.picture(page, "72-supervision-result");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    Assertions.assertThat(
            jdbc.queryForObject(
                """
                select count(distinct n.document_id) from notice n join document d on d.id = n.document_id
                where n.kind = 'DEADLINE_REMINDED' and d.lead_unit_id = ? and n.occasion like ?
                """,
                Long.class,
                unit(worst),
                "%supervisor/" + SUPERVISOR + "/%"))
        .isEqualTo(Math.min(count, 50));
  }

  @Test
  void theFirstNumbersAreThoseOfTheTables() {
    lastWeek(ward.allotted(port, "Về việc cấp phép chợ đêm"));
    var closed = clock.instant().minus(Duration.ofDays(3));
    finished("CLOSED", closed, closed.plus(Duration.ofDays(1)));
    finished("CLOSED", closed, closed.plus(Duration.ofDays(2)));
    finished("CLOSED", closed, closed.minus(Duration.ofDays(1)));
    finished("NOTED", closed, null);
    finished("RETURNED", closed, null);
    var page = chromium.desk(base(), SUPERVISOR);
    page.navigate(COCKPIT + "/overdue?agency=longchau");
    var year = clock.today().withDayOfYear(1);

    assertThat(page.locator("[data-number='A']").first())
        .hasText(
            shown(
                count(
                    "select count(*) from document d where "
                        + OF_THE_WEEK
                        + " and d.closed_at is null and d.registered_at is null",
                    year,
                    clock.today().plusDays(1))));
    assertThat(page.locator(".cv-numbers [data-number='D']"))
        .hasText(shown(overdue(year, clock.today().plusDays(1))));
    assertThat(page.locator(".cv-numbers [data-number='E,F']")).hasText(onTimeRate(year));
    everyCellIsThatOfTheTables(page, year);
    for (var days : List.of(1, 3, 5)) {
      var until = calendar.addWorkingDays("longchau", clock.instant(), days);
      assertThat(page.locator("[data-due='" + days + "']"))
          .hasText(
              shown(
                  count(
                      "select count(*) from document d where "
                          + OF_THE_WEEK
                          + " and d.closed_at is null and d.registered_at is not null and d.due_at >= ? and d.due_at <= ?",
                      year,
                      clock.today().plusDays(1),
                      Timestamp.from(clock.instant()),
                      Timestamp.from(until))));
    }
    assertThat(page.locator("main canvas").first()).isVisible();
    noSeriousFaults(page, "main.cv-supervision");
    OfficeBrowser.picture(page, "70-supervision-figures");

    var english = chromium.englishDesk(base(), SUPERVISOR);
    english.navigate(COCKPIT + "/overdue?agency=longchau");
    assertThat(english.locator("h1")).hasText("Overdue");
    assertThat(english.locator("h2#cv-rows")).hasText("By unit");

    var phone = chromium.phone(base(), SUPERVISOR);
    phone.navigate(COCKPIT + "/overdue?agency=longchau");
    assertThat(phone.locator(".cv-numbers [data-number='D']")).isVisible();
    noSeriousFaults(phone, "main.cv-supervision");
    fitsTheScreen(phone);
    OfficeBrowser.picture(phone, "74-supervision-phone");
    phone.navigate(COCKPIT + "/overdue?agency=longchau&list=D");
    assertThat(phone.locator("#cv-list-count")).isVisible();
    noSeriousFaults(phone, "main.cv-supervision");
    fitsTheScreen(phone);
    OfficeBrowser.picture(phone, "75-supervision-phone-list");
  }

  @Test
  void whoIsCutOffIsToldTheWayOnAndSeesWhatBecameOfEachDocument() {
    lastWeek(ward.allotted(port, "Về việc thông luồng kênh Đào"));
    var page = chromium.desk(base(), SUPERVISOR);
    page.navigate(COCKPIT + "/overdue?agency=longchau&list=D&page=hai");
    page.locator(".cv-choose").first().check();
    page.locator("[data-act=remind]").click();
    var reminders = "**/handling/reminders";
    var held = new ArrayList<Route>();
    page.route(reminders, held::add);
    page.locator("dialog .cv-primary").click();
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page.locator("dialog [role=status]")).hasText("Đang thực hiện, hãy chờ…");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).isVisible();
    held.get(0).resume();
    page.unroute(reminders);
    assertThat(page.locator("dialog .cv-results li")).hasCount(1);
    assertThat(page.locator("dialog [role=status]")).containsText("trên 1 văn bản");
    assertThat(page.locator("dialog button").first()).isFocused();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);

    var figures = "**/supervision/default/handling*";
    page.route(figures, Route::abort);
    page.locator("main a").first().click();
    assertThat(page.locator("main [role=alert]")).containsText("Không kết nối được");
    noSeriousFaults(page, "main.cv-supervision");
    page.unroute(figures);
    page.locator("main [role=alert] button").click();
    assertThat(page.locator(".cv-numbers")).isVisible();
  }

  @Test
  void theWayBackFromTheListOfAWeekLeadsToThePeriodFromWhichItWasOpened() {
    lastWeek(ward.allotted(port, "Về việc sửa đường làng"));
    var days =
        "&period=days&from=%s&to=%s"
            .formatted(clock.today().minusDays(40), clock.today().minusDays(1));
    var page = chromium.desk(base(), SUPERVISOR);
    for (var period : List.of("&period=month", days, "")) {
      page.navigate("about:blank");
      page.navigate(COCKPIT + "/overdue?agency=longchau" + period);
      var before = page.locator("main .cv-note").first();
      assertThat(before).containsText("Văn bản đến từ");
      var words = before.innerText();
      page.locator("[aria-labelledby=cv-trend] tbody td a").last().click();
      assertThat(page.locator("#cv-list-count")).isVisible();
      page.locator("main a").first().click();

      assertThat(page.locator("#cv-trend")).isVisible();
      assertThat(page.locator("main .cv-note").first()).hasText(words);
    }
  }

  @Test
  void aFrozenMonthIsChosenByNameAndItsNumberOpensItsListAsItWasFrozen() {
    var month = YearMonth.from(clock.today().minusMonths(1));
    var closed = month.atDay(12).atTime(9, 0).atZone(ProvinceClock.ZONE).toInstant();
    var late = finished("CLOSED", closed, closed.minus(Duration.ofDays(1)));
    jdbc.update("delete from frozen_document");
    jdbc.update("delete from frozen_month");
    freezing.round();
    var count =
        jdbc.queryForObject(
            """
            select count(*) from document where direction = 'IN' and agency_id = 'longchau' and state = 'CLOSED'
            and arrived_at < ? and closed_at >= ? and closed_at < ? and closed_at > due_at
            """,
            Long.class,
            begin(month.plusMonths(1).atDay(1)),
            begin(month.atDay(1)),
            begin(month.plusMonths(1).atDay(1)));
    jdbc.update("update document set state = 'RECALLED' where id = ?", late);

    var page = chromium.desk(base(), SUPERVISOR);
    page.navigate(COCKPIT + "/overdue?agency=longchau");
    page.locator("#cv-period").selectOption(month.toString());
    page.locator("[data-act=show]").click();
    assertThat(page.locator("main.cv-supervision")).containsText("đã chốt lúc");
    assertThat(page.locator("#cv-period")).hasValue(month.toString());
    noSeriousFaults(page, "main.cv-supervision");
    OfficeBrowser.picture(page, "78-supervision-frozen");
    page.locator(".cv-identity [data-sum=F]").click();

    assertThat(page.locator("#cv-list-count")).hasAttribute("data-count", String.valueOf(count));
    assertThat(page.locator("[data-document='" + late + "']")).containsText("trễ hạn");
    assertThat(page.locator("main.cv-supervision")).containsText("Danh sách như đã chốt");
    noSeriousFaults(page, "main.cv-supervision");
  }

  @Test
  void ticksStayOnTheOtherPageAndTheAddressOfAListNamesItsDays() {
    var closed = clock.instant().minus(Duration.ofDays(2));
    for (var n = 0; n < 55; n++) {
      finished("CLOSED", closed, closed.plus(Duration.ofDays(n + 1)));
    }
    var page = chromium.desk(base(), SUPERVISOR);
    page.navigate(COCKPIT + "/overdue?agency=longchau");
    page.locator(".cv-identity [data-sum=E]").click();
    assertThat(page.locator("#cv-list-count")).isVisible();
    assertThat(page)
        .hasURL(
            Pattern.compile(
                "period=days&from="
                    + clock.today().withDayOfYear(1)
                    + "&to="
                    + clock.today()
                    + "&list=E"));
    assertThat(page.locator("td[data-label='Ngày giải quyết xong']").first())
        .hasText(Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}"));

    page.locator(".cv-choose").first().check();
    page.locator("nav.cv-pages a").last().click();
    assertThat(page.locator(".cv-bulk [role=status]"))
        .hasText("Đã chọn 1, trong đó 1 ở trang khác");
    page.locator(".cv-choose").first().check();
    assertThat(page.locator(".cv-bulk [role=status]"))
        .hasText("Đã chọn 2, trong đó 1 ở trang khác");
    noSeriousFaults(page, "main.cv-supervision");
    OfficeBrowser.picture(page, "79-supervision-ticks");
    page.locator("nav.cv-pages a").first().click();
    assertThat(page.locator(".cv-choose").first()).isChecked();
    page.locator("[data-act=none]").click();
    assertThat(page.locator(".cv-bulk [role=status]")).hasText("Đã chọn 0");

    var file = page.waitForDownload(() -> page.locator("a.cv-file").first().click());
    Assertions.assertThat(file.suggestedFilename()).isEqualTo("danh-sach-van-ban.xlsx");
    page.locator("main a").first().click();
    assertThat(page.locator("#cv-period")).hasValue("year");
    page.navigate(COCKPIT + "/overdue?agency=longchau&unit=" + Ward.CULTURE);
    assertThat(page.locator("#cv-trend")).isVisible();
  }

  @Test
  void theDashboardBeginsWithTheNumbersAndADiagramShowsWhatLiesAtItsBoxes() {
    var subject = "Về việc sửa cầu Long Châu";
    var letter = lastWeek(ward.allotted(port, subject));
    var page = chromium.desk(base(), SUPERVISOR);
    page.navigate(COCKPIT + "/dashboard");
    assertThat(page.locator("section.cv-card h2")).hasText("Giải quyết văn bản đến");
    assertThat(page.locator("section.cv-card [data-number=D]"))
        .hasText(Pattern.compile("[1-9][0-9.]*"));
    noSeriousFaults(page, "section.cv-card");
    OfficeBrowser.picture(page, "76-supervision-dashboard");

    var definition =
        jdbc.queryForObject(
            """
            select max(t.proc_def_id_) from act_ru_task t join assignment a on a.process_instance_id = t.proc_inst_id_
            where a.document_id = ?
            """,
            String.class,
            letter);
    page.navigate(COCKPIT + "/process-definition/" + definition + "/runtime");
    var box = page.locator("[data-box=handleDocument]");
    assertThat(box).hasText(Pattern.compile("[0-9.]+ / [0-9.]+"));
    assertThat(page.locator("td.start-time").first())
        .hasText(Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}"));
    OfficeBrowser.picture(page, "73-supervision-boxes");
    box.click();
    assertThat(page.locator("h1")).hasText("Quá hạn: Xử lý văn bản");
    assertThat(page.locator("#cv-list-count"))
        .hasAttribute(
            "data-count",
            String.valueOf(
                jdbc.queryForObject(
                    """
                    select count(*) from act_ru_task where proc_def_id_ = ? and task_def_key_ = 'handleDocument'
                    and due_date_ < ? and tenant_id_ in ('snv', 'longchau')
                    """,
                    Long.class,
                    definition,
                    Timestamp.from(clock.instant()))));
    noSeriousFaults(page, "main.cv-supervision");

    page.navigate(
        COCKPIT
            + "/process-instance/"
            + jdbc.queryForObject(
                "select process_instance_id from document where id = ?", String.class, letter)
            + "/runtime");
    assertThat(page.locator(".cv-document")).containsText(subject);
    assertThat(page.locator(".cv-document")).containsText("quá hạn");
    noSeriousFaults(page, ".cv-document");
    OfficeBrowser.picture(page, "77-supervision-document");
    assertThat(page.locator(".ce-eol-banner")).isHidden();
    inAPhonesWidth(definition, page.url());

    // What the door would refuse to a supervisor is not offered to him.
    for (var closed :
        List.of(
            "a[href='#/batch']",
            "a[href='#/reports']",
            ".cancel-process-instance-action",
            "[tooltip-placement=left].action-button")) {
      assertThat(page.locator(closed)).hasCount(0);
    }
    page.locator("ul.nav-tabs li a").getByText("Biến").click();
    assertThat(page.locator("td.col-name").first()).isVisible();
    assertThat(page.locator("td.actions").first()).isHidden();
  }

  private static void theUnitIsToldByPerson(Page page, String unit) {
    page.locator("tr[data-row='" + unit + "'] th a").click();
    assertThat(page.locator("h2#cv-rows")).hasText("Theo người xử lý");
    assertThat(page.locator("main.cv-supervision")).not().containsText("null");
    page.locator("#cv-period").selectOption("days");
    page.locator("#cv-from").fill("01/01/2199");
    page.locator("#cv-to").fill("02/01/2199");
    page.locator("[data-act=show]").click();
    assertThat(page.locator("#cv-days-fault")).containsText("chưa bắt đầu");
    page.goBack();
    assertThat(page.locator("h2#cv-rows")).hasText("Theo đơn vị");
  }

  /** Beside Camunda's columns there would be no room for a diagram, nor for a document. */
  private void inAPhonesWidth(String definition, String instance) {
    var phone = chromium.phone(base(), SUPERVISOR);
    phone.navigate(COCKPIT + "/process-definition/" + definition + "/runtime");
    assertThat(phone.locator("[data-box=handleDocument]")).isInViewport();
    Assertions.assertThat(phone.locator(".ctn-content").boundingBox().width).isGreaterThan(380);
    phone.navigate(instance);
    assertThat(phone.locator(".cv-document")).isInViewport();
    Assertions.assertThat(phone.locator(".cv-document").boundingBox().width).isGreaterThan(350);
    noSeriousFaults(phone, ".cv-document");
    phone.context().close();
  }

  @Test
  void aReportThatIsBeingMadeIsStoppedAndBothStatesCanBeReadByAll() {
    var id = UUID.randomUUID();
    jdbc.update(
        """
        insert into report (id, kind, agency_id, below, first_day, last_day, structure, asked_by, asked_at, state, done,
          expected, claim, claimed_at)
        values (?, 'HANDLING_IN', 'snv', false, ?, ?, 'NOW', ?, ?, 'RUNNING', 40, 100, ?, ?)
        """,
        id,
        clock.today().withDayOfYear(1),
        clock.today(),
        SUPERVISOR,
        Timestamp.from(clock.instant()),
        UUID.randomUUID(),
        // Nobody takes it for one whose maker has died.
        Timestamp.from(clock.instant().plus(Duration.ofDays(365))));
    var page = chromium.desk(base(), SUPERVISOR);
    page.navigate("/reports/" + id);
    assertThat(page.locator("progress#bar")).isVisible();
    noSeriousFaults(page, "main");
    OfficeBrowser.picture(page, "79-report-running");
    var phone = chromium.phone(base(), SUPERVISOR);
    phone.navigate("/reports/" + id);
    noSeriousFaults(phone, "main");

    tabTo(page, "form[action$='/stop'] button");
    page.keyboard().press("Enter");

    assertThat(page.locator("main")).containsText("đã được dừng");
    assertThat(page.locator("progress")).hasCount(0);
    noSeriousFaults(page, "main");
    OfficeBrowser.picture(page, "79-report-stopped");
    page.navigate("/reports");
    noSeriousFaults(page, "main");
  }

  private static void tabTo(Page page, String element) {
    page.locator(element).first().waitFor();
    for (var n = 0; n < 300; n++) {
      if ((Boolean)
          page.evaluate(
              "selector => document.activeElement === document.querySelector(selector)", element)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach " + element);
  }

  private static void fitsTheScreen(Page page) {
    Assertions.assertThat(
            (Integer)
                page.evaluate(
                    "(main => main.scrollWidth - main.clientWidth)(document.querySelector('main.cv-supervision'))"))
        .isLessThanOrEqualTo(0);
  }

  /** As if it had come last week and been due the day before yesterday. */
  private UUID lastWeek(UUID letter) {
    var arrived = Timestamp.from(clock.instant().minus(Duration.ofDays(7)));
    var due = Timestamp.from(clock.instant().minus(Duration.ofDays(7)).plusSeconds(1));
    jdbc.update(
        "update document set arrived_at = ?, registered_at = ?, due_at = ? where id = ?",
        arrived,
        arrived,
        due,
        letter);
    jdbc.update("update assignment set due_at = ? where document_id = ?", due, letter);
    jdbc.update(
        "update deadline set due_at = ? where document_id = ? and closed_at is null", due, letter);
    jdbc.update(
        """
        update deadline_change set changed_at = ?, due_after = ?
        where deadline_id in (select id from deadline where subject_id = ?)
        """,
        arrived,
        due,
        letter);
    jdbc.update(
        """
        update act_ru_task set due_date_ = ? where proc_inst_id_ in (
          select process_instance_id from assignment where document_id = ?)
        """,
        due,
        letter);
    return letter;
  }

  /** A document that came a week before it was finished, and no process of it. */
  private UUID finished(String state, Instant closed, @Nullable Instant due) {
    var id = UUID.randomUUID();
    jdbc.update(
        """
        insert into document (id, agency_id, direction, state, urgency, secrecy, arrived_at, registered_at, due_at,
          closed_at, lead_unit_id, version)
        values (?, 'longchau', 'IN', ?, 0, 0, ?, ?, ?, ?, ?, 0)
        """,
        id,
        state,
        Timestamp.from(closed.minus(Duration.ofDays(7))),
        Timestamp.from(closed.minus(Duration.ofDays(7))),
        due == null ? null : Timestamp.from(due),
        Timestamp.from(closed),
        Ward.CULTURE);
    return id;
  }

  private String onTimeRate(LocalDate year) {
    var done =
        OF_THE_WEEK
            + " and d.closed_at is not null and d.state not in ('NOTED', 'RETURNED', 'RECALLED')";
    var tomorrow = clock.today().plusDays(1);
    var all = count("select count(*) from document d where " + done, year, tomorrow);
    var late =
        count(
            "select count(*) from document d where " + done + " and d.closed_at > d.due_at",
            year,
            tomorrow);
    return String.format(Locale.GERMANY, "%.1f%%", 100.0 * (all - late) / all);
  }

  private void everyCellIsThatOfTheTables(Page page, LocalDate year) {
    var now = Timestamp.from(clock.instant());
    var handled = "d.closed_at is not null and d.state not in ('NOTED', 'RETURNED', 'RECALLED')";
    var rows =
        jdbc.queryForList(
            """
            select coalesce(d.lead_unit_id, '-') as unit, count(*) as received,
              count(case when d.closed_at is null and d.registered_at is null then 1 end) as unregistered,
              count(case when d.closed_at is not null and d.state = 'NOTED' then 1 end) as noted,
              count(case when d.closed_at is null and d.registered_at is not null
                and (d.due_at >= ? or d.due_paused) then 1 end) as progress,
              count(case when d.closed_at is null and d.registered_at is not null and d.due_at is null
                then 1 end) as no_deadline,
              count(case when d.closed_at is null and d.registered_at is not null and d.due_at < ?
                and not d.due_paused then 1 end) as overdue,
            """
                + "count(case when "
                + handled
                + " and (d.due_at is null or d.closed_at <= d.due_at) then 1 end) as on_time, count(case when "
                + handled
                + " and d.closed_at > d.due_at then 1 end) as late, "
                + "count(case when d.closed_at is not null and d.state in ('RETURNED', 'RECALLED') then 1 end) as back"
                + " from document d where "
                + OF_THE_WEEK
                + " group by coalesce(d.lead_unit_id, '-')",
            now,
            now,
            "longchau",
            begin(clock.today().plusDays(1)),
            begin(year),
            begin(year));
    assertThat(page.locator(".cv-rows tbody tr")).hasCount(rows.size());
    for (var row : rows) {
      var cells = page.locator(".cv-rows tr[data-row='" + row.get("unit") + "'] td");
      var columns =
          List.of(
              "received",
              "unregistered",
              "noted",
              "progress",
              "no_deadline",
              "overdue",
              "on_time",
              "late",
              "back");
      for (var n = 0; n < columns.size(); n++) {
        assertThat(cells.nth(n)).hasText(shown(((Number) row.get(columns.get(n))).longValue()));
      }
    }
  }

  private Map<String, Object> worstUnit(LocalDate monday) {
    return jdbc.queryForList(
            "select d.lead_unit_id, count(*) as late from document d where "
                + OF_THE_WEEK
                + OVERDUE
                + " and d.lead_unit_id is not null group by d.lead_unit_id order by 2 desc",
            "longchau",
            begin(monday.plusWeeks(1)),
            begin(monday),
            begin(monday),
            momentOf(monday.plusWeeks(1)),
            momentOf(monday.plusWeeks(1)),
            momentOf(monday.plusWeeks(1)))
        .get(0);
  }

  private static String unit(Map<String, Object> row) {
    return String.valueOf(row.get("lead_unit_id"));
  }

  private long overdue(LocalDate from, LocalDate until) {
    return count(
        "select count(*) from document d where " + OF_THE_WEEK + OVERDUE,
        from,
        until,
        momentOf(until),
        momentOf(until),
        momentOf(until));
  }

  /** Days that are over count as they ended. */
  private Timestamp momentOf(LocalDate until) {
    var now = Timestamp.from(clock.instant());
    return begin(until).before(now) ? begin(until) : now;
  }

  private long count(String sql, LocalDate from, LocalDate until, Object... more) {
    var values = new ArrayList<Object>();
    values.addAll(List.of("longchau", begin(until), begin(from), begin(from)));
    values.addAll(List.of(more));
    return jdbc.queryForObject(sql, Long.class, values.toArray());
  }

  private static Timestamp begin(LocalDate day) {
    Instant midnight = day.atStartOfDay(ProvinceClock.ZONE).toInstant();
    return Timestamp.from(midnight);
  }

  private static String shown(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '.');
  }
}
