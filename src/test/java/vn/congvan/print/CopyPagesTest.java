package vn.congvan.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;

/** The pages of copies. */
class CopyPagesTest {

  private final CopyPages pages = new CopyPages();

  @Test
  void theBlockOfAPaperCopyStandsRightBelowTheLastLine() throws Exception {
    var copy = pages.paper(letter(0, 700), List.of(), text());
    keepForTheEye("copy-paper", copy);

    assertThat(pages.pages(copy)).isEqualTo(1);
    assertThat(words(copy))
        .contains("Line at 700", "SỞ NỘI VỤ", "SAO LỤC", "Số: 05/SL-SNV")
        .contains("Ngày 05 tháng 02 năm 2026", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Thúy Kiều")
        .contains("- Sở Tài chính;", "- Lưu: VT.");
    // Above the block stays what was there, and the block does not begin higher.
    assertThat(band(copy, 0, 842 - 695)).doesNotContain("SAO LỤC");
    assertThat(band(copy, 842 - 695, 842)).contains("SAO LỤC").doesNotContain("Line at 700");
  }

  @Test
  void whereTheLastPageIsFullTheBlockGetsAPageOfItsOwn() throws Exception {
    var copy = pages.paper(letter(0, 700, 100), List.of(), text());

    assertThat(pages.pages(copy)).isEqualTo(2);
    assertThat(wordsOf(copy, 1)).contains("Line at 100").doesNotContain("SAO LỤC");
    assertThat(wordsOf(copy, 2)).contains("SAO LỤC", "Lê Thị Thúy Kiều");
  }

  @Test
  void anExtractHasTheChosenPagesOnly() throws Exception {
    var three = letters(letter(0, 701), letter(0, 702), letter(0, 703));
    var copy = pages.paper(three, List.of(1, 3), text());
    assertThat(words(copy)).contains("Line at 701", "Line at 703").doesNotContain("Line at 702");
  }

  @Test
  void theFormOfAnElectronicCopyStandsAtTheTopRightAboveTheSignature() throws Exception {
    var copy = pages.electronic(letter(0, 700), List.of(), text());
    keepForTheEye("copy-electronic", copy.pdf());

    assertThat(words(copy.pdf())).contains("Line at 700", "Sao lục").doesNotContain("SAO LỤC");
    assertThat(copy.left() + copy.width()).isBetween(560f, 595f);
    assertThat(copy.bottom() + copy.height()).isBetween(790f, 830f);
    assertThat(band(copy.pdf(), 0, (int) (842 - copy.bottom() - copy.height())))
        .contains("Sao lục");
  }

  @Test
  void aPageThatIsShownTurnedIsCopiedUpright() throws Exception {
    for (var rotation : new int[] {90, 180, 270}) {
      var copy = pages.electronic(letter(rotation, 400), List.of(), text());
      try (var document = Loader.loadPDF(copy.pdf());
          var original = Loader.loadPDF(letter(rotation, 400))) {
        assertThat(document.getPage(0).getRotation()).isZero();
        var shown = new PDFRenderer(original).renderImage(0);
        var copied = new PDFRenderer(document).renderImage(0);
        assertThat(copied.getWidth()).isEqualTo(shown.getWidth());
        var same = 0;
        var ink = 0;
        for (var y = shown.getHeight() / 4; y < shown.getHeight(); y++) {
          for (var x = 0; x < shown.getWidth(); x++) {
            if ((shown.getRGB(x, y) & 0xff) < 128) {
              ink++;
              same += (copied.getRGB(x, y) & 0xff) < 160 ? 1 : 0;
            }
          }
        }
        assertThat(ink).isGreaterThan(100);
        assertThat(same).as("turned by " + rotation).isGreaterThan(ink * 9 / 10);
      }
    }
  }

  @Test
  void whatIsNoPdfIsTold() {
    assertThatThrownBy(() -> pages.paper("no PDF".getBytes(), List.of(), text()))
        .isInstanceOf(NotStampable.class);
    assertThatThrownBy(() -> pages.electronic(new byte[0], List.of(), text()))
        .isInstanceOf(NotStampable.class);
  }

  private static CopyText text() {
    return new CopyText(
        "SAO LỤC",
        "Ủy ban nhân dân tỉnh Vĩnh Long",
        "Sở Nội vụ",
        "05/SL-SNV",
        LocalDate.of(2026, 2, 5),
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "Lê Thị Thúy Kiều",
        List.of("- Sở Tài chính;", "- Lưu: VT."));
  }

  private static byte[] letter(int rotation, int... lines) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A4);
      page.setRotation(rotation);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        for (var line : lines) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
          content.newLineAtOffset(100, line);
          content.showText("Line at " + line);
          content.endText();
        }
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] letters(byte[]... files) throws IOException {
    try (var document = new PDDocument()) {
      var open = new java.util.ArrayList<PDDocument>();
      for (var file : files) {
        var one = Loader.loadPDF(file);
        open.add(one);
        document.importPage(one.getPage(0));
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      for (var one : open) {
        one.close();
      }
      return out.toByteArray();
    }
  }

  private static String words(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String wordsOf(byte[] pdf, int page) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper();
      text.setStartPage(page);
      text.setEndPage(page);
      return text.getText(document);
    }
  }

  /** What is written on the first page between two heights, measured from above. */
  private static String band(byte[] pdf, int from, int to) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var area = new PDFTextStripperByArea();
      area.addRegion("band", new java.awt.Rectangle(0, from, 600, to - from));
      area.extractRegions(document.getPage(0));
      return area.getTextForRegion("band");
    }
  }

  private static void keepForTheEye(String name, byte[] pdf) throws IOException {
    var folder = Files.createDirectories(Path.of("target", "screens"));
    try (var document = Loader.loadPDF(pdf)) {
      ImageIO.write(
          new PDFRenderer(document).renderImage(0), "png", folder.resolve(name + ".png").toFile());
    }
  }
}
