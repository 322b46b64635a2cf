package vn.congvan.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.ActingPerson;

/**
 * The rows of deliveries with what was told about each, and the errands that are left. Whoever
 * needs the receiver's document as well locks that first.
 */
@Component
class DeliveryLedger {

  private static final int LONGEST_REASON = 1000;

  static final String ASKED = "ASKED";
  static final String AGREED = "AGREED";
  static final String REFUSED = "REFUSED";
  static final String LAPSED = "LAPSED";

  /** A delivery as it stands. */
  record Row(
      Parcel parcel,
      String courier,
      @Nullable DeliveryState state,
      @Nullable Instant arrivedAt,
      @Nullable Instant openedAt,
      @Nullable Instant remindedAt,
      @Nullable String asking,
      @Nullable String askedReason,
      boolean givenUp) {

    UUID id() {
      return parcel.id();
    }

    /** Whether nothing more is to be expected from this receiver. */
    boolean isFinished() {
      return givenUp || state != null && state.isLast();
    }

    boolean isAsked() {
      return ASKED.equals(asking);
    }
  }

  /** A new delivery: to whom, for what, and on which way. */
  record Opening(String receiverId, RecipientRole role, String courier) {}

  private static final String SELECT = "select * from delivery ";

  private final JdbcClient database;
  private final JdbcOperations batches;
  private final Directory directory;
  private final Deadlines deadlines;
  private final TimeLimits limits;
  private final DeliverySettings settings;
  private final ProvinceClock clock;

  DeliveryLedger(
      JdbcClient database,
      JdbcOperations batches,
      Directory directory,
      Deadlines deadlines,
      TimeLimits limits,
      DeliverySettings settings,
      ProvinceClock clock) {
    this.database = database;
    this.batches = batches;
    this.directory = directory;
    this.deadlines = deadlines;
    this.limits = limits;
    this.settings = settings;
    this.clock = clock;
  }

