package vn.congvan.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.shared.Moments;
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

  @Override
  @Transactional(readOnly = true)
  public Map<UUID, Card> cards(Collection<UUID> documentIds, String personId) {
    var audiences = access.audiencesOf(personId);
    if (documentIds.isEmpty() || audiences.isEmpty()) {
      return Map.of();
    }
    var cards = new HashMap<UUID, Card>();
    database
        .sql(
            """
            select d.id, d.direction, d.number, d.symbol, d.issued_on, d.arrival_number, d.arrival_year, d.subject, d.issuer_name, d.urgency,
                   (select a.name from attachment a where a.document_id = d.id
                    order by a.ordinal fetch first 1 rows only) as file,
                   (select o.last_opened_at from document_opening o
                    where o.document_id = d.id and o.person_id = :person) as last_opened_at,
                   exists (select 1 from deadline w
                    where w.document_id = d.id and w.closed_at is null and w.paused_at is not null) as paused
            from document d
            where d.id in (:ids) and exists (
              select 1 from document_audience a where a.document_id = d.id and a.audience in (:audiences))
            """)
        .param("person", personId)
        .param("ids", Set.copyOf(documentIds))
        .param("audiences", audiences)
        .query(
            row -> {
              cards.put(row.getObject("id", UUID.class), read(row));
            });
    return cards;
  }

  private static Card read(ResultSet row) throws SQLException {
    var values = new HashMap<String, Object>();
    var outgoing = Direction.OUT.name().equals(row.getString("direction"));
    var number = row.getLong("arrival_number");
    var registered = !row.wasNull();
    var written = DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol"));
    if (outgoing) {
      values.put("outgoing", true);
      putIfKnown(values, "numberAndSymbol", written.isEmpty() ? null : written);
    } else if (registered) {
      values.put("arrivalNumber", ArrivalNumber.print(number, row.getInt("arrival_year")));
    } else if (!written.isEmpty()) {
      // Not registered yet: the sender's own number and day.
      values.put("numberAndSymbol", written);
      putIfKnown(values, "issuedOn", row.getObject("issued_on", LocalDate.class));
    }
    putIfKnown(values, "subject", row.getString("subject"));
    putIfKnown(values, "file", row.getString("file"));
    putIfKnown(values, "issuer", row.getString("issuer_name"));
    values.put("urgency", row.getInt("urgency"));
    if (row.getBoolean("paused")) {
      values.put("paused", true);
    }
    return new Card(values, Moments.orNull(row, "last_opened_at"));
  }

  private static void putIfKnown(
      Map<String, Object> values, String name, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
