package vn.congvan.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;
import vn.congvan.shared.ProvinceClock;

/**
 * Says when an agency works: the week of the province or of the agency, the holidays of the law,
 * over them what decisions changed for the province, over them what they changed for the agency.
 *
 * <p>Years are kept in memory, because lists ask once per card; an edit forgets them.
 */
@Service
public class WorkingCalendar {

  private record Key(String agencyId, int year) {}

  private final CalendarDays days;
  private final WorkingHoursRows hours;
  private final CalendarSettings settings;
  private final Map<Key, AgencyYear> years = new ConcurrentHashMap<>();
  private final AtomicLong edits = new AtomicLong();

  WorkingCalendar(CalendarDays days, WorkingHoursRows hours, CalendarSettings settings) {
    this.days = days;
    this.hours = hours;
    this.settings = settings;
  }

  /** Whether the agency works on that day. */
  public boolean isWorkingDay(String agencyId, LocalDate day) {
    return !sessionsOn(agencyId, day).isEmpty();
  }

  /** The parts of the day in which the agency works; none on a day off. */
  List<CalendarSettings.Session> sessionsOn(String agencyId, LocalDate day) {
    return year(agencyId, day.getYear()).on(day);
  }

  /** The week by which the agency works on that day. */
  WorkingWeek weekOn(String agencyId, LocalDate day) {
    return year(agencyId, day.getYear()).week(day);
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
        reckoning.between(now, dueAt), ofOneDay(agencyId, now), dueAt.isBefore(now), locale);
  }

  /** The same of what was left of a limit when it was stopped. */
  String inWords(String agencyId, OpenDeadline.Pause pause, Instant dueAt, Locale locale) {
    return dueAt.isBefore(pause.since())
        ? remaining(agencyId, pause.since(), dueAt, locale)
        : RemainingTime.inWords(pause.left(), ofOneDay(agencyId, pause.since()), false, locale);
  }

  /** Forgets what was read before an edit. */
  void forget() {
    edits.incrementAndGet();
    years.clear();
  }

  WorkingTime of(String agencyId) {
    return new WorkingTime(day -> sessionsOn(agencyId, day));
  }

  private Duration ofOneDay(String agencyId, Instant on) {
    var day = LocalDate.ofInstant(on, ProvinceClock.ZONE);
    return WorkingWeek.duration(weekOn(agencyId, day).wholeDay());
  }

  AgencyYear year(String agencyId, int year) {
    var key = new Key(agencyId, year);
    var known = years.get(key);
    if (known != null) {
      return known;
    }
    var editsBefore = edits.get();
    var read = read(agencyId, year);
    // What was read while somebody edited may be the state before the edit: used once, not kept.
    if (edits.get() == editsBefore) {
      years.put(key, read);
    }
    return read;
  }

  private AgencyYear read(String agencyId, int year) {
    return new AgencyYear(
        year,
        settings,
        days.between(Year.of(year).atDay(1), Year.of(year).atMonth(12).atEndOfMonth(), agencyId),
        hours.of(agencyId));
  }
}
