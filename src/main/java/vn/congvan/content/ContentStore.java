package vn.congvan.content;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Keeps the bytes of files under their SHA-256; a local folder now, S3 behind the same port later.
 */
public interface ContentStore {

  /** Bytes that are safely stored; {@code sha256} is lower-case hex. */
  record Stored(String sha256, long size) {}

  /**
   * Stores the bytes crash-safely (temporary file, fsync, atomic rename, fsync of the folder) and
   * returns their name; the same bytes are stored once.
   */
  Stored put(InputStream bytes) throws IOException;

  /**
   * Opens stored bytes whose hash is checked before the last byte is handed out.
   *
   * @throws IOException also when the bytes no longer match their name
   */
  InputStream open(String sha256) throws IOException;

  /**
   * Deletes bytes for good, also what was set aside, unless they were brought again after that
   * moment of real time or somebody knows them.
   */
  void erase(String sha256, Instant moment, Predicate<String> known) throws IOException;

  /** Whether the bytes are there. */
  boolean has(String sha256);
}
