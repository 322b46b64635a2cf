package vn.congvan.signing.pkcs11;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;

/** Seals one letter in a machine of its own, whose environment names the module's tokens. */
final class SealInAModule {

  private SealInAModule() {}

  public static void main(String[] arguments) throws Exception {
    var keys =
        new ServerKeys(
            new ServerKeySettings(
                Map.of(
                    "hsm-1",
                    new ServerKeySettings.Place(
                        Path.of(arguments[0]), 0, null, null, Path.of(arguments[1])))));
    var offered = keys.certificates();
    if (offered.size() != 1 || !offered.get(0).account().equals("hsm-1/con-dau")) {
      throw new AssertionError("The module offers " + offered);
    }
    try (var pem = Files.newInputStream(Path.of(arguments[2]))) {
      var chain =
          CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!offered.get(0).chain().get(0).equals(chain.get(0))) {
        throw new AssertionError("The module offers another certificate");
      }
      Files.write(Path.of(arguments[3]), ServerKeysTest.sealed(keys, "hsm-1/con-dau", chain));
    }
  }
}
