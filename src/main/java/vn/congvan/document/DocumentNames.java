package vn.congvan.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;

/**
 * What documents are called in lists of those who follow them: by number to all, by abstract to
 * whoever may open them; of a classified one the abstract is not told.
 */
@Component
public class DocumentNames {

  /**
   * A document by its number, as far as a person may know it.
   *
   * @param visible whether he may open it; if not, the abstract is left out
   */
  public record Named(
      UUID id, boolean visible, @Nullable String number, @Nullable String subject) {}

  private final JdbcClient database;
  private final Access access;

  DocumentNames(JdbcClient database, Access access) {
    this.database = database;
    this.access = access;
  }

  /** Names documents that the person follows. */
  @Transactional(readOnly = true)
  public Map<UUID, Named> of(Collection<UUID> documentIds, String personId, Locale locale) {
    var named = new HashMap<UUID, Named>();
    if (documentIds.isEmpty()) {
      return named;
    }
    var audiences = access.audiencesOf(personId);
    database
        .sql(
            """
            select d.id, d.direction, d.number, d.symbol, d.arrival_number, d.arrival_year, d.subject, d.secrecy,
                   (select a.name from attachment a where a.document_id = d.id
                    order by a.ordinal fetch first 1 rows only) as file,
                   case when exists (select 1 from document_audience a
                     where a.document_id = d.id and a.audience in (:audiences)) then true else false end as visible
            from document d where d.id in (:ids)
            """)
        .param("ids", Set.copyOf(documentIds))
        // An empty list is no SQL.
        .param("audiences", audiences.isEmpty() ? Set.of("-") : audiences)
        .query(
            row -> {
              var each = named(row, locale);
              named.put(each.id(), each);
            });
    return named;
  }

  private static Named named(ResultSet row, Locale locale) throws SQLException {
    var visible = row.getBoolean("visible");
    var number = row.getLong("arrival_number");
    var registered = !row.wasNull();
    var written = DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol"));
    var outgoing = Direction.OUT.name().equals(row.getString("direction"));
    var subject = row.getString("subject");
    return new Named(
        row.getObject("id", UUID.class),
        visible,
        !outgoing && registered
            ? ArrivalNumber.print(number, row.getInt("arrival_year"))
            // The sender's number of what is not registered yet is part of what it says.
            : written.isEmpty() || !outgoing && !visible ? null : written,
        visible
            ? Secrecy.subjectToTell(
                row.getInt("secrecy"), subject == null ? row.getString("file") : subject, locale)
            : null);
  }
}
