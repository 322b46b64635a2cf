package vn.congvan.trust;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * The certification authorities whose word the province takes. Each change makes a dated version,
 * so that of every check one knows what was trusted when it was made.
 */
@UseCase
public class TrustList {

  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 1000;

  private static final String LINES =
      """
      select c.*, a.made_at as added_at, e.made_at as ended_at
      from trust_certificate c join trust_version a on a.number = c.added_in
        left join trust_version e on e.number = c.ended_in
      """;

  private final JdbcClient database;
  private final AdministrationRights rights;
  private final ProvinceClock clock;

  TrustList(JdbcClient database, AdministrationRights rights, ProvinceClock clock) {
    this.database = database;
    this.rights = rights;
    this.clock = clock;
  }

  /** A version of the list: when, by whom and why it was made. */
  public record Version(int number, Instant madeAt, String madeBy, String reason) {}

  /** How a refreshing ended; {@code trouble} tells why nothing was changed. */
  public record Refreshing(
      Instant madeAt, String madeBy, int added, int ended, @Nullable String trouble) {}

  /** Whose word is taken now. */
  @Transactional(readOnly = true)
  public Trusted current() {
    var roots = new ArrayList<X509Certificate>();
    var intermediates = new ArrayList<X509Certificate>();
    database
        .sql(
            "select kind, certificate from trust_certificate where ended_in is null order by subject, id")
        .query(
            row -> {
              var certificate =
                  AuthorityCertificates.parsed(
                      Base64.getDecoder().decode(row.getString("certificate")));
              ("ROOT".equals(row.getString("kind")) ? roots : intermediates).add(certificate);
            });
    return new Trusted(number(), List.copyOf(roots), List.copyOf(intermediates));
  }

  /** The number of the present version; 0 before the first. */
  @Transactional(readOnly = true)
  public int number() {
    return database
        .sql("select coalesce(max(number), 0) from trust_version")
        .query(Integer.class)
        .single();
  }

  /** A version by its number. */
  @Transactional(readOnly = true)
  public Optional<Version> version(int number) {
    return database
        .sql("select * from trust_version where number = ?")
        .param(number)
        .query(TrustList::version)
        .optional();
  }

  /** All that is or was trusted, what is trusted now first; for the province's administrator. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<TrustLine> lines(String by) {
    rights.requireProvince(by);
    return database
        .sql(
            LINES
                + " order by case when c.ended_in is null then 0 else 1 end, c.kind desc, c.subject, c.id")
        .query(TrustList::line)
        .list();
  }

  /** The newest versions, the present one first; for the province's administrator. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Version> versions(String by) {
    rights.requireProvince(by);
    return database
        .sql("select * from trust_version order by number desc limit 20")
        .query(TrustList::version)
        .list();
  }

  /** How the last refreshing ended; for the province's administrator. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Refreshing> lastRefreshing(String by) {
    rights.requireProvince(by);
    return database
        .sql("select * from trust_refresh order by made_at desc, id limit 1")
        .query(TrustList::refreshing)
        .optional();
  }

  /** Adds the certificates of a file; returns how many were new. */
  public int add(byte[] file, String by) {
    rights.requireProvince(by);
    var fresh = unknown(AuthorityCertificates.read(file));
    if (fresh.isEmpty()) {
      throw fault("file", new Sentence("Mọi chứng thư trong tệp đã có trong danh sách."));
    }
    enter(fresh, TrustSource.HAND, newVersion(by, "Thêm " + fresh.size() + " chứng thư"));
    return fresh.size();
  }

