package vn.congvan.deadline;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final int NAME_LENGTH = 200;

  private final CalendarDays days;
  private final WorkingCalendar calendar;
  private final CalendarSettings settings;
  private final AdministrationRights rights;
  private final ProvinceClock clock;

  CalendarEditing(
      CalendarDays days,
      WorkingCalendar calendar,
      CalendarSettings settings,
      AdministrationRights rights,
      ProvinceClock clock) {
    this.days = days;
    this.calendar = calendar;
    this.settings = settings;
    this.rights = rights;
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

  /** Enters a day off or a swapped working day with the decision that says so. */
  public void add(
      String personId,
      @Nullable String agencyId,
      LocalDate day,
      CalendarDay.Kind kind,
      String name,
      String decision) {
    requireScope(personId, agencyId);
    var faults = new LinkedHashMap<String, String>();
    if (name.isBlank() || name.length() > NAME_LENGTH) {
      faults.put("name", "Ghi lý do, tối đa 200 ký tự, ví dụ: Nghỉ Tết Nguyên đán.");
    }
    if (decision.isBlank() || decision.length() > NAME_LENGTH) {
      faults.put("decision", "Ghi số, ký hiệu văn bản quyết định, tối đa 200 ký tự.");
    }
    if (day.getYear() < 2000 || day.getYear() > clock.today().getYear() + 10) {
      faults.put("day", "Năm phải từ 2000 đến mười năm sau năm nay.");
    }
    if (days.between(day, day, agencyId == null ? "" : agencyId).stream()
        .anyMatch(row -> Objects.equals(row.agencyId(), agencyId))) {
      faults.put("day", "Ngày này đã có trong lịch; hãy xóa dòng cũ trước khi ghi dòng mới.");
    } else if (kind == CalendarDay.Kind.HOLIDAY && isWeekend(day)) {
      faults.put("day", "Ngày này đã là ngày nghỉ hằng tuần.");
    }
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa ghi được ngày vào lịch, hãy xem lại các ô được đánh dấu.", faults);
    }
    days.save(
        new CalendarDay(
            agencyId, day, kind, name.strip(), decision.strip(), personId, clock.instant()));
    forgetWhenDone();
  }

  /** Takes a day that was entered out of the calendar again. */
  public void remove(String personId, UUID rowId) {
    var row =
        days.findById(rowId)
            .orElseThrow(() -> new NotFound("Ngày này không còn trong lịch, có thể đã được xóa."));
    requireScope(personId, row.agencyId());
    days.delete(row);
    forgetWhenDone();
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
