package vn.congvan.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;

/** The changes of the calendar, and how far each has been carried into the deadlines. */
@Component
class CalendarChanges {

  /** One of them. */
  record Row(
      UUID id,
      @Nullable String agencyId,
      LocalDate firstDay,
      LocalDate lastDay,
      String reason,
      String madeBy,
      Instant madeAt,
      int toLookAt,
      int lookedAt,
      int moved,
      int failed,
      @Nullable UUID lastDeadlineId,
      @Nullable Instant finishedAt) {}

  private final JdbcClient database;
  private final ProvinceClock clock;

  CalendarChanges(JdbcClient database, ProvinceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  void enter(
      @Nullable String agencyId,
      LocalDate firstDay,
      LocalDate lastDay,
      String reason,
      int toLookAt,
      String by) {
    database
        .sql(
            """
            insert into calendar_change
              (id, agency_id, first_day, last_day, reason, made_by, made_at, to_look_at, looked_at,
               moved, failed)
            values (:id, :agency, :first, :last, :reason, :by, :now, :toLookAt, 0, 0, 0)
            """)
        .param("id", UUID.randomUUID())
        .param("agency", agencyId)
        .param("first", firstDay)
        .param("last", lastDay)
        .param("reason", reason.length() <= 500 ? reason : reason.substring(0, 499) + "…")
        .param("by", by)
        .param("now", now())
        .param("toLookAt", toLookAt)
        .update();
  }

  List<UUID> unfinished() {
    return database
        .sql("select id from calendar_change where finished_at is null order by made_at, id")
        .query(UUID.class)
        .list();
  }

  /** Whether a change that holds for the agency is still being carried into the deadlines. */
  boolean isUnderway(String agencyId) {
    return database
            .sql(
                "select count(*) from calendar_change where finished_at is null and (agency_id is null or agency_id = ?)")
            .param(agencyId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The change, unless it is finished or another one has it in hand. */
  Optional<Row> claim(UUID id) {
    return database
        .sql(
            "select * from calendar_change where id = ? and finished_at is null for update skip locked")
        .param(id)
        .query(CalendarChanges::row)
        .optional();
  }

  void went(UUID id, int lookedAt, int moved, int failed, UUID last) {
    database
        .sql(
            """
            update calendar_change set looked_at = looked_at + :looked, moved = moved + :moved,
              failed = failed + :failed, last_deadline_id = :last
            where id = :id
            """)
        .param("looked", lookedAt)
        .param("moved", moved)
        .param("failed", failed)
        .param("last", last)
        .param("id", id)
        .update();
  }

  void finish(UUID id) {
    database
        .sql("update calendar_change set finished_at = :now where id = :id")
        .param("now", now())
        .param("id", id)
        .update();
  }

  /** The newest ones that hold for the agency, or for the province. */
  List<Row> newest(@Nullable String agencyId, int most) {
    return database
        .sql(
            """
            select * from calendar_change
            where agency_id is null or agency_id = :agency
            order by made_at desc, id fetch first %d rows only
            """
                .formatted(most))
        .param("agency", agencyId == null ? "" : agencyId)
        .query(CalendarChanges::row)
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("agency_id"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getString("reason"),
        row.getString("made_by"),
        Moments.of(row, "made_at"),
        row.getInt("to_look_at"),
        row.getInt("looked_at"),
        row.getInt("moved"),
        row.getInt("failed"),
        row.getObject("last_deadline_id", UUID.class),
        Moments.orNull(row, "finished_at"));
  }
}
