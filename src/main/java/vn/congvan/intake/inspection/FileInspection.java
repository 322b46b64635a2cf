package vn.congvan.intake.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.tika.Tika;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.shared.Sentence;

/**
 * Decides whether a file may come in: by its content, never by its name, within bounds of memory
 * and time.
 */
@Component
public class FileInspection {

  private static final Logger log = LoggerFactory.getLogger(FileInspection.class);

  private static final Sentence ACCEPTED_KINDS =
      new Sentence("PDF, DOCX, XLSX hoặc ảnh (PNG, JPEG, TIFF)");

  /** What else people and attackers send, in words. */
  private static final Map<String, Sentence> KNOWN_KINDS =
      Map.ofEntries(
          Map.entry("application/x-msdownload", new Sentence("một chương trình chạy được")),
          Map.entry("application/x-dosexec", new Sentence("một chương trình chạy được")),
          Map.entry("application/x-elf", new Sentence("một chương trình chạy được")),
          Map.entry("application/x-executable", new Sentence("một chương trình chạy được")),
          Map.entry("application/x-sharedlib", new Sentence("một chương trình chạy được")),
          Map.entry("application/java-vm", new Sentence("một chương trình chạy được")),
          Map.entry("application/x-sh", new Sentence("một đoạn lệnh")),
          Map.entry("application/x-bat", new Sentence("một đoạn lệnh")),
          Map.entry("application/javascript", new Sentence("một đoạn lệnh")),
          Map.entry("text/html", new Sentence("một trang web (HTML)")),
          Map.entry("application/xhtml+xml", new Sentence("một trang web (HTML)")),
          Map.entry("image/svg+xml", new Sentence("ảnh SVG")),
          Map.entry("application/xml", new Sentence("dữ liệu XML")),
          Map.entry("text/plain", new Sentence("văn bản thuần không định dạng")),
          Map.entry("application/rtf", new Sentence("tệp RTF")),
          Map.entry("application/zip", new Sentence("tệp nén ZIP")),
          Map.entry("application/x-rar-compressed", new Sentence("tệp nén RAR")),
          Map.entry("application/x-7z-compressed", new Sentence("tệp nén 7z")),
          Map.entry("application/gzip", new Sentence("tệp nén")),
          Map.entry("message/rfc822", new Sentence("một thư điện tử")),
          Map.entry("image/gif", new Sentence("ảnh GIF")),
          Map.entry("image/bmp", new Sentence("ảnh BMP")));

  private final IntakeSettings settings;
  private final WallClock wallClock;
  private final Tika tika = new Tika();
  private final PdfInspection pdf;
  private final OoxmlInspection ooxml;
  private final PictureInspection pictures;

  /** An inspection within the settings' limits. */
  public FileInspection(IntakeSettings settings) {
    this.settings = settings;
    this.wallClock =
        new WallClock("intake-inspection", settings.inspectors(), settings.inspectionTime());
    this.pdf = new PdfInspection(settings);
    this.ooxml = new OoxmlInspection(settings);
    this.pictures = new PictureInspection(settings);
  }

  /**
   * Looks into the file, whose name only serves the message.
   *
   * @throws IOException when the file itself cannot be read, which says nothing about its content
   */
  public Finding inspect(Path file, String name) throws IOException {
    var size = Files.size(file);
    if (size == 0) {
      return new Finding.Refused(
          new Sentence("Tệp rỗng (0 byte). Hãy mở lại tệp gốc, kiểm tra rồi gửi lại tệp đầy đủ."));
    }
    if (size > settings.maxFileSize().toBytes()) {
      return tooLarge(settings);
    }
    String mediaType;
    try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
      mediaType = tika.detect(bytes);
    }
    return wallClock.within(
        () -> look(file, mediaType, name),
        () ->
            new Finding.Undecided(
                mediaType,
                new Sentence(
                    "Kiểm tra tệp quá %s giây chưa xong nên tệp được cách ly. Hãy thử kiểm tra lại khi máy rảnh hơn; nếu vẫn vậy, đề nghị nơi gửi in lại văn bản thành PDF thường rồi gửi lại.",
                    settings.inspectionTime().toSeconds())));
  }

  /**
   * The refusal of a file that is over the limit, also for those who notice before it is stored.
   */
  public static Finding.Refused tooLarge(IntakeSettings settings) {
    return new Finding.Refused(
        new Sentence(
            "Tệp lớn hơn giới hạn %s MB. Hãy quét lại ở 200–300 dpi hoặc tách thành nhiều tệp rồi gửi lại.",
            settings.maxFileSize().toMegabytes()));
  }

  private Finding look(Path file, String mediaType, String name) throws IOException {
    try {
      return switch (mediaType) {
        case MediaTypes.PDF -> pdf.look(file);
        case MediaTypes.PNG, MediaTypes.JPEG, MediaTypes.TIFF -> pictures.look(file, mediaType);
        case "application/zip",
            "application/x-tika-ooxml",
            "application/x-tika-ooxml-protected",
            MediaTypes.DOCX,
            MediaTypes.XLSX ->
            ooxml.look(file);
        case "application/x-tika-msoffice", "application/x-tika-msoffice-embedded" ->
            ooxml.lookAtOldOffice(file);
        default -> otherKind(mediaType, name);
      };
    } catch (OutOfMemoryError | StackOverflowError e) {
      log.warn("A {} of {} bytes exhausted its inspection: {}", mediaType, Files.size(file), e);
      return new Finding.Quarantined(
          mediaType,
          new Sentence(
              "Tệp có cấu trúc bất thường, không thể kiểm tra an toàn nên được cách ly. Hãy đề nghị nơi gửi in lại văn bản thành PDF thường rồi gửi lại."));
    }
  }

  static Finding otherKind(String mediaType, String name) {
    var base = mediaType.replaceFirst(";.*", "");
    var kind = KNOWN_KINDS.getOrDefault(base, new Sentence("loại tệp không được nhận (%s)", base));
    return new Finding.Refused(
        new Sentence(
            "Nội dung tệp “%s” là %s. Chỉ nhận %s; hãy gửi lại đúng tệp văn bản.",
            FileName.clean(name), kind, ACCEPTED_KINDS));
  }
}
