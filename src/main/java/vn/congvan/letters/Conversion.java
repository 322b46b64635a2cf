package vn.congvan.letters;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes PDF/A-2b of a Word file with LibreOffice, where the server has it. Never call it inside a
 * transaction: it takes seconds.
 */
@Component
public class Conversion {

  private static final Logger log = LoggerFactory.getLogger(Conversion.class);

  private static final String FORMAT =
      "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}";

  // A stranger's file: no macros, no fetching of what it links to.
  private static final String PROFILE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
      </oor:items>
      """;

  private final ConversionSettings settings;
  // Each needs about 300 MB and a whole processor.
  private final Semaphore one = new Semaphore(1, true);

  Conversion(ConversionSettings settings) {
    this.settings = settings;
  }

  /** Whether the server has LibreOffice. */
  public boolean isPossible() {
    return program().isPresent();
  }

  /**
   * The pages of a DOCX.
   *
   * @throws NotConverted if LibreOffice is missing, busy for long, or does not get done with the
   *     file
   */
  public byte[] toPdf(byte[] docx) {
    var program =
        program()
            .orElseThrow(
                () -> new NotConverted("Máy chủ chưa cài LibreOffice. Hãy tải lên bản PDF."));
    try {
      if (!one.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NotConverted(
            "Máy chủ đang chuyển các tệp Word khác. Hãy thử lại sau ít phút hoặc tải lên bản PDF.");
      }
      try {
        return convert(program, docx);
      } finally {
        one.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotConverted("Việc chuyển tệp Word bị dừng. Hãy thử lại.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] convert(Path program, byte[] docx) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("congvan-conversion");
    try {
      var source = Files.write(folder.resolve("van-ban.docx"), docx);
      var profile = Files.createDirectories(folder.resolve("profile/user")).getParent();
      Files.writeString(profile.resolve("user/registrymodifications.xcu"), PROFILE);
      var command =
          List.of(
              program.toString(),
              "-env:UserInstallation=" + profile.toUri(),
              "--headless",
              "--norestore",
              "--nolockcheck",
              "--convert-to",
              FORMAT,
              "--outdir",
              folder.toString(),
              source.toString());
      var running =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .redirectInput(Redirect.from(nothing(folder)))
              .start();
      try {
        if (!running.waitFor(settings.time().toMillis(), TimeUnit.MILLISECONDS)) {
          log.warn("LibreOffice was stopped after {}", settings.time());
          throw new NotConverted(
              "Tệp Word này mất quá nhiều thời gian để chuyển sang PDF nên đã dừng. Hãy tải lên bản"
                  + " PDF.");
        }
      } finally {
        end(running);
      }
      var pdf = folder.resolve("van-ban.pdf");
      if (running.exitValue() != 0 || !Files.exists(pdf)) {
        log.warn("LibreOffice ended with {} and gave no PDF", running.exitValue());
        throw new NotConverted(
            "LibreOffice không chuyển được tệp Word này. Hãy mở tệp, lưu lại hoặc xuất PDF rồi tải"
                + " lên bản PDF.");
      }
      return Files.readAllBytes(pdf);
    } finally {
      delete(folder);
    }
  }

  private static File nothing(Path folder) throws IOException {
    return Files.createFile(folder.resolve("nothing")).toFile();
  }

  /** The program is a script that starts the real one: its children must end with it. */
  private static void end(Process running) throws InterruptedException {
    var family = running.descendants().toList();
    running.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    running.waitFor();
  }

  private Optional<Path> program() {
    var named = Path.of(settings.libreOffice());
    if (named.getNameCount() > 1 || named.isAbsolute()) {
      return Optional.of(named).filter(Files::isExecutable);
    }
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(named))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
