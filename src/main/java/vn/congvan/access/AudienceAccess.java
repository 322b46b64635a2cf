package vn.congvan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Sentence;

/**
 * Keeps the audience of each document in one table and compares it with the groups a person is in
 * today.
 */
@Service
@Transactional
class AudienceAccess implements Access {

  private final JdbcClient database;
  private final JdbcOperations batches;
  private final Directory directory;

  AudienceAccess(JdbcClient database, JdbcOperations batches, Directory directory) {
    this.database = database;
    this.batches = batches;
    this.directory = directory;
  }

  @Override
  public void open(UUID documentId, String group) {
    // Two openings of one document wait for each other here, so that neither trips over the primary
    // key. Reading the row "for update" would also wait for everybody who only refers to it.
    database
        .sql("update document set agency_id = agency_id where id = :document")
        .param("document", documentId)
        .update();
    database
        .sql(
            """
            insert into document_audience (document_id, audience)
            select cast(:document as uuid), cast(:audience as varchar(64))
            where not exists (
              select 1 from document_audience where document_id = :document and audience = :audience)
            """)
        .param("document", documentId)
        .param("audience", group)
        .update();
  }

  @Override
  public void openNew(Map<UUID, List<String>> groups) {
    var rows = new ArrayList<Object[]>();
    groups.forEach((document, all) -> all.forEach(each -> rows.add(new Object[] {document, each})));
    batches.batchUpdate(
        "insert into document_audience (document_id, audience) values (?, ?)", rows);
  }

  @Override
  public void close(UUID documentId, String group) {
    database
        .sql("delete from document_audience where document_id = :document and audience = :audience")
        .param("document", documentId)
        .param("audience", group)
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean maySee(String personId, UUID documentId) {
    var audiences = audiencesOf(personId);
    return !audiences.isEmpty()
        && database
                .sql(
                    """
                select count(*) from document_audience
                where document_id = :document and audience in (:audiences)
                """)
                .param("document", documentId)
                .param("audiences", audiences)
                .query(Long.class)
                .single()
            > 0;
  }

  @Override
  @Transactional(readOnly = true, noRollbackFor = NotFound.class)
  public void requireSight(String personId, UUID documentId) {
    if (!maySee(personId, documentId)) {
      throw new NotFound("Không tìm thấy văn bản, hoặc văn bản không thuộc phạm vi được xem.");
    }
  }

  @Override
  @Transactional(readOnly = true, noRollbackFor = NotAllowed.class)
  public void requireRole(String personId, Role role, String agencyId) {
    if (!directory.holds(personId, role, agencyId)) {
      throw new NotAllowed(new Sentence("Việc này chỉ dành cho %s của cơ quan.", nameOf(role)));
    }
  }

  @Override
  public Set<String> audiencesOf(String personId) {
    var standing = directory.standingOf(personId);
    var audiences = new TreeSet<>(standing.groups());
    audiences.addAll(standing.groupsOverseen());
    // Each document is opened at its arrival to those who lead or supervise the agency.
    for (var agency : standing.agenciesOverseen()) {
      audiences.add(Role.LEADER.at(agency));
    }
    return audiences;
  }

  @Override
  public Set<String> agenciesOf(String personId) {
    return directory.standingOf(personId).agencies();
  }

  private static Sentence nameOf(Role role) {
    return switch (role) {
      case CLERK -> new Sentence("văn thư");
      case LEADER -> new Sentence("lãnh đạo");
      case HEAD -> new Sentence("trưởng phòng");
      case SPECIALIST -> new Sentence("chuyên viên");
      case SUPERVISOR -> new Sentence("người giám sát");
      case ARCHIVIST -> new Sentence("lưu trữ viên");
      case ANALYST -> new Sentence("người phân tích quy trình");
      case ADMINISTRATOR -> new Sentence("quản trị viên");
    };
  }
}
