package vn.congvan.signing.certificates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import vn.congvan.signing.Means;

/** The rows of registered certificates. */
@Component
class CertificateRows {

  private static final String ENTRY =
      """
      select c.*, p.full_name as owner_name from signing_certificate c
      left join person p on p.id = c.person_id
      """;

  private final JdbcClient database;
  private final ProvinceClock clock;

  CertificateRows(JdbcClient database, ProvinceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What stands behind an entry: its chain, and how its key is reached. */
  record Key(UUID id, Means means, String account, String chain, @Nullable String imageSha256) {}

  void insert(
      UUID id,
      CertificateProposal proposal,
      String account,
      CertificateCheck.Checked checked,
      @Nullable String image,
      String by) {
    var certificate = checked.certificate();
    var fingerprint = CertificateFile.fingerprint(certificate);
    database
        .sql(
            """
            insert into signing_certificate
              (id, agency_id, person_id, means, account, fingerprint, active_key, serial_number,
               subject, issuer, chain, image_sha256, valid_from, valid_until, state, registered_by,
               registered_at)
            values (:id, :agency, :person, :means, :account, :fingerprint, :key, :serial, :subject,
               :issuer, :chain, :image, :from, :until, 'ACTIVE', :by, :now)
            """)
        .param("id", id)
        .param("agency", proposal.agencyId())
        .param("person", proposal.personId())
        .param("means", proposal.means().name())
        .param("account", account)
        .param("fingerprint", fingerprint)
        .param("key", fingerprint + "/" + proposal.means().name())
        .param("serial", certificate.getSerialNumber().toString(16))
        .param("subject", cut(certificate.getSubjectX500Principal().getName()))
        .param("issuer", cut(certificate.getIssuerX500Principal().getName()))
        .param("chain", CertificateFile.write(checked.chain()))
        .param("image", image)
        .param("from", at(certificate.getNotBefore().toInstant()))
        .param("until", at(certificate.getNotAfter().toInstant()))
        .param("by", by)
        .param("now", at(clock.instant()))
        .update();
  }

  /** Takes an entry out of force; false if somebody was quicker. */
  boolean end(UUID id, CertificateState state, @Nullable String by, String reason) {
    return database
            .sql(
                """
                update signing_certificate
                set state = :state, active_key = null, ended_by = :by, ended_at = :now,
                  end_reason = :reason
                where id = :id and state = 'ACTIVE'
                """)
            .param("state", state.name())
            .param("by", by)
            .param("now", at(clock.instant()))
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /** Whether the certificate is in force for somebody else than that owner. */
  boolean isOthers(String fingerprint, String agencyId, @Nullable String personId) {
    return database
            .sql(
                """
                select count(*) from signing_certificate
                where fingerprint = :fingerprint and state = 'ACTIVE'
                  and (coalesce(person_id, '') <> :person
                    or (person_id is null and agency_id <> :agency))
                """)
            .param("fingerprint", fingerprint)
            .param("person", personId == null ? "" : personId)
            .param("agency", agencyId)
            .query(Long.class)
            .single()
        > 0;
  }

  boolean isActive(String fingerprint, Means means) {
    return database
            .sql("select count(*) from signing_certificate where active_key = :key")
            .param("key", fingerprint + "/" + means.name())
            .query(Long.class)
            .single()
        > 0;
  }

  /** The entries that an agency keeps: those in force first, the one that ends first on top. */
  List<RegisteredCertificate> keptBy(String agencyId) {
    return database
        .sql(
            ENTRY
                + " where c.agency_id = :agency order by c.state, c.valid_until, c.id"
                + " fetch first 1000 rows only")
        .param("agency", agencyId)
        .query(CertificateRows::entry)
        .list();
  }

  Optional<RegisteredCertificate> find(UUID id) {
    return database
        .sql(ENTRY + " where c.id = :id")
        .param("id", id)
        .query(CertificateRows::entry)
        .optional();
  }

  /** What a person may sign with now, the one that lasts longest first. */
  List<Key> keysOfPerson(String personId) {
    return keys("c.person_id = :owner", personId);
  }

  /** What an agency may sign with now, the one that lasts longest first. */
  List<Key> keysOfAgency(String agencyId) {
    return keys("c.person_id is null and c.agency_id = :owner", agencyId);
  }

  private List<Key> keys(String whose, String owner) {
    return database
        .sql(
            "select c.id, c.means, c.account, c.chain, c.image_sha256 from signing_certificate c where "
                + whose
                + " and c.state = 'ACTIVE' and c.valid_from <= :now and c.valid_until > :now"
                + " order by c.valid_until desc, c.id")
        .param("owner", owner)
        .param("now", at(clock.instant()))
        .query(CertificateRows::key)
        .list();
  }

  Optional<Key> key(UUID id) {
    return database
        .sql(
            "select id, means, account, chain, image_sha256 from signing_certificate where id = :id")
        .param("id", id)
        .query(CertificateRows::key)
        .optional();
  }

  /** Entries in force whose time is over. */
  List<UUID> over() {
    return database
        .sql("select id from signing_certificate where state = 'ACTIVE' and valid_until <= :now")
        .param("now", at(clock.instant()))
        .query(UUID.class)
        .list();
  }

  /** Entries whose end is that near and who were not warned of it yet. */
  List<UUID> toWarn(int days) {
    return database
        .sql(
            """
            select id from signing_certificate
            where state = 'ACTIVE' and valid_until <= :then
              and (warned_days is null or warned_days > :days)
            order by valid_until fetch first 1000 rows only
            """)
        .param("then", at(clock.instant().plus(java.time.Duration.ofDays(days))))
        .param("days", days)
        .query(UUID.class)
        .list();
  }

  /** Records a warning; false if it was given already. */
  boolean warned(UUID id, int days) {
    return database
            .sql(
                """
                update signing_certificate set warned_days = :days
                where id = :id and state = 'ACTIVE' and (warned_days is null or warned_days > :days)
                """)
            .param("days", days)
            .param("id", id)
            .update()
        == 1;
  }

  /** Ends an entry whose time is over. */
  void over(UUID id) {
    var now = at(clock.instant());
    database
        .sql(
            """
            update signing_certificate
            set state = 'ENDED', active_key = null, ended_at = :now, end_reason = 'Hết hạn'
            where id = :id and state = 'ACTIVE' and valid_until <= :now
            """)
        .param("now", now)
        .param("id", id)
        .update();
  }

  void refused(UUID id, String reason, String by) {
    database
        .sql(
            """
            update signing_certificate set renewal_refusal = :reason, renewal_refused_by = :by
            where id = :id
            """)
        .param("reason", reason)
        .param("by", by)
        .param("id", id)
        .update();
  }

  void renewedBy(UUID id, String instanceId) {
    database
        .sql("update signing_certificate set renewal_instance_id = :instance where id = :id")
        .param("instance", instanceId)
        .param("id", id)
        .update();
  }

  private static Key key(ResultSet row, int number) throws SQLException {
    return new Key(
        row.getObject("id", UUID.class),
        Means.valueOf(row.getString("means")),
        row.getString("account"),
        row.getString("chain"),
        row.getString("image_sha256"));
  }

  private static RegisteredCertificate entry(ResultSet row, int number) throws SQLException {
    var owner = row.getString("owner_name");
    return new RegisteredCertificate(
        row.getObject("id", UUID.class),
        row.getString("agency_id"),
        row.getString("person_id"),
        owner == null ? "" : owner,
        Means.valueOf(row.getString("means")),
        RegisteredCertificate.masked(row.getString("account")),
        row.getString("serial_number"),
        row.getString("subject"),
        row.getString("issuer"),
        Moments.of(row, "valid_from"),
        Moments.of(row, "valid_until"),
        CertificateState.valueOf(row.getString("state")),
        row.getString("registered_by"),
        Moments.of(row, "registered_at"),
        row.getString("ended_by"),
        Moments.orNull(row, "ended_at"),
        row.getString("end_reason"),
        row.getString("renewal_instance_id"),
        row.getString("renewal_refusal"));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String text) {
    return text.length() <= 500 ? text : text.substring(0, 500);
  }
}
