package vn.congvan.intake.inspection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Files that strangers send: each is taken, set aside or refused, and none of them by a fault. */
public final class InspectionFuzz {

  private static final FileInspection INSPECTION =
      new FileInspection(FileInspectionTest.settings());
  private static final Path FILE = file();

  private InspectionFuzz() {}

  /** One file. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
    var name = data.consumeString(20) + data.pickValue(new String[] {".pdf", ".docx", ".png", ""});
    Files.write(FILE, data.consumeRemainingAsBytes());
    INSPECTION.inspect(FILE, name);
  }

  private static Path file() {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    try {
      var file = Files.createTempFile("congvan-fuzz", ".bin");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
