package vn.congvan.intake.inspection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.shared.Sentence;

/** Looks into DOCX and XLSX: whole, of bearable size when unpacked, without macros. */
final class OoxmlInspection {

  private static final String DOCX_MAIN = "wordprocessingml.document.main+xml";
  private static final String XLSX_MAIN = "spreadsheetml.sheet.main+xml";

  // Below this size no ratio does harm; a sheet of equal cells packs very well.
  private static final long HARMLESS = 10_000_000;

  private static final Pattern OUTSIDE_TEMPLATE =
      Pattern.compile(
          "<Relationship\\b(?=[^>]*(?:attachedTemplate|oleObject|frame)\")(?=[^>]*TargetMode=\"External\")",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE", Pattern.CASE_INSENSITIVE);

  // The stream in which Office hides a document under a password, in the UTF-16 of OLE folders.
  private static final byte[] ENCRYPTED_PACKAGE =
      "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private static final Finding DAMAGED =
      new Finding.Refused(
          new Sentence(
              "Tệp bị hỏng hoặc thiếu phần cuối. Hãy tải lại từ nguồn, mở kiểm tra rồi gửi tệp đầy đủ."));
  private static final Finding BOMB =
      new Finding.Quarantined(
          "application/zip",
          new Sentence(
              "Tệp nén bất thường: khi giải nén lớn gấp nhiều lần, có thể làm tê liệt máy nên được cách ly. Hãy đề nghị nơi gửi lưu lại tệp hoặc gửi bản PDF."));

  private final IntakeSettings settings;

  OoxmlInspection(IntakeSettings settings) {
    this.settings = settings;
  }

  Finding look(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return look(zip, Files.size(file));
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      return DAMAGED;
    } catch (java.io.EOFException | XMLStreamException e) {
      return DAMAGED;
    }
  }

  /** A file of Office 97–2003, or a newer one under a password: both have the same wrapping. */
  Finding lookAtOldOffice(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    return indexOf(bytes, ENCRYPTED_PACKAGE) >= 0
        ? new Finding.Refused(
            new Sentence(
                "Tệp Office được đặt mật khẩu. Hãy đề nghị nơi gửi bỏ mật khẩu rồi gửi lại."))
        : new Finding.Refused(
            new Sentence(
                "Tệp thuộc định dạng Office 97–2003 (DOC, XLS, PPT, MSG) không được nhận. Hãy lưu lại thành DOCX, XLSX hoặc PDF rồi gửi lại."));
  }

