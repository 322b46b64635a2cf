package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvan.deadline.CalendarDay.Kind;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

class WorkingCalendarTest {

  private static final String DECISION = "Thông báo 9441/TB-BNV";

  private final Table table = new Table();
  private final CalendarSettings settings = CalendarSettings.usual();
  private final Hours hours = new Hours();
  private final WorkingCalendar calendar = new WorkingCalendar(table, hours, settings);
  private final AdministrationRights rights = mock(AdministrationRights.class);
  private final DeadlineReckoning reckoning = mock(DeadlineReckoning.class);
  private final CalendarEditing editing =
      new CalendarEditing(
          table,
          hours,
          calendar,
          settings,
          rights,
          mock(CalendarChanges.class),
          reckoning,
          mock(Directory.class),
          new ProvinceClock(
              Clock.fixed(Instant.parse("2026-08-01T01:00:00Z"), ProvinceClock.ZONE)));

  @BeforeEach
  void peopleAreAtWork() {
    doThrow(new NotAllowed("Không phải quản trị.")).when(rights).requireProvince(any());
    doThrow(new NotAllowed("Không phải quản trị.")).when(rights).requireAgency(any(), any());
    when(reckoning.outlook(any(), any(), any(), any()))
        .thenReturn(new DeadlineReckoning.Outlook(0, 0, 0, List.of()));
    doNothing().when(rights).requireProvince("quantri");
    doNothing().when(rights).requireAgency(eq("quantri"), any());
    doNothing().when(rights).requireAgency("qt.snv", "snv");
  }

  @Test
  void aSwappedSaturdayIsWorkedAndItsMondayIsNot() {
    var saturday = LocalDate.of(2026, 8, 22);
    var monday = LocalDate.of(2026, 8, 31);
    assertThat(calendar.isWorkingDay("snv", saturday)).isFalse();
    assertThat(calendar.isWorkingDay("snv", monday)).isTrue();

    enter("quantri", null, saturday, Kind.WORKING, "Làm bù cho ngày 31/8", DECISION);
    enter("quantri", null, monday, Kind.HOLIDAY, "Hoán đổi với ngày 22/8", DECISION);

    assertThat(calendar.isWorkingDay("snv", saturday)).isTrue();
    assertThat(calendar.isWorkingDay("stc", monday)).isFalse();
  }

  @Test
  void anAgencysDayIsItsOwnAndStrongerThanTheProvinces() {
    var day = LocalDate.of(2026, 8, 19);
    enter("quantri", null, day, Kind.HOLIDAY, "Kỷ niệm thành lập tỉnh", DECISION);
    enter("qt.snv", "snv", day, Kind.WORKING, "Trực phục vụ kỳ họp", "12/QĐ-SNV");

    assertThat(calendar.isWorkingDay("snv", day)).isTrue();
    assertThat(calendar.isWorkingDay("stc", day)).isFalse();
  }

  @Test
  void aRemovedDayCountsAgain() {
    var day = LocalDate.of(2026, 9, 1);
    enter("quantri", null, day, Kind.WORKING, "Nghỉ ngày 3/9 thay ngày 1/9", DECISION);
    assertThat(calendar.isWorkingDay("snv", day)).isTrue();
    var row =
        editing.year("quantri", null, 2026).stream()
            .filter(line -> line.day().equals(day) && line.removable())
            .findFirst()
            .orElseThrow();
    editing.remove("quantri", row.rowId());
    assertThat(calendar.isWorkingDay("snv", day)).isFalse();
  }

