package vn.congvan.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calendars for tests of other capabilities, without a database. */
public final class Calendars {

  private Calendars() {}

  /** The usual week with the days off that the law gives, and no decision about any. */
  public static WorkingCalendar usual() {
    return new WorkingCalendar(new NoDecisions(), new NoHours(), CalendarSettings.usual());
  }

  private static final class NoDecisions implements CalendarDays {

    @Override
    public List<CalendarDay> between(LocalDate first, LocalDate last, String agencyId) {
      return List.of();
    }

    @Override
    public List<CalendarDay> on(Collection<LocalDate> days) {
      return List.of();
    }

    @Override
    public Optional<CalendarDay> findById(UUID id) {
      return Optional.empty();
    }

    @Override
    public CalendarDay save(CalendarDay day) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(CalendarDay day) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoHours implements WorkingHoursRows {

    @Override
    public List<WorkingHours> of(String agencyId) {
      return List.of();
    }

    @Override
    public Optional<WorkingHours> findById(UUID id) {
      return Optional.empty();
    }

    @Override
    public WorkingHours save(WorkingHours hours) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(WorkingHours hours) {
      throw new UnsupportedOperationException();
    }
  }
}
