package vn.congvan.assignment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The requests for more time. */
interface ExtensionRequests extends Repository<ExtensionRequest, UUID> {

  Optional<ExtensionRequest> findById(UUID id);

  @Query(
      "select r from ExtensionRequest r where r.assignmentId in :ids order by r.requestedAt, r.id")
  List<ExtensionRequest> of(Collection<UUID> ids);
}
