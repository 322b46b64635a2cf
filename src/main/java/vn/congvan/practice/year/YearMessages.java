package vn.congvan.practice.year;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The messages of a province-year: each tells a leader of one of the most urgent documents. */
final class YearMessages {

  private static final int UNREAD_OF = 10;

  private record Told(
      UUID document, String agency, String leader, int urgency, OffsetDateTime at) {}

  private final Connection connection;

  YearMessages(Connection connection) {
    this.connection = connection;
  }

  /** Writes so many; fewer where there are not so many documents that a leader may be told of. */
  void write(int count) throws SQLException {
    var told = told(count);
    try (var rows =
        Rows.into(
            connection,
            "sms_message",
            List.of(
                "id",
                "agency_id",
                "document_id",
                "person_id",
                "role",
                "kind",
                "occasion",
                "words",
                "urgency",
                "read_within",
                "state",
                "segments",
                "sid",
                "tries",
                "asks",
                "entered_at",
                "queued_at",
                "sending_at",
                "state_at",
                "read_at"))) {
      for (var n = 0; n < told.size(); n++) {
        var each = told.get(n);
        rows.add(
            Chance.id(140, n),
            each.agency(),
            each.document(),
            each.leader(),
            "leader",
            "URGENT_DOCUMENT",
            each.document() + "/registered",
            "",
            each.urgency(),
            0,
            "DELIVERED",
            1,
            "SMnam%05d".formatted(n),
            1,
            0,
            each.at(),
            each.at(),
            each.at(),
            each.at(),
            n % UNREAD_OF == 0 ? null : each.at());
      }
    }
  }

  private List<Told> told(int count) throws SQLException {
    var told = new ArrayList<Told>();
    try (var statement =
        connection.prepareStatement(
            """
            select d.id, d.agency_id, l.person_id, d.urgency, d.registered_at
            from document d join (
              select agency_id, min(person_id) as person_id from post
              where role = 'leader' and valid_to is null group by agency_id) l on l.agency_id = d.agency_id
            where d.direction = 'IN' and d.registered_at is not null
              and not exists (select 1 from sms_message m where m.document_id = d.id)
            order by d.urgency desc, d.id
            limit ?
            """)) {
      statement.setInt(1, count);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          told.add(
              new Told(
                  rows.getObject(1, UUID.class),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getInt(4),
                  rows.getObject(5, OffsetDateTime.class)));
        }
      }
    }
    return told;
  }
}
