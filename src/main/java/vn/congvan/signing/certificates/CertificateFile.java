package vn.congvan.signing.certificates;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import vn.congvan.shared.Sentence;

/** Certificates as they stand in files and rows. */
final class CertificateFile {

  /** More than any chain has; what is larger is something else. */
  static final int LARGEST = 100_000;

  private static final int MOST = 20;
  private static final int LINE = 64;

  private CertificateFile() {}

  /**
   * All certificates of a file: PEM, DER, or a chain in the form PKCS#7.
   *
   * @throws CertificateRefused if it holds none
   */
  static List<X509Certificate> read(byte[] file) {
    if (file.length > LARGEST) {
      throw new CertificateRefused(
          new Sentence("Tệp này quá lớn, không phải tệp chứng thư số."), "file");
    }
    try {
      var found = new ArrayList<X509Certificate>();
      for (var each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(file))) {
        found.add((X509Certificate) each);
      }
      if (!found.isEmpty() && found.size() <= MOST) {
        return found;
      }
    } catch (CertificateException | RuntimeException unreadable) {
      // Told below.
    }
    throw new CertificateRefused(
        new Sentence("Tệp này không có chứng thư số. Hãy chọn tệp .cer, .crt, .pem hoặc .p7b."),
        "file");
  }

  /** As PEM. */
  static String write(List<X509Certificate> chain) {
    var text = new StringBuilder();
    var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    for (var certificate : chain) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(encoder.encodeToString(der(certificate)))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString();
  }

  /** Out of a row of ours. */
  static List<X509Certificate> chain(String pem) {
    return List.copyOf(read(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  /** SHA-256 of the certificate, in hexadecimal digits. */
  static String fingerprint(X509Certificate certificate) {
    return DigestUtils.sha256Hex(der(certificate));
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
