package vn.congvan.delivery;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.ActingPerson;

/**
 * The rows of deliveries with what was told about each, and the errands that are left. Whoever
 * needs the receiver's document as well locks that first.
 */
@Component
class DeliveryLedger {

  private static final int LONGEST_REASON = 1000;
  private static final int LONGEST_NAME = 400;
  private static final int LONGEST_PERSON = 100;
  private static final int LONGEST_UNIT = 200;

  private static final String NOBODY = "Hệ thống";

  static final String ASKED = "ASKED";
  static final String AGREED = "AGREED";
  static final String REFUSED = "REFUSED";
  static final String LAPSED = "LAPSED";

  /** A delivery as it stands. */
  record Row(
      Parcel parcel,
      String courier,
      @Nullable DeliveryState state,
      boolean isHanded,
      @Nullable Instant arrivedAt,
      @Nullable Instant openedAt,
      @Nullable Instant remindedAt,
      int reminders,
      @Nullable String asking,
      @Nullable String askedReason,
      boolean givenUp,
      @Nullable Sending sending) {

    UUID id() {
      return parcel.id();
    }

    /** Whether nothing more is to be expected from this receiver. */
    boolean isFinished() {
      return givenUp || sending != null || state != null && state.isLast();
    }

    /** Whether no way of the system carries it and nobody has noted yet how it was sent. */
    boolean isToBeSentOtherwise() {
      return courier.equals(Couriers.NONE) && sending == null && !givenUp;
    }

    /** Whether it came back and nobody has decided yet what becomes of it. */
    boolean isRefused() {
      return state == DeliveryState.REFUSED && !givenUp;
    }

    /** Whether it has arrived and nobody at the receiver has opened it. */
    boolean isUnopened() {
      return state == DeliveryState.ARRIVED && openedAt == null && !givenUp;
    }

    boolean isAsked() {
      return ASKED.equals(asking);
    }
  }

  /** How and when a clerk sent what no way of the system carries. */
  record Sending(LocalDate on, Means means, @Nullable String note, String notedBy) {}

  /** A new delivery: to whom, for what, and on which way. */
  record Opening(Addressee to, RecipientRole role, String courier) {}

  /**
   * After how much working time receivers of a document of that urgency are reminded, and how often
   * at most.
   */
  record Reminding(int days, int hours, int most, int urgency) {}

  private static final String SELECT = "select * from delivery ";

  private final JdbcClient database;
  private final JdbcOperations batches;
  private final Directory directory;
  private final Deadlines deadlines;
  private final TimeLimits timeLimits;
  private final ProvinceClock clock;

  DeliveryLedger(
      JdbcClient database,
      JdbcOperations batches,
      Directory directory,
      Deadlines deadlines,
      TimeLimits timeLimits,
      ProvinceClock clock) {
    this.database = database;
    this.batches = batches;
    this.directory = directory;
    this.deadlines = deadlines;
    this.timeLimits = timeLimits;
    this.clock = clock;
  }

