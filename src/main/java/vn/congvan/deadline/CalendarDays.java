package vn.congvan.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of days that decisions have changed. */
interface CalendarDays extends Repository<CalendarDay, UUID> {

  @Query(
      """
      select d from CalendarDay d
      where d.day between :first and :last and (d.agencyId is null or d.agencyId = :agencyId)
      order by d.day, d.recordedAt
      """)
  List<CalendarDay> between(LocalDate first, LocalDate last, String agencyId);

  /** Everybody's rows of those days. */
  @Query("select d from CalendarDay d where d.day in :days")
  List<CalendarDay> on(Collection<LocalDate> days);

  Optional<CalendarDay> findById(UUID id);

  CalendarDay save(CalendarDay day);

  void delete(CalendarDay day);
}
