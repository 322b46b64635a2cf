package vn.congvan.assignment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The assignments of all documents. */
interface AssignmentRows extends Repository<Assignment, UUID> {

  Optional<Assignment> findById(UUID id);

  /** Which document a row is about, asked before the document is locked and the row is read. */
  @Query("select a.documentId from Assignment a where a.id = :id")
  Optional<UUID> documentOf(UUID id);

  @Query(
      "select a from Assignment a where a.documentId = :documentId order by a.givenAt, a.role, a.id")
  List<Assignment> ofDocument(UUID documentId);

  @Query("select a from Assignment a where a.parentId = :parentId order by a.givenAt, a.id")
  List<Assignment> helpersOf(UUID parentId);

  @Query(
      """
      select count(a) from Assignment a
      where a.documentId = :documentId and a.role in :roles and a.state not in :settled
      """)
  long countUnsettled(
      UUID documentId, Collection<AssignmentRole> roles, Collection<AssignmentState> settled);
}
