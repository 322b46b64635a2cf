package vn.congvan.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * Enters into the calendar what decisions change: days of a year and the hours from a day on, for
 * the province or for one agency.
 */
@UseCase
public class CalendarEditing {

  /**
   * One line of a year's calendar as it is shown; {@code decision} and {@code rowId} are null where
   * the law itself gives the day, and {@code cancelled} marks a line that a decision closer to the
   * agency overrides.
   */
  public record Line(
      LocalDate day,
      CalendarDay.Kind kind,
      @Nullable String hours,
      String name,
      @Nullable String decision,
      boolean inLabourCode,
      boolean toConfirm,
      boolean cancelled,
      boolean removable,
      @Nullable UUID rowId) {}

  /** A day as a decision has it; its hours are null where it has those of the week. */
  public record DecidedDay(LocalDate day, CalendarDay.Kind kind, @Nullable String hours) {

    /** A day that is off, or has the hours of the week. */
    public DecidedDay(LocalDate day, CalendarDay.Kind kind) {
      this(day, kind, null);
    }
  }

  /**
   * A week that holds from a day on; {@code rowId} is null for the one with which the system was
   * started, {@code inForce} marks the one that holds today.
   */
  public record Hours(
      @Nullable UUID rowId,
      @Nullable LocalDate from,
      WorkingWeek week,
      @Nullable String name,
      @Nullable String decision,
      boolean ofAgency,
      boolean inForce,
      boolean removable) {}

  /** A week as a decision has it from a day on. */
  public record DecidedHours(LocalDate from, WorkingWeek week) {}

  /** A deadline that would move. */
  public record Moving(OpenDeadline deadline, String agency, Instant newDueAt) {}

  /**
   * What a change would do to the deadlines that run; of those that move, the first by their
   * deadline are listed.
   */
  public record Preview(
      List<DecidedDay> days,
      @Nullable DecidedHours hours,
      int lookedAt,
      int moving,
      int agencies,
      List<Moving> first) {}

  /** How far a change has been carried into the deadlines. */
  public record Progress(
      Instant madeAt,
      String reason,
      int toLookAt,
      int lookedAt,
      int moved,
      int failed,
      @Nullable Instant finishedAt) {}

  private static final int NAME_LENGTH = 200;
  private static final int SHOWN_CHANGES = 5;
  private static final int YEARS_AHEAD = 10;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final CalendarDays days;
  private final WorkingHoursRows hours;
  private final WorkingCalendar calendar;
  private final CalendarSettings settings;
  private final AdministrationRights rights;
  private final CalendarChanges changes;
  private final DeadlineReckoning reckoning;
  private final Directory directory;
  private final ProvinceClock clock;

  CalendarEditing(
      CalendarDays days,
      WorkingHoursRows hours,
      WorkingCalendar calendar,
      CalendarSettings settings,
      AdministrationRights rights,
      CalendarChanges changes,
      DeadlineReckoning reckoning,
      Directory directory,
      ProvinceClock clock) {
    this.days = days;
    this.hours = hours;
    this.calendar = calendar;
    this.settings = settings;
    this.rights = rights;
    this.changes = changes;
    this.reckoning = reckoning;
    this.directory = directory;
    this.clock = clock;
  }

  /** Whether the person may edit what holds for the whole province. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public boolean mayEditProvince(String personId) {
    return rights.wholeProvince(personId);
  }

  /**
   * The agencies whose calendar the person may edit, by name; refuses if there is nothing he may
   * edit.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Agency> agencies(String personId) {
    rights.requireAny(personId);
    return rights.agencies(personId);
  }

  /**
   * What differs from the weekly rule in a year, in order: the law's days, the province's and the
   * agency's.
   */
  @Transactional(readOnly = true)
  public List<Line> year(String personId, @Nullable String agencyId, int year) {
    requireScope(personId, agencyId);
    var rows =
        days.between(
            Year.of(year).atDay(1), Year.of(year).atMonth(12).atEndOfMonth(), scope(agencyId));
    var strongest = new LinkedHashMap<LocalDate, CalendarDay>();
    rows.stream()
        .sorted(Comparator.comparing(row -> row.agencyId() == null ? 0 : 1))
        .forEach(row -> strongest.put(row.day(), row));
    var lines = new ArrayList<Line>();
    for (var holiday : calendar.year(scope(agencyId), year).holidays()) {
      lines.add(
          new Line(
              holiday.day(),
              CalendarDay.Kind.HOLIDAY,
              null,
              holiday.name(),
              null,
              holiday.inLabourCode(),
              holiday.toConfirm(),
              strongest.containsKey(holiday.day()),
              false,
              null));
    }
    for (var row : rows) {
      lines.add(
          new Line(
              row.day(),
              row.kind(),
              row.hours(),
              row.name(),
              row.decision(),
              false,
              false,
              strongest.get(row.day()) != row,
              Objects.equals(row.agencyId(), agencyId),
              row.id()));
    }
    lines.sort(Comparator.comparing(Line::day));
    return lines;
  }

