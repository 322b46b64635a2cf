package vn.congvan.deadline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of working hours. */
interface WorkingHoursRows extends Repository<WorkingHours, UUID> {

  /** Those of the province and of the agency. */
  @Query(
      """
      select h from WorkingHours h where h.agencyId is null or h.agencyId = :agencyId
      order by h.fromDay, h.recordedAt
      """)
  List<WorkingHours> of(String agencyId);

  Optional<WorkingHours> findById(UUID id);

  WorkingHours save(WorkingHours hours);

  void delete(WorkingHours hours);
}
