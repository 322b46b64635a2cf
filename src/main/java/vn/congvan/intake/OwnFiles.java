package vn.congvan.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.intake.inspection.FileInspection;
import vn.congvan.intake.inspection.FileName;
import vn.congvan.intake.inspection.Finding;
import vn.congvan.intake.reading.LetterReading;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Files that officials bring to their own agency's documents: looked into like those that arrive,
 * and refused at once in place of being set apart, because who brought them sits before the screen.
 *
 * <p>Called outside of any transaction: the bytes lie safe before a row names them.
 */
@Service
public class OwnFiles {

  /** A file that is kept, and what can be read from it. */
  public record Kept(ArrivedFile file, String text) {}

  private final FileInspection inspection;
  private final IntakeSettings settings;
  private final Landing landing;
  private final Contents contents;

  OwnFiles(FileInspection inspection, IntakeSettings settings, Landing landing, Contents contents) {
    this.inspection = inspection;
    this.settings = settings;
    this.landing = landing;
    this.contents = contents;
  }

  /** Keeps the file, or refuses it with the reason at that field. */
  public Kept keep(String name, InputStreamSource content, String field) {
    try {
      var copy = landing.copy(content, settings.maxFileSize().toBytes());
      try {
        return keep(name, copy, field);
      } finally {
        landing.remove(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Kept keep(String name, Path copy, String field) throws IOException {
    var finding = inspection.inspect(copy, name);
    if (!(finding instanceof Finding.Accepted accepted)) {
      throw refusal(field, reason(finding));
    }
    if (LetterReading.secrecy(accepted.text()).isPresent()) {
      throw refusal(
          field,
          new Sentence(
              "Tệp có dấu độ mật. Theo %s, tài liệu bí mật nhà nước không được soạn thảo trên hệ thống này; tệp không được lưu.",
              StateSecrets.LAW));
    }
    var stored = stored(copy, accepted.mediaType());
    return new Kept(
        new ArrivedFile(
            FileName.clean(name, accepted.mediaType()),
            accepted.mediaType(),
            stored.size(),
            stored.sha256(),
            accepted.pages()),
        accepted.text());
  }

  private ContentStore.Stored stored(Path copy, String mediaType) throws IOException {
    try (var bytes = Files.newInputStream(copy)) {
      return contents.keep(bytes, mediaType);
    }
  }

  private static Sentence reason(Finding finding) {
    if (finding instanceof Finding.Refused refused) {
      return refused.reason();
    }
    if (finding instanceof Finding.Quarantined found) {
      return found.reason();
    }
    return ((Finding.Undecided) finding).reason();
  }

  private static Refusal refusal(String field, Sentence reason) {
    return Refusal.of(field, reason);
  }
}
