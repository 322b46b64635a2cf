package vn.congvan.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;
import vn.congvan.shared.ProvinceClock;

/**
 * Says when an agency works: the weekly rule, the holidays of the law, over them what decisions
 * changed for the province, over them what they changed for the agency.
 *
 * <p>Years are kept in memory, because lists ask once per card; an edit forgets them.
 */
@Service
public class WorkingCalendar {

  private record AgencyYear(String agencyId, int year) {}

  private final CalendarDays days;
  private final CalendarSettings settings;
  private final List<CalendarSettings.Session> sessions;
  private final Map<AgencyYear, Map<LocalDate, Boolean>> exceptions = new ConcurrentHashMap<>();
  private final AtomicLong edits = new AtomicLong();

  WorkingCalendar(CalendarDays days, CalendarSettings settings) {
    this.days = days;
    this.settings = settings;
    this.sessions = settings.sessions();
  }

  /** Whether the agency works on that day. */
  public boolean isWorkingDay(String agencyId, LocalDate day) {
    var exception = exceptionsOf(agencyId, day.getYear()).get(day);
    return exception != null ? exception : settings.workingWeek().contains(day.getDayOfWeek());
  }

  /**
   * The end of the n-th working day after the day of {@code from}; for 0, of the present working
   * day or the next.
   */
  public Instant addWorkingDays(String agencyId, Instant from, int days) {
    return of(agencyId).addDays(from, days);
  }

  /**
   * The moment, within working hours, at which so many working hours have passed; for urgent
   * documents.
   */
  public Instant addWorkingHours(String agencyId, Instant from, int hours) {
    return of(agencyId).add(from, Duration.ofHours(hours));
  }

  /** The end of a limit that is reckoned from that moment, unless it says from which. */
  public Instant end(String agencyId, Instant start, Limit limit) {
    var from = limit.from();
    var days = limit.days();
    if (days == null) {
      throw new IllegalArgumentException("A date that was given is not reckoned");
    }
    return of(agencyId).add(from == null ? start : from, days, limit.time());
  }

  /** The moment at which so much working time has passed. */
  public Instant addWorkingTime(String agencyId, Instant from, Duration span) {
    return of(agencyId).add(from, span);
  }

  /** The working time between two moments; negative if the second is the earlier one. */
  public Duration workingTimeBetween(String agencyId, Instant from, Instant to) {
    return of(agencyId).between(from, to);
  }

  /**
   * The end of the working day of that date, or of the next working day after it: when a date given
   * by hand is due.
   */
  public Instant endOf(String agencyId, LocalDate day) {
    return of(agencyId)
        .addDays(day.atTime(LocalTime.MIN).atZone(ProvinceClock.ZONE).toInstant(), 0);
  }

  /**
   * How much working time is left or overdue, for example "còn 2 ngày làm việc" or "quá hạn 3 giờ
   * làm việc".
   */
  public String remaining(String agencyId, Instant now, Instant dueAt, Locale locale) {
    var reckoning = of(agencyId);
    return RemainingTime.inWords(
        reckoning.between(now, dueAt), reckoning.ofOneDay(), dueAt.isBefore(now), locale);
  }

  /** The same of what was left of a limit when it was stopped. */
  String inWords(String agencyId, OpenDeadline.Pause pause, Instant dueAt, Locale locale) {
    return dueAt.isBefore(pause.since())
        ? remaining(agencyId, pause.since(), dueAt, locale)
        : RemainingTime.inWords(pause.left(), of(agencyId).ofOneDay(), false, locale);
  }

  /** Forgets what was read before an edit. */
  void forget() {
    edits.incrementAndGet();
    exceptions.clear();
  }

  WorkingTime of(String agencyId) {
    return new WorkingTime(sessions, day -> isWorkingDay(agencyId, day));
  }

  private Map<LocalDate, Boolean> exceptionsOf(String agencyId, int year) {
    var key = new AgencyYear(agencyId, year);
    var known = exceptions.get(key);
    if (known != null) {
      return known;
    }
    var editsBefore = edits.get();
    var read = read(agencyId, year);
    // What was read while somebody edited may be the state before the edit: used once, not kept.
    if (edits.get() == editsBefore) {
      exceptions.put(key, read);
    }
    return read;
  }

  private Map<LocalDate, Boolean> read(String agencyId, int year) {
    var worked = new HashMap<LocalDate, Boolean>();
    PublicHolidays.of(year, settings.workingWeek())
        .forEach(holiday -> worked.put(holiday.day(), false));
    var decided = new TreeMap<LocalDate, CalendarDay>();
    for (var day :
        days.between(Year.of(year).atDay(1), Year.of(year).atMonth(12).atEndOfMonth(), agencyId)) {
      var other = decided.get(day.day());
      if (other == null || other.agencyId() == null) {
        decided.put(day.day(), day);
      }
    }
    decided.forEach((day, row) -> worked.put(day, row.kind() == CalendarDay.Kind.WORKING));
    return Map.copyOf(worked);
  }
}
