package vn.congvan.sms;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.organization.Role;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;

/** The rows of the messages. */
@Component
class SmsLedger {

  private final JdbcClient database;
  private final ProvinceClock clock;

  SmsLedger(JdbcClient database, ProvinceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Enters a message that there is not yet; says whether it did. */
  boolean enter(
      UUID id,
      String agencyId,
      @Nullable UUID documentId,
      String personId,
      Role role,
      String group,
      NoticeKind kind,
      String occasion,
      String words,
      int urgency,
      int readWithin,
      Notice.@Nullable Limit limit,
      @Nullable Instant readAt) {
    return database
            .sql(
                """
                insert into sms_message (id, agency_id, document_id, person_id, role, told_in, kind, occasion, words, urgency,
                  read_within, state, segments, tries, asks, entered_at, state_at, deadline_id, deadline_due_at, read_at)
                select cast(:id as uuid), cast(:agency as varchar(32)), cast(:document as uuid),
                  cast(:person as varchar(64)), cast(:role as varchar(20)), cast(:group as varchar(100)),
                  cast(:kind as varchar(40)), cast(:occasion as varchar(240)), cast(:words as varchar(2000)), cast(:urgency as integer),
                  cast(:within as integer), 'WAITING', 0, 0, 0, cast(:at as timestamp with time zone),
                  cast(:at as timestamp with time zone), cast(:deadline as uuid),
                  cast(:due as timestamp with time zone), cast(:read as timestamp with time zone)
                where not exists (
                  select 1 from sms_message where person_id = :person and kind = :kind and occasion = :occasion)
                """)
            .param("id", id)
            .param("agency", agencyId)
            .param("document", documentId)
            .param("person", personId)
            .param("role", role.key())
            .param("group", group)
            .param("kind", kind.name())
            .param("occasion", occasion)
            .param("words", words)
            .param("urgency", urgency)
            .param("within", readWithin)
            .param("at", now())
            .param("deadline", limit == null ? null : limit.deadlineId())
            .param("due", limit == null ? null : at(limit.dueAt()))
            .param("read", at(readAt))
            .update()
        == 1;
  }

  void inInstance(UUID id, String processInstanceId) {
    database
        .sql("update sms_message set process_instance_id = ? where id = ?")
        .params(processInstanceId, id)
        .update();
  }

  Optional<Sms> find(UUID id) {
    return messages("id = ?", id).optional();
  }

  /** The row, which nobody else changes until the transaction ends. */
  Sms lock(UUID id) {
    return messages("id = ? for update", id).single();
  }

  /** The row, unless somebody else has it in hand. */
  Optional<Sms> claim(UUID id) {
    return messages("id = ? for update skip locked", id).optional();
  }

  /**
   * What may be done now: what is to be sent before what is only looked at, urgent ones first.
   *
   * @param states in which a message may be touched
   * @param readyUntil of those to be sent, what was laid ready after it is left alone
   * @param tried and what was tried less often
   */
  List<UUID> due(int most, Collection<SmsState> states, Instant readyUntil, int tried) {
    var due =
        new LinkedHashSet<>(
            database
                .sql(
                    """
                    select id from sms_message where next_at <= :now and state in (:states)
                      and (state <> 'READY' or queued_at <= :readyUntil and tries >= :tried)
                    order by case when state in ('READY', 'SENDING', 'ASKING') then 0 else 1 end, urgency desc, next_at, id
                    limit :most
                    """)
                .param("now", now())
                .param("states", states.stream().map(SmsState::name).toList())
                .param("readyUntil", at(readyUntil))
                .param("tried", tried)
                .param("most", most)
                .query(UUID.class)
                .list());
    due.addAll(
        database
            .sql(
                "select id from sms_message where read_due_at <= :now order by read_due_at, id limit"
                    + " :most")
            .param("now", now())
            .param("most", most)
            .query(UUID.class)
            .list());
    return List.copyOf(due);
  }

  /** The messages about a document, in the order in which they were entered. */
  List<Sms> ofDocument(UUID documentId) {
    return messages("document_id = ? order by entered_at, id", documentId).list();
  }

  /** The messages of an instance: to the receiver, and to who was told instead. */
  List<Sms> ofInstance(String processInstanceId) {
    return messages("process_instance_id = ?", processInstanceId).list();
  }

  /** Everybody who was written to on an occasion. */
  Set<String> toldOf(NoticeKind kind, String occasion, Collection<String> among) {
    return among.isEmpty()
        ? Set.of()
        : Set.copyOf(
            database
                .sql(
                    "select person_id from sms_message where kind = :kind and occasion = :occasion"
                        + " and person_id in (:among)")
                .param("kind", kind.name())
                .param("occasion", occasion)
                .param("among", among)
                .query(String.class)
                .list());
  }

  /**
   * From here on it is to be sent; what is not taken within a time goes another way.
   *
   * @param meantAt the hour at which it should have been
   */
  void queued(UUID id, Instant from, Instant meantAt) {
    database
        .sql("update sms_message set queued_at = ?, meant_at = ? where id = ?")
        .params(at(from), at(meantAt), id)
        .update();
    become(id, SmsState.READY, null, null, from);
  }

  /**
   * From here on the gateway may have it; the time in which it must take it begins with the first
   * try.
   */
  void sending(UUID id, String mobile, String body, int segments, Instant leaseUntil) {
    database
        .sql(
            """
            update sms_message set state = 'SENDING', mobile = :mobile, body = :body, segments = :segments,
              queued_at = case when tries = 0 then :now else queued_at end,
              tries = tries + 1, asks = 0, sending_at = :now, state_at = :now, next_at = :lease
            where id = :id
            """)
        .param("mobile", mobile)
        .param("body", body)
        .param("segments", segments)
        .param("now", now())
        .param("lease", at(leaseUntil))
        .param("id", id)
        .update();
  }

  /** The gateway was asked, or is being asked until then. */
  void asked(UUID id, int asks, @Nullable Instant nextAt) {
    database
        .sql("update sms_message set asks = :asks, next_at = :next where id = :id")
        .param("asks", asks)
        .param("next", at(nextAt))
        .param("id", id)
        .update();
  }

  void become(
      UUID id,
      SmsState state,
      @Nullable SmsWhy why,
      @Nullable Integer code,
      @Nullable Instant nextAt) {
    database
        .sql(
            """
            update sms_message set state = :state, why = :why, code = :code, next_at = :next, state_at = :now
            where id = :id
            """)
        .param("state", state.name())
        .param("why", why == null ? null : why.name())
        .param("code", code)
        .param("next", at(nextAt))
        .param("now", now())
        .param("id", id)
        .update();
  }

  void named(UUID id, String sid) {
    database
        .sql("update sms_message set sid = ? where id = ? and sid is null")
        .params(sid, id)
        .update();
  }

  void priced(UUID id, BigDecimal price, String currency) {
    database
        .sql("update sms_message set price = ?, currency = ? where id = ?")
        .params(price, currency, id)
        .update();
  }

  boolean isPriced(UUID id) {
    return database
            .sql("select count(*) from sms_message where id = ? and price is not null")
            .param(id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Which of the gateway's names are those of messages of ours. */
  Set<String> known(Collection<String> sids) {
    return sids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            database
                .sql("select sid from sms_message where sid in (:sids)")
                .param("sids", sids)
                .query(String.class)
                .list());
  }

  /**
   * Whether another message with the same text may have reached the number since then, of which the
   * gateway has not told its name: in its list the two cannot be told apart. What it surely has not
   * is none.
   */
  boolean hasTwin(Sms sms, Instant since) {
    return database
            .sql(
                """
                select count(*) from sms_message
                where mobile = :mobile and sending_at >= :since and body = :body and sid is null and id <> :id
                  and state in ('SENDING', 'ASKING', 'UNKNOWN')
                """)
            .param("mobile", sms.mobile())
            .param("since", at(since))
            .param("body", sms.body())
            .param("id", sms.id())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Whether anybody was written to about a document. */
  boolean isToldOf(UUID documentId) {
    return database
            .sql("select count(*) from sms_message where document_id = ?")
            .param(documentId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Somebody who acts in these posts has opened the document; whoever waits for it is told soon.
   */
  void opened(UUID documentId, String personId, Collection<String> posts) {
    database
        .sql(
            """
            update sms_message set read_at = case when person_id = :person then :now else read_at end, read_due_at = :now
            where document_id = :document and read_at is null and (person_id = :person or told_in in (:posts))
            """)
        .param("now", now())
        .param("document", documentId)
        .param("person", personId)
        .param("posts", posts.isEmpty() ? List.of("") : posts)
        .update();
  }

  /** Nothing is left to be done with the document; whoever is to call is told soon. */
  void settled(UUID documentId) {
    database
        .sql(
            """
            update sms_message set read_due_at = :now
            where document_id = :document and state not in ('WAITING', 'READY', 'SENDING', 'ASKING')
            """)
        .param("now", now())
        .param("document", documentId)
        .update();
  }

  /** Its process was told what has happened with the document. */
  void readingTold(UUID id) {
    database.sql("update sms_message set read_due_at = null where id = ?").param(id).update();
  }

  /** Writes down a word of the gateway; says whether it had not said it before. */
  boolean said(UUID id, String word) {
    return database
            .sql(
                """
                insert into sms_word (message_id, word, said_at)
                select cast(:id as uuid), cast(:word as varchar(20)), cast(:now as timestamp with time zone)
                where not exists (select 1 from sms_word where message_id = :id and word = :word)
                """)
            .param("id", id)
            .param("word", word)
            .param("now", now())
            .update()
        == 1;
  }

  void called(UUID messageId, String outcome, @Nullable String note, String by) {
    database
        .sql(
            """
            insert into sms_call (id, message_id, outcome, note, called_by, called_at)
            values (:id, :message, :outcome, :note, :by, :now)
            """)
        .param("id", UUID.randomUUID())
        .param("message", messageId)
        .param("outcome", outcome)
        .param("note", note)
        .param("by", by)
        .param("now", now())
        .update();
  }

  /** A call that was made. */
  record Call(
      UUID messageId, String outcome, @Nullable String note, String calledBy, Instant calledAt) {}

  List<Call> callsAbout(UUID documentId) {
    return database
        .sql(
            """
            select c.message_id, c.outcome, c.note, c.called_by, c.called_at
            from sms_call c join sms_message m on m.id = c.message_id
            where m.document_id = ? order by c.called_at
            """)
        .param(documentId)
        .query(
            (row, number) ->
                new Call(
                    row.getObject("message_id", UUID.class),
                    row.getString("outcome"),
                    row.getString("note"),
                    row.getString("called_by"),
                    Moments.of(row, "called_at")))
        .list();
  }

  void watch(UUID documentId, int minutes) {
    database
        .sql(
            """
            insert into sms_watch (document_id, minutes)
            select cast(:document as uuid), cast(:minutes as integer)
            where not exists (select 1 from sms_watch where document_id = :document)
            """)
        .param("document", documentId)
        .param("minutes", minutes)
        .update();
  }

  int watched(@Nullable UUID documentId) {
    return documentId == null
        ? 0
        : database
            .sql("select minutes from sms_watch where document_id = ?")
            .param(documentId)
            .query(Integer.class)
            .optional()
            .orElse(0);
  }

  private JdbcClient.MappedQuerySpec<Sms> messages(String where, Object of) {
    return database
        .sql("select * from sms_message where " + where)
        .param(of)
        .query(SmsLedger::read);
  }

  private static Sms read(ResultSet row, int number) throws SQLException {
    var why = row.getString("why");
    return new Sms(
        row.getObject("id", UUID.class),
        row.getString("agency_id"),
        row.getObject("document_id", UUID.class),
        row.getString("person_id"),
        Role.ofKey(row.getString("role")),
        row.getString("told_in"),
        NoticeKind.valueOf(row.getString("kind")),
        row.getString("occasion"),
        row.getString("words"),
        row.getInt("urgency"),
        row.getInt("read_within"),
        row.getString("process_instance_id"),
        SmsState.valueOf(row.getString("state")),
        why == null ? null : SmsWhy.valueOf(why),
        row.getObject("code", Integer.class),
        row.getString("mobile"),
        row.getString("body"),
        row.getInt("segments"),
        row.getString("sid"),
        row.getInt("tries"),
        row.getInt("asks"),
        Moments.of(row, "entered_at"),
        Moments.orNull(row, "queued_at"),
        Moments.orNull(row, "meant_at"),
        Moments.orNull(row, "next_at"),
        Moments.orNull(row, "sending_at"),
        Moments.of(row, "state_at"),
        Moments.orNull(row, "read_at"),
        Moments.orNull(row, "read_due_at"),
        limit(row));
  }

  private static Notice.@Nullable Limit limit(ResultSet row) throws SQLException {
    var deadline = row.getObject("deadline_id", UUID.class);
    return deadline == null ? null : new Notice.Limit(deadline, Moments.of(row, "deadline_due_at"));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
