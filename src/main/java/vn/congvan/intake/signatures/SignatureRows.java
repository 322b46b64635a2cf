package vn.congvan.intake.signatures;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.document.AttachmentView;
import vn.congvan.intake.SignatureOutcome;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ReadableText;
import vn.congvan.signing.Doubt;
import vn.congvan.signing.SignatureFinding;
import vn.congvan.trust.DistinguishedName;

/** The rows of checks, findings and decisions; whoever calls has the transaction. */
@Component
public class SignatureRows {

  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  private final JdbcClient database;
  private final JdbcOperations batches;

  SignatureRows(JdbcClient database, JdbcOperations batches) {
    this.database = database;
    this.batches = batches;
  }

  /**
   * A file whose signatures are to be checked; {@code attempt} counts from 1.
   *
   * @param isFirst whether the document's file has not been checked yet
   */
  public record Due(
      UUID id,
      UUID documentId,
      UUID attachmentId,
      String sha256,
      int attempt,
      Instant dueAt,
      boolean isFirst) {}

  /** A check, made or still to be made. */
  public record Check(
      UUID id,
      UUID attachmentId,
      Instant askedAt,
      @Nullable Instant dueAt,
      @Nullable Instant checkedAt,
      @Nullable Integer trustVersion,
      @Nullable Instant trustMadeAt,
      @Nullable SignatureOutcome outcome,
      @Nullable String trouble) {}

  /** A finding as it was kept. */
  public record Kept(
      UUID checkId,
      String field,
      boolean timeStamp,
      @Nullable String signer,
      @Nullable String organization,
      @Nullable String issuer,
      @Nullable String serial,
      @Nullable Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable Instant claimedAt,
      @Nullable Instant stampedAt,
      Set<Doubt> doubts,
      String evidence) {}

  /** A decision as it was kept. */
  public record Decided(Instant at, String by, String reason) {}

  /** Enters a check that is to be made from then on. */
  public void ask(
      UUID documentId,
      UUID attachmentId,
      String sha256,
      int attempt,
      Instant now,
      Instant due,
      String by) {
    insert(UUID.randomUUID(), documentId, attachmentId, sha256, attempt, now, by)
        .param("due", due.atOffset(ZoneOffset.UTC))
        .param("checked", null)
        .param("outcome", null)
        .update();
  }

  /** Enters first checks of files, due at once. */
  public void askAll(List<AttachmentView> files, Instant now, String by) {
    var at = now.atOffset(ZoneOffset.UTC);
    batches.batchUpdate(
        """
        insert into signature_check (id, document_id, attachment_id, sha256, asked_at, asked_by, attempt, due_at)
        values (?, ?, ?, ?, ?, ?, 1, ?)
        """,
        files.stream()
            .map(
                file ->
                    new Object[] {
                      UUID.randomUUID(), file.documentId(), file.id(), file.sha256(), at, by, at
                    })
            .toList());
  }

  /** Enters that the inspection found no signature. */
  public void unsigned(UUID documentId, UUID attachmentId, String sha256, Instant now, String by) {
    insert(UUID.randomUUID(), documentId, attachmentId, sha256, 1, now, by)
        .param("due", null)
        .param("checked", now.atOffset(ZoneOffset.UTC))
        .param("outcome", SignatureOutcome.UNSIGNED.name())
        .update();
  }

  private JdbcClient.StatementSpec insert(
      UUID id,
      UUID documentId,
      UUID attachmentId,
      String sha256,
      int attempt,
      Instant now,
      String by) {
    return database
        .sql(
            """
            insert into signature_check
              (id, document_id, attachment_id, sha256, asked_at, asked_by, attempt, due_at, checked_at, outcome)
            values (:id, :document, :attachment, :sha256, :at, :by, :attempt, :due, :checked, :outcome)
            """)
        .param("id", id)
        .param("document", documentId)
        .param("attachment", attachmentId)
        .param("sha256", sha256)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("attempt", attempt);
  }

  /** Makes the checks of this document that wait for later due now. */
  public void hasten(UUID documentId, Instant now) {
    database
        .sql(
            "update signature_check set due_at = :now where document_id = :document and due_at is not null")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("document", documentId)
        .update();
  }