  /** Takes the word of this authority no longer. */
  public void end(UUID certificateId, @Nullable String reason, String by) {
    rights.requireProvince(by);
    if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
      throw fault("reason", new Sentence("Nêu lý do, tối đa %s ký tự.", LONGEST_REASON));
    }
    var subject =
        database
            .sql("select subject from trust_certificate where id = ? and ended_in is null")
            .param(certificateId)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new NotFound("Danh sách tin cậy không có chứng thư này."));
    end(
        List.of(certificateId),
        newVersion(by, cut("Thôi tin cậy " + subject, LONGEST_REASON)),
        reason.strip());
  }

  /**
   * Makes what came from that source the same as these certificates: what is new is added, what is
   * missing is ended. What was added by hand stays.
   */
  @Recorded
  Refreshing take(TrustSource source, Set<X509Certificate> certificates, String by) {
    var fingerprints =
        certificates.stream().map(TrustList::fingerprint).collect(Collectors.toSet());
    var missing =
        database
            .sql(
                "select id, fingerprint from trust_certificate where ended_in is null and source = ?")
            .param(source.name())
            .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString(2)))
            .list()
            .stream()
            .filter(each -> !fingerprints.contains(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    var fresh = unknown(certificates);
    if (!fresh.isEmpty() || !missing.isEmpty()) {
      var version =
          newVersion(
              by, "Cập nhật: thêm %d, bỏ %d chứng thư".formatted(fresh.size(), missing.size()));
      enter(fresh, source, version);
      end(missing, version, "Không còn trong danh sách nguồn");
    }
    return note(fresh.size(), missing.size(), null, by);
  }

  /** Notes that the source could not be read; nothing else is changed. */
  @Recorded
  Refreshing failed(String trouble, String by) {
    return note(0, 0, cut(trouble, LONGEST_REASON), by);
  }

  private Refreshing note(int added, int ended, @Nullable String trouble, String by) {
    var result = new Refreshing(clock.instant(), by, added, ended, trouble);
    database
        .sql(
            "insert into trust_refresh (id, made_at, made_by, added, ended, trouble) values (?, ?, ?, ?, ?, ?)")
        .param(UUID.randomUUID())
        .param(result.madeAt().atOffset(ZoneOffset.UTC))
        .param(by)
        .param(added)
        .param(ended)
        .param(trouble)
        .update();
    return result;
  }

  private List<X509Certificate> unknown(Collection<X509Certificate> certificates) {
    var known =
        database
            .sql("select fingerprint from trust_certificate where ended_in is null")
            .query(String.class)
            .set();
    return certificates.stream().filter(each -> !known.contains(fingerprint(each))).toList();
  }

  private int newVersion(String by, String reason) {
    var number = number() + 1;
    database
        .sql("insert into trust_version (number, made_at, made_by, reason) values (?, ?, ?, ?)")
        .param(number)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .param(by)
        .param(reason)
        .update();
    return number;
  }

  private void enter(List<X509Certificate> certificates, TrustSource source, int version) {
    for (var each : certificates) {
      database
          .sql(
              """
              insert into trust_certificate
                (id, fingerprint, kind, source, subject, issuer, serial, valid_from, valid_until, certificate, added_in)
              values (:id, :fingerprint, :kind, :source, :subject, :issuer, :serial, :from, :until, :certificate, :version)
              """)
          .param("id", UUID.randomUUID())
          .param("fingerprint", fingerprint(each))
          .param("kind", AuthorityCertificates.isRoot(each) ? "ROOT" : "INTERMEDIATE")
          .param("source", source.name())
          .param("subject", cut(DistinguishedName.of(each.getSubjectX500Principal()), LONGEST_NAME))
          .param("issuer", cut(DistinguishedName.of(each.getIssuerX500Principal()), LONGEST_NAME))
          .param("serial", cut(each.getSerialNumber().toString(16), 80))
          .param("from", each.getNotBefore().toInstant().atOffset(ZoneOffset.UTC))
          .param("until", each.getNotAfter().toInstant().atOffset(ZoneOffset.UTC))
          .param(
              "certificate",
              Base64.getEncoder().encodeToString(AuthorityCertificates.encoded(each)))
          .param("version", version)
          .update();
    }
  }

  private void end(List<UUID> certificates, int version, String reason) {
    for (var each : certificates) {
      database
          .sql("update trust_certificate set ended_in = ?, end_reason = ? where id = ?")
          .param(version)
          .param(reason)
          .param(each)
          .update();
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    return DigestUtils.sha256Hex(AuthorityCertificates.encoded(certificate));
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  private static Refusal fault(String field, Sentence sentence) {
    return Refusal.of(field, sentence);
  }

  private static Version version(ResultSet row, int n) throws SQLException {
    return new Version(
        row.getInt("number"),
        Moments.of(row, "made_at"),
        row.getString("made_by"),
        row.getString("reason"));
  }

  private static Refreshing refreshing(ResultSet row, int n) throws SQLException {
    return new Refreshing(
        Moments.of(row, "made_at"),
        row.getString("made_by"),
        row.getInt("added"),
        row.getInt("ended"),
        row.getString("trouble"));
  }

  private static TrustLine line(ResultSet row, int n) throws SQLException {
    return new TrustLine(
        row.getObject("id", UUID.class),
        "ROOT".equals(row.getString("kind")),
        TrustSource.valueOf(row.getString("source")),
        row.getString("subject"),
        row.getString("issuer"),
        row.getString("serial"),
        row.getString("fingerprint"),
        Moments.of(row, "valid_from"),
        Moments.of(row, "valid_until"),
        row.getInt("added_in"),
        Moments.of(row, "added_at"),
        row.getObject("ended_in", Integer.class),
        Moments.orNull(row, "ended_at"),
        row.getString("end_reason"));
  }
}
