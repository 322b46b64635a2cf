package vn.congvan.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalStampTest {

  private static final Path SAMPLES = Path.of("../shared/samples");
  private static final int DPI = 72;

  private static final StampText TEXT =
      new StampText(
          "Sở Nội vụ tỉnh Vĩnh Long",
          "1254",
          LocalDate.of(2026, 11, 2),
          "Phòng Tổ chức – Biên chế; Văn phòng Sở",
          "01.TCCB");

  private final ArrivalStamp stamp = new ArrivalStamp();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nghi-dinh-30-2020.pdf",
        "nghi-dinh-30-2020-phu-luc-1.pdf",
        "nghi-dinh-30-2020-phu-luc-3.pdf",
        "nghi-dinh-30-2020-phu-luc-4.pdf",
        "nghi-dinh-30-2020-phu-luc-6.pdf"
      })
  void aRealDocumentIsStampedWithoutCoveringItsText(String name) throws Exception {
    var sample = SAMPLES.resolve(name);
    assumeThat(sample).exists();
    var original = Files.readAllBytes(sample);

    var copy = stamped(original, TEXT);

    assertThat(Arrays.copyOf(copy, original.length))
        .as("the original's bytes stand unchanged at the beginning")
        .isEqualTo(original);
    assertThat(textOf(copy)).contains("1254", "02/11/2026", "SỞ NỘI VỤ TỈNH VĨNH LONG", "ĐẾN");
    keepForTheEye(name, copy);
    assertNothingIsCovered(original, copy);
  }

  @Test
  void vietnameseLettersComeBackAsTheyWereGiven() throws Exception {
    var all = "ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỵỷỹđĐƯƠ";
    var decomposed = Normalizer.normalize("Ủy ban nhân dân phường Thiềng Đức", Normalizer.Form.NFD);
    var copy =
        stamped(letter(0, PDRectangle.A4), new StampText(decomposed, "7", TEXT.date(), all, null));
    assertThat(textOf(copy).replaceAll("\\s", ""))
        .contains(all)
        .contains("ỦYBANNHÂNDÂNPHƯỜNGTHIỀNGĐỨC");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aTurnedPageIsStampedUprightAtItsTop(int rotation) throws Exception {
    var original = letter(rotation, PDRectangle.A4);
    var copy = stamped(original, TEXT);
    assertNothingIsCovered(original, copy);
    keepForTheEye("rotated-" + rotation + ".pdf", copy);
    var box = redBox(render(copy));
    assertThat(box.width()).isCloseTo(mm(50), within());
    assertThat(box.height()).isCloseTo(mm(35), within());
    assertThat(box.top()).isLessThan(render(copy).getHeight() / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aFullPageGrowsByAStrip(int rotation) throws Exception {
    var original = picture(rotation, PDRectangle.A4, Color.DARK_GRAY, true);
    var copy = stamped(original, TEXT);
    keepForTheEye("full-" + rotation + ".pdf", copy);
    var before = render(original);
    var after = render(copy);
    assertThat(after.getWidth()).isEqualTo(before.getWidth());
    assertThat(after.getHeight() - before.getHeight()).isCloseTo(mm(43), within());
    var grown = after.getHeight() - before.getHeight();
    assertThat(
            difference(before, after.getSubimage(0, grown, before.getWidth(), before.getHeight())))
        .isLessThan(16);
    assertThat(redBox(after).top()).isLessThan(mm(43));
  }

  @Test
  void aScanIsJudgedByItsPicture() throws Exception {
    var original = picture(0, PDRectangle.A4, new Color(0xe9, 0xe4, 0xd8), false);
    var copy = stamped(original, TEXT);
    keepForTheEye("scan.pdf", copy);
    assertThat(render(copy).getHeight()).isEqualTo(render(original).getHeight());
    // The scan has a black bar over the preferred place, from 40 to 90 mm on the left half.
    var box = redBox(render(copy));
    assertThat(box.left() > mm(105) || box.top() > mm(90) || box.top() + box.height() < mm(40) + 2)
        .isTrue();
  }

  @Test
  void whatIsShownIsTheCropBox() throws Exception {
    var original =
        changed(
            letter(0, new PDRectangle(1000, 1200)),
            page -> page.setCropBox(new PDRectangle(200, 150, 595, 842)));
    var copy = stamped(original, TEXT);
    var picture = render(copy);
    assertThat(picture.getWidth()).isEqualTo(595);
    assertThat(redBox(picture).width()).isCloseTo(mm(50), within());
  }

  @Test
  void aTinyPageGetsASmallerStamp() throws Exception {
    var original = letter(0, new PDRectangle(mm(40), mm(30)));
    var copy = stamped(original, TEXT);
    keepForTheEye("tiny.pdf", copy);
    assertThat(redBox(render(copy)).width()).isBetween(mm(30), mm(40));
  }

  @Test
  void aBigUnitStillGivesAStampOfItsSize() throws Exception {
    var original = changed(letter(0, new PDRectangle(298, 421)), page -> page.setUserUnit(2));
    var picture = render(stamped(original, TEXT));
    assertThat(redBox(picture).width()).isCloseTo(mm(25), within());
  }

  @Test
  void statesLeftOpenByTheDocumentDoNotMoveTheStamp() throws Exception {
    var original =
        withContent(letter(0, PDRectangle.A4), "q 3 0 0 3 100 100 cm 1 0 0 rg\n".getBytes());
    var box = redBox(render(stamped(original, TEXT)));
    assertThat(box.width()).isCloseTo(mm(50), within());
    var takenBack = withContent(letter(0, PDRectangle.A4), "Q Q 3 0 0 3 100 100 cm\n".getBytes());
    assertThat(redBox(render(stamped(takenBack, TEXT))).width()).isCloseTo(mm(50), within());
  }

  @Test
  void aLongTextIsMadeToFit() throws Exception {
    var copy =
        stamped(
            letter(0, PDRectangle.A4),
            new StampText(
                "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp tỉnh"
                    + " Vĩnh Long trực thuộc Ủy ban nhân dân tỉnh",
                "125400",
                TEXT.date(),
                "Phòng Quản lý đầu tư, Phòng Kế hoạch – Tài chính, Văn phòng Ủy ban nhân dân tỉnh,"
                    + " các phòng chuyên môn và đơn vị trực thuộc",
                "125.QLDA-2026/ĐTXD-GTNN"));
    keepForTheEye("long.pdf", copy);
    assertThat(redBox(render(copy)).width()).isCloseTo(mm(50), within());
    assertThat(textOf(copy)).contains("…");
  }

  @Test
  void aFileThatIsNoSoundPdfIsSaidToBeSoAndNothingIsWritten() throws Exception {
    var locked = new ByteArrayOutputStream();
    try (var document = Loader.loadPDF(letter(0, PDRectangle.A4))) {
      document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      document.save(locked);
    }
    var sound = letter(0, PDRectangle.A4);
    for (var bytes :
        new byte[][] {
          {}, "not a pdf".getBytes(), Arrays.copyOf(sound, 200), locked.toByteArray()
        }) {
      var out = new ByteArrayOutputStream();
      assertThatThrownBy(() -> stamp.draw(new ByteArrayInputStream(bytes), TEXT, out))
          .isInstanceOf(NotStampable.class);
      assertThat(out.size()).isZero();
    }
  }

  @Test
  void aFileWhoseTableIsBrokenIsWrittenAnew() throws Exception {
    var plain = new ByteArrayOutputStream();
    try (var document = Loader.loadPDF(letter(0, PDRectangle.A4))) {
      document.save(plain, CompressParameters.NO_COMPRESSION);
    }
    var text = plain.toString(StandardCharsets.ISO_8859_1);
    var broken =
        text.replaceFirst("startxref\\s+\\d+", "startxref\n77")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(textOf(stamped(broken, TEXT))).contains("1254");
  }

  private byte[] stamped(byte[] original, StampText text) throws Exception {
    var out = new ByteArrayOutputStream();
    stamp.draw(new ByteArrayInputStream(original), text, out);
    return out.toByteArray();
  }

  /** Every dot that was dark before is as dark after, in the same place from the bottom. */
  private static void assertNothingIsCovered(byte[] original, byte[] copy) throws IOException {
    var before = render(original);
    var after = render(copy);
    var box = redBox(after);
    assertThat(box.width()).as("the stamp's frame is seen").isCloseTo(mm(50), within());
    var grown = after.getHeight() - before.getHeight();
    for (var y = box.top(); y < box.top() + box.height(); y++) {
      for (var x = box.left(); x < box.left() + box.width(); x++) {
        if (y - grown >= 0) {
          assertThat(new Color(before.getRGB(x, y - grown)).getRed())
              .as("dot %d,%d", x, y)
              .isGreaterThan(128);
        }
      }
    }
  }

  private record Box(int left, int top, int width, int height) {}

  private static Box redBox(BufferedImage picture) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = -1;
    int bottom = -1;
    for (var y = 0; y < picture.getHeight(); y++) {
      for (var x = 0; x < picture.getWidth(); x++) {
        var color = new Color(picture.getRGB(x, y));
        if (color.getRed() > color.getGreen() + 60 && color.getRed() > color.getBlue() + 60) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x);
          bottom = Math.max(bottom, y);
        }
      }
    }
    return new Box(left, top, right - left + 1, bottom - top + 1);
  }

  private static BufferedImage render(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DPI);
    }
  }

  /**
   * By how much the dots of two pictures differ on the average, of 255; a shift by half a dot gives
   * some.
   */
  private static double difference(BufferedImage one, BufferedImage other) {
    var sum = 0L;
    for (var y = 0; y < one.getHeight(); y++) {
      for (var x = 0; x < one.getWidth(); x++) {
        sum +=
            Math.abs(new Color(one.getRGB(x, y)).getRed() - new Color(other.getRGB(x, y)).getRed());
      }
    }
    return (double) sum / (one.getHeight() * one.getWidth());
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(false);
      stripper.setEndPage(1);
      return stripper.getText(document);
    }
  }

  private static int mm(double millimetres) {
    return (int) Math.round(millimetres * DPI / 25.4);
  }

  private static Offset<Integer> within() {
    return Offset.offset(3);
  }

  /** A page in the decree's layout, with text as a printer would set it. */
  private static byte[] letter(int rotation, PDRectangle size) throws IOException {
    try (var document = new PDDocument();
        var ttf =
            ArrivalStampTest.class.getResourceAsStream("/fonts/LiberationSerif-Regular.ttf")) {
      var font = PDType0Font.load(document, ttf);
      var page = new PDPage(size);
      page.setRotation(rotation);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
        content.setFont(font, 13);
        content.beginText();
        content.newLineAtOffset(85, size.getHeight() - 70);
        content.showText("ỦY BAN NHÂN DÂN TỈNH");
        content.newLineAtOffset(0, -40);
        content.showText("Số: 125/UBND-VX");
        for (var i = 0; i < 20; i++) {
          content.newLineAtOffset(0, i == 0 ? -140 : -20);
          content.showText("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư, đề nghị");
        }
        content.endText();
      }
      return bytes(document);
    }
  }

  private static byte[] picture(int rotation, PDRectangle size, Color paper, boolean full)
      throws IOException {
    var image = new BufferedImage(620, 877, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(paper);
    graphics.fillRect(0, 0, 620, 877);
    graphics.setColor(Color.BLACK);
    if (full) {
      for (var y = 0; y < 877; y += 14) {
        graphics.setColor(y % 28 == 0 ? Color.WHITE : Color.BLACK);
        graphics.fillRect(0, y, 620, 7);
      }
    } else {
      graphics.fillRect(20, 118, 290, 148);
      for (var i = 0; i < 300; i++) {
        image.setRGB((i * 97) % 620, (i * 53) % 877, 0);
      }
    }
    graphics.dispose();
    try (var document = new PDDocument()) {
      var page = new PDPage(size);
      page.setRotation(rotation);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(
            LosslessFactory.createFromImage(document, image),
            0,
            0,
            size.getWidth(),
            size.getHeight());
      }
      return bytes(document);
    }
  }

  private static byte[] changed(byte[] pdf, Consumer<PDPage> change) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      change.accept(document.getPage(0));
      return bytes(document);
    }
  }

  private static byte[] withContent(byte[] pdf, byte[] content) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stream = new PDStream(document);
      try (var out = stream.createOutputStream()) {
        out.write(content);
      }
      document.getPage(0).setContents(stream);
      return bytes(document);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static void keepForTheEye(String name, byte[] pdf) throws IOException {
    var folder = Path.of("target/print");
    Files.createDirectories(folder);
    Files.write(folder.resolve(name), pdf);
  }
}
