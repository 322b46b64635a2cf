package vn.congvan.drafting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The drafts of all outgoing documents. */
interface DraftRows extends Repository<OutgoingDraft, UUID> {

  void save(OutgoingDraft draft);

  Optional<OutgoingDraft> findByDocumentId(UUID documentId);

  boolean existsByDocumentId(UUID documentId);

  /** What was begun as an answer to that incoming document, oldest first. */
  @Query(
      """
      select d from OutgoingDraft d, Document o
      where d.replyTo = :documentId and o.id = d.documentId order by o.arrivedAt, o.id
      """)
  List<OutgoingDraft> answersTo(UUID documentId);
}
