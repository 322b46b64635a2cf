package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are written by a test where the run asks for it, and compared otherwise. */
final class Generated {

  private Generated() {}

  static boolean isWriting() {
    return Boolean.getBoolean("generated.write");
  }

  /** The file holds exactly that text; the message names the command that writes it. */
  static void holds(Path file, String text, Class<?> test) {
    try {
      if (isWriting()) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("%s; to write it: %s", file, command(test))
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String command(Class<?> test) {
    return "mvn -q test -Dtest=" + test.getSimpleName() + " -Dgenerated.write=true";
  }
}
