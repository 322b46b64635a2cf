package vn.congvan.acts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that ties an act to all that was sealed before it in its chain. */
final class Seal {

  /** Stands before the first act of a chain. */
  static final String BEGINNING = "0".repeat(64);

  private Seal() {}

  /** SHA-256 of the hash before, as 32 bytes, followed by the act's canonical form. */
  static String after(String before, RecordedAct act) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(before));
      return HexFormat.of().formatHex(digest.digest(act.canonical()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
