package vn.congvan.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Reads certificates of authorities out of files: PEM, one after the other, DER or PKCS #7. */
final class AuthorityCertificates {

  /** The longest file that is read. */
  static final int MOST_BYTES = 2 << 20;

  private static final int MOST = 500;

  private AuthorityCertificates() {}

  /** The certificates of a file; refuses one that holds none, or others than authorities'. */
  static Set<X509Certificate> read(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw fault(
          new Sentence("Tệp lớn hơn 2 MB. Hãy gửi riêng các chứng thư của tổ chức chứng thực."));
    }
    var found = new LinkedHashSet<X509Certificate>();
    try {
      for (var each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(file))) {
        found.add((X509Certificate) each);
      }
    } catch (CertificateException | RuntimeException e) {
      throw fault(
          new Sentence(
              "Không đọc được chứng thư trong tệp. Cần tệp .pem, .crt, .cer hoặc .p7b do tổ chức chứng thực công bố."));
    }
    if (found.isEmpty()) {
      throw fault(new Sentence("Tệp không có chứng thư nào. Cần tệp .pem, .crt, .cer hoặc .p7b."));
    }
    if (found.size() > MOST) {
      throw fault(new Sentence("Tệp có hơn %s chứng thư. Hãy chia thành nhiều tệp.", MOST));
    }
    for (var each : found) {
      if (each.getBasicConstraints() < 0) {
        throw fault(
            new Sentence(
                "Chứng thư “%s” không phải của tổ chức chứng thực, không đưa vào danh sách được.",
                DistinguishedName.of(each.getSubjectX500Principal())));
      }
    }
    return found;
  }

  /** Whether it stands on nobody's word but its own. */
  static boolean isRoot(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static X509Certificate parsed(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("A certificate of the trust list is damaged", e);
    }
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new IllegalStateException("A certificate that was read cannot be written", e);
    }
  }

  private static Refusal fault(Sentence sentence) {
    return Refusal.of("file", sentence);
  }
}
