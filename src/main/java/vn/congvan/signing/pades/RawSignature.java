package vn.congvan.signing.pades;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import vn.congvan.signing.SignatureMismatch;

/** The value that a key gave for the signed attributes, before it goes into the pages. */
final class RawSignature {

  private final byte[] value;
  private final PublicKey key;

  private RawSignature(byte[] value, PublicKey key) {
    this.value = value;
    this.key = key;
  }

  /**
   * Takes what came back from outside.
   *
   * @throws SignatureMismatch if the key did not sign these attributes; iText would embed it
   *     without complaint
   */
  static RawSignature checked(byte[] value, PublicKey key, byte[] signedAttributes) {
    var signature = new RawSignature(inDer(value, key), key);
    if (!signature.fits(signedAttributes)) {
      throw new SignatureMismatch(
          "Chữ ký nhận được không phải của chứng thư số đã đăng ký hoặc không phải cho văn bản"
              + " này. Hãy ký lại bằng đúng thiết bị của người ký.");
    }
    return signature;
  }

  byte[] value() {
    return value;
  }

  String algorithm() {
    return key.getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
  }

  private boolean fits(byte[] signedAttributes) {
    try {
      var check = Signature.getInstance("SHA256with" + algorithm());
      check.initVerify(key);
      check.update(signedAttributes);
      return check.verify(value);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * Tokens give the two numbers of an ECDSA signature side by side; PDF wants them as a sequence.
   */
  private static byte[] inDer(byte[] value, PublicKey key) {
    if (!(key instanceof ECPublicKey curve)
        || value.length != 2 * ((curve.getParams().getOrder().bitLength() + 7) / 8)) {
      return value;
    }
    try {
      return StandardDSAEncoding.INSTANCE.encode(
          curve.getParams().getOrder(),
          new BigInteger(1, Arrays.copyOf(value, value.length / 2)),
          new BigInteger(1, Arrays.copyOfRange(value, value.length / 2, value.length)));
    } catch (IOException | IllegalArgumentException e) {
      return value;
    }
  }
}
