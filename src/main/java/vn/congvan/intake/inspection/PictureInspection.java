package vn.congvan.intake.inspection;

import java.awt.Rectangle;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.shared.Sentence;

/** Looks into pictures by their headers; the pixels of an absurd one are never unpacked. */
final class PictureInspection {

  private static final Logger log = LoggerFactory.getLogger(PictureInspection.class);

  private static final Map<String, String> FORMATS =
      Map.of(MediaTypes.PNG, "png", MediaTypes.JPEG, "jpeg", MediaTypes.TIFF, "tiff");

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int IEND = 0x49454E44;

  private static final Finding DAMAGED =
      new Finding.Refused(
          new Sentence(
              "Tệp ảnh bị hỏng hoặc thiếu phần cuối. Hãy quét hoặc chụp lại rồi gửi lại."));

  private final IntakeSettings settings;

  PictureInspection(IntakeSettings settings) {
    this.settings = settings;
  }

  Finding look(Path file, String mediaType) throws IOException {
    var readers = ImageIO.getImageReadersByFormatName(FORMATS.get(mediaType));
    var reader = readers.next();
    try (var input = new FileImageInputStream(file.toFile())) {
      reader.setInput(input);
      return look(file, mediaType, reader);
    } catch (IOException | RuntimeException e) {
      log.debug("Unreadable picture", e);
      return DAMAGED;
    } finally {
      reader.dispose();
    }
  }

  private Finding look(Path file, String mediaType, ImageReader reader) throws IOException {
    var pages = mediaType.equals(MediaTypes.TIFF) ? reader.getNumImages(true) : 1;
    if (pages < 1) {
      return DAMAGED;
    }
    if (pages > settings.maxPages()) {
      return new Finding.Refused(
          new Sentence(
              "Tệp có %s trang, nhiều hơn giới hạn %s trang. Hãy tách thành nhiều tệp rồi gửi lại.",
              pages, settings.maxPages()));
    }
    for (var page = 0; page < pages; page++) {
      var width = reader.getWidth(page);
      var height = reader.getHeight(page);
      if (width < 1 || height < 1) {
        return DAMAGED;
      }
      if (Math.max(width, height) > settings.maxImageSide()
          || (long) width * height > settings.maxImagePixels()) {
        return new Finding.Refused(
            new Sentence(
                "Ảnh có kích thước %s × %s điểm ảnh, vượt giới hạn. Hãy quét lại ở 200–300 dpi rồi gửi lại.",
                width, height));
      }
    }
    if (!isWhole(file, mediaType, reader, pages)) {
      return DAMAGED;
    }
    return new Finding.Accepted(mediaType, pages, "", false);
  }

  private static boolean isWhole(Path file, String mediaType, ImageReader reader, int pages)
      throws IOException {
    return switch (mediaType) {
      case MediaTypes.PNG -> pngEnds(file);
      case MediaTypes.JPEG -> jpegEnds(file);
      default -> {
        // The last line of the last page is where a cut file fails.
        var last = pages - 1;
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceRegion(
            new Rectangle(0, reader.getHeight(last) - 1, reader.getWidth(last), 1));
        yield reader.read(last, parameters) != null;
      }
    };
  }

  private static boolean pngEnds(Path file) throws IOException {
    try (var png = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (png.readLong() != PNG_SIGNATURE) {
        return false;
      }
      while (true) {
        var length = Integer.toUnsignedLong(png.readInt());
        var chunk = png.readInt();
        png.skipNBytes(length + 4);
        if (chunk == IEND) {
          return true;
        }
      }
    } catch (EOFException e) {
      return false;
    }
  }

  private static boolean jpegEnds(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var tail = new byte[(int) Math.min(65536, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      for (var at = tail.length - 2; at >= 0; at--) {
        if ((tail[at] & 0xff) == 0xff && (tail[at + 1] & 0xff) == 0xd9) {
          return true;
        }
      }
      return false;
    }
  }
}
