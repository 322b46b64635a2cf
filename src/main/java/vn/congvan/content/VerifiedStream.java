package vn.congvan.content;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Hands out bytes while hashing them, and keeps back the last ones until the hash is right. */
final class VerifiedStream extends InputStream {

  private final InputStream bytes;
  private final String sha256;
  private final MessageDigest digest = DigestUtils.getSha256Digest();
  private long left;

  VerifiedStream(InputStream bytes, String sha256, long size) throws IOException {
    this.bytes = bytes;
    this.sha256 = sha256;
    this.left = size;
    if (size == 0) {
      verify();
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    var count = bytes.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new ContentDamaged(sha256);
    }
    digest.update(buffer, offset, count);
    left -= count;
    if (left == 0) {
      verify();
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private void verify() throws IOException {
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new ContentDamaged(sha256);
    }
  }
}
