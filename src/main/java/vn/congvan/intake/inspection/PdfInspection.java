package vn.congvan.intake.inspection;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.shared.Sentence;

/** Looks into a PDF: whole, open to everyone, without anything that acts by itself. */
final class PdfInspection {

  private static final Logger log = LoggerFactory.getLogger(PdfInspection.class);

  private static final int TAIL = 8192;
  private static final int DEEPEST = 200;

  private static final Finding DAMAGED =
      new Finding.Refused(
          new Sentence(
              "Tệp PDF bị hỏng hoặc thiếu phần cuối. Hãy tải lại từ nguồn hoặc quét lại rồi gửi tệp đầy đủ."));
  private static final Finding ENCRYPTED =
      new Finding.Refused(
          new Sentence(
              "Tệp PDF được mã hóa hoặc đặt mật khẩu. Hãy đề nghị nơi gửi bỏ mật khẩu rồi gửi lại."));

  private final IntakeSettings settings;

  PdfInspection(IntakeSettings settings) {
    this.settings = settings;
  }

  Finding look(Path file) throws IOException {
    if (!endsAsAPdf(file)) {
      return DAMAGED;
    }
    // Before any parser unpacks a stream into memory.
    if (new PackedStreams(settings.maxUnpacked().toBytes()).unpackTooFar(file)) {
      return new Finding.Quarantined(
          MediaTypes.PDF,
          new Sentence(
              "Tệp PDF chứa dữ liệu nén bất thường, có thể làm tê liệt máy nên được cách ly. Hãy đề nghị nơi gửi in lại văn bản thành PDF thường rồi gửi lại."));
    }
    try (var document =
        Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      return look(document);
    } catch (InvalidPasswordException e) {
      return ENCRYPTED;
    } catch (IOException | RuntimeException e) {
      log.debug("Unreadable PDF", e);
      return DAMAGED;
    }
  }

  private Finding look(PDDocument document) throws IOException {
    // An empty password opens it for readers, yet it cannot be stamped: an owner's password locks
    // it.
    if (document.isEncrypted()) {
      return ENCRYPTED;
    }
    var seen = everythingIn(document.getDocument());
    if (!seen.dangers.isEmpty()) {
      return new Finding.Quarantined(
          MediaTypes.PDF,
          new Sentence(
              "Tệp PDF chứa %s nên được cách ly. Hãy đề nghị nơi gửi in lại văn bản thành PDF thường rồi gửi lại.",
              Sentence.list(seen.dangers)));
    }
    var pages = document.getNumberOfPages();
    if (pages == 0) {
      return DAMAGED;
    }
    if (pages > settings.maxPages()) {
      return new Finding.Refused(
          new Sentence(
              "Tệp có %s trang, nhiều hơn giới hạn %s trang. Hãy tách thành nhiều tệp rồi gửi lại.",
              pages, settings.maxPages()));
    }
    return new Finding.Accepted(
        MediaTypes.PDF,
        pages,
        PageText.of(document, settings.inspectionTime().dividedBy(2)),
        seen.signature);
  }

  private static boolean endsAsAPdf(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var tail = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }
  }

  private static final class Seen {
    final Set<Sentence> dangers = new LinkedHashSet<>();
    boolean signature;
  }

  /** Walks over every object of the file, also those that no page leads to. */
  private static Seen everythingIn(COSDocument document) throws IOException {
    var seen = new Seen();
    note(document.getTrailer(), seen, 0);
    for (var key : new ArrayList<>(document.getXrefTable().keySet())) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("Interrupted");
      }
      note(document.getObjectFromPool(key).getObject(), seen, 0);
    }
    return seen;
  }

  private static void note(COSBase object, Seen seen, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("Nested too deeply");
    }
    if (object instanceof COSDictionary dictionary) {
      name(dictionary, seen.dangers);
      seen.signature |= isOfSignature(dictionary);
      for (var value : dictionary.getValues()) {
        // References are visited on their own.
        if (value instanceof COSDictionary || value instanceof COSArray) {
          note(value, seen, depth + 1);
        }
      }
    } else if (object instanceof COSArray array) {
      for (var index = 0; index < array.size(); index++) {
        var value = array.get(index);
        if (value instanceof COSDictionary || value instanceof COSArray) {
          note(value, seen, depth + 1);
        }
      }
    }
  }

  private static void name(COSDictionary dictionary, Set<Sentence> dangers) {
    var action = dictionary.getNameAsString(COSName.S);
    if (dictionary.containsKey(COSName.JS)
        || dictionary.containsKey(COSName.JAVA_SCRIPT)
        || "JavaScript".equals(action)) {
      dangers.add(new Sentence("mã JavaScript"));
    }
    if ("Launch".equals(action)) {
      dangers.add(new Sentence("lệnh mở chương trình khác"));
    }
    if ("ImportData".equals(action) || "GoToE".equals(action)) {
      dangers.add(new Sentence("lệnh mở tệp khác"));
    }
    var type = dictionary.getNameAsString(COSName.TYPE);
    if (dictionary.containsKey(COSName.EF)
        || dictionary.containsKey(COSName.EMBEDDED_FILES)
        || "EmbeddedFile".equals(type)) {
      dangers.add(new Sentence("tệp đính kèm ẩn bên trong"));
    }
    var subtype = dictionary.getNameAsString(COSName.SUBTYPE);
    if ("RichMedia".equals(subtype) || "Movie".equals(subtype)) {
      dangers.add(new Sentence("nội dung đa phương tiện chạy được"));
    }
    if (dictionary.containsKey(COSName.XFA)) {
      dangers.add(new Sentence("biểu mẫu động XFA"));
    }
  }

  /** Also of one to which no field leads any more. */
  private static boolean isOfSignature(COSDictionary dictionary) {
    var type = dictionary.getNameAsString(COSName.TYPE);
    return dictionary.containsKey(COSName.BYTERANGE)
        || dictionary.containsKey(COSName.CONTENTS)
            && ("Sig".equals(type) || "DocTimeStamp".equals(type))
        || "Sig".equals(dictionary.getNameAsString(COSName.FT))
            && dictionary.containsKey(COSName.V);
  }
}
