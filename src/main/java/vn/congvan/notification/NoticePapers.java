package vn.congvan.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Secrecy;

/** What a notice may tell its reader of the document that it is about. */
@Component
class NoticePapers {

  /** Number and symbol, and the abstract of what is not secret. */
  record Paper(@Nullable String numberAndSymbol, @Nullable String subject, boolean classified) {}

  /** The database's driver binds no more than 65,535 values to one statement. */
  private static final int AT_ONCE = 1000;

  private final JdbcClient database;
  private final Access access;

  NoticePapers(JdbcClient database, Access access) {
    this.database = database;
    this.access = access;
  }

  /**
   * Whether a notice's own words are kept back: of a classified document they leave the office by
   * e-mail or stand on a screen, and of one that the reader sees no more they are not for him.
   *
   * @param paper what the reader may be told of the document now
   */
  static boolean hides(NoticeKind kind, @Nullable UUID documentId, @Nullable Paper paper) {
    return documentId != null && kind.isInSomebodysWords() && (paper == null || paper.classified());
  }

  /** Those of the documents that the person may see now. */
  Map<UUID, Paper> of(String personId, Collection<UUID> documentIds) {
    var audiences = documentIds.isEmpty() ? Set.<String>of() : access.audiencesOf(personId);
    if (audiences.isEmpty()) {
      return Map.of();
    }
    var papers = new HashMap<UUID, Paper>();
    var ids = documentIds.stream().distinct().toList();
    for (var from = 0; from < ids.size(); from += AT_ONCE) {
      read(ids.subList(from, Math.min(from + AT_ONCE, ids.size())), audiences, papers);
    }
    return papers;
  }

  private void read(List<UUID> ids, Set<String> audiences, Map<UUID, Paper> papers) {
    database
        .sql(
            """
            select d.id, d.number, d.symbol, d.subject, d.secrecy from document d
            where d.id in (:ids) and exists (
              select 1 from document_audience a where a.document_id = d.id and a.audience in (:audiences))
            """)
        .param("ids", ids)
        .param("audiences", audiences)
        .query(
            row -> {
              var written =
                  DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol"));
              var classified = row.getInt("secrecy") != Secrecy.NONE.value();
              papers.put(
                  row.getObject("id", UUID.class),
                  new Paper(
                      written.isEmpty() ? null : written,
                      classified ? null : row.getString("subject"),
                      classified));
            });
  }
}
