package vn.congvan.assignment;

import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.congvan.document.DocumentHappened;
import vn.congvan.document.EventKind;

/**
 * Writes the unit and the post that lead the work beside the document, at the end of each
 * transaction in which something happened to it; figures by unit and person are counted from there.
 */
@Component
class LeadOnDocument {

  private static final Set<EventKind> NO_WORK =
      EnumSet.of(
          EventKind.ARRIVED,
          EventKind.SIGNATURES_CHECKED,
          EventKind.OPENED,
          EventKind.DOWNLOADED,
          EventKind.COMMENTED,
          EventKind.NOTICE);

  /** Who leads: the unit that has the work, or to which its holder belongs, and the handler. */
  private record Lead(@Nullable String unitId, @Nullable UUID postId) {}

  private final EntityManager entities;
  private final JdbcClient database;

  LeadOnDocument(EntityManager entities, JdbcClient database) {
    this.entities = entities;
    this.database = database;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void write(DocumentHappened happened) {
    if (NO_WORK.contains(happened.kind())) {
      return;
    }
    entities.flush();
    var lead =
        database
            .sql(
                """
                select coalesce(a.unit_id, p.unit_id) as unit_id, a.handler_post_id
                from assignment a left join post p on p.id = coalesce(a.handler_post_id, a.post_id)
                where a.document_id = :document and a.role = 'LEAD'
                  and a.state not in ('WITHDRAWN', 'REASSIGNED', 'RETURNED')
                order by a.given_at desc, a.id fetch first 1 rows only
                """)
            .param("document", happened.documentId())
            .query(
                (row, n) ->
                    new Lead(
                        row.getString("unit_id"), row.getObject("handler_post_id", UUID.class)))
            .optional()
            .orElse(new Lead(null, null));
    database
        .sql(
            """
            update document
            set lead_unit_id = cast(:unit as varchar(50)), lead_post_id = cast(:post as uuid)
            where id = :document and (lead_unit_id is distinct from cast(:unit as varchar(50))
              or lead_post_id is distinct from cast(:post as uuid))
            """)
        .param("unit", lead.unitId())
        .param("post", lead.postId())
        .param("document", happened.documentId())
        .update();
  }
}
