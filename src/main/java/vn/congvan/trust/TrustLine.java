package vn.congvan.trust;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A certificate of the trust list as the administrator sees it. */
public record TrustLine(
    UUID id,
    boolean root,
    TrustSource source,
    String subject,
    String issuer,
    String serial,
    String fingerprint,
    Instant validFrom,
    Instant validUntil,
    int addedIn,
    Instant addedAt,
    @Nullable Integer endedIn,
    @Nullable Instant endedAt,
    @Nullable String endReason) {

  /** Whether its own time is over at that moment, whatever the list says. */
  public boolean isOver(Instant moment) {
    return validUntil.isBefore(moment);
  }
}
