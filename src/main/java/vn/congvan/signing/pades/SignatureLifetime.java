package vn.congvan.signing.pades;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.IssuingCertificateRetriever;
import com.itextpdf.signatures.LtvVerification;
import com.itextpdf.signatures.LtvVerification.CertificateInclusion;
import com.itextpdf.signatures.LtvVerification.CertificateOption;
import com.itextpdf.signatures.LtvVerification.Level;
import com.itextpdf.signatures.LtvVerification.RevocationDataNecessity;
import com.itextpdf.signatures.PdfPadesSigner;
import com.itextpdf.signatures.SignatureUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Makes signatures provable after their certificates have ended: puts the proofs of revocation and
 * a time stamp over everything into the file (PAdES LT and LTA).
 */
class SignatureLifetime {

  // About what the proofs add to a file.
  private static final int ROOM = 1 << 16;

  private final TrustServices trust;
  private final AskedAuthorities asked;

  /** Takes time stamps from these services, and asks nobody else but through {@code asked}. */
  SignatureLifetime(TrustServices trust, AskedAuthorities asked) {
    this.trust = trust;
    this.asked = asked;
  }

  /**
   * Adds the proofs, and a time stamp over them if asked for; to be repeated before the last time
   * stamp's certificate ends.
   *
   * @throws ProofsMissing if the authorities do not answer; the file is as good as before, and a
   *     job may ask again
   */
  byte[] prolong(byte[] pdf, boolean withTimeStamp) throws ProofsMissing {
    var prolonged = new ByteArrayOutputStream(pdf.length + ROOM);
    try {
      var proved = prove(pdf);
      if (!withTimeStamp) {
        return proved;
      }
      var timeStamps = trust.timeStampClient();
      if (timeStamps == null) {
        throw new ProofsMissing("No time-stamp authority is set", null);
      }
      // From the start, so that all of it is one revision; who has answered is not asked again.
      new PdfPadesSigner(PadesSigner.reader(pdf), prolonged)
          .setStampingProperties(new StampingProperties().useAppendMode())
          .setOcspClient(asked.ocsp())
          .setCrlClient(asked.lists())
          .setIssuingCertificateRetriever(new IssuingCertificateRetriever(asked.certificates()))
          .setTrustedCertificates(List.copyOf(trust.roots()))
          .prolongSignatures(timeStamps);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new ProofsMissing("No authority gave the proofs", e);
    }
    return prolonged.toByteArray();
  }

  /**
   * Adds the proofs. Those of the signers' own certificates must come where the file holds none
   * yet: iText's way to prolong takes silence for an answer.
   */
  private byte[] prove(byte[] pdf) throws IOException, GeneralSecurityException {
    var proved = new ByteArrayOutputStream(pdf.length + ROOM);
    try (var document =
        new PdfDocument(
            PadesSigner.reader(pdf),
            new PdfWriter(proved),
            new StampingProperties().useAppendMode())) {
      var first = document.getCatalog().getPdfObject().getAsDictionary(PdfName.DSS) == null;
      var issuers = new IssuingCertificateRetriever(asked.certificates());
      issuers.setTrustedCertificates(List.copyOf(trust.roots()));
      var signatures = new SignatureUtil(document);
      var proofs = new LtvVerification(document).setIssuingCertificateRetriever(issuers);
      for (var field : signatures.getSignatureNames()) {
        var ofASigner = !signatures.readSignatureData(field).isTsp();
        proofs.setRevocationDataNecessity(
            first && ofASigner
                ? RevocationDataNecessity.REQUIRED_FOR_SIGNING_CERTIFICATE
                : RevocationDataNecessity.OPTIONAL);
        proofs.addVerification(
            field,
            asked.ocsp(),
            asked.lists(),
            CertificateOption.ALL_CERTIFICATES,
            Level.OCSP_OPTIONAL_CRL,
            CertificateInclusion.YES);
      }
      proofs.merge();
    }
    return proved.toByteArray();
  }
}
