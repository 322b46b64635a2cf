package vn.congvan.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;

/**
 * The rows of attempts. Each move names the state that it leaves, and says whether it was still so:
 * of two that move the same attempt one moves it, and a crash in between repeats nothing.
 */
@Component
class SignatureAttempts {

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_DETAIL = 1000;
  private static final int LONGEST_EVIDENCE = 4000;

  private final JdbcClient database;
  private final ProvinceClock clock;

  SignatureAttempts(JdbcClient database, ProvinceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Enters a new attempt.
   *
   * @throws PessimisticLockingFailureException if somebody else's for the same document came first
   */
  void enter(Attempt attempt) {
    try {
      database
          .sql(
              """
              insert into signature_attempt
                (id, document_id, out_document_id, agency_id, process_instance_id, task_id, kind,
                 signer_id, signer_name, capacity, means, means_id, state, request_id, file_name,
                 number_and_symbol, control_code, place, pages_sha256, container_sha256,
                 attributes_sha256, field, begun_at, sent_at, expires_at, next_at, troubles,
                 leader_id, turn)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0,
                ?, ?)
              """)
          .params(
              Arrays.asList(
                  attempt.id(),
                  attempt.documentId(),
                  attempt.leaderId() == null ? attempt.documentId() : null,
                  attempt.agencyId(),
                  attempt.processInstanceId(),
                  attempt.taskId(),
                  attempt.kind().name(),
                  attempt.signerId(),
                  attempt.signerName(),
                  attempt.capacity(),
                  attempt.means().name(),
                  attempt.meansId(),
                  attempt.state().name(),
                  attempt.requestId(),
                  attempt.fileName(),
                  attempt.numberAndSymbol(),
                  attempt.controlCode(),
                  written(attempt.place()),
                  attempt.pagesSha256(),
                  attempt.containerSha256(),
                  attempt.attributesSha256(),
                  attempt.field(),
                  at(attempt.begunAt()),
                  at(attempt.sentAt()),
                  at(attempt.expiresAt()),
                  at(attempt.begunAt()),
                  attempt.leaderId(),
                  attempt.turn()))
          .update();
    } catch (DuplicateKeyException twoAtOnce) {
      throw new PessimisticLockingFailureException("A signature is out already", twoAtOnce);
    }
  }

  Optional<Attempt> find(UUID id) {
    return attempts("id = ?", id).optional();
  }

  Optional<Attempt> ofRequest(String requestId) {
    return attempts("request_id = ?", requestId).optional();
  }

  /** By the name that the service gave at first. */
  Optional<Attempt> ofService(String transaction) {
    var found =
        attempts("service_name = ? fetch first 2 rows only", cut(transaction, LONGEST_NAME)).list();
    // Two services may give the same name; then it says nothing.
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The attempt that is out for a document. */
  Optional<Attempt> out(UUID documentId) {
    return attempts("out_document_id = ?", documentId).optional();
  }

  /** Those whose signatures the attempt's request asks for as well, in their order. */
  List<Attempt> led(Attempt leader) {
    return attempts("leader_id = ? order by turn", leader.id()).list();
  }

  /** Which has its turn after this one, if nothing has ended it. */
  Optional<Attempt> after(Attempt attempt) {
    return attempts(
            "leader_id = ? and turn = ? and ended_at is null",
            attempt.leaderId() == null ? attempt.id() : attempt.leaderId(),
            attempt.turn() + 1)
        .optional();
  }

  /** Keeps what was given with the leader's signature until its turn. */
  void confirmedWith(Attempt led, byte[] value) {
    database
        .sql(
            """
            update signature_attempt set state = 'CONFIRMED', signature_value = ?
            where id = ? and state = 'PREPARED' and ended_at is null
            """)
        .params(Base64.getEncoder().encodeToString(value), led.id())
        .update();
  }

  /** Its turn has come: from now on it is the one that is out, for the task that now waits. */
  void hasItsTurn(Attempt led, String processInstanceId, String taskId) {
    database
        .sql(
            """
            update signature_attempt
            set out_document_id = document_id, process_instance_id = ?, task_id = ?, next_at = ?
            where id = ? and out_document_id is null and ended_at is null
            """)
        .params(processInstanceId, taskId, at(clock.instant()), led.id())
        .update();
  }

  /** All of a document, the newest first. */
  List<Attempt> of(UUID documentId) {
    return attempts(
            "document_id = ? order by begun_at desc, id desc fetch first " + MOST + " rows only",
            documentId)
        .list();
  }

  /** Those that something is to be done about now. */
  List<Attempt> due() {
    return attempts(
            "out_document_id is not null and next_at <= ? order by next_at fetch first "
                + MOST
                + " rows only",
            clock.instant().atOffset(ZoneOffset.UTC))
        .list();
  }

  /** Whether a request is on the device already: a telephone shows one at a time. */
  boolean isBusy(UUID meansId) {
    return database
            .sql(
                "select count(*) from signature_attempt where out_document_id is not null and"
                    + " means_id = ? and state = 'SENT'")
            .param(meansId)
            .query(Long.class)
            .single()
        > 0;
  }

  boolean sent(UUID id, String transaction, Instant expiresAt, Instant nextAt) {
    return database
            .sql(
                """
                update signature_attempt
                set state = 'SENT', service_transaction = ?, service_name = ?, sent_at = ?,
                  expires_at = ?, next_at = ?
                where id = ? and state = 'PREPARED'
                """)
            .params(
                transaction,
                cut(transaction, LONGEST_NAME),
                at(clock.instant()),
                at(expiresAt),
                at(nextAt),
                id)
            .update()
        == 1;
  }

  /** Keeps the name under which the service goes on; whether it is another one, and was ours. */
  boolean renamed(Attempt attempt, String transaction) {
    return !transaction.equals(attempt.transaction())
        && database
                .sql(
                    "update signature_attempt set service_transaction = ? where id = ? and state ="
                        + " 'SENT' and service_transaction = ?")
                .params(Arrays.asList(transaction, attempt.id(), attempt.transaction()))
                .update()
            == 1;
  }

  /** Lets the service be asked at once. */
  void soon(UUID id) {
    database
        .sql("update signature_attempt set next_at = ? where id = ? and state = 'SENT'")
        .params(at(clock.instant()), id)
        .update();
  }

  boolean confirmed(UUID id, byte[] value) {
    return database
            .sql(
                """
                update signature_attempt set state = 'CONFIRMED', signature_value = ?, next_at = ?
                where id = ? and state in ('PREPARED', 'SENT')
                """)
            .params(Base64.getEncoder().encodeToString(value), at(clock.instant()), id)
            .update()
        == 1;
  }

  boolean embedded(UUID id, SignedDocument.SignedFile file, boolean stamped) {
    return database
            .sql(
                """
                update signature_attempt
                set state = 'EMBEDDED', signed_sha256 = ?, signed_size = ?, signed_pages = ?,
                  stamped = ?, next_at = ?
                where id = ? and state in ('CONFIRMED', 'SENT')
                """)
            .params(file.sha256(), file.size(), file.pages(), stamped, at(clock.instant()), id)
            .update()
        == 1;
  }

  /** The end that was hoped for; what the check could not find out is kept. */
  boolean verified(UUID id, SignatureFinding finding, Instant proofDueAt) {
    return database
            .sql(
                """
                update signature_attempt
                set state = 'VERIFIED', out_document_id = null, ended_at = ?, doubts = ?,
                  evidence = ?, proof = ?, proof_due_at = ?
                where id = ? and state = 'EMBEDDED'
                """)
            .params(
                at(clock.instant()),
                finding.doubts().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                cut(finding.evidence(), LONGEST_EVIDENCE),
                finding.stampedAt() == null ? "B" : "T",
                at(proofDueAt),
                id)
            .update()
        == 1;
  }

  /** Any other end; what was to have its turn afterwards ends with it. */
  @Transactional
  boolean ended(Attempt attempt, AttemptState end, String why, @Nullable String detail) {
    var now = at(clock.instant());
    var text = detail == null ? null : cut(detail, LONGEST_DETAIL);
    var own =
        database
            .sql(
                """
                update signature_attempt
                set state = ?, out_document_id = null, ended_at = ?, why = ?, detail = ?
                where id = ? and state = ?
                """)
            .params(Arrays.asList(end.name(), now, why, text, attempt.id(), attempt.state().name()))
            .update();
    if (own == 0) {
      return false;
    }
    database
        .sql(
            """
            update signature_attempt set state = ?, ended_at = ?, why = ?
            where leader_id = ? and turn > ? and ended_at is null
            """)
        .params(
            end.name(),
            now,
            why,
            attempt.leaderId() == null ? attempt.id() : attempt.leaderId(),
            attempt.turn())
        .update();
    return true;
  }

  /** Puts off what could not be done now. */
  void later(Attempt attempt, Instant nextAt, @Nullable String trouble) {
    database
        .sql(
            """
            update signature_attempt set next_at = ?, troubles = ?, detail = ?
            where id = ? and state = ?
            """)
        .params(
            Arrays.asList(
                at(nextAt),
                trouble == null ? 0 : attempt.troubles() + 1,
                trouble == null ? null : cut(trouble, LONGEST_DETAIL),
                attempt.id(),
                attempt.state().name()))
        .update();
  }

  /** Lets a request wait in line behind the one that is on the device. */
  void inLine(Attempt attempt, Instant nextAt, Instant expiresAt) {
    database
        .sql(
            "update signature_attempt set next_at = ?, expires_at = ? where id = ? and state ="
                + " 'PREPARED'")
        .params(at(nextAt), at(expiresAt), attempt.id())
        .update();
  }

  /** Records that an answer came after the end. */
  void late(UUID id) {
    database
        .sql("update signature_attempt set late_at = ? where id = ? and out_document_id is null")
        .params(at(clock.instant()), id)
        .update();
  }

  /** A signature whose proofs are to be fetched or renewed. */
  record Proof(Attempt attempt, String level, String sha256) {}

  /** Those whose day has come, the longest waiting first. */
  List<Proof> proofsDue() {
    return database
        .sql(
            "select * from signature_attempt where proof_due_at <= ? order by proof_due_at fetch"
                + " first "
                + MOST
                + " rows only")
        .param(at(clock.instant()))
        .query(
            (row, number) -> {
              var attempt = read(row, number);
              var prolonged = row.getString("proof_sha256");
              return new Proof(
                  attempt,
                  row.getString("proof"),
                  prolonged == null ? row.getString("signed_sha256") : prolonged);
            })
        .list();
  }

  void proved(UUID id, String level, String sha256, Instant dueAt) {
    database
        .sql(
            "update signature_attempt set proof = ?, proof_sha256 = ?, proof_due_at = ? where id ="
                + " ?")
        .params(level, sha256, at(dueAt), id)
        .update();
  }

  /** Asks again on another day, or never where that is null. */
  void proofDue(UUID id, @Nullable Instant dueAt) {
    database
        .sql("update signature_attempt set proof_due_at = ? where id = ?")
        .params(Arrays.asList(at(dueAt), id))
        .update();
  }

  private JdbcClient.MappedQuerySpec<Attempt> attempts(String where, Object... of) {
    return database
        .sql("select * from signature_attempt where " + where)
        .params(of)
        .query(SignatureAttempts::read);
  }

  private static Attempt read(ResultSet row, int number) throws SQLException {
    var value = row.getString("signature_value");
    return new Attempt(
        row.getObject("id", UUID.class),
        row.getObject("document_id", UUID.class),
        row.getString("agency_id"),
        row.getString("process_instance_id"),
        row.getString("task_id"),
        SignatureKind.valueOf(row.getString("kind")),
        row.getString("signer_id"),
        row.getString("signer_name"),
        row.getString("capacity"),
        Means.valueOf(row.getString("means")),
        row.getObject("means_id", UUID.class),
        AttemptState.valueOf(row.getString("state")),
        row.getString("request_id"),
        row.getString("service_transaction"),
        row.getString("file_name"),
        row.getString("number_and_symbol"),
        row.getString("control_code"),
        place(row.getString("place")),
        row.getString("pages_sha256"),
        row.getString("container_sha256"),
        row.getString("attributes_sha256"),
        row.getString("field"),
        value == null ? null : Base64.getDecoder().decode(value),
        row.getString("signed_sha256"),
        row.getLong("signed_size"),
        row.getInt("signed_pages"),
        row.getBoolean("stamped"),
        row.getString("why"),
        row.getString("detail"),
        Moments.of(row, "begun_at"),
        Moments.orNull(row, "sent_at"),
        Moments.of(row, "expires_at"),
        row.getInt("troubles"),
        Moments.orNull(row, "ended_at"),
        Moments.orNull(row, "late_at"),
        row.getObject("leader_id", UUID.class),
        row.getInt("turn"));
  }

  private static String written(SignedDocument.Place place) {
    return "%d %s %s %s %s"
        .formatted(place.page(), place.left(), place.bottom(), place.width(), place.height());
  }

  private static SignedDocument.Place place(String text) {
    var parts = text.split(" ");
    return new SignedDocument.Place(
        Integer.parseInt(parts[0]),
        Float.parseFloat(parts[1]),
        Float.parseFloat(parts[2]),
        Float.parseFloat(parts[3]),
        Float.parseFloat(parts[4]));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
