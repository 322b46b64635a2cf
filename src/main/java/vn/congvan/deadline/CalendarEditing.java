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
 * Enters into the calendar what the year's decisions change: for the province, or for one agency.
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
      String name,
      @Nullable String decision,
      boolean inLabourCode,
      boolean toConfirm,
      boolean cancelled,
      boolean removable,
      @Nullable UUID rowId) {}

  /** A day as a decision has it. */
  public record DecidedDay(LocalDate day, CalendarDay.Kind kind) {}

  /** A deadline that would move. */
  public record Moving(OpenDeadline deadline, String agency, Instant newDueAt) {}

  /**
   * What a change would do to the deadlines that run; of those that move, the first by their
   * deadline are listed.
   */
  public record Preview(
      List<DecidedDay> days, int lookedAt, int moving, int agencies, List<Moving> first) {}

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
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final CalendarDays days;
  private final WorkingCalendar calendar;
  private final CalendarSettings settings;
  private final AdministrationRights rights;
  private final CalendarChanges changes;
  private final DeadlineReckoning reckoning;
  private final Directory directory;
  private final ProvinceClock clock;

  CalendarEditing(
      CalendarDays days,
      WorkingCalendar calendar,
      CalendarSettings settings,
      AdministrationRights rights,
      CalendarChanges changes,
      DeadlineReckoning reckoning,
      Directory directory,
      ProvinceClock clock) {
    this.days = days;
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
            Year.of(year).atDay(1),
            Year.of(year).atMonth(12).atEndOfMonth(),
            agencyId == null ? "" : agencyId);
    var strongest = new LinkedHashMap<LocalDate, CalendarDay>();
    rows.stream()
        .sorted(Comparator.comparing(row -> row.agencyId() == null ? 0 : 1))
        .forEach(row -> strongest.put(row.day(), row));
    var lines = new ArrayList<Line>();
    for (var holiday : PublicHolidays.of(year, settings.workingWeek())) {
      lines.add(
          new Line(
              holiday.day(),
              CalendarDay.Kind.HOLIDAY,
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
    return preview(agencyId, decided, null);
  }

  /** Looks what taking a day out of the calendar would do to the deadlines that run. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Preview previewRemoval(String personId, UUID rowId) {
    var row = row(rowId);
    requireScope(personId, row.agencyId());
    return preview(row.agencyId(), List.of(new DecidedDay(row.day(), row.kind())), row);
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
    var preview = preview(agencyId, decided, null);
    for (var each : decided) {
      days.save(
          new CalendarDay(
              agencyId,
              each.day(),
              each.kind(),
              name.strip(),
              decision.strip(),
              personId,
              clock.instant()));
    }
    changed(agencyId, decided, name.strip() + " (" + decision.strip() + ")", preview, personId);
    return decided.size();
  }

  /** Takes a day that was entered out of the calendar again. */
  public void remove(String personId, UUID rowId) {
    var row = row(rowId);
    requireScope(personId, row.agencyId());
    var taken = List.of(new DecidedDay(row.day(), row.kind()));
    var preview = preview(row.agencyId(), taken, row);
    days.delete(row);
    changed(
        row.agencyId(),
        taken,
        "Xóa khỏi lịch: " + row.name() + " (" + row.decision() + ")",
        preview,
        personId);
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
    var faults = new LinkedHashMap<String, Sentence>();
    if (name.isBlank() || name.length() > NAME_LENGTH) {
      faults.put("name", new Sentence("Ghi lý do, tối đa 200 ký tự, ví dụ: Nghỉ Tết Nguyên đán."));
    }
    if (decision.isBlank() || decision.length() > NAME_LENGTH) {
      faults.put("decision", new Sentence("Ghi số, ký hiệu văn bản quyết định, tối đa 200 ký tự."));
    }
    if (decided.isEmpty()) {
      faults.put("off", new Sentence("Ghi ít nhất một ngày nghỉ hoặc một ngày làm bù."));
    }
    var seen = new HashSet<LocalDate>();
    for (var each : decided) {
      var field = each.kind() == CalendarDay.Kind.HOLIDAY ? "off" : "worked";
      var fault = fault(agencyId, each, seen);
      if (fault != null) {
        faults.putIfAbsent(field, new Sentence("%s: %s", DAY.format(each.day()), fault));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa ghi được ngày vào lịch, hãy xem lại các ô được đánh dấu.", faults);
    }
  }

  private @Nullable Sentence fault(
      @Nullable String agencyId, DecidedDay each, HashSet<LocalDate> seen) {
    var day = each.day();
    if (day.getYear() < 2000 || day.getYear() > clock.today().getYear() + 10) {
      return new Sentence("năm phải từ 2000 đến mười năm sau năm nay.");
    }
    if (!seen.add(day)) {
      return new Sentence("ngày này ghi hai lần.");
    }
    if (days.between(day, day, agencyId == null ? "" : agencyId).stream()
        .anyMatch(row -> Objects.equals(row.agencyId(), agencyId))) {
      return new Sentence("ngày này đã có trong lịch; hãy xóa dòng cũ trước khi ghi dòng mới.");
    }
    // Where the province works on it by decision an agency may stay at home.
    if (each.kind() == CalendarDay.Kind.HOLIDAY
        && isWeekend(day)
        && !calendar.isWorkingDay(agencyId == null ? "" : agencyId, day)) {
      return new Sentence("ngày này đã là ngày nghỉ hằng tuần.");
    }
    return null;
  }

  private Preview preview(
      @Nullable String agencyId, List<DecidedDay> decided, @Nullable CalendarDay removed) {
    var after = new CalendarAfter(calendar, days, settings, agencyId, decided, removed);
    var outlook = reckoning.outlook(agencyId, first(decided), last(decided), after::of);
    return new Preview(
        decided,
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
      List<DecidedDay> decided,
      String reason,
      Preview preview,
      String by) {
    changes.enter(agencyId, first(decided), last(decided), reason, preview.lookedAt(), by);
    forgetWhenDone();
  }

  private static LocalDate first(List<DecidedDay> decided) {
    return decided.stream().map(DecidedDay::day).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static LocalDate last(List<DecidedDay> decided) {
    return decided.stream().map(DecidedDay::day).max(Comparator.naturalOrder()).orElseThrow();
  }

  private boolean isWeekend(LocalDate day) {
    return !settings.workingWeek().contains(day.getDayOfWeek());
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