  /** Enters a delivery for each receiver that has none yet, with the errand to make it. */
  int open(UUID documentId, String senderId, List<Opening> openings) {
    var known =
        database
            .sql("select receiver_id from delivery where document_id = ?")
            .param(documentId)
            .query(String.class)
            .set();
    var fresh = openings.stream().filter(each -> !known.contains(each.receiverId())).toList();
    var ids = fresh.stream().map(each -> UUID.randomUUID()).toList();
    var rows = new java.util.ArrayList<Object[]>();
    var errands = new java.util.ArrayList<Object[]>();
    var now = now();
    for (var i = 0; i < fresh.size(); i++) {
      var each = fresh.get(i);
      rows.add(
          new Object[] {
            ids.get(i),
            documentId,
            senderId,
            each.receiverId(),
            each.role().name(),
            each.courier(),
            1,
            0,
            0
          });
      errands.add(
          new Object[] {UUID.randomUUID(), ids.get(i), ErrandKind.DELIVER.name(), 1, now, 0});
    }
    batches.batchUpdate(
        """
        insert into delivery
          (id, document_id, agency_id, receiver_id, role, courier, round, states, reminders)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
    batches.batchUpdate(
        """
        insert into delivery_errand (id, delivery_id, kind, round, due_at, tries)
        values (?, ?, ?, ?, ?, ?)
        """,
        errands);
    return fresh.size();
  }

  /** The deliveries of a document, in no order. */
  List<Row> ofDocument(UUID documentId) {
    return database
        .sql(SELECT + "where document_id = ?")
        .param(documentId)
        .query(DeliveryLedger::row)
        .list();
  }

  /** The delivery of a document to one agency. */
  Optional<Row> of(UUID documentId, String receiverId) {
    return database
        .sql(SELECT + "where document_id = ? and receiver_id = ?")
        .param(documentId)
        .param(receiverId)
        .query(DeliveryLedger::row)
        .optional();
  }

  /** The delivery by which a received document came. */
  Optional<Row> ofReceived(UUID receivedId) {
    return database
        .sql(SELECT + "where received_id = ?")
        .param(receivedId)
        .query(DeliveryLedger::row)
        .optional();
  }

  Optional<Row> find(UUID deliveryId) {
    return database
        .sql(SELECT + "where id = ?")
        .param(deliveryId)
        .query(DeliveryLedger::row)
        .optional();
  }

  /** The delivery, locked against every other transaction until this one ends. */
  Row lock(UUID deliveryId) {
    return database
        .sql(SELECT + "where id = ? for update")
        .param(deliveryId)
        .query(DeliveryLedger::row)
        .single();
  }

  /** Whether any receiver of the document is still expected to do something. */
  boolean isAnyExpected(UUID documentId) {
    return database
            .sql(
                """
                select count(*) from delivery
                where document_id = ? and given_up_at is null
                  and (state is null or state not in ('06', '15'))
                """)
            .param(documentId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** What has arrived and is not opened runs against a deadline; nothing else does. */
  void keepTime(UUID deliveryId, String by) {
    var row = find(deliveryId).orElseThrow();
    var parcel = row.parcel();
    var arrivedAt = row.arrivedAt();
    var unopened = row.state() == DeliveryState.ARRIVED && row.openedAt() == null && !row.givenUp();
    if (!unopened || arrivedAt == null) {
      deadlines.close(DeadlineKind.OPENING, deliveryId, by);
      return;
    }
    var limit = Limit.workingDays(settings.remindAfterDays());
    deadlines.open(
        new NewDeadline(
            DeadlineKind.OPENING,
            deliveryId,
            parcel.documentId(),
            parcel.senderId(),
            null,
            null,
            arrivedAt,
            limits.end(parcel.senderId(), arrivedAt, limit),
            limit,
            urgencyOf(parcel.documentId()),
            by));
  }

  private int urgencyOf(UUID documentId) {
    return database
        .sql("select urgency from document where id = ?")
        .param(documentId)
        .query(Integer.class)
        .single();
  }

  /** The receiver has the document. */
  void arrived(Row row, @Nullable UUID receivedId) {
    database
        .sql("update delivery set received_id = ?, arrived_at = ? where id = ?")
        .param(receivedId)
        .param(now())
        .param(row.id())
        .update();
    tell(row, DeliveryState.ARRIVED, ActingPerson.SYSTEM, row.parcel().receiverId(), null);
  }

  /**
   * Writes what one side tells the other; the row shows how far the receiver is, and beside it what
   * became of the sender's request.
   */
  void tell(
      Row row, DeliveryState state, String personId, String agencyId, @Nullable String reason) {
    if (state.isProgress() || state == DeliveryState.REFUSED || state == DeliveryState.GIVEN_BACK) {
      database
          .sql("update delivery set state = ?, state_at = ?, states = states + 1 where id = ?")
          .param(state.code())
          .param(now())
          .param(row.id())
          .update();
    } else {
      database.sql("update delivery set states = states + 1 where id = ?").param(row.id()).update();
    }
    var person = directory.person(personId);
    database
        .sql(
            """
            insert into delivery_state
              (delivery_id, ordinal, round, code, at, person_name, unit_name, email, reason)
            select id, states, round, :code, :at, :person, :unit, :email, :reason
            from delivery where id = :id
            """)
        .param("code", state.code())
        .param("at", now())
        .param("person", person.map(Directory.Person::fullName).orElse("Hệ thống"))
        .param("unit", person.isEmpty() ? null : unitOf(personId, agencyId))
        .param("email", person.map(Directory.Person::email).orElse(null))
        .param("reason", cut(reason, LONGEST_REASON))
        .param("id", row.id())
        .update();
    keepTime(row.id(), personId);
  }

  /** Whether this was told in the present attempt. */
  boolean wasTold(Row row, DeliveryState state) {
    return database
            .sql(
                "select count(*) from delivery_state where delivery_id = ? and round = ? and code = ?")
            .param(row.id())
            .param(row.parcel().round())
            .param(state.code())
            .query(Long.class)
            .single()
        > 0;
  }

  void opened(Row row) {
    database
        .sql("update delivery set opened_at = ? where id = ? and opened_at is null")
        .param(now())
        .param(row.id())
        .update();
    keepTime(row.id(), ActingPerson.SYSTEM);
  }

  void reminded(Row row) {
    database
        .sql("update delivery set reminded_at = ?, reminders = reminders + 1 where id = ?")
        .param(now())
        .param(row.id())
        .update();
  }

  /** Why the receiver last said what it said; empty where it gave no reason. */
  String lastReason(Row row) {
    return database
        .sql(
            """
            select coalesce(reason, '') from delivery_state where delivery_id = ?
            order by ordinal desc fetch first 1 rows only
            """)
        .param(row.id())
        .query(String.class)
        .optional()
        .orElse("");
  }

  void asked(Row row, String reason) {
    database
        .sql("update delivery set asking = ?, asked_reason = ? where id = ?")
        .param(ASKED)
        .param(cut(reason, 500))
        .param(row.id())
        .update();
  }

  void answered(Row row, String answer) {
    database
        .sql("update delivery set asking = ? where id = ?")
        .param(answer)
        .param(row.id())
        .update();
  }

  void giveUp(Row row) {
    database
        .sql("update delivery set given_up_at = ? where id = ?")
        .param(now())
        .param(row.id())
        .update();
    keepTime(row.id(), ActingPerson.SYSTEM);
  }

  /** The delivery begins anew: what came back stays the receiver's document of its own. */
  void again(Row row) {
    database
        .sql(
            """
            update delivery set round = round + 1, state = null, state_at = null, received_id = null,
              arrived_at = null, opened_at = null, reminded_at = null, asking = null,
              asked_reason = null, given_up_at = null
            where id = ?
            """)
        .param(row.id())
        .update();
    keepTime(row.id(), ActingPerson.SYSTEM);
    leave(row.id(), ErrandKind.DELIVER, row.parcel().round() + 1);
  }

  /** Leaves something to be done in a transaction of its own. */
  void leave(Row row, ErrandKind kind) {
    leave(row.id(), kind, row.parcel().round());
  }

  private void leave(UUID deliveryId, ErrandKind kind, int round) {
    database
        .sql(
            """
            insert into delivery_errand (id, delivery_id, kind, round, due_at, tries)
            values (?, ?, ?, ?, ?, 0)
            """)
        .param(UUID.randomUUID())
        .param(deliveryId)
        .param(kind.name())
        .param(round)
        .param(now())
        .update();
  }

  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private @Nullable String unitOf(String personId, String agencyId) {
    return directory.postsOf(personId).stream()
        .filter(post -> post.agencyId().equals(agencyId))
        .map(Directory.Post::unitName)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  static @Nullable String cut(@Nullable String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  /** The names of all agencies of today, by id. */
  Map<String, String> names() {
    return directory.agencies().stream()
        .collect(java.util.stream.Collectors.toMap(Directory.Agency::id, Directory.Agency::name));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var state = row.getString("state");
    return new Row(
        new Parcel(
            row.getObject("id", UUID.class),
            row.getObject("document_id", UUID.class),
            row.getString("agency_id"),
            row.getString("receiver_id"),
            RecipientRole.valueOf(row.getString("role")),
            row.getInt("round"),
            row.getObject("received_id", UUID.class)),
        row.getString("courier"),
        state == null ? null : DeliveryState.ofCode(state),
        instant(row, "arrived_at"),
        instant(row, "opened_at"),
        instant(row, "reminded_at"),
        row.getString("asking"),
        row.getString("asked_reason"),
        row.getObject("given_up_at") != null);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