  private Finding look(ZipFile zip, long packedSize) throws IOException, XMLStreamException {
    if (zip.size() > settings.maxEntries()) {
      return BOMB;
    }
    var dangers = new LinkedHashSet<Sentence>();
    var types = "";
    var documentXml = new byte[0];
    var left = settings.maxUnpacked().toBytes();
    var unpacked = 0L;
    for (var entry : Collections.list(zip.entries())) {
      var name = entry.getName().toLowerCase(Locale.ROOT);
      nameDangers(name, dangers);
      var wanted = name.equals("[content_types].xml") || name.equals("word/document.xml");
      var isXml = name.endsWith(".xml") || name.endsWith(".rels");
      try (var stream = zip.getInputStream(entry)) {
        var head = stream.readNBytes(wanted || name.endsWith(".rels") ? 20_000_000 : 4096);
        var size = head.length + drain(stream, left - head.length);
        left -= size;
        unpacked += size;
        if (left < 0 || isBomb(entry, size)) {
          return BOMB;
        }
        if (isXml && DOCTYPE.matcher(start(head)).find()) {
          dangers.add(new Sentence("khai báo DOCTYPE trong dữ liệu XML"));
        }
        if (name.endsWith(".rels") && OUTSIDE_TEMPLATE.matcher(text(head)).find()) {
          dangers.add(new Sentence("liên kết tự tải nội dung từ ngoài vào"));
        }
        if (name.equals("[content_types].xml")) {
          types = text(head);
        } else if (name.equals("word/document.xml")) {
          documentXml = head;
        }
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("Interrupted");
      }
    }
    if (unpacked > HARMLESS && unpacked / Math.max(1, packedSize) > settings.maxRatio()) {
      return BOMB;
    }
    if (types.contains("macroEnabled")) {
      dangers.add(new Sentence("macro"));
    }
    var mediaType =
        types.contains(DOCX_MAIN)
            ? MediaTypes.DOCX
            : types.contains(XLSX_MAIN) ? MediaTypes.XLSX : "application/zip";
    var isOffice = !types.isEmpty();
    if (isOffice && !dangers.isEmpty()) {
      return new Finding.Quarantined(
          mediaType,
          new Sentence(
              "Tệp Office chứa %s nên được cách ly. Hãy đề nghị nơi gửi lưu lại không có phần này hoặc gửi bản PDF.",
              Sentence.list(dangers)));
    }
    return switch (mediaType) {
      case MediaTypes.DOCX ->
          documentXml.length == 0
              ? DAMAGED
              : new Finding.Accepted(
                  mediaType, null, PageText.clean(paragraphs(documentXml)), false);
      case MediaTypes.XLSX ->
          zip.getEntry("xl/workbook.xml") == null
              ? DAMAGED
              : new Finding.Accepted(mediaType, null, "", false);
      default ->
          new Finding.Refused(
              isOffice
                  ? new Sentence(
                      "Tệp Office này không phải văn bản Word (DOCX) hay bảng tính Excel (XLSX). Hãy gửi bản PDF.")
                  : new Sentence(
                      "Tệp nén ZIP không được nhận. Hãy giải nén rồi gửi từng tệp PDF, DOCX, XLSX hoặc ảnh."));
    };
  }

  private static void nameDangers(String name, Set<Sentence> dangers) {
    if (name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml")) {
      dangers.add(new Sentence("macro"));
    }
    if (name.contains("/activex/")) {
      dangers.add(new Sentence("thành phần ActiveX"));
    }
    if (name.startsWith("/") || name.contains("\\") || name.matches("(.*/)?\\.\\.(/.*)?")) {
      dangers.add(new Sentence("đường dẫn trỏ ra ngoài tệp"));
    }
    if (name.endsWith(".exe") || name.endsWith(".dll") || name.endsWith(".scr")) {
      dangers.add(new Sentence("chương trình chạy được"));
    }
  }

  private boolean isBomb(ZipEntry entry, long size) {
    return size > HARMLESS && size / Math.max(1, entry.getCompressedSize()) > settings.maxRatio();
  }

  /** Reads to the end, or a little past the limit; nothing believes the sizes a file states. */
  private static long drain(InputStream stream, long limit) throws IOException {
    var buffer = new byte[65536];
    var total = 0L;
    for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      total += count;
      if (total > limit) {
        break;
      }
    }
    return total;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String start(byte[] bytes) {
    var length = Math.min(bytes.length, 4096);
    return new String(bytes, 0, length, StandardCharsets.UTF_8)
        + new String(bytes, 0, length, StandardCharsets.UTF_16);
  }

  /** The paragraphs of a DOCX, one a line; cells of the letterhead's table one after the other. */
  private static String paragraphs(byte[] documentXml) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var reader = factory.createXMLStreamReader(new ByteArrayInputStream(documentXml));
    var text = new StringBuilder();
    var inText = false;
    while (reader.hasNext() && text.length() < PageText.LONGEST) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (reader.getLocalName()) {
            case "t" -> inText = true;
            case "tab" -> text.append("    ");
            case "br", "cr" -> text.append('\n');
            case "noBreakHyphen" -> text.append('-');
            default -> {}
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (inText) {
            text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          switch (reader.getLocalName()) {
            case "t" -> inText = false;
            case "p" -> text.append('\n');
            default -> {}
          }
        }
        default -> {}
      }
    }
    return text.toString();
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (var at = 0; at <= bytes.length - wanted.length; at++) {
      var index = 0;
      while (index < wanted.length && bytes[at + index] == wanted[index]) {
        index++;
      }
      if (index == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
