package vn.congvan.notification;

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

  OfKind of(String agencyId, NoticeKind kind) {
    var decided = new HashMap<Cell, Manner>();
    database
        .sql("select role, channel, manner from notice_rule where agency_id = ? and kind = ?")
        .param(agencyId)
        .param(kind.name())
        .query(
            row -> {
              decided.put(
                  new Cell(
                      Role.ofKey(row.getString("role")),
                      NoticeChannel.valueOf(row.getString("channel"))),
                  Manner.valueOf(row.getString("manner")));
            });
    return new OfKind(kind, decided);
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