  /** Looks what entering these days would do to the deadlines that run. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Preview preview(
      String personId,
      @Nullable String agencyId,
      List<DecidedDay> decided,
      String name,
      String decision) {
    requireScope(personId, agencyId);
    requireFaultless(agencyId, decided, name, decision);
    return preview(agencyId, decided, rows(personId, agencyId, decided, name, decision));
  }

  /** Looks what taking a day out of the calendar would do to the deadlines that run. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Preview previewRemoval(String personId, UUID rowId) {
    var row = row(rowId);
    requireScope(personId, row.agencyId());
    return preview(row.agencyId(), taken(row), AgencyYear.Edit.without(row));
  }

  /**
   * Enters days off and swapped working days with the decision that says so, and lets the deadlines
   * that run be reckoned anew; returns how many days were entered.
   */
  public int enter(
      String personId,
      @Nullable String agencyId,
      List<DecidedDay> decided,
      String name,
      String decision) {
    requireScope(personId, agencyId);
    requireFaultless(agencyId, decided, name, decision);
    var edit = rows(personId, agencyId, decided, name, decision);
    var preview = preview(agencyId, decided, edit);
    edit.newDays().forEach(days::save);
    changed(
        agencyId,
        first(decided),
        last(decided),
        name.strip() + " (" + decision.strip() + ")",
        preview,
        personId);
    return decided.size();
  }

  private AgencyYear.Edit rows(
      String personId,
      @Nullable String agencyId,
      List<DecidedDay> decided,
      String name,
      String decision) {
    return AgencyYear.Edit.days(
        agencyId,
        decided.stream()
            .map(
                each ->
                    new CalendarDay(
                        agencyId,
                        each.day(),
                        each.kind(),
                        each.hours(),
                        name.strip(),
                        decision.strip(),
                        personId,
                        clock.instant()))
            .toList());
  }

  private static List<DecidedDay> taken(CalendarDay row) {
    return List.of(new DecidedDay(row.day(), row.kind(), row.hours()));
  }

  /** Takes a day that was entered out of the calendar again. */
  public void remove(String personId, UUID rowId) {
    var row = row(rowId);
    requireScope(personId, row.agencyId());
    var preview = preview(row.agencyId(), taken(row), AgencyYear.Edit.without(row));
    days.delete(row);
    changed(
        row.agencyId(),
        row.day(),
        row.day(),
        "Xóa khỏi lịch: " + row.name() + " (" + row.decision() + ")",
        preview,
        personId);
  }

  /** The weeks that hold for the province or the agency, each from its day on, the newest first. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Hours> hours(String personId, @Nullable String agencyId) {
    requireScope(personId, agencyId);
    var today = clock.today();
    var inForce = calendar.weekOn(scope(agencyId), today);
    var shown = new ArrayList<Hours>();
    hours.of(scope(agencyId)).stream()
        .sorted(Comparator.comparing(WorkingHours::fromDay).reversed())
        .forEach(
            row ->
                shown.add(
                    new Hours(
                        row.id(),
                        row.fromDay(),
                        row.week(),
                        row.name(),
                        row.decision(),
                        row.agencyId() != null,
                        false,
                        Objects.equals(row.agencyId(), agencyId))));
    shown.add(new Hours(null, null, WorkingWeek.of(settings), null, null, false, false, false));
    // The agency's own go before the province's, whichever began later.
    var holds =
        shown.stream()
            .filter(each -> each.from() == null || !each.from().isAfter(today))
            .filter(each -> each.week().equals(inForce))
            .min(Comparator.comparing(each -> each.ofAgency() ? 0 : 1));
    return shown.stream()
        .map(
            each ->
                holds.filter(one -> one == each).isPresent()
                    ? new Hours(
                        each.rowId(),
                        each.from(),
                        each.week(),
                        each.name(),
                        each.decision(),
                        each.ofAgency(),
                        true,
                        each.removable())
                    : each)
        .toList();
  }

  /** Looks what these hours would do to the deadlines that run. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Preview previewHours(
      String personId,
      @Nullable String agencyId,
      DecidedHours decided,
      String name,
      String decision) {
    requireScope(personId, agencyId);
    requireFaultless(agencyId, decided, name, decision);
    return preview(agencyId, decided, row(personId, agencyId, decided, name, decision));
  }

  /** Enters hours that hold from a day on, and lets the deadlines that run be reckoned anew. */
  public void enterHours(
      String personId,
      @Nullable String agencyId,
      DecidedHours decided,
      String name,
      String decision) {
    requireScope(personId, agencyId);
    requireFaultless(agencyId, decided, name, decision);
    var row = row(personId, agencyId, decided, name, decision);
    var preview = preview(agencyId, decided, row);
    hours.save(row);
    changed(
        agencyId,
        decided.from(),
        lastDay(agencyId, decided.from()),
        "Giờ làm việc từ %s: %s (%s)"
            .formatted(DAY.format(decided.from()), row.name(), row.decision()),
        preview,
        personId);
  }

