package vn.congvan.signing.pades;

import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.PdfPadesSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Makes signatures provable after their certificates have ended: puts the proofs of revocation and
 * a time stamp over everything into the file (PAdES LT and LTA).
 */
public class SignatureLifetime {

  // About what the proofs add to a file.
  private static final int ROOM = 1 << 16;

  private final TrustServices trust;

  /** Asks these services. */
  public SignatureLifetime(TrustServices trust) {
    this.trust = trust;
  }

  /**
   * Adds the proofs, and a time stamp over them if asked for; to be repeated before the last time
   * stamp's certificate ends.
   *
   * @throws ProofsMissing if the authorities do not answer; the file is as good as before, and a
   *     job may ask again
   */
  public byte[] prolong(byte[] pdf, boolean withTimeStamp) throws ProofsMissing {
    var prolonged = new ByteArrayOutputStream(pdf.length + ROOM);
    try {
      var signer =
          new PdfPadesSigner(PadesSigner.reader(pdf), prolonged)
              .setStampingProperties(new StampingProperties().useAppendMode())
              .setTrustedCertificates(List.copyOf(trust.roots()));
      var timeStamps = trust.timeStampClient();
      if (withTimeStamp && timeStamps != null) {
        signer.prolongSignatures(timeStamps);
      } else if (withTimeStamp) {
        throw new ProofsMissing("No time-stamp authority is set", null);
      } else {
        signer.prolongSignatures();
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new ProofsMissing("No authority gave the proofs", e);
    }
    return prolonged.toByteArray();
  }
}
