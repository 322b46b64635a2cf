package vn.congvan.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Role;

/** By which channel who is told what: what the agency has decided, else what is usual. */
@Component
class ChannelRules {

  private final JdbcClient database;

  ChannelRules(JdbcClient database) {
    this.database = database;
  }

  /** A role and a channel. */
  record Cell(Role role, NoticeChannel channel) {}

  /** How a kind of notice is told in an agency; {@code decided} is what differs from the usual. */
  record OfKind(NoticeKind kind, Map<Cell, Manner> decided) {

    Manner of(Role role, NoticeChannel channel) {
      var manner = decided.get(new Cell(role, channel));
      return manner == null ? kind.usual(channel) : manner;
    }
  }

  /** Everything that an agency has decided. */
  record OfAgency(Map<NoticeKind, Map<Cell, Manner>> decided) {

    OfKind of(NoticeKind kind) {
      return new OfKind(kind, decided.getOrDefault(kind, Map.of()));
    }
  }

  OfKind of(String agencyId, NoticeKind kind) {
    var decided = new HashMap<Cell, Manner>();
    database
        .sql("select role, channel, manner from notice_rule where agency_id = ? and kind = ?")
        .param(agencyId)
        .param(kind.name())
        .query(
            row -> {
              put(row, decided);
            });
    return new OfKind(kind, decided);
  }

  OfAgency of(String agencyId) {
    var decided = new HashMap<NoticeKind, Map<Cell, Manner>>();
    database
        .sql("select kind, role, channel, manner from notice_rule where agency_id = ?")
        .param(agencyId)
        .query(
            row -> {
              put(
                  row,
                  decided.computeIfAbsent(
                      NoticeKind.valueOf(row.getString("kind")), kind -> new HashMap<>()));
            });
    return new OfAgency(decided);
  }

  private static void put(ResultSet row, Map<Cell, Manner> decided) throws SQLException {
    decided.put(
        new Cell(
            Role.ofKey(row.getString("role")), NoticeChannel.valueOf(row.getString("channel"))),
        Manner.valueOf(row.getString("manner")));
  }

  boolean isWithoutMail(String personId, NoticeKind kind) {
    return kind.mailMayBeSwitchedOff()
        && database
                .sql("select count(*) from notice_without_mail where person_id = ? and kind = ?")
                .param(personId)
                .param(kind.name())
                .query(Integer.class)
                .single()
            > 0;
  }
}
