package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.deadline.CalendarDay.Kind;
import vn.congvan.deadline.CalendarEditing.DecidedDay;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/** What a change of the calendar does to the deadlines that run, in years that nobody else uses. */
@RecordApplicationEvents
class CalendarChangeTest extends PostgresProvince {

  private static final String BY = "admin";

  /** For so many of each agency's five hundred deadlines a ladder is climbed. */
  private static final int CLIMBED = 20;

  @Autowired private CalendarEditing editing;
  @Autowired private DeadlineReckoning reckoning;
  @Autowired private CalendarChanges changes;
  @Autowired private Deadlines deadlines;
  @Autowired private DeadlineRows rows;
  @Autowired private DeadlineChanges history;
  @Autowired private WorkingCalendar calendar;
  @Autowired private RemainingTime remaining;
  @Autowired private ProvinceClock clock;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient database;
  @Autowired private ApplicationEvents events;
  @LocalServerPort private int port;

  @Test
  void thousandDeadlinesAreShownFirstAndThenMovedEachOnceAlsoAfterAnInterruption() {
    // Thursday 5 July 2035, two working days: until Friday and over the week-end to Monday.
    var start = at("2035-07-05T09:00");
    var reckoned = new ArrayList<UUID>();
    for (var agency : List.of("stc", "snv")) {
      for (var i = 0; i < CLIMBED; i++) {
        reckoned.add(opened(agency, start, Limit.workingDays(2)));
      }
      reckoned.addAll(rowsOnly(agency, start, Limit.workingDays(2), 500 - CLIMBED));
    }
    var given = openedUntil("stc", start, at("2035-07-09T17:00"));
    var friday = List.of(new DecidedDay(LocalDate.of(2035, 7, 6), Kind.HOLIDAY));

    var preview = editing.preview(BY, null, friday, "Nghỉ lễ của tỉnh", "7/QĐ-UBND");
    assertThat(preview.moving()).isEqualTo(1000);
    assertThat(preview.agencies()).isEqualTo(2);
    assertThat(preview.first()).hasSize(50);
    assertThat(preview.first().get(0).newDueAt()).isEqualTo(at("2035-07-10T17:00"));
    assertThat(due(reckoned.get(0))).isEqualTo(at("2035-07-09T17:00"));

    editing.enter(BY, null, friday, "Nghỉ lễ của tỉnh", "7/QĐ-UBND");
    var change = changes.unfinished().get(changes.unfinished().size() - 1);
    assertThat(reckoning.carryOn(change)).isTrue();
    assertThat(due(reckoned)).contains(at("2035-07-09T17:00"), at("2035-07-10T17:00"));
    // As if the machine had stopped here: what begins anew knows only what was committed.
    while (reckoning.carryOn(change)) {
      assertThat(changes.unfinished()).contains(change);
    }

    assertThat(due(reckoned)).containsOnly(at("2035-07-10T17:00"));
    assertThat(due(given)).isEqualTo(at("2035-07-09T17:00"));
    var lines = history.of(reckoned);
    assertThat(lines.stream().filter(line -> line.turn() == DeadlineTurn.CALENDAR))
        .hasSize(1000)
        .allSatisfy(
            line -> {
              assertThat(line.before()).isEqualTo(at("2035-07-09T17:00"));
              assertThat(line.after()).isEqualTo(at("2035-07-10T17:00"));
              assertThat(line.reason()).contains("7/QĐ-UBND");
              assertThat(line.changedBy()).isEqualTo(BY);
            });
    assertThat(events.stream(DeadlineMoved.class).toList())
        .as("told in batches")
        .hasSizeBetween(5, 6);
    assertThat(changes.unfinished()).doesNotContain(change);
    assertThat(Browserless.loggedIn(port, "admin").get("/admin/calendar?year=2035").body())
        .contains("Đã tính lại xong, 1.000 thời hạn thay đổi.");
  }

  @Test
  void aSwappedSaturdayBringsADeadlineForwardButNobodyIsMadeLateByIt() {
    // Friday 7 July 2034; the Saturday after it is worked by decision.
    var id = opened("snv", at("2034-07-07T09:00"), Limit.workingDays(1));
    assertThat(due(id)).isEqualTo(at("2034-07-10T17:00"));

    enter("snv", LocalDate.of(2034, 7, 8), Kind.WORKING);

    assertThat(due(id)).isEqualTo(at("2034-07-08T17:00"));

    var passed = opened("snv", at("2020-07-03T09:00"), Limit.workingDays(1));
    assertThat(due(passed)).isEqualTo(at("2020-07-06T17:00"));
    enter("snv", LocalDate.of(2020, 7, 4), Kind.WORKING);
    assertThat(due(passed)).isEqualTo(at("2020-07-06T17:00"));
  }

