package vn.congvan.drafting;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All versions of all files of drafts. */
interface DraftFileRows extends Repository<DraftFile, UUID> {

  void save(DraftFile file);

  @Query("select f from DraftFile f where f.documentId = :documentId order by f.slot, f.number")
  List<DraftFile> ofDocument(UUID documentId);
}
