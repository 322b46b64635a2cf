package vn.congvan.signing;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** What signing services send in base64, in lines or not. */
public final class InBase64 {

  private InBase64() {}

  /** The value of a signature. */
  public static byte[] signature(String text) throws SignerUnreachable {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new SignerUnreachable("The signature is no base64", e);
    }
  }

  /** A certificate that is offered for signing. */
  public static X509Certificate certificate(String text) throws SignerUnreachable {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Base64.getMimeDecoder().decode(text)));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new SignerUnreachable("The service offered something that is no certificate", e);
    }
  }
}