  @Test
  void anAgencysOwnDayMovesItsOwnDeadlinesOnlyAndStandsAgainstTheProvince() {
    var own = opened("snv", at("2033-07-07T09:00"), Limit.workingDays(1));
    var others = opened("stc", at("2033-07-07T09:00"), Limit.workingDays(1));
    enter("snv", LocalDate.of(2033, 7, 8), Kind.HOLIDAY);
    assertThat(due(own)).isEqualTo(at("2033-07-11T17:00"));
    assertThat(due(others)).isEqualTo(at("2033-07-08T17:00"));

    // The province closes as well: the agency's deadline is where it is.
    var preview =
        editing.preview(
            BY, null, List.of(new DecidedDay(LocalDate.of(2033, 7, 8), Kind.HOLIDAY)), "Nghỉ", "1");
    assertThat(preview.first()).extracting(each -> each.deadline().id()).containsExactly(others);
  }

  @Test
  void aDayThatIsTakenOutAgainLetsItsDeadlinesComeBack() {
    var id = opened("snv", at("2032-07-08T09:00"), Limit.workingDays(1));
    enter("snv", LocalDate.of(2032, 7, 9), Kind.HOLIDAY);
    assertThat(due(id)).isEqualTo(at("2032-07-12T17:00"));
    var row =
        editing.year(BY, "snv", 2032).stream()
            .filter(line -> line.rowId() != null && line.day().equals(LocalDate.of(2032, 7, 9)))
            .findFirst()
            .orElseThrow()
            .rowId();

    assertThat(editing.previewRemoval(BY, row).moving()).isEqualTo(1);
    editing.remove(BY, row);
    carryAllOn();

    assertThat(due(id)).isEqualTo(at("2032-07-09T17:00"));
  }

  @Test
  void aLimitInHoursAndOneThatIsPausedKeepTheirTime() {
    var hours = opened("snv", at("2031-07-10T16:00"), Limit.workingHours(2));
    assertThat(due(hours)).isEqualTo(at("2031-07-11T08:30"));
    var paused = UUID.randomUUID();
    open(paused, "snv", at("2031-07-10T09:00"), Limit.workingDays(1));
    transaction.executeWithoutResult(
        status -> deadlines.pause(DeadlineKind.DRAFTING, paused, "Chờ", BY));
    var before = deadlines.of(DeadlineKind.DRAFTING, paused).orElseThrow().dueAt();
    var left = wordsFor(paused);

    enter("snv", LocalDate.of(2031, 7, 11), Kind.HOLIDAY);

    assertThat(due(hours)).isEqualTo(at("2031-07-14T08:30"));
    assertThat(deadlines.of(DeadlineKind.DRAFTING, paused).orElseThrow().dueAt()).isEqualTo(before);
    assertThat(wordsFor(paused)).as("as much is left as was").isEqualTo(left);
  }

