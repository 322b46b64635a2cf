package vn.congvan.acts;

import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** The hash that ties an act to all that was sealed before it in its chain. */
final class Seal {

  /** Stands before the first act of a chain. */
  static final String BEGINNING = "0".repeat(64);

  private Seal() {}

  /** SHA-256 of the hash before, as 32 bytes, followed by the act's canonical form. */
  static String after(String before, RecordedAct act) {
    var digest = DigestUtils.getSha256Digest();
    digest.update(HexFormat.of().parseHex(before));
    return HexFormat.of().formatHex(digest.digest(act.canonical()));
  }
}
