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

/**
 * Decides whether a file may come in: by its content, never by its name, within bounds of memory
 * and time.
 */
@Component
public class FileInspection {

  private static final Logger log = LoggerFactory.getLogger(FileInspection.class);

  private static final String ACCEPTED_KINDS = "PDF, DOCX, XLSX hoặc ảnh (PNG, JPEG, TIFF)";

  /** What else people and attackers send, in words. */
  private static final Map<String, String> KNOWN_KINDS =
      Map.ofEntries(
          Map.entry("application/x-msdownload", "một chương trình chạy được"),
          Map.entry("application/x-dosexec", "một chương trình chạy được"),
          Map.entry("application/x-elf", "một chương trình chạy được"),
          Map.entry("application/x-executable", "một chương trình chạy được"),
          Map.entry("application/x-sharedlib", "một chương trình chạy được"),
          Map.entry("application/java-vm", "một chương trình chạy được"),
          Map.entry("application/x-sh", "một đoạn lệnh"),
          Map.entry("application/x-bat", "một đoạn lệnh"),
          Map.entry("application/javascript", "một đoạn lệnh"),
          Map.entry("text/html", "một trang web (HTML)"),
          Map.entry("application/xhtml+xml", "một trang web (HTML)"),
          Map.entry("image/svg+xml", "ảnh SVG"),
          Map.entry("application/xml", "dữ liệu XML"),
          Map.entry("text/plain", "văn bản thuần không định dạng"),
          Map.entry("application/rtf", "tệp RTF"),
          Map.entry("application/zip", "tệp nén ZIP"),
          Map.entry("application/x-rar-compressed", "tệp nén RAR"),
          Map.entry("application/x-7z-compressed", "tệp nén 7z"),
          Map.entry("application/gzip", "tệp nén"),
          Map.entry("message/rfc822", "một thư điện tử"),
          Map.entry("image/gif", "ảnh GIF"),
          Map.entry("image/bmp", "ảnh BMP"));

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
          "Tệp rỗng (0 byte). Hãy mở lại tệp gốc, kiểm tra rồi gửi lại tệp đầy đủ.");
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
                "Kiểm tra tệp quá "
                    + settings.inspectionTime().toSeconds()
                    + " giây chưa xong nên tệp được cách ly. Hãy thử kiểm tra lại khi máy rảnh hơn;"
                    + " nếu vẫn vậy, đề nghị nơi gửi in lại văn bản thành PDF thường rồi gửi lại."));
  }

  /**
   * The refusal of a file that is over the limit, also for those who notice before it is stored.
   */
  public static Finding.Refused tooLarge(IntakeSettings settings) {
    return new Finding.Refused(
        "Tệp lớn hơn giới hạn "
            + settings.maxFileSize().toMegabytes()
            + " MB. Hãy quét lại ở 200–300 dpi hoặc tách thành nhiều tệp rồi gửi lại.");
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
          "Tệp có cấu trúc bất thường, không thể kiểm tra an toàn nên được cách ly. Hãy đề nghị nơi"
              + " gửi in lại văn bản thành PDF thường rồi gửi lại.");
    }
  }

  static Finding otherKind(String mediaType, String name) {
    var base = mediaType.replaceFirst(";.*", "");
    var kind = KNOWN_KINDS.getOrDefault(base, "loại tệp không được nhận (" + base + ")");
    return new Finding.Refused(
        "Nội dung tệp “%s” là %s. Chỉ nhận %s; hãy gửi lại đúng tệp văn bản."
            .formatted(FileName.clean(name), kind, ACCEPTED_KINDS));
  }
}
