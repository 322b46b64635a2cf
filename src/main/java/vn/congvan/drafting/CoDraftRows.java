package vn.congvan.drafting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The units that were asked for comments. */
interface CoDraftRows extends Repository<CoDraft, UUID> {

  void save(CoDraft row);

  Optional<CoDraft> findById(UUID id);

  /** Which document a row is about, asked before the document is locked and the row is read. */
  @Query("select c.documentId from CoDraft c where c.id = :id")
  Optional<UUID> documentOf(UUID id);

  @Query("select c from CoDraft c where c.documentId = :documentId order by c.askedAt, c.id")
  List<CoDraft> ofDocument(UUID documentId);
}