  /** Looks what taking hours out of the calendar would do to the deadlines that run. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Preview previewHoursRemoval(String personId, UUID rowId) {
    var row = hoursRow(rowId);
    requireScope(personId, row.agencyId());
    return previewWithout(row);
  }

  /** Takes hours that were entered out of the calendar again: those before them hold on. */
  public void removeHours(String personId, UUID rowId) {
    var row = hoursRow(rowId);
    requireScope(personId, row.agencyId());
    var preview = previewWithout(row);
    var last = lastDay(row.agencyId(), row.fromDay());
    hours.delete(row);
    changed(
        row.agencyId(),
        row.fromDay(),
        last,
        "Xóa giờ làm việc từ %s: %s (%s)"
            .formatted(DAY.format(row.fromDay()), row.name(), row.decision()),
        preview,
        personId);
  }

  private Preview previewWithout(WorkingHours row) {
    return preview(
        row.agencyId(),
        List.of(),
        new DecidedHours(row.fromDay(), row.week()),
        row.fromDay(),
        lastDay(row.agencyId(), row.fromDay()),
        AgencyYear.Edit.without(row));
  }

  private WorkingHours hoursRow(UUID rowId) {
    return hours
        .findById(rowId)
        .orElseThrow(
            () -> new NotFound("Giờ làm việc này không còn trong lịch, có thể đã được xóa."));
  }

  private WorkingHours row(
      String personId,
      @Nullable String agencyId,
      DecidedHours decided,
      String name,
      String decision) {
    return new WorkingHours(
        agencyId,
        decided.from(),
        decided.week(),
        name.strip(),
        decision.strip(),
        personId,
        clock.instant());
  }

  /** Until the day before the same scope has other hours; no deadline lies further away. */
  private LocalDate lastDay(@Nullable String agencyId, LocalDate from) {
    return hours.of(scope(agencyId)).stream()
        .filter(row -> Objects.equals(row.agencyId(), agencyId))
        .map(WorkingHours::fromDay)
        .filter(day -> day.isAfter(from))
        .min(Comparator.naturalOrder())
        .map(day -> day.minusDays(1))
        .orElse(from.plusYears(2L * YEARS_AHEAD));
  }

