package vn.congvan.signing.pades;

import com.itextpdf.signatures.TSAClientBouncyCastle;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is taken, and who tells the time.
 *
 * @param roots the certification authorities that are trusted
 * @param timeStamps the time-stamp authority's address (RFC 3161), or null if there is none
 * @param timeStampUser its user, or null
 * @param timeStampPassword its password, or null
 */
public record TrustServices(
    List<X509Certificate> roots,
    @Nullable URI timeStamps,
    @Nullable String timeStampUser,
    @Nullable String timeStampPassword) {

  // The answer's size is put aside in the signature's place before the answer is known.
  private static final int TOKEN_BYTES = 8192;

  @Nullable TSAClientBouncyCastle timeStampClient() {
    return timeStamps == null
        ? null
        : new TSAClientBouncyCastle(
            timeStamps.toString(), timeStampUser, timeStampPassword, TOKEN_BYTES, "SHA-256");
  }
}
