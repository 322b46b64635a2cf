package vn.congvan.signing.practice;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/** The kinds of keys that tokens and telephones hold today. */
public enum KeyKind {
  /** RSA, 2048 bits. */
  RSA_2048,
  /** RSA, 3072 bits. */
  RSA_3072,
  /** ECDSA on the curve P-256. */
  P_256;

  KeyPair newPair() {
    return newPair(new SecureRandom());
  }

  KeyPair newPair(SecureRandom random) {
    try {
      if (this == P_256) {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
      }
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(this == RSA_2048 ? 2048 : 3072, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String algorithmFor(java.security.Key key) {
    return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }
}
