package vn.congvan.practice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the layout of Decree 30/2020, Appendix I, made for practice and tests, where no real
 * one may be used.
 *
 * @param body the paragraphs of a letter made for practice, which says of itself that it is no real
 *     one; empty for the sketches that tests use
 */
public record PracticeLetter(
    @Nullable String parent,
    List<String> issuer,
    String identifier,
    String placeAndDate,
    @Nullable String type,
    List<String> subject,
    @Nullable String stamp,
    List<String> authority,
    String signer,
    int pages,
    String addressee,
    List<String> body) {

  private static final String EVERYBODY = "Ủy ban nhân dân các xã, phường";

  /** A sketch of a letter, without a text of its own. */
  public PracticeLetter(
      @Nullable String parent,
      List<String> issuer,
      String identifier,
      String placeAndDate,
      @Nullable String type,
      List<String> subject,
      @Nullable String stamp,
      List<String> authority,
      String signer,
      int pages) {
    this(
        parent,
        issuer,
        identifier,
        placeAndDate,
        type,
        subject,
        stamp,
        authority,
        signer,
        pages,
        EVERYBODY,
        List.of());
  }

  /** A công văn of a department. */
  public static PracticeLetter ofDepartment() {
    return new PracticeLetter(
        "UBND TỈNH VĨNH LONG",
        List.of("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
        "Số: 1205/SNNMT-VP",
        "Vĩnh Long, ngày 04 tháng 9 năm 2026",
        null,
        List.of("V/v báo cáo tình hình phòng,", "chống hạn mặn năm 2026"),
        null,
        List.of("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "Trần Thị Ngọc Hạnh",
        1);
  }

  /** A decision of a commune. */
  public static PracticeLetter ofCommune() {
    return new PracticeLetter(
        null,
        List.of("ỦY BAN NHÂN DÂN", "XÃ TÂN HẠNH"),
        "Số: 05/QĐ-UBND",
        "Tân Hạnh, ngày 12 tháng 01 năm 2026",
        "QUYẾT ĐỊNH",
        List.of("Về việc kiện toàn Ban Chỉ huy phòng thủ", "dân sự xã Tân Hạnh"),
        null,
        List.of("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "Nguyễn Văn Đức",
        2);
  }

  /** The same letter with the stamp of its urgency or secrecy. */
  public PracticeLetter stamped(String words) {
    return new PracticeLetter(
        parent,
        issuer,
        identifier,
        placeAndDate,
        type,
        subject,
        words,
        authority,
        signer,
        pages,
        addressee,
        body);
  }

  /** The same letter under another number and symbol. */
  public PracticeLetter numbered(String other) {
    return new PracticeLetter(
        parent,
        issuer,
        "Số: " + other,
        placeAndDate,
        type,
        subject,
        stamp,
        authority,
        signer,
        pages,
        addressee,
        body);
  }

  /** The letter as the bytes of a PDF. */
  public byte[] pdf() {
    try (var document = document()) {
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The letter as an open document, to be spoilt by a test. */
  public PDDocument document() throws IOException {
    var document = new PDDocument();
    var regular = font(document, "Regular");
    var bold = font(document, "Bold");
    for (var page = 1; page <= pages; page++) {
      var sheet = new PDPage(PDRectangle.A4);
      document.addPage(sheet);
      try (var ink = new PDPageContentStream(document, sheet)) {
        if (page == 1) {
          head(ink, regular, bold);
        }
        if (page == pages) {
          foot(ink, regular, bold);
        } else {
          line(ink, regular, 13, 90, 400, "Điều 1. Nội dung của văn bản ở trang này.");
        }
      }
    }
    if (!body.isEmpty()) {
      // The letters of the practice province are the same files in every one of them; a test's
      // sketch is another file each time, so that it is no duplicate.
      document.setDocumentId((long) hashCode());
    }
    return document;
  }

  private void head(PDPageContentStream ink, PDType0Font regular, PDType0Font bold)
      throws IOException {
    centred(ink, bold, 12, 410, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    centred(ink, bold, 13, 410, 764, "Độc lập - Tự do - Hạnh phúc");
    var y = 780f;
    if (parent != null) {
      centred(ink, regular, 12, 175, y, parent);
      y -= 15;
    }
    for (var part : issuer) {
      centred(ink, bold, 12, 175, y, part);
      y -= 15;
    }
    centred(ink, regular, 13, 175, 725, identifier);
    centred(ink, regular, 13, 410, 725, placeAndDate);
    y = 707;
    if (type == null) {
      for (var part : subject) {
        centred(ink, regular, 12, 175, y, part);
        y -= 14;
      }
    }
    if (stamp != null) {
      centred(ink, bold, 13, 175, Math.min(665, y - 8), stamp);
    }
    y = 640;
    if (!body.isEmpty()) {
      text(ink, regular, bold);
      return;
    }
    if (type == null) {
      line(ink, regular, 13, 200, y, "Kính gửi: " + addressee + ".");
    } else {
      centred(ink, bold, 14, 310, y, type);
      for (var part : subject) {
        y -= 17;
        centred(ink, bold, 13, 310, y, part);
      }
      centred(ink, regular, 13, 310, y - 12, "________");
      centred(ink, bold, 13, 310, y - 45, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ");
      line(
          ink,
          regular,
          13,
          110,
          y - 75,
          "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;");
    }
    line(
        ink, regular, 13, 110, 480, "Thực hiện chỉ đạo tại Công văn số 99/UBND-KT ngày 01/9/2026,");
  }

  private void text(PDPageContentStream ink, PDType0Font regular, PDType0Font bold)
      throws IOException {
    var y = 620f;
    if (type == null) {
      centred(ink, regular, 13, 310, y, "Kính gửi: " + addressee);
      y -= 30;
    } else {
      centred(ink, bold, 14, 310, y, type);
      for (var part : subject) {
        y -= 17;
        centred(ink, bold, 13, 310, y, part);
      }
      centred(ink, regular, 13, 310, y - 10, "________");
      y -= 38;
    }
    for (var paragraph : body) {
      var indent = 30f;
      for (var part : wrapped(regular, 13, 450, indent, paragraph)) {
        line(ink, regular, 13, 85 + indent, y, part);
        indent = 0;
        y -= 18;
      }
      y -= 5;
    }
    centred(ink, regular, 9, 300, 40, "Văn bản thực hành, không có giá trị pháp lý");
  }

  /** Breaks a text into lines of at most that width, the first of them indented. */
  private static List<String> wrapped(
      PDType0Font font, float size, float width, float indent, String text) throws IOException {
    List<String> lines = new ArrayList<>();
    var line = "";
    for (var word : text.split(" ")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      var room = lines.isEmpty() ? width - indent : width;
      if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > room) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  private void foot(PDPageContentStream ink, PDType0Font regular, PDType0Font bold)
      throws IOException {
    line(ink, bold, 12, 90, 300, "Nơi nhận:");
    line(ink, regular, 11, 90, 286, "- Như trên;");
    line(ink, regular, 11, 90, 272, "- Chủ tịch, các Phó Chủ tịch;");
    line(ink, regular, 11, 90, 258, "- Lưu: VT.");
    var y = 300f;
    for (var part : authority) {
      centred(ink, bold, 13, 420, y, part);
      y -= 16;
    }
    centred(ink, bold, 13, 420, 190, signer);
  }

  private static PDType0Font font(PDDocument document, String style) throws IOException {
    try (var font =
        PracticeLetter.class.getResourceAsStream("/fonts/LiberationSerif-" + style + ".ttf")) {
      return PDType0Font.load(document, font);
    }
  }

  private static void centred(
      PDPageContentStream ink, PDType0Font font, float size, float centre, float y, String text)
      throws IOException {
    line(ink, font, size, centre - font.getStringWidth(text) / 1000 * size / 2, y, text);
  }

  private static void line(
      PDPageContentStream ink, PDType0Font font, float size, float x, float y, String text)
      throws IOException {
    ink.beginText();
    ink.setFont(font, size);
    ink.newLineAtOffset(x, y);
    ink.showText(text);
    ink.endText();
  }

  /** Several different letters. */
  public static List<PracticeLetter> some(int count) {
    var letters = new ArrayList<PracticeLetter>();
    for (var number = 1; number <= count; number++) {
      letters.add(ofDepartment().numbered("%02d/SNNMT-VP".formatted(number)));
    }
    return letters;
  }
}
