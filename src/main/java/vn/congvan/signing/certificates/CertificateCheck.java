package vn.congvan.signing.certificates;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.springframework.stereotype.Component;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Sentence;
import vn.congvan.signing.pades.TrustedAuthorities;

/**
 * Looks at a certificate before it is registered: whose word stands behind it, whether it was
 * revoked, whether it is for signing, and until when.
 */
@Component
class CertificateCheck {

  private static final int SMALLEST_RSA = 2048;
  private static final int SMALLEST_CURVE = 256;

  /**
   * A certificate that may be registered.
   *
   * @param chain the certificate first, then those that issued it, the root last
   * @param revocationKnown false if nobody answered whether it was revoked
   */
  record Checked(List<X509Certificate> chain, boolean revocationKnown) {

    X509Certificate certificate() {
      return chain.get(0);
    }
  }

  private final TrustedAuthorities authorities;
  private final ProvinceClock clock;

  CertificateCheck(TrustedAuthorities authorities, ProvinceClock clock) {
    this.authorities = authorities;
    this.clock = clock;
  }

  /**
   * Checks the one certificate of a person or agency among those that were handed in.
   *
   * @throws CertificateRefused with what speaks against it
   */
  Checked check(List<X509Certificate> handedIn) {
    var owners = handedIn.stream().filter(each -> each.getBasicConstraints() < 0).toList();
    if (owners.size() != 1) {
      throw new CertificateRefused(
          owners.isEmpty()
              ? new Sentence(
                  "Tệp này chỉ có chứng thư của cơ quan chứng thực, không có chứng thư của người ký.")
              : new Sentence("Tệp này có nhiều chứng thư của người ký. Hãy chọn tệp chỉ có một."),
          "file");
    }
    var owner = owners.get(0);
    var now = clock.instant();
    if (!owner.getNotAfter().toInstant().isAfter(now)) {
      throw new CertificateRefused(new Sentence("Chứng thư số này đã hết hạn."), "file");
    }
    requireForSigning(owner);
    // One that begins later is checked as of its beginning.
    var at = owner.getNotBefore().toInstant().isAfter(now) ? owner.getNotBefore() : Date.from(now);
    return built(owner, handedIn, at);
  }

  private static void requireForSigning(X509Certificate owner) {
    var use = owner.getKeyUsage();
    // Bit 0 is for digital signatures, bit 1 for those that cannot be denied (RFC 5280, 4.2.1.3).
    if (use != null && !use[0] && !use[1]) {
      throw new CertificateRefused(new Sentence("Chứng thư số này không dùng để ký."), "file");
    }
    var key = owner.getPublicKey();
    var strong =
        key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SMALLEST_RSA
            || key instanceof ECPublicKey curve
                && curve.getParams().getOrder().bitLength() >= SMALLEST_CURVE;
    if (!strong) {
      throw new CertificateRefused(
          new Sentence(
              "Khóa của chứng thư số này quá yếu; cần RSA từ 2048 bit hoặc ECDSA từ 256 bit."),
          "file");
    }
  }

  private Checked built(X509Certificate owner, List<X509Certificate> handedIn, Date at) {
    var anchors =
        authorities.now().roots().stream()
            .map(root -> new TrustAnchor(root, null))
            .collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      throw new CertificateRefused(
          new Sentence(
              "Hệ thống chưa được cài danh sách cơ quan chứng thực tin cậy nên chưa kiểm tra được."),
          "file");
    }
    try {
      var wanted = new X509CertSelector();
      wanted.setCertificate(owner);
      var parameters = new PKIXBuilderParameters(anchors, wanted);
      parameters.setDate(at);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(handedIn)));
      var builder = CertPathBuilder.getInstance("PKIX");
      var revocation = (PKIXRevocationChecker) builder.getRevocationChecker();
      // Who does not answer must not keep an official from signing; every signature asks again.
      revocation.setOptions(EnumSet.of(Option.SOFT_FAIL));
      parameters.addCertPathChecker(revocation);
      var result = (PKIXCertPathBuilderResult) builder.build(parameters);
      var chain = new ArrayList<X509Certificate>();
      for (var each : result.getCertPath().getCertificates()) {
        chain.add((X509Certificate) each);
      }
      chain.add(result.getTrustAnchor().getTrustedCert());
      return new Checked(List.copyOf(chain), revocation.getSoftFailExceptions().isEmpty());
    } catch (CertPathBuilderException refused) {
      throw new CertificateRefused(sentence(refused), "file");
    } catch (InvalidAlgorithmParameterException e) {
      throw new IllegalStateException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform builds PKIX paths", e);
    }
  }

  private static Sentence sentence(Throwable refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException found) {
        if (found.getReason() == BasicReason.REVOKED) {
          return new Sentence("Chứng thư số này đã bị thu hồi.");
        }
        if (found.getReason() == BasicReason.EXPIRED) {
          return new Sentence(
              "Chứng thư của cơ quan chứng thực đã cấp chứng thư số này đã hết hạn.");
        }
      }
    }
    return new Sentence(
        "Chứng thư số này không do cơ quan chứng thực nào mà tỉnh tin cậy cấp, hoặc tệp thiếu chứng thư của cơ quan cấp. Hãy chọn tệp .p7b có đủ chuỗi chứng thư.");
  }

  /** Whether the name on the certificate is the owner's. */
  static boolean isNamed(X509Certificate certificate, String owner) {
    return FoldedText.of(commonName(certificate)).equals(FoldedText.of(owner));
  }

  /** The name on the certificate. */
  static String commonName(X509Certificate certificate) {
    return commonName(certificate.getSubjectX500Principal().getName());
  }

  /** The common name out of a distinguished one. */
  static String commonName(String subject) {
    try {
      for (var part : new LdapName(subject).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return String.valueOf(part.getValue());
        }
      }
    } catch (InvalidNameException unreadable) {
      return subject;
    }
    return subject;
  }
}
