package vn.congvan.deadline;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The history of all time limits. */
interface DeadlineChanges extends Repository<DeadlineChange, UUID> {

  @Query("select c from DeadlineChange c where c.deadlineId in :ids order by c.changedAt, c.id")
  List<DeadlineChange> of(Collection<UUID> ids);

  DeadlineChange save(DeadlineChange change);
}