  /** Enters a delivery for each receiver that has none yet, with the errand to make it. */
  int open(UUID documentId, String senderId, List<Opening> openings) {
    var known =
        ofDocument(documentId).stream().map(row -> row.parcel().to().key()).collect(toSet());
    var fresh = openings.stream().filter(each -> !known.contains(each.to().key())).toList();
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
            each.to().kind().name(),
            each.to().receiver(),
            each.to().agencyId(),
            cut(each.to().name(), LONGEST_NAME),
            cut(each.to().attention(), LONGEST_REASON),
            each.role().name(),
            each.courier(),
            1,
            0,
            0
          });
      if (!each.courier().equals(Couriers.NONE)) {
        errands.add(
            new Object[] {UUID.randomUUID(), ids.get(i), ErrandKind.DELIVER.name(), 1, now, 0});
      }
    }
    batches.batchUpdate(
        """
        insert into delivery
          (id, document_id, agency_id, kind, receiver, receiver_id, receiver_name, attention, role,
            courier, round, states, reminders)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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

  /** The delivery of a document to one receiver. */
  Optional<Row> of(UUID documentId, Addressee to) {
    return database
        .sql(SELECT + "where document_id = ? and kind = ? and receiver = ?")
        .param(documentId)
        .param(to.kind().name())
        .param(to.receiver())
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

  /** The deliveries of a document by which units and people of its own agency got their work. */
  List<Row> worksOf(UUID documentId) {
    return database
        .sql(SELECT + "where document_id = ? and work_id is not null order by id")
        .param(documentId)
        .query(DeliveryLedger::row)
        .list();
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

  /** The same for several deliveries at once. */
  List<Row> lockAll(Collection<UUID> deliveryIds) {
    return database
        .sql(SELECT + "where id in (:deliveries) order by id for update")
        .param("deliveries", deliveryIds)
        .query(DeliveryLedger::row)
        .list();
  }

  /** Whether any receiver of the document is still expected to do something. */
  boolean isAnyExpected(UUID documentId) {
    return database
            .sql(
                """
                select count(*) from delivery
                where document_id = ? and given_up_at is null and sent_on is null
                  and (state is null or state not in ('06', '15'))
                """)
            .param(documentId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Whether a clerk must still send the document anywhere by other means. */
  boolean isAnyToBeSentOtherwise(UUID documentId) {
    return ofDocument(documentId).stream().anyMatch(Row::isToBeSentOtherwise);
  }

  /**
   * What has arrived and is not opened runs against a deadline; that, and each answer that a clerk
   * owes, ends with the delivery's state.
   */
  void keepTime(UUID deliveryId, String by) {
    var row = find(deliveryId).orElseThrow();
    var runOn = deadlines.keepOnly(deliveryId, runningAt(row), by);
    if (!runOn.contains(DeadlineKind.OPENING)) {
      awaitOpening(List.of(row), by);
    }
  }

  /** Lets the limits begin within which those that have arrived are to be opened. */
  private void awaitOpening(List<Row> rows, String by) {
    var reminding = new HashMap<UUID, Reminding>();
    var limited = new ArrayList<NewDeadline>();
    for (var row : rows) {
      var arrivedAt = row.arrivedAt();
      if (runningAt(row).contains(DeadlineKind.OPENING) && arrivedAt != null) {
        var parcel = row.parcel();
        var how = reminding.computeIfAbsent(parcel.documentId(), this::reminding);
        var limit = Limit.of(how.days(), how.hours());
        limited.add(
            new NewDeadline(
                DeadlineKind.OPENING,
                row.id(),
                parcel.documentId(),
                parcel.senderId(),
                null,
                null,
                arrivedAt,
                timeLimits.end(parcel.receivingAgency(), arrivedAt, limit),
                limit,
                how.urgency(),
                by));
      }
    }
    deadlines.openAll(limited);
  }

  /** Which limits run for a delivery as it stands. */
  private static Set<DeadlineKind> runningAt(Row row) {
    var running = EnumSet.noneOf(DeadlineKind.class);
    if (row.isUnopened() && row.arrivedAt() != null) {
      running.add(DeadlineKind.OPENING);
    }
    if (row.isRefused()) {
      running.add(DeadlineKind.REFUSAL);
    }
    if (row.isToBeSentOtherwise()) {
      running.add(DeadlineKind.SENDING);
    }
    if (row.isAsked() && row.parcel().receivedId() != null) {
      running.add(DeadlineKind.RECALL);
    }
    return running;
  }

  /**
   * A clerk has just been given a task about the delivery, which runs against a deadline as long as
   * the delivery stands so: the receiver's where the document is asked back, else the sender's.
   */
  void askedOf(UUID deliveryId, DeadlineKind kind) {
    var row = find(deliveryId).orElseThrow();
    if (!runningAt(row).contains(kind)) {
      return;
    }
    var parcel = row.parcel();
    var receivers = kind == DeadlineKind.RECALL;
    var agencyId = receivers ? parcel.receivingAgency() : parcel.senderId();
    var urgency = urgencyOf(parcel.documentId());
    var limit =
        receivers ? TimeLimits.toAnswer() : TimeLimits.toIssue(urgency > Urgency.NORMAL.value());
    var now = clock.instant();
    deadlines.open(
        new NewDeadline(
            kind,
            deliveryId,
            receivers ? parcel.receivedId() : parcel.documentId(),
            agencyId,
            null,
            null,
            now,
            timeLimits.end(agencyId, now, limit),
            limit,
            urgency,
            ActingPerson.SYSTEM));
  }

  private int urgencyOf(UUID documentId) {
    return database
        .sql("select urgency from document where id = ?")
        .param(documentId)
        .query(Integer.class)
        .single();
  }

  /** It is on its way to somewhere else, and no longer ours to hold back. */
  void handed(Row row) {
    database
        .sql("update delivery set handed_at = ? where id = ?")
        .param(now())
        .param(row.id())
        .update();
  }

  /** The receiver has the document, and from now on a set time to open it. */
  void arrived(Row row, Courier.Handed handed, Source source) {
    arrivedAll(List.of(row), Map.of(row.id(), handed), source);
    keepTime(row.id(), source.by());
  }

  /** The same for several, of which nothing was told in this attempt before. */
  void arrivedTogether(List<Row> rows, Map<UUID, Courier.Handed> handed, Source source) {
    arrivedAll(rows, handed, source);
    awaitOpening(
        database
            .sql(SELECT + "where id in (:deliveries)")
            .param("deliveries", rows.stream().map(Row::id).toList())
            .query(DeliveryLedger::row)
            .list(),
        source.by());
  }

  private void arrivedAll(List<Row> rows, Map<UUID, Courier.Handed> handed, Source source) {
    var now = now();
    batches.batchUpdate(
        """
        update delivery set received_id = ?, work_id = ?, arrived_at = ?,
          handed_at = coalesce(handed_at, ?)
        where id = ?
        """,
        rows.stream()
            .map(
                row -> {
                  var is = requireNonNull(handed.get(row.id()));
                  return new Object[] {is.receivedId(), is.workId(), source.at(), now, row.id()};
                })
            .toList());
    write(rows, DeliveryState.ARRIVED, source, null);
  }

  /** Who says at the other side that something happened, and when it did. */
  record Source(
      OffsetDateTime at, String by, String person, @Nullable String unit, @Nullable String email) {}

  /** A person of our own house, now. */
  Source source(String personId, String agencyId) {
    if (personId.equals(ActingPerson.SYSTEM)) {
      return bySystem();
    }
    var person = directory.person(personId);
    return new Source(
        now(),
        personId,
        person.map(Directory.Person::fullName).orElse(NOBODY),
        person.isEmpty() ? null : unitOf(personId, agencyId),
        person.map(Directory.Person::email).orElse(null));
  }

  /** What nobody has done. */
  Source bySystem() {
    return new Source(now(), ActingPerson.SYSTEM, NOBODY, null, null);
  }

  /** The same as {@link #tell(Row, DeliveryState, Source, String)} of a person of our own house. */
  void tell(
      Row row, DeliveryState state, String personId, String agencyId, @Nullable String reason) {
    tell(row, state, source(personId, agencyId), reason);
  }

  /**
   * Writes what one side tells the other; the row shows how far the receiver is, and beside it what
   * became of the sender's request. What comes late does not set the receiver back.
   */
  void tell(Row row, DeliveryState state, Source source, @Nullable String reason) {
    write(List.of(row), state, source, reason);
    keepTime(row.id(), source.by());
  }

  private void write(List<Row> rows, DeliveryState state, Source source, @Nullable String reason) {
    var further = new ArrayList<Object[]>();
    var others = new ArrayList<Object[]>();
    for (var row : rows) {
      if (state.isStanding() && !state.isBehind(row.state())) {
        further.add(new Object[] {state.code(), source.at(), row.id()});
      } else {
        others.add(new Object[] {row.id()});
      }
    }
    batches.batchUpdate(
        "update delivery set state = ?, state_at = ?, states = states + 1 where id = ?", further);
    batches.batchUpdate("update delivery set states = states + 1 where id = ?", others);
    batches.batchUpdate(
        """
        insert into delivery_state
          (delivery_id, ordinal, round, code, at, person_name, unit_name, email, reason)
        select id, states, round, cast(? as varchar(2)), cast(? as timestamp with time zone),
          cast(? as varchar(100)), cast(? as varchar(200)), cast(? as varchar(200)),
          cast(? as varchar(1000))
        from delivery where id = ?
        """,
        rows.stream()
            .map(
                row ->
                    new Object[] {
                      state.code(),
                      source.at(),
                      cut(source.person(), LONGEST_PERSON),
                      cut(source.unit(), LONGEST_UNIT),
                      cut(source.email(), LONGEST_UNIT),
                      cut(reason, LONGEST_REASON),
                      row.id()
                    })
            .toList());
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

  /** The receiver is reminded, and from that moment on it counts until the next time. */
  void reminded(Row row, Instant at) {
    database
        .sql("update delivery set reminded_at = ?, reminders = reminders + 1 where id = ?")
        .param(at.atOffset(ZoneOffset.UTC))
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

  /** When a receiver that was last reminded at that moment is reminded again. */
  Instant remindAt(Row row, Instant since) {
    var reminding = reminding(row.parcel().documentId());
    return timeLimits.dueAt(
        row.parcel().receivingAgency(), since, reminding.days(), reminding.hours());
  }

  /** What the decision table said about reminding when the document was issued. */
  Reminding reminding(UUID documentId) {
    return database
        .sql(
            """
            select p.remind_days, p.remind_hours, p.most_reminders, d.urgency
            from dispatch p join document d on d.id = p.document_id
            where p.document_id = ?
            """)
        .param(documentId)
        .query(
            (row, number) ->
                new Reminding(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
        .single();
  }

  /** The clerk sent it by other means. */
  void sent(Row row, Sending sending) {
    database
        .sql(
            """
            update delivery set sent_on = ?, sent_means = ?, sent_note = ?, sent_noted_at = ?,
              sent_noted_by = ?
            where id = ?
            """)
        .param(sending.on())
        .param(sending.means().name())
        .param(sending.note())
        .param(now())
        .param(sending.notedBy())
        .param(row.id())
        .update();
    keepTime(row.id(), sending.notedBy());
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
    keepTime(row.id(), ActingPerson.SYSTEM);
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
              work_id = null, handed_at = null, arrived_at = null, opened_at = null, reminded_at = null, reminders = 0, asking = null,
              asked_reason = null, given_up_at = null
            where id = ?
            """)
        .param(row.id())
        .update();
    keepTime(row.id(), ActingPerson.SYSTEM);
    leave(row.id(), ErrandKind.DELIVER, row.parcel().round() + 1, now());
  }

  /** Leaves something to be done in a transaction of its own. */
  void leave(Row row, ErrandKind kind) {
    leave(row.id(), kind, row.parcel().round(), now());
  }

  private void leave(UUID deliveryId, ErrandKind kind, int round, OffsetDateTime dueAt) {
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
        .param(dueAt)
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

  /** How the receiver of a row is called today, with the people who are named there. */
  static String nameOf(Addressee to, Map<String, String> agencies) {
    var name = to.name() != null ? to.name() : agencies.getOrDefault(to.receiver(), to.receiver());
    return to.attention() == null ? name : name + " – " + to.attention();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var state = row.getString("state");
    return new Row(
        new Parcel(
            row.getObject("id", UUID.class),
            row.getObject("document_id", UUID.class),
            row.getString("agency_id"),
            new Addressee(
                RecipientKind.valueOf(row.getString("kind")),
                row.getString("receiver"),
                row.getString("receiver_id"),
                row.getString("receiver_name"),
                row.getString("attention")),
            RecipientRole.valueOf(row.getString("role")),
            row.getInt("round"),
            row.getObject("received_id", UUID.class),
            row.getObject("work_id", UUID.class)),
        row.getString("courier"),
        state == null ? null : DeliveryState.ofCode(state),
        row.getObject("handed_at") != null,
        Moments.orNull(row, "arrived_at"),
        Moments.orNull(row, "opened_at"),
        Moments.orNull(row, "reminded_at"),
        row.getInt("reminders"),
        row.getString("asking"),
        row.getString("asked_reason"),
        row.getObject("given_up_at") != null,
        sending(row));
  }

  private static @Nullable Sending sending(ResultSet row) throws SQLException {
    var on = row.getObject("sent_on", LocalDate.class);
    return on == null
        ? null
        : new Sending(
            on,
            Means.valueOf(row.getString("sent_means")),
            row.getString("sent_note"),
            row.getString("sent_noted_by"));
  }
}
