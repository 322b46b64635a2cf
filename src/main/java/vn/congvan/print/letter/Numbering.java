package vn.congvan.print.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import vn.congvan.print.SerifFont.Face;
import vn.congvan.print.letter.NumberBlanks.Blank;
import vn.congvan.print.letter.PrintedPages.PrintedPage;
import vn.congvan.print.letter.PrintedPages.PrintedPiece;
import vn.congvan.print.letter.TextRemoval.Stretch;
import vn.congvan.shared.Sentence;

/**
 * Puts number, symbol and date into a letter's first page, whether it was composed here or came as
 * a PDF: what stands in their place is taken out, and they are set anew, centred where it stood.
 */
@Component
public class Numbering {

  private static final float EDGE = 24;
  private static final float APART = 12;
  private static final float FROM_THE_AXIS = 60;
  private static final Predicate<String> MOTTO = text -> text.startsWith("Độc lập");
  private static final Predicate<String> AGENCY =
      text ->
          !text.startsWith("CỘNG HÒA")
              && !text.startsWith("CỘNG HOÀ")
              && text.codePoints().anyMatch(Character::isLetter)
              && text.codePoints().noneMatch(Character::isLowerCase);

  private static final Sentence NO_PAGES =
      new Sentence(
          "Không ghi được số và ngày vào tệp này vì tệp hỏng hoặc có mật khẩu. Hãy tải lên bản PDF khác.");

  /**
   * A copy of the pages with number and date; PDF/A stays PDF/A. The pages given are not changed,
   * so that the same draft can be numbered anew when the day has changed.
   *
   * @throws NumberPlaceMissing if the first page has no place for them
   */
  public byte[] draw(byte[] pdf, NumberAndDate given) {
    try (var document = Loader.loadPDF(pdf)) {
      if (document.isEncrypted()) {
        throw new NumberPlaceMissing(NO_PAGES);
      }
      if (!document.getSignatureDictionaries().isEmpty()) {
        throw new NumberPlaceMissing(
            new Sentence(
                "Tệp đã có chữ ký số nên không ghi thêm số và ngày được. Hãy tải lên bản chưa ký."));
      }
      draw(document, given);
      LetterWords.remove(document);
      var out = new ByteArrayOutputStream(pdf.length + (1 << 16));
      // PDF/A-1 knows no compressed object streams.
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new NumberPlaceMissing(NO_PAGES);
    }
  }

  private static void draw(PDDocument document, NumberAndDate given) throws IOException {
    if (document.getNumberOfPages() == 0) {
      throw new NumberPlaceMissing(NO_PAGES);
    }
    var seen = PrintedPages.of(document).pages().get(0);
    var blanks = NumberBlanks.on(seen);
    var number =
        blanks
            .number()
            .orElseThrow(
                () ->
                    new NumberPlaceMissing(
                        new Sentence(
                            "Không tìm thấy chỗ ghi số và ký hiệu trên trang đầu. Hãy thêm dòng \"Số:        /%s\" dưới tên cơ quan rồi tải lại tệp (bản quét không ghi được).",
                            given.symbol())));
    var date =
        blanks
            .date()
            .orElseThrow(
                () ->
                    new NumberPlaceMissing(
                        new Sentence(
                            "Không tìm thấy chỗ ghi địa danh và ngày tháng trên trang đầu. Hãy thêm dòng \"…, ngày     tháng     năm %s\" dưới Tiêu ngữ rồi tải lại tệp.",
                            given.date().getYear())));
    if (date.place().codePoints().noneMatch(Character::isLetter)) {
      throw new NumberPlaceMissing(
          new Sentence(
              "Văn bản chưa ghi địa danh trước ngày tháng. Hãy thêm địa danh rồi tải lại tệp."));
    }
    var stretches = new ArrayList<Stretch>();
    for (var blank : List.of(number, date)) {
      stretches.add(new Stretch(blank.left(), blank.right(), blank.base()));
    }
    if (!new TextRemoval(document, 1, stretches).apply()) {
      throw new NumberPlaceMissing(
          new Sentence(
              "Không ghi được số và ngày vào tệp này vì trang đầu là một hình lồng trong tệp. Hãy xuất lại PDF từ Word hoặc LibreOffice rồi tải lên."));
    }
    var page = document.getPage(0);
    try (var pen = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
      var width = page.getCropBox().getWidth();
      var regular = font(document, Face.REGULAR);
      var italic = font(document, Face.ITALIC);
      var line = given.dateLine(date.place());
      var left = left(date, axis(seen, date, MOTTO), italic, line, EDGE, width - EDGE);
      show(pen, page, italic, date, line, left);
      // Both stand on one line, so that the number may not run into the place.
      var sameLine = Math.abs(number.base() - date.base()) < number.size() && left > number.left();
      show(
          pen,
          page,
          regular,
          number,
          given.numberLine(),
          left(
              number,
              axis(seen, number, AGENCY),
              regular,
              given.numberLine(),
              EDGE,
              sameLine ? left - APART : width - EDGE));
    }
  }

  private static PDType0Font font(PDDocument document, Face face) throws IOException {
    try (var file = face.open()) {
      return PDType0Font.load(document, file, true);
    }
  }

  private static float left(
      Blank blank, float axis, PDType0Font font, String text, float from, float to)
      throws IOException {
    var width = width(font, text, blank);
    return Math.max(from, Math.min(axis - width / 2, to - width));
  }

  /**
   * The middle of what it is centred below: the date below the motto, the number below the agency
   * (II.3.c, II.4.c). The blank's own middle is another one where its end is invisible.
   */
  private static float axis(PrintedPage page, Blank blank, Predicate<String> above) {
    return page.pieces().stream()
        .filter(piece -> piece.base() > blank.base() + 2 && above.test(piece.text()))
        .reduce((first, second) -> second)
        .map(PrintedPiece::middle)
        .filter(middle -> Math.abs(middle - blank.middle()) < FROM_THE_AXIS)
        .orElse(blank.middle());
  }

  private static float width(PDType0Font font, String text, Blank blank) throws IOException {
    try {
      return font.getStringWidth(text) * blank.size() / 1000;
    } catch (IllegalArgumentException e) {
      throw new NumberPlaceMissing(
          new Sentence(
              "Địa danh hoặc ký hiệu có ký tự không in được. Hãy gõ lại bằng bộ mã Unicode rồi tải lại tệp."));
    }
  }

  private static void show(
      PDPageContentStream pen, PDPage page, PDType0Font font, Blank blank, String text, float left)
      throws IOException {
    var box = page.getCropBox();
    pen.beginText();
    pen.setNonStrokingColor(0f);
    pen.setFont(font, blank.size());
    pen.newLineAtOffset(box.getLowerLeftX() + left, box.getLowerLeftY() + blank.base());
    pen.showText(text);
    pen.endText();
  }
}