  @Test
  void aDateThatBecomesADayOffMovesToTheNextWorkingDay() {
    // Civil Code, Art. 148.5: a Friday in 2029 that was given by hand.
    var id = openedUntil("snv", at("2029-07-02T09:00"), at("2029-07-13T17:00"));
    var other = openedUntil("snv", at("2029-07-02T09:00"), at("2029-07-12T17:00"));
    var friday = List.of(new DecidedDay(LocalDate.of(2029, 7, 13), Kind.HOLIDAY));

    assertThat(editing.preview(BY, "snv", friday, "Nghỉ", "1").first())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.deadline().id()).isEqualTo(id);
              assertThat(each.newDueAt()).isEqualTo(at("2029-07-16T17:00"));
            });
    enter("snv", LocalDate.of(2029, 7, 13), Kind.HOLIDAY);

    assertThat(due(id)).isEqualTo(at("2029-07-16T17:00"));
    assertThat(due(other)).isEqualTo(at("2029-07-12T17:00"));
    assertThat(history.of(List.of(id)))
        .extracting(DeadlineChange::turn)
        .containsExactly(DeadlineTurn.OPENED, DeadlineTurn.CALENDAR);
  }

  @Test
  void whoPausesWhileAChangeIsStillCarriedThroughLosesNothing() {
    var subject = UUID.randomUUID();
    var id = open(subject, "snv", at("2028-07-06T09:00"), Limit.workingDays(1));
    assertThat(due(id)).isEqualTo(at("2028-07-07T17:00"));
    editing.enter(
        BY,
        "snv",
        List.of(new DecidedDay(LocalDate.of(2028, 7, 7), Kind.HOLIDAY)),
        "Nghỉ",
        "12/QĐ-SNV");

    transaction.executeWithoutResult(
        status -> deadlines.pause(DeadlineKind.DRAFTING, subject, "Chờ", BY));
    carryAllOn();

    var paused = deadlines.of(id).orElseThrow();
    assertThat(paused.isPaused()).isTrue();
    assertThat(paused.dueAt()).isEqualTo(at("2028-07-10T17:00"));
    assertThat(history.of(List.of(id)))
        .extracting(DeadlineChange::turn)
        .containsExactly(DeadlineTurn.OPENED, DeadlineTurn.CALENDAR, DeadlineTurn.PAUSED);
  }

  @Test
  void whatIsOpenedAgainIsReckonedByThePresentCalendar() {
    var subject = UUID.randomUUID();
    var id = open(subject, "snv", at("2030-07-11T09:00"), Limit.workingDays(1));
    assertThat(due(id)).isEqualTo(at("2030-07-12T17:00"));
    transaction.executeWithoutResult(status -> deadlines.close(DeadlineKind.DRAFTING, subject, BY));
    enter("snv", LocalDate.of(2030, 7, 12), Kind.HOLIDAY);
    assertThat(due(id)).isEqualTo(at("2030-07-12T17:00"));

    transaction.executeWithoutResult(
        status -> deadlines.reopen(DeadlineKind.DRAFTING, subject, BY));

    assertThat(due(id)).isEqualTo(at("2030-07-15T17:00"));
    assertThat(history.of(List.of(id)))
        .extracting(DeadlineChange::turn)
        .containsExactly(
            DeadlineTurn.OPENED, DeadlineTurn.CLOSED, DeadlineTurn.REOPENED, DeadlineTurn.CALENDAR);
  }

  @Test
  void otherHoursAreShownFirstAndThenMoveDeadlinesFromTheirDayOn() {
    var before = opened("sxd", at("2031-11-05T09:00"), Limit.workingDays(2));
    var days = opened("sxd", at("2031-11-13T09:00"), Limit.workingDays(1));
    var hours = opened("sxd", at("2031-11-13T16:30"), Limit.workingHours(2));
    var others = opened("snv", at("2031-11-13T09:00"), Limit.workingDays(1));
    assertThat(due(List.of(days, others))).containsOnly(at("2031-11-14T17:00"));
    assertThat(due(hours)).isEqualTo(at("2031-11-14T09:00"));
    var full = "08:00-12:00,13:00-16:30";
    var decided =
        new CalendarEditing.DecidedHours(
            LocalDate.of(2031, 11, 10),
            WorkingWeek.read(String.join(";", full, full, full, full, full, "08:00-11:00", "")));

    var preview = editing.previewHours(BY, "sxd", decided, "Giờ mùa đông", "5/QĐ-SXD");
    assertThat(preview.moving()).isEqualTo(2);
    assertThat(due(days)).isEqualTo(at("2031-11-14T17:00"));
    editing.enterHours(BY, "sxd", decided, "Giờ mùa đông", "5/QĐ-SXD");
    carryAllOn();

    assertThat(due(days)).isEqualTo(at("2031-11-14T16:30"));
    assertThat(due(hours)).isEqualTo(at("2031-11-14T10:00"));
    assertThat(due(before)).isEqualTo(at("2031-11-07T17:00"));
    assertThat(due(others)).isEqualTo(at("2031-11-14T17:00"));
    assertThat(history.of(List.of(days)).get(1).reason()).contains("5/QĐ-SXD");
    assertThat(calendar.isWorkingDay("sxd", LocalDate.of(2031, 11, 15))).isTrue();

    var row = editing.hours(BY, "sxd").get(0).rowId();
    assertThat(editing.previewHoursRemoval(BY, row).moving()).isEqualTo(2);
    editing.removeHours(BY, row);
    carryAllOn();
    assertThat(due(days)).isEqualTo(at("2031-11-14T17:00"));
    assertThat(due(hours)).isEqualTo(at("2031-11-14T09:00"));
  }

  @Test
  void anAgencyMayStayAtHomeOnTheProvincesSwappedSaturday() {
    var saturday = LocalDate.of(2036, 7, 12);
    assertThatThrownBy(() -> enter("snv", saturday, Kind.HOLIDAY)).isInstanceOf(Refusal.class);
    editing.enter(BY, null, List.of(new DecidedDay(saturday, Kind.WORKING)), "Làm bù", "7/QĐ");
    carryAllOn();
    assertThat(calendar.isWorkingDay("snv", saturday)).isTrue();

    enter("snv", saturday, Kind.HOLIDAY);

    assertThat(calendar.isWorkingDay("snv", saturday)).isFalse();
    assertThat(calendar.isWorkingDay("stc", saturday)).isTrue();
  }

  @Test
  void workWhoseLimitCouldNotBeOpenedIsTriedAgainAtTheNextStart() {
    var id = open(UUID.randomUUID(), "snv", at("2028-07-06T09:00"), Limit.workingDays(1));
    var asked = new AtomicInteger();
    var work =
        new UnderwayWork(
            database, "test-" + id.toString().substring(0, 8), "deadline where id = '" + id + "'") {
          @Override
          public void keepTime(UUID each) {
            if (asked.incrementAndGet() == 1) {
              throw new IllegalStateException("So is one row");
            }
          }
        };
    var takeover = new DeadlineTakeover(List.of(work), database, transaction, clock);

    takeover.takeOver();
    takeover.takeOver();
    takeover.takeOver();

    assertThat(asked).hasValue(2);
  }

  private String wordsFor(UUID subject) {
    return remaining.of(
        deadlines.of(DeadlineKind.DRAFTING, subject).orElseThrow(), Locale.forLanguageTag("vi"));
  }

  @Test
  void aWholeDecisionIsEnteredAtOnceAndSeenBeforehand() {
    var administrator = Browserless.loggedIn(port, "admin");
    var form =
        Map.of(
            "agency", "snv",
            "year", "2030",
            "off", "04/02/2030 - 10/02/2030\n12/02/2030",
            "worked", "16/02/2030",
            "name", "Nghỉ Tết Canh Tuất",
            "decision", "9441/TB-BNV");

    var seen = administrator.form("/admin/calendar/preview", form);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body())
        .contains("04/02/2030", "08/02/2030", "12/02/2030", "16/02/2030")
        .contains("Không thời hạn nào đang tính thay đổi.")
        .contains(">Nghỉ Tết Canh Tuất</dd>", ">9441/TB-BNV</dd>")
        .doesNotContain("09/02/2030");
    assertThat(calendar.isWorkingDay("snv", LocalDate.of(2030, 2, 12))).isTrue();

    assertThat(administrator.form("/admin/calendar/days", form).statusCode()).isEqualTo(302);
    assertThat(calendar.isWorkingDay("snv", LocalDate.of(2030, 2, 12))).isFalse();
    assertThat(calendar.isWorkingDay("snv", LocalDate.of(2030, 2, 16))).isTrue();
    carryAllOn();
  }

  private void enter(String agencyId, LocalDate day, Kind kind) {
    editing.enter(BY, agencyId, List.of(new DecidedDay(day, kind)), "Sửa lịch", "12/QĐ-SNV");
    carryAllOn();
  }

  private void carryAllOn() {
    for (var rounds = 0; rounds < 100 && !changes.unfinished().isEmpty(); rounds++) {
      reckoning.goOn();
    }
    assertThat(changes.unfinished()).isEmpty();
  }

  private UUID opened(String agencyId, Instant start, Limit limit) {
    return open(UUID.randomUUID(), agencyId, start, limit);
  }

  private UUID open(UUID subject, String agencyId, Instant start, Limit limit) {
    return open(subject, agencyId, start, calendar.end(agencyId, start, limit), limit);
  }

  /** As many more that nobody climbs a ladder for, which is what takes its time. */
  private List<UUID> rowsOnly(String agencyId, Instant start, Limit limit, int many) {
    var dueAt = calendar.end(agencyId, start, limit);
    return transaction.execute(
        status ->
            IntStream.range(0, many)
                .mapToObj(
                    i ->
                        rows.save(
                                new Deadline(
                                    limited(UUID.randomUUID(), agencyId, start, dueAt, limit)))
                            .id())
                .toList());
  }

  private UUID openedUntil(String agencyId, Instant start, Instant dueAt) {
    return open(UUID.randomUUID(), agencyId, start, dueAt, Limit.byDate());
  }

  private UUID open(UUID subject, String agencyId, Instant start, Instant dueAt, Limit limit) {
    return transaction.execute(
        status -> deadlines.open(limited(subject, agencyId, start, dueAt, limit)));
  }

  private static NewDeadline limited(
      UUID subject, String agencyId, Instant start, Instant dueAt, Limit limit) {
    return new NewDeadline(
        DeadlineKind.DRAFTING, subject, null, agencyId, null, null, start, dueAt, limit, 0, null);
  }

  private Instant due(UUID id) {
    return deadlines.of(id).orElseThrow().dueAt();
  }

  private List<Instant> due(List<UUID> ids) {
    return database
        .sql("select due_at from deadline where id in (:ids)")
        .param("ids", ids)
        .query(OffsetDateTime.class)
        .list()
        .stream()
        .map(OffsetDateTime::toInstant)
        .toList();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ProvinceClock.ZONE).toInstant();
  }
}
