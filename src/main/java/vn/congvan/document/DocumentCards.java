package vn.congvan.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.workflow.TaskCards;

/** Tells Tasklist's cards what they show of their documents, in one question for the whole page. */
@Service
class DocumentCards implements TaskCards {

  private final JdbcClient database;
  private final Access access;

  DocumentCards(JdbcClient database, Access access) {
    this.database = database;
    this.access = access;
  }

  private record Card(UUID id, Map<String, Object> values) {}

  @Override
  @Transactional(readOnly = true)
  public Map<UUID, Map<String, Object>> cards(Collection<UUID> documentIds, String personId) {
    var audiences = access.audiencesOf(personId);
    if (documentIds.isEmpty() || audiences.isEmpty()) {
      return Map.of();
    }
    var cards = new HashMap<UUID, Map<String, Object>>();
    database
        .sql(
            """
            select d.id, d.arrival_number, d.arrival_year, d.subject, d.issuer_name, d.due_at, d.urgency,
                   (select a.name from attachment a where a.document_id = d.id
                    order by a.ordinal fetch first 1 rows only) as file,
                   (select min(o.first_opened_at) from document_opening o
                    where o.document_id = d.id and o.person_id = :person) as opened_at
            from document d
            where d.id in (:ids) and exists (
              select 1 from document_audience a where a.document_id = d.id and a.audience in (:audiences))
            """)
        .param("person", personId)
        .param("ids", Set.copyOf(documentIds))
        .param("audiences", audiences)
        .query(DocumentCards::read)
        .list()
        .forEach(card -> cards.put(card.id(), card.values()));
    return cards;
  }

  private static Card read(ResultSet row, int n) throws SQLException {
    var values = new HashMap<String, Object>();
    var number = row.getLong("arrival_number");
    if (!row.wasNull()) {
      values.put("arrivalNumber", ArrivalNumber.print(number, row.getInt("arrival_year")));
    }
    putIfKnown(values, "subject", row.getString("subject"));
    putIfKnown(values, "file", row.getString("file"));
    putIfKnown(values, "issuer", row.getString("issuer_name"));
    var dueAt = row.getObject("due_at", OffsetDateTime.class);
    putIfKnown(values, "dueAt", dueAt == null ? null : dueAt.toInstant().toString());
    values.put("urgency", row.getInt("urgency"));
    values.put("unread", row.getObject("opened_at", OffsetDateTime.class) == null);
    return new Card(row.getObject("id", UUID.class), values);
  }

  private static void putIfKnown(
      Map<String, Object> values, String name, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
