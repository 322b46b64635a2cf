package vn.congvan.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one signature of a file.
 *
 * @param field the signature's name in the file
 * @param certificate the signer's, or null if the signature holds none that can be read
 * @param claimedAt the time that the signer's machine wrote, or null
 * @param stampedAt the time that a time-stamp authority proves, or null
 * @param doubts empty if the signature is good
 * @param evidence the checks that failed, in the words of the library, to be kept
 */
public record SignatureFinding(
    String field,
    @Nullable X509Certificate certificate,
    @Nullable Instant claimedAt,
    @Nullable Instant stampedAt,
    Set<Doubt> doubts,
    String evidence) {

  /** Whether nothing speaks against it. */
  public boolean isGood() {
    return doubts.isEmpty();
  }
}
