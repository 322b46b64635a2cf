package vn.congvan.intake.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Unpacks the deflated streams of a PDF into nothing, to know how large they become: PDFBox would
 * unpack them into memory.
 */
final class PackedStreams {

  private static final byte[] KEYWORD = {'s', 't', 'r', 'e', 'a', 'm'};
  // Filters may be chained, and each layer multiplies by up to a thousand.
  private static final int LAYERS = 4;

  private final long limit;

  PackedStreams(long limit) {
    this.limit = limit;
  }

  boolean unpackTooFar(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      for (var start = nextStream(bytes, 0); start >= 0; start = nextStream(bytes, start)) {
        if (looksDeflated(bytes, start) && unpackTooFar(bytes, start)) {
          return true;
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException("Interrupted");
        }
      }
      return false;
    }
  }

  private boolean unpackTooFar(ByteBuffer bytes, int start) {
    for (var layers = 1; layers <= LAYERS; layers++) {
      var unpacked = 0L;
      var first = -1;
      var second = -1;
      try (var stream = layered(bytes, start, layers)) {
        var buffer = new byte[65536];
        for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
          if (first < 0 && count >= 2) {
            first = buffer[0] & 0xff;
            second = buffer[1] & 0xff;
          }
          unpacked += count;
          if (unpacked > limit) {
            return true;
          }
        }
      } catch (IOException e) {
        // Not deflated after all, or damaged: what was unpacked so far is what a parser would get.
      }
      if (!isZlibHeader(first, second)) {
        return false;
      }
    }
    // Nobody packs a page five times.
    return true;
  }

  private static InputStream layered(ByteBuffer bytes, int start, int layers) {
    InputStream stream = new BufferStream(bytes.duplicate().position(start));
    for (var layer = 0; layer < layers; layer++) {
      stream = new InflaterInputStream(stream, new Inflater(), 8192);
    }
    return stream;
  }

  private static boolean looksDeflated(ByteBuffer bytes, int start) {
    return start + 2 < bytes.limit()
        && isZlibHeader(bytes.get(start) & 0xff, bytes.get(start + 1) & 0xff);
  }

  private static boolean isZlibHeader(int first, int second) {
    return first >= 0 && (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
  }

  /** The place after the next "stream" and its end of line, or -1. */
  private static int nextStream(ByteBuffer bytes, int from) {
    for (var at = from; at < bytes.limit() - KEYWORD.length - 2; at++) {
      if (bytes.get(at) == 's' && isKeyword(bytes, at)) {
        var after = at + KEYWORD.length;
        if (bytes.get(after) == '\r') {
          after++;
        }
        if (bytes.get(after) == '\n') {
          after++;
        }
        return after;
      }
    }
    return -1;
  }

  private static boolean isKeyword(ByteBuffer bytes, int at) {
    for (var index = 1; index < KEYWORD.length; index++) {
      if (bytes.get(at + index) != KEYWORD[index]) {
        return false;
      }
    }
    return true;
  }

  /** Reads a buffer as a stream. */
  private static final class BufferStream extends InputStream {

    private final ByteBuffer bytes;

    BufferStream(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      var count = Math.min(length, bytes.remaining());
      bytes.get(target, offset, count);
      return count;
    }
  }
}
