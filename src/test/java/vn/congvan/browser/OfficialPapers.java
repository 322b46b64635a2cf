package vn.congvan.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Real official texts where the shared samples lie beside the project, and letters in the decree's
 * layout elsewhere.
 */
final class OfficialPapers {

  private static final Path SAMPLES = Path.of("../shared/samples").toAbsolutePath().normalize();
  private static final List<String> NAMES =
      List.of(
          "nghi-dinh-30-2020.pdf",
          "nghi-dinh-30-2020-phu-luc-3.pdf",
          "nghi-dinh-30-2020-phu-luc-6.pdf");

  private OfficialPapers() {}

  /** Three papers. */
  static List<Path> three(Path folder) throws IOException {
    if (NAMES.stream().allMatch(name -> Files.isReadable(SAMPLES.resolve(name)))) {
      return NAMES.stream().map(SAMPLES::resolve).toList();
    }
    return List.of(letter(folder, 1), letter(folder, 2), letter(folder, 3));
  }

  private static Path letter(Path folder, int number) throws IOException {
    var file = folder.resolve("cong-van-" + number + ".pdf");
    try (var pdf = new PDDocument();
        var font = OfficialPapers.class.getResourceAsStream("/fonts/LiberationSerif-Regular.ttf")) {
      var face = PDType0Font.load(pdf, font);
      var page = new PDPage(PDRectangle.A4);
      pdf.addPage(page);
      try (var text = new PDPageContentStream(pdf, page)) {
        line(text, face, 60, 790, "BỘ NỘI VỤ");
        line(text, face, 330, 790, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        line(text, face, 390, 772, "Độc lập - Tự do - Hạnh phúc");
        line(text, face, 60, 745, "Số: " + (120 + number) + "/BNV-VP");
        line(text, face, 360, 745, "Hà Nội, ngày 01 tháng 9 năm 2026");
        line(text, face, 60, 720, "V/v báo cáo công tác văn thư, lưu trữ năm 2026");
        line(
            text,
            face,
            120,
            680,
            "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương");
        line(
            text,
            face,
            60,
            650,
            "Bộ Nội vụ đề nghị báo cáo kết quả công tác văn thư, lưu trữ trước ngày 30/9/2026.");
        line(text, face, 360, 560, "KT. BỘ TRƯỞNG");
        line(text, face, 360, 540, "THỨ TRƯỞNG");
        line(text, face, 360, 470, "Nguyễn Văn An");
      }
      pdf.save(file.toFile());
    }
    return file;
  }

  private static void line(
      PDPageContentStream text, PDType0Font face, float x, float y, String words)
      throws IOException {
    text.beginText();
    text.setFont(face, 12);
    text.newLineAtOffset(x, y);
    text.showText(words);
    text.endText();
  }
}
