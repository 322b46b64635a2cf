package vn.congvan.signing.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.signing.Means;

/**
 * An entry as administrators see it.
 *
 * @param account masked: telephone numbers are nobody else's business
 * @param ownerName the person's or the agency's name
 */
public record RegisteredCertificate(
    UUID id,
    String agencyId,
    @Nullable String personId,
    String ownerName,
    Means means,
    String account,
    String serialNumber,
    String subject,
    String issuer,
    Instant validFrom,
    Instant validUntil,
    CertificateState state,
    String registeredBy,
    Instant registeredAt,
    @Nullable String endedBy,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    @Nullable String renewalInstanceId,
    @Nullable String renewalRefusal) {

  private static final int SHOWN = 3;

  /** Whole days that are left. */
  public long daysLeft(Instant now) {
    return Math.max(0, Duration.between(now, validUntil).toDays());
  }

  /** The owner's name as it stands on the certificate. */
  public String name() {
    return CertificateCheck.commonName(subject);
  }

  /** The name of the authority that issued it. */
  public String issuerName() {
    return CertificateCheck.commonName(issuer);
  }

  /** The last digits of an account. */
  static String masked(String account) {
    return account.length() <= SHOWN
        ? account
        : "•••" + account.substring(account.length() - SHOWN);
  }
}