  /** Refuses who may not edit that calendar, whatever else is wrong. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void requireEditor(String personId, @Nullable String agencyId) {
    requireScope(personId, agencyId);
  }

  /** Whether a day is free in any case: a day of rest on which no decision lets people work. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public boolean isDayOfRest(String personId, @Nullable String agencyId, LocalDate day) {
    requireScope(personId, agencyId);
    return isNear(day) && isDayOfRest(agencyId, day);
  }

  private boolean isDayOfRest(@Nullable String agencyId, LocalDate day) {
    return !calendar.year(scope(agencyId), day.getYear()).isOfTheWeek(day)
        && !calendar.isWorkingDay(scope(agencyId), day);
  }

  private static String scope(@Nullable String agencyId) {
    return agencyId == null ? "" : agencyId;
  }

  /** The last changes that hold for the agency, and how far they have got. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Progress> progress(String personId, @Nullable String agencyId) {
    requireScope(personId, agencyId);
    return changes.newest(agencyId, SHOWN_CHANGES).stream()
        .map(
            row ->
                new Progress(
                    row.madeAt(),
                    row.reason(),
                    row.toLookAt(),
                    row.lookedAt(),
                    row.moved(),
                    row.failed(),
                    row.finishedAt()))
        .toList();
  }

  private CalendarDay row(UUID rowId) {
    return days.findById(rowId)
        .orElseThrow(() -> new NotFound("Ngày này không còn trong lịch, có thể đã được xóa."));
  }

  private void requireFaultless(
      @Nullable String agencyId, List<DecidedDay> decided, String name, String decision) {
    var faults = faultsOfWords(name, decision);
    if (decided.isEmpty()) {
      faults.put("off", new Sentence("Ghi ít nhất một ngày nghỉ hoặc một ngày làm bù."));
    }
    var seen = new HashSet<LocalDate>();
    for (var each : decided) {
      var field =
          each.kind() == CalendarDay.Kind.HOLIDAY
              ? "off"
              : each.hours() == null ? "worked" : "special";
      var fault = fault(agencyId, each, seen);
      if (fault != null) {
        faults.putIfAbsent(field, new Sentence("%s: %s", DAY.format(each.day()), fault));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa ghi được ngày vào lịch, hãy xem lại các ô được đánh dấu.", faults);
    }
  }

  private void requireFaultless(
      @Nullable String agencyId, DecidedHours decided, String name, String decision) {
    var faults = faultsOfWords(name, decision);
    if (!isNear(decided.from())) {
      faults.put("from", new Sentence("Năm phải từ 2000 đến mười năm sau năm nay."));
    } else if (hours.of(scope(agencyId)).stream()
        .anyMatch(
            row ->
                Objects.equals(row.agencyId(), agencyId) && row.fromDay().equals(decided.from()))) {
      faults.put(
          "from",
          new Sentence("Từ ngày này đã có giờ làm việc; hãy xóa dòng cũ trước khi ghi dòng mới."));
    }
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa ghi được giờ làm việc, hãy xem lại các ô được đánh dấu.", faults);
    }
  }

  private static LinkedHashMap<String, Sentence> faultsOfWords(String name, String decision) {
    var faults = new LinkedHashMap<String, Sentence>();
    if (name.isBlank() || name.length() > NAME_LENGTH) {
      faults.put("name", new Sentence("Ghi lý do, tối đa 200 ký tự, ví dụ: Nghỉ Tết Nguyên đán."));
    }
    if (decision.isBlank() || decision.length() > NAME_LENGTH) {
      faults.put("decision", new Sentence("Ghi số, ký hiệu văn bản quyết định, tối đa 200 ký tự."));
    }
    return faults;
  }

  private boolean isNear(LocalDate day) {
    return day.getYear() >= 2000 && day.getYear() <= clock.today().getYear() + YEARS_AHEAD;
  }

  private @Nullable Sentence fault(
      @Nullable String agencyId, DecidedDay each, HashSet<LocalDate> seen) {
    var day = each.day();
    if (!isNear(day)) {
      return new Sentence("năm phải từ 2000 đến mười năm sau năm nay.");
    }
    if (!seen.add(day)) {
      return new Sentence("ngày này ghi hai lần.");
    }
    if (days.between(day, day, scope(agencyId)).stream()
        .anyMatch(row -> Objects.equals(row.agencyId(), agencyId))) {
      return new Sentence("ngày này đã có trong lịch; hãy xóa dòng cũ trước khi ghi dòng mới.");
    }
    // Where the province works on it by decision an agency may stay at home.
    if (each.kind() == CalendarDay.Kind.HOLIDAY && isDayOfRest(agencyId, day)) {
      return new Sentence("ngày này đã là ngày nghỉ hằng tuần.");
    }
    return null;
  }

  private Preview preview(
      @Nullable String agencyId, List<DecidedDay> decided, AgencyYear.Edit edit) {
    return preview(agencyId, decided, null, first(decided), last(decided), edit);
  }

  private Preview preview(@Nullable String agencyId, DecidedHours decided, WorkingHours row) {
    return preview(
        agencyId,
        List.of(),
        decided,
        decided.from(),
        lastDay(agencyId, decided.from()),
        AgencyYear.Edit.hours(row));
  }

  private Preview preview(
      @Nullable String agencyId,
      List<DecidedDay> decided,
      @Nullable DecidedHours decidedHours,
      LocalDate first,
      LocalDate last,
      AgencyYear.Edit edit) {
    var after = new CalendarAfter(calendar, edit);
    var outlook = reckoning.outlook(agencyId, first, last, after::of);
    return new Preview(
        decided,
        decidedHours,
        outlook.lookedAt(),
        outlook.moving(),
        outlook.agencies(),
        outlook.first().stream()
            .map(
                each ->
                    new Moving(
                        each.deadline(),
                        directory
                            .agency(each.deadline().agencyId())
                            .map(Directory.Agency::name)
                            .orElse(each.deadline().agencyId()),
                        each.newDueAt()))
            .toList());
  }

  private void changed(
      @Nullable String agencyId,
      LocalDate first,
      LocalDate last,
      String reason,
      Preview preview,
      String by) {
    changes.enter(agencyId, first, last, reason, preview.lookedAt(), by);
    forgetWhenDone();
  }

  private static LocalDate first(List<DecidedDay> decided) {
    return decided.stream().map(DecidedDay::day).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static LocalDate last(List<DecidedDay> decided) {
    return decided.stream().map(DecidedDay::day).max(Comparator.naturalOrder()).orElseThrow();
  }

  private void requireScope(String personId, @Nullable String agencyId) {
    if (agencyId == null) {
      rights.requireProvince(personId);
    } else {
      rights.requireAgency(personId, agencyId);
    }
  }

  private void forgetWhenDone() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      calendar.forget();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            calendar.forget();
          }
        });
  }
}