  @Test
  void theYearShowsWhatADecisionOverrides() {
    var day = LocalDate.of(2026, 9, 1);
    enter("quantri", null, day, Kind.WORKING, "Nghỉ ngày 3/9 thay ngày 1/9", DECISION);
    var lines =
        editing.year("qt.snv", "snv", 2026).stream().filter(l -> l.day().equals(day)).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).cancelled()).isTrue();
    assertThat(lines.get(1).cancelled()).isFalse();
    assertThat(lines.get(1).removable()).isFalse();
  }

  @Test
  void theProvincesCalendarIsTheConfiguredAdministratorsAlone() {
    var day = LocalDate.of(2026, 8, 20);
    assertThatThrownBy(() -> enter("qt.snv", null, day, Kind.HOLIDAY, "Nghỉ", "1/QĐ"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> enter("qt.snv", "stc", day, Kind.HOLIDAY, "Nghỉ", "1/QĐ"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> editing.year("nguoi.la", "snv", 2026)).isInstanceOf(NotAllowed.class);
  }

  @Test
  void aDayNeedsItsDecisionAndStandsOnce() {
    var day = LocalDate.of(2026, 8, 20);
    assertThatThrownBy(() -> enter("quantri", null, day, Kind.HOLIDAY, "Nghỉ", " "))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("decision"));
    enter("quantri", null, day, Kind.HOLIDAY, "Nghỉ", "1/QĐ");
    assertThatThrownBy(() -> enter("quantri", null, day, Kind.WORKING, "Làm", "2/QĐ"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("worked"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-16T10:00, 2026-11-18T17:00, còn 2 ngày làm việc, 2 working days left",
    "2026-11-17T17:00, 2026-11-18T17:00, còn 1 ngày làm việc, 1 working day left",
    "2026-11-18T08:00, 2026-11-18T17:00, còn 7 giờ làm việc, 7 working hours left",
    "2026-11-18T16:30, 2026-11-18T17:00, còn 30 phút, 30 minutes left",
    "2026-11-18T17:00, 2026-11-18T17:00, đến hạn, due now",
    "2026-11-18T20:00, 2026-11-18T17:00, đã quá hạn, overdue",
    "2026-11-19T10:30, 2026-11-18T17:00, quá hạn 3 giờ làm việc, 3 working hours overdue",
    "2026-11-23T10:30, 2026-11-18T17:00, quá hạn 2 ngày làm việc, 2 working days overdue",
  })
  void theTimeLeftIsSaidInWords(
      LocalDateTime now, LocalDateTime dueAt, String vietnamese, String english) {
    assertThat(calendar.remaining("snv", at(now), at(dueAt), Locale.forLanguageTag("vi")))
        .isEqualTo(vietnamese);
    assertThat(calendar.remaining("snv", at(now), at(dueAt), Locale.ENGLISH)).isEqualTo(english);
  }

  @Test
  void aLimitIsCountedInDaysOrInHours() {
    var limits = new TimeLimits(calendar);
    var from = at(LocalDateTime.parse("2026-11-18T09:00"));
    assertThat(limits.dueAt("snv", from, 2, 0))
        .isEqualTo(at(LocalDateTime.parse("2026-11-20T17:00")));
    assertThat(limits.dueAt("snv", from, 0, 4))
        .isEqualTo(at(LocalDateTime.parse("2026-11-18T15:00")));
    assertThat(limits.dueAt("snv", from, 1, 2))
        .isEqualTo(at(LocalDateTime.parse("2026-11-20T09:30")));
    assertThat(limits.dueAt("snv", from, 0, 0))
        .isEqualTo(at(LocalDateTime.parse("2026-11-18T17:00")));
    assertThat(calendar.endOf("snv", LocalDate.of(2026, 11, 21)))
        .isEqualTo(at(LocalDateTime.parse("2026-11-23T17:00")));
  }

  @Test
  void hoursHoldFromTheirDayOnForTheProvinceOrForOneAgency() {
    var winter = LocalDate.of(2026, 11, 18);
    assertThat(calendar.endOf("snv", winter))
        .isEqualTo(at(LocalDateTime.parse("2026-11-18T17:00")));
    var summer = week("07:00-11:30, 13:30-16:30", "");
    editing.enterHours(
        "quantri",
        null,
        new CalendarEditing.DecidedHours(LocalDate.of(2026, 11, 16), summer),
        "Giờ mùa",
        DECISION);
    editing.enterHours(
        "qt.snv",
        "snv",
        new CalendarEditing.DecidedHours(
            LocalDate.of(2026, 11, 18), week("08:00-12:00, 13:00-17:00", "08:00-11:00")),
        "Giờ riêng",
        "3/QĐ-SNV");

    assertThat(calendar.endOf("snv", LocalDate.of(2026, 11, 13)))
        .isEqualTo(at(LocalDateTime.parse("2026-11-13T17:00")));
    assertThat(calendar.endOf("snv", LocalDate.of(2026, 11, 17)))
        .isEqualTo(at(LocalDateTime.parse("2026-11-17T16:30")));
    assertThat(calendar.endOf("stc", winter))
        .isEqualTo(at(LocalDateTime.parse("2026-11-18T16:30")));
    assertThat(calendar.endOf("snv", winter))
        .isEqualTo(at(LocalDateTime.parse("2026-11-18T17:00")));
    var saturday = LocalDate.of(2026, 11, 21);
    assertThat(calendar.isWorkingDay("stc", saturday)).isFalse();
    assertThat(calendar.endOf("snv", saturday))
        .isEqualTo(at(LocalDateTime.parse("2026-11-21T11:00")));
    assertThat(calendar.addWorkingHours("snv", at(LocalDateTime.parse("2026-11-20T16:00")), 3))
        .isEqualTo(at(LocalDateTime.parse("2026-11-21T10:00")));
    assertThat(editing.hours("qt.snv", "snv"))
        .extracting(CalendarEditing.Hours::removable)
        .containsExactly(true, false, false);

    editing.removeHours("qt.snv", hours.rows.get(1).id());
    assertThat(calendar.endOf("snv", winter))
        .isEqualTo(at(LocalDateTime.parse("2026-11-18T16:30")));
  }

  @Test
  void aSingleDayMayHaveHoursOfItsOwn() {
    var eve = LocalDate.of(2026, 12, 31);
    editing.enter(
        "quantri",
        null,
        List.of(new CalendarEditing.DecidedDay(eve, Kind.WORKING, "07:30-11:30")),
        "Làm việc nửa ngày",
        DECISION);

    assertThat(calendar.endOf("snv", eve)).isEqualTo(at(LocalDateTime.parse("2026-12-31T11:30")));
    assertThat(
            calendar.workingTimeBetween(
                "snv",
                at(LocalDateTime.parse("2026-12-31T07:30")),
                at(LocalDateTime.parse("2026-12-31T23:00"))))
        .isEqualTo(Duration.ofHours(4));
  }

  @Test
  void hoursAreRefusedThatAreNone() {
    assertThat(WorkingWeek.sessions("07:30-11:30, 13:30-17:00")).hasSize(2);
    assertThat(WorkingWeek.sessions("7:30 – 11:30")).hasSize(1);
    assertThat(WorkingWeek.sessions(" ")).isEmpty();
    assertThat(WorkingWeek.sessions("07:30-11:30, 11:00-17:00")).isNull();
    assertThat(WorkingWeek.sessions("11:30-07:30")).isNull();
    assertThat(WorkingWeek.sessions("07:30")).isNull();
    assertThat(WorkingWeek.sessions("sáng")).isNull();
    var day = new CalendarEditing.DecidedHours(LocalDate.of(2026, 11, 16), week("08:00-12:00", ""));
    editing.enterHours("quantri", null, day, "Giờ", DECISION);
    assertThatThrownBy(() -> editing.enterHours("quantri", null, day, "Giờ", DECISION))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("from"));
    assertThatThrownBy(() -> editing.enterHours("qt.snv", null, day, "Giờ", DECISION))
        .isInstanceOf(NotAllowed.class);
  }

  private static WorkingWeek week(String monToFri, String saturday) {
    return WorkingWeek.read(
        String.join(";", monToFri, monToFri, monToFri, monToFri, monToFri, saturday, ""));
  }

  @Test
  void yearsAreReadOncePerAgency() {
    for (var i = 0; i < 10; i++) {
      calendar.isWorkingDay("snv", LocalDate.of(2026, 3, 2 + i));
    }
    assertThat(table.reads).isEqualTo(1);
  }

  private void enter(
      String by, String agencyId, LocalDate day, Kind kind, String name, String decision) {
    editing.enter(by, agencyId, List.of(new CalendarEditing.DecidedDay(day, kind)), name, decision);
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(ProvinceClock.ZONE).toInstant();
  }

  /** The table of hours without a database. */
  private static class Hours implements WorkingHoursRows {

    private final List<WorkingHours> rows = new ArrayList<>();

    @Override
    public List<WorkingHours> of(String agencyId) {
      return rows.stream()
          .filter(row -> row.agencyId() == null || row.agencyId().equals(agencyId))
          .toList();
    }

    @Override
    public Optional<WorkingHours> findById(UUID id) {
      return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public WorkingHours save(WorkingHours hours) {
      rows.add(hours);
      return hours;
    }

    @Override
    public void delete(WorkingHours hours) {
      rows.remove(hours);
    }
  }

  /** The table without a database. */
  private static class Table implements CalendarDays {

    private final List<CalendarDay> rows = new ArrayList<>();
    private int reads;

    @Override
    public List<CalendarDay> between(LocalDate first, LocalDate last, String agencyId) {
      reads++;
      return rows.stream()
          .filter(row -> !row.day().isBefore(first) && !row.day().isAfter(last))
          .filter(row -> row.agencyId() == null || row.agencyId().equals(agencyId))
          .sorted(Comparator.comparing(CalendarDay::day))
          .toList();
    }

    @Override
    public List<CalendarDay> on(Collection<LocalDate> days) {
      return rows.stream().filter(row -> days.contains(row.day())).toList();
    }

    @Override
    public Optional<CalendarDay> findById(UUID id) {
      return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public CalendarDay save(CalendarDay day) {
      rows.add(day);
      return day;
    }

    @Override
    public void delete(CalendarDay day) {
      rows.remove(day);
    }
  }
}