  /** The checks that are due, longest waiting first. */
  public List<Due> due(Instant now, int most) {
    return database
        .sql(
            """
            select c.id, c.document_id, c.attachment_id, c.sha256, c.attempt, c.due_at,
              not exists (
                select 1 from signature_check b
                where b.document_id = c.document_id and b.attachment_id = c.attachment_id
                  and b.checked_at is not null) as is_first
            from signature_check c
            where c.due_at <= :now order by c.due_at, c.id limit :most
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(
            (row, n) ->
                new Due(
                    row.getObject("id", UUID.class),
                    row.getObject("document_id", UUID.class),
                    row.getObject("attachment_id", UUID.class),
                    row.getString("sha256"),
                    row.getInt("attempt"),
                    Moments.of(row, "due_at"),
                    row.getBoolean("is_first")))
        .list();
  }

  /** Puts a check off that could not be begun. */
  public void postpone(UUID checkId, Instant until) {
    database
        .sql("update signature_check set due_at = ? where id = ? and due_at is not null")
        .param(until.atOffset(ZoneOffset.UTC))
        .param(checkId)
        .update();
  }

  /** Enters what a check came to; false if it was entered, or forgotten, meanwhile. */
  public boolean finish(
      UUID checkId,
      Instant now,
      int trustVersion,
      SignatureOutcome outcome,
      @Nullable String trouble) {
    return database
            .sql(
                """
                update signature_check set due_at = null, checked_at = :now, trust_version = :version,
                  outcome = :outcome, trouble = :trouble
                where id = :id and due_at is not null
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("version", trustVersion)
            .param("outcome", outcome.name())
            .param("trouble", trouble)
            .param("id", checkId)
            .update()
        == 1;
  }

  /** Enters the findings of a check. */
  public void keep(UUID checkId, List<SignatureFinding> findings) {
    var ordinal = 0;
    for (var finding : findings) {
      var certificate = finding.certificate();
      database
          .sql(
              """
              insert into signature_finding
                (check_id, ordinal, field, time_stamp, signer, organization, issuer, serial, valid_from, valid_until,
                 claimed_at, stamped_at, doubts, evidence, certificate)
              values
                (:check, :ordinal, :field, :stamp, :signer, :organization, :issuer, :serial, :from, :until,
                 :claimed, :stamped, :doubts, :evidence, :certificate)
              """)
          .param("check", checkId)
          .param("ordinal", ++ordinal)
          .param("field", text(finding.field(), 200))
          .param("stamp", certificate != null && isTimeStamping(certificate))
          .param(
              "signer",
              certificate == null
                  ? null
                  : text(DistinguishedName.commonName(certificate.getSubjectX500Principal()), 300))
          .param(
              "organization",
              certificate == null
                  ? null
                  : text(
                      DistinguishedName.organization(certificate.getSubjectX500Principal()), 300))
          .param(
              "issuer",
              certificate == null
                  ? null
                  : text(DistinguishedName.commonName(certificate.getIssuerX500Principal()), 300))
          .param(
              "serial",
              certificate == null ? null : text(certificate.getSerialNumber().toString(16), 80))
          .param("from", certificate == null ? null : utc(certificate.getNotBefore().toInstant()))
          .param("until", certificate == null ? null : utc(certificate.getNotAfter().toInstant()))
          .param("claimed", utc(finding.claimedAt()))
          .param("stamped", utc(finding.stampedAt()))
          .param(
              "doubts",
              finding.doubts().stream().sorted().map(Doubt::name).collect(Collectors.joining(",")))
          .param("evidence", text(finding.evidence(), 8000))
          .param("certificate", certificate == null ? null : encoded(certificate))
          .update();
    }
  }

  /** A finished check of the same bytes under the same trust list that left no question open. */
  public Optional<Check> settledOfSameBytes(String sha256, int trustVersion, Instant since) {
    return ofSameBytes(
        sha256,
        trustVersion,
        since,
        """
        and c.outcome <> 'UNCHECKED'
        and not exists (
          select 1 from signature_finding f
          where f.check_id = c.id and (f.doubts like '%REVOCATION_UNKNOWN%' or f.doubts like '%UNCLEAR%'))
        """);
  }

  /** The last finished check of the same bytes under the same trust list, whatever it came to. */
  public Optional<Check> lastOfSameBytes(String sha256, int trustVersion, Instant since) {
    return ofSameBytes(sha256, trustVersion, since, "");
  }

  private Optional<Check> ofSameBytes(
      String sha256, int trustVersion, Instant since, String condition) {
    return database
        .sql(
            CHECKS
                + "where c.sha256 = :sha256 and c.trust_version = :version and c.checked_at >= :since "
                + condition
                + " order by c.checked_at desc limit 1")
        .param("sha256", sha256)
        .param("version", trustVersion)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(SignatureRows::check)
        .optional();
  }

  /** Keeps the findings of one check for another one, too. */
  public void copy(UUID fromCheckId, UUID toCheckId) {
    database
        .sql(
            """
            insert into signature_finding
              (check_id, ordinal, field, time_stamp, signer, organization, issuer, serial, valid_from, valid_until,
               claimed_at, stamped_at, doubts, evidence, certificate)
            select cast(:to as uuid), ordinal, field, time_stamp, signer, organization, issuer, serial, valid_from,
               valid_until, claimed_at, stamped_at, doubts, evidence, certificate
            from signature_finding where check_id = :from
            """)
        .param("to", toCheckId)
        .param("from", fromCheckId)
        .update();
  }

  private static final String CHECKS =
      """
      select c.*, v.made_at as trust_made_at
      from signature_check c left join trust_version v on v.number = c.trust_version
      """;

  /** All checks of a document, oldest first. */
  public List<Check> of(UUID documentId) {
    return database
        .sql(CHECKS + "where c.document_id = ? order by c.asked_at, c.attempt, c.id")
        .param(documentId)
        .query(SignatureRows::check)
        .list();
  }

  /** The findings of these checks, in the order of the signatures. */
  public List<Kept> findings(Collection<UUID> checkIds) {
    if (checkIds.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            "select * from signature_finding where check_id in (:checks) order by check_id, ordinal")
        .param("checks", checkIds)
        .query(SignatureRows::kept)
        .list();
  }

  /** Enters why a document was registered nevertheless. */
  public void decide(UUID documentId, Instant now, String by, String standing, String reason) {
    database
        .sql(
            """
            insert into signature_decision (id, document_id, decided_at, decided_by, standing, reason)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(UUID.randomUUID())
        .param(documentId)
        .param(now.atOffset(ZoneOffset.UTC))
        .param(by)
        .param(standing)
        .param(reason)
        .update();
  }

  /** The last decision about a document. */
  public Optional<Decided> decision(UUID documentId) {
    return database
        .sql(
            "select * from signature_decision where document_id = ? order by decided_at desc limit 1")
        .param(documentId)
        .query(
            (row, n) ->
                new Decided(
                    Moments.of(row, "decided_at"),
                    row.getString("decided_by"),
                    row.getString("reason")))
        .optional();
  }

  /** Forgets everything about a document's signatures. */
  public void forget(UUID documentId) {
    database
        .sql(
            "delete from signature_finding where check_id in (select id from signature_check where document_id = ?)")
        .param(documentId)
        .update();
    database.sql("delete from signature_check where document_id = ?").param(documentId).update();
    database.sql("delete from signature_decision where document_id = ?").param(documentId).update();
  }

  private static Check check(ResultSet row, int n) throws SQLException {
    var outcome = row.getString("outcome");
    return new Check(
        row.getObject("id", UUID.class),
        row.getObject("attachment_id", UUID.class),
        Moments.of(row, "asked_at"),
        Moments.orNull(row, "due_at"),
        Moments.orNull(row, "checked_at"),
        row.getObject("trust_version", Integer.class),
        Moments.orNull(row, "trust_made_at"),
        outcome == null ? null : SignatureOutcome.valueOf(outcome),
        row.getString("trouble"));
  }

  private static Kept kept(ResultSet row, int n) throws SQLException {
    var doubts = EnumSet.noneOf(Doubt.class);
    Arrays.stream(row.getString("doubts").split(","))
        .filter(each -> !each.isEmpty())
        .map(Doubt::valueOf)
        .forEach(doubts::add);
    return new Kept(
        row.getObject("check_id", UUID.class),
        row.getString("field"),
        row.getBoolean("time_stamp"),
        row.getString("signer"),
        row.getString("organization"),
        row.getString("issuer"),
        row.getString("serial"),
        Moments.orNull(row, "valid_from"),
        Moments.orNull(row, "valid_until"),
        Moments.orNull(row, "claimed_at"),
        Moments.orNull(row, "stamped_at"),
        doubts,
        row.getString("evidence"));
  }

  /** Strangers may write any year into a certificate; the databases end earlier. */
  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    if (moment == null) {
      return null;
    }
    var earliest = Instant.parse("1000-01-01T00:00:00Z");
    var latest = Instant.parse("9999-12-31T00:00:00Z");
    var kept = moment.isBefore(earliest) ? earliest : moment.isAfter(latest) ? latest : moment;
    return kept.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String text(@Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    var readable = ReadableText.of(text);
    if (readable.length() <= longest) {
      return readable;
    }
    var end = Character.isHighSurrogate(readable.charAt(longest - 1)) ? longest - 1 : longest;
    return readable.substring(0, end);
  }

  private static boolean isTimeStamping(X509Certificate certificate) {
    try {
      var uses = certificate.getExtendedKeyUsage();
      return uses != null && uses.contains(TIME_STAMPING);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static @Nullable String encoded(X509Certificate certificate) {
    try {
      var text = Base64.getEncoder().encodeToString(certificate.getEncoded());
      return text.length() > 20_000 ? null : text;
    } catch (CertificateEncodingException e) {
      return null;
    }
  }
}
