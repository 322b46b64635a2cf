package vn.congvan.print.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvan.print.SerifFont.Face;
import vn.congvan.print.letter.PrintedPages.PrintedPiece;
import vn.congvan.support.ArchiveJudge;

class NumberingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final String DATE_LINE = "Lâm Đồng, ngày 05 tháng 01 năm 2026";

  private final Numbering numbering = new Numbering();

  @ParameterizedTest
  @EnumSource(LetterType.class)
  void aComposedDraftIssuedReadsLikeALetterComposedAsIssued(LetterType type) throws Exception {
    var draft = SampleLetters.draft(type);
    var composed = new LetterComposer().compose(draft);

    var issued = numbering.draw(composed.pdf(), new NumberAndDate("05", draft.symbol(), DAY));

    ArchiveJudge.isArchivable(issued);
    assertThat(LetterWords.in(composed.pdf())).contains(draft);
    assertThat(LetterWords.in(issued)).isEmpty();
    var asIssued = new LetterComposer().compose(SampleLetters.issued(type));
    assertThat(lines(issued)).isEqualTo(lines(asIssued.pdf()));
    var number = piece(issued, "Số: 05/" + draft.symbol());
    var date = piece(issued, DATE_LINE);
    assertThat(number.middle()).isCloseTo(middle(composed.number()), within(1f));
    assertThat(date.middle()).isCloseTo(middle(composed.date()), within(1f));
    assertThat(number.size()).isEqualTo(13);
    assertThat(number.isItalic()).isFalse();
    assertThat(date.size()).isEqualTo(14);
    assertThat(date.isItalic()).isTrue();
    assertThat(number.base()).isBetween(bottom(composed.number()), top(composed.number()));
    assertThat(date.base()).isBetween(bottom(composed.date()), top(composed.date()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Số:         /QĐ-UBND | Lâm Đồng, ngày      tháng      năm 2026",
        "Số: ……/QĐ-UBND | Lâm Đồng, ngày …… tháng …… năm 2026",
        "Số: ......../QĐ-UBND | Lâm Đồng, ngày ... tháng ... năm ......",
        "Số:   /QĐ-… | Lâm Đồng, ngày    tháng 01 năm 2026",
        "Số : ___/ QĐ - UBND | Lâm Đồng, ngày __ tháng __ năm 20__",
        "Số: 17/QĐ-SNV | Lâm Đồng, ngày 30 tháng 12 năm 2025",
      })
  void blanksOfAnyKindAreReplaced(String number, String date) {
    var pdf = letterhead(number, date).pdf();

    var issued = numbering.draw(pdf, new NumberAndDate("1234", "QĐ-UBND", DAY));

    assertThat(lines(issued))
        .contains("Số: 1234/QĐ-UBND   " + DATE_LINE)
        .contains("QUYẾT ĐỊNH")
        .contains("Số: ……/QĐ-UBND là mẫu của biểu ngày … tháng … năm …")
        .doesNotContain("….", "QĐ-…\n", "17/QĐ", "2025", "__");
    var untouched = "Căn cứ Luật Tổ chức chính quyền địa phương;";
    assertThat(piece(issued, untouched).left()).isEqualTo(piece(pdf, untouched).left());
  }

  @Test
  void whatOneOperatorShowsBesideTheNumberStaysWhereItWas() {
    var pages = new UploadedPages();
    pages
        .leap(
            Face.REGULAR, 13, 90, 735, "Số:      /BC-SNV", 100, "Lâm Đồng, ngày   tháng   năm 2026")
        .leap(Face.REGULAR, 13, 90, 700, "Kính gửi:", 60, "Bộ Nội vụ");
    var pdf = pages.pdf();

    var issued = numbering.draw(pdf, new NumberAndDate("05", "BC-SNV", DAY));

    assertThat(lines(issued)).contains("Số: 05/BC-SNV   " + DATE_LINE);
    assertThat(piece(issued, "Bộ Nội vụ").left()).isEqualTo(piece(pdf, "Bộ Nội vụ").left());
  }

  @Test
  void numberAndDateAreCentredBelowAgencyAndMottoWhereTheirBlanksEndUnseen() {
    var pdf =
        firstPage(
                "Số:                    /QĐ-UBND",
                "Lâm Đồng, ngày      tháng      năm              ")
            .pdf();

    var issued = numbering.draw(pdf, new NumberAndDate("05", "QĐ-UBND", DAY));

    assertThat(piece(issued, "Số: 05/QĐ-UBND").middle()).isCloseTo(150, within(0.5f));
    assertThat(piece(issued, DATE_LINE).middle()).isCloseTo(400, within(0.5f));
  }

  @Test
  void anotherDayIsDrawnOnTheSameDraft() {
    var draft = new LetterComposer().compose(SampleLetters.draft(LetterType.NOTICE)).pdf();

    var first = numbering.draw(draft, new NumberAndDate("05", "TB-UBND", DAY));
    var second = numbering.draw(draft, new NumberAndDate("05", "TB-UBND", DAY.plusDays(1)));
    var again = numbering.draw(first, new NumberAndDate("05", "TB-UBND", DAY.plusDays(1)));

    assertThat(lines(second)).contains("ngày 06 tháng 01").doesNotContain("ngày 05");
    assertThat(lines(again)).isEqualTo(lines(second));
  }

  @Test
  void aLongNumberDoesNotRunIntoThePlace() {
    var pdf =
        new UploadedPages()
            .set(Face.REGULAR, 13, 85, 735, "Số:      /HĐND-VP")
            .set(Face.ITALIC, 14, 250, 735, "Thành phố Hồ Chí Minh, ngày    tháng    năm 2026")
            .pdf();

    var issued = numbering.draw(pdf, new NumberAndDate("12345", "ĐĐBQH&HĐND-CTHĐND", DAY));

    var line =
        piece(
            issued, "Số: 12345/ĐĐBQH&HĐND-CTHĐND Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2026");
    assertThat(line.left()).isGreaterThan(20);
    assertThat(line.right()).isLessThan(575);
  }

  @Test
  void pagesWithoutAPlaceAreRefusedWithWhatToAdd() {
    var given = new NumberAndDate("05", "QĐ-UBND", DAY);

    assertThatThrownBy(
            () -> numbering.draw(letterhead("", "Lâm Đồng, ngày   tháng   năm").pdf(), given))
        .isInstanceOf(NumberPlaceMissing.class)
        .hasMessageContaining("/QĐ-UBND");
    assertThatThrownBy(
            () -> numbering.draw(letterhead("Số:     /QĐ-UBND", "Lâm Đồng").pdf(), given))
        .isInstanceOf(NumberPlaceMissing.class)
        .hasMessageContaining("ngày     tháng     năm 2026");
    assertThatThrownBy(
            () ->
                numbering.draw(letterhead("Số:    /QĐ-UBND", "…, ngày   tháng   năm").pdf(), given))
        .hasMessageContaining("địa danh");
    assertThatThrownBy(() -> numbering.draw(new UploadedPages().pdf(), given))
        .hasMessageContaining("bản quét");
    assertThatThrownBy(() -> numbering.draw(new byte[] {1, 2, 3}, given))
        .isInstanceOf(NumberPlaceMissing.class)
        .hasMessageContaining("tệp hỏng");
    assertThatThrownBy(
            () ->
                numbering.draw(
                    firstPage("Số:    /QĐ-UBND", "Lâm Đồng, ngày   tháng   năm")
                        .wrappedInAForm()
                        .pdf(),
                    given))
        .isInstanceOf(NumberPlaceMissing.class)
        .hasMessageContaining("xuất lại PDF");
  }

  private static UploadedPages letterhead(String number, String date) {
    return firstPage(number, date)
        .page(PDRectangle.A4)
        .set(Face.REGULAR, 14, 120, 760, "Số: ……/QĐ-UBND, ngày … tháng … năm …");
  }

  private static UploadedPages firstPage(String number, String date) {
    return new UploadedPages()
        .centre(Face.BOLD, 13, 150, 770, "UBND TỈNH LÂM ĐỒNG")
        .centre(Face.BOLD, 13, 400, 770, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .centre(Face.BOLD, 14, 400, 753, "Độc lập - Tự do - Hạnh phúc")
        .centre(Face.REGULAR, 13, 150, 735, number)
        .centre(Face.ITALIC, 14, 400, 735, date)
        .centre(Face.BOLD, 14, 297, 700, "QUYẾT ĐỊNH")
        .set(Face.REGULAR, 14, 120, 660, "Căn cứ Luật Tổ chức chính quyền địa phương;")
        .set(Face.REGULAR, 14, 120, 300, "Số: ……/QĐ-UBND là mẫu của biểu ngày … tháng … năm …");
  }

  private static String lines(byte[] pdf) {
    var lines = new StringBuilder();
    for (var page : PrintedPages.of(pdf).pages()) {
      page.lines().forEach(line -> lines.append(line.text()).append('\n'));
    }
    return lines.toString();
  }

  private static PrintedPiece piece(byte[] pdf, String text) {
    return PrintedPages.of(pdf).pages().get(0).pieces().stream()
        .filter(piece -> piece.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(lines(pdf)));
  }

  private static float middle(PagePlace place) {
    return place.left() + place.width() / 2;
  }

  private static float bottom(PagePlace place) {
    return place.bottom();
  }

  private static float top(PagePlace place) {
    return place.bottom() + place.height();
  }
}
