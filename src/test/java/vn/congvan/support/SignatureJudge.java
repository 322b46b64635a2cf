package vn.congvan.support;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import vn.congvan.signing.practice.PracticeAuthority;

/** EU DSS, which judges what we sign and knows nothing of us. */
public final class SignatureJudge {

  // Decree 30/2020, Appendix I, Part I, II.8: the seal lies over a third of the signature's image.
  private static final String SEAL_OVER_SIGNATURE = "Elements overlap on page(s) [1]";

  private final PracticeAuthority authority;

  /** A judge who trusts that authority. */
  public SignatureJudge(PracticeAuthority authority) {
    this.authority = authority;
  }

  /** DSS passes changed pages with warnings only, so a warning counts as a failure. */
  public void passes(byte[] pdf, int signatures, SignatureLevel level) {
    var verifier = new CommonCertificateVerifier();
    var roots = new CommonTrustedCertificateSource();
    roots.addCertificate(new CertificateToken(authority.root()));
    verifier.setTrustedCertSources(roots);
    if (level == SignatureLevel.PAdES_BASELINE_B || level == SignatureLevel.PAdES_BASELINE_T) {
      verifier.setCrlSource(lists());
    }
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
    validator.setCertificateVerifier(verifier);
    Reports reports = validator.validateDocument();
    var simple = reports.getSimpleReport();
    assertThat(simple.getSignatureIdList()).hasSize(signatures);
    for (var id : simple.getSignatureIdList()) {
      var words =
          simple.getAdESValidationErrors(id).toString()
              + simple.getAdESValidationWarnings(id)
              + simple.getAdESValidationInfo(id);
      assertThat(simple.getIndication(id)).as(words).isEqualTo(Indication.TOTAL_PASSED);
      assertThat(simple.getAdESValidationWarnings(id))
          .extracting(Message::getValue)
          .isSubsetOf(SEAL_OVER_SIGNATURE);
      assertThat(simple.getSignatureFormat(id)).as(words).isEqualTo(level);
    }
  }

  private ExternalResourcesCRLSource lists() {
    var base = authority.timeStampAddress();
    try (var ofRoot = base.resolve("/root.crl").toURL().openStream();
        var ofIssuing = base.resolve("/issuing.crl").toURL().openStream()) {
      return new ExternalResourcesCRLSource(ofRoot, ofIssuing);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
