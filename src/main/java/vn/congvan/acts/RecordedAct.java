package vn.congvan.acts;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Moments;

/** One row of the record. */
record RecordedAct(
    long number,
    @Nullable String agencyId,
    Instant occurredAt,
    @Nullable String personId,
    @Nullable String address,
    String kind,
    Outcome outcome,
    @Nullable String reason,
    @Nullable UUID documentId,
    @Nullable String objectKind,
    @Nullable String objectId,
    @Nullable String detail) {

  /** The chain in which it is sealed. */
  String chain() {
    return agencyId == null ? "" : agencyId;
  }

  /**
   * The act as it is hashed: each field in the order of the table as its length in bytes, a colon,
   * its text and a comma; a field that is empty in the table is a single dash and a comma. The
   * moment is in microseconds since 1970.
   */
  byte[] canonical() {
    var form = new StringBuilder();
    field(form, Long.toString(number));
    field(form, agencyId);
    field(form, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt)));
    field(form, personId);
    field(form, address);
    field(form, kind);
    field(form, outcome.name());
    field(form, reason);
    field(form, documentId == null ? null : documentId.toString());
    field(form, objectKind);
    field(form, objectId);
    field(form, detail);
    return form.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void field(StringBuilder form, @Nullable String value) {
    if (value == null) {
      form.append("-,");
    } else {
      form.append(value.getBytes(StandardCharsets.UTF_8).length)
          .append(':')
          .append(value)
          .append(',');
    }
  }

  static RecordedAct read(ResultSet row) throws SQLException {
    return new RecordedAct(
        row.getLong("number"),
        row.getString("agency_id"),
        Moments.of(row, "occurred_at"),
        row.getString("person_id"),
        row.getString("address"),
        row.getString("kind"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("reason"),
        row.getObject("document_id", UUID.class),
        row.getString("object_kind"),
        row.getString("object_id"),
        row.getString("detail"));
  }
}
