package vn.congvan.signing.practice;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key with its certificate.
 *
 * @param chain the certificate first, then those that issued it
 */
public record Holder(PrivateKey key, List<X509Certificate> chain) {

  /** The holder's own certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }
}
