package vn.congvan.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * The folder where a file lies while it is looked into: what is inspected there is what is kept,
 * whatever happens meanwhile to the file it was copied from.
 */
@Component
class Landing {

  private static final Logger log = LoggerFactory.getLogger(Landing.class);

  private final Path folder;

  Landing(@Value("${congvan.data}") String data) throws IOException {
    this.folder = Path.of(data).toAbsolutePath().normalize().resolve("landing");
    Files.createDirectories(folder);
    clear(Instant.now().minus(Duration.ofDays(1)));
  }

  /** A copy, or as much of one as shows that the limit is passed. */
  Path copy(InputStreamSource content, long limit) throws IOException {
    var copy = Files.createTempFile(folder, "", ".arriving");
    try (var from = content.getInputStream();
        var to = Files.newOutputStream(copy)) {
      transfer(from, to, limit + 1);
      return copy;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** Takes away a copy that is no longer needed; failing to do so hurts nobody. */
  void remove(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      log.warn("A copy in the landing folder could not be deleted: {}", copy, e);
    }
  }

  /** What a crash left behind. */
  private void clear(Instant before) throws IOException {
    try (var copies = Files.newDirectoryStream(folder, "*.arriving")) {
      for (var copy : copies) {
        try {
          if (Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
            remove(copy);
          }
        } catch (NoSuchFileException e) {
          log.debug("Gone already: {}", copy, e);
        }
      }
    }
  }

  private static void transfer(java.io.InputStream from, OutputStream to, long most)
      throws IOException {
    var buffer = new byte[65536];
    var left = most;
    while (left > 0) {
      var count = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        return;
      }
      to.write(buffer, 0, count);
      left -= count;
    }
  }
}
