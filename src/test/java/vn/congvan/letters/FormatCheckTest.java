package vn.congvan.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congvan.document.DocumentType;
import vn.congvan.letters.Finding.Severity;
import vn.congvan.letters.FormatCheck.Signer;
import vn.congvan.print.SerifFont.Face;
import vn.congvan.print.letter.LetterComposer;
import vn.congvan.print.letter.LetterType;
import vn.congvan.print.letter.NumberAndDate;
import vn.congvan.print.letter.Numbering;
import vn.congvan.print.letter.SampleLetters;
import vn.congvan.print.letter.UploadedPages;
import vn.congvan.shared.Refusal;

class FormatCheckTest {

  private static final String LETTER =
      """
      REGULAR 13 C 180 772 UBND TỈNH LÂM ĐỒNG
      BOLD 13 C 180 757 SỞ NỘI VỤ
      BOLD 13 C 414 772 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      BOLD 14 C 414 756 Độc lập - Tự do - Hạnh phúc
      REGULAR 13 C 180 732 Số:       /SNV-VP
      ITALIC 14 C 414 732 Lâm Đồng, ngày      tháng      năm 2026
      REGULAR 12 C 180 714 V/v nâng bậc lương năm 2026
      REGULAR 14 L 170 670 Kính gửi: Bộ Nội vụ
      REGULAR 14 L 121 630 Thực hiện hướng dẫn của Bộ Nội vụ về chế độ nâng bậc lương thường
      REGULAR 14 R 552 612 xuyên và nâng bậc lương trước thời hạn đối với cán bộ, công chức, viên
      REGULAR 14 R 552 594 chức và người lao động, Sở Nội vụ đề nghị các cơ quan, đơn vị thực hiện
      REGULAR 14 R 552 576 một số nội dung sau đây theo đúng quy định của pháp luật về tiền lương:
      REGULAR 14 L 85.5 558 rà soát, lập danh sách cán bộ, công chức đủ điều kiện;
      REGULAR 14 L 85.5 540 gửi danh sách về Sở Nội vụ để tổng hợp;
      REGULAR 14 L 85.5 522 báo cáo kết quả thực hiện./.
      BOLD_ITALIC 12 L 85.5 480 Nơi nhận:
      REGULAR 11 L 85.5 466 - Như trên;
      REGULAR 11 L 85.5 453 - Lưu: VT, VP.
      BOLD 14 C 426 480 KT. GIÁM ĐỐC
      BOLD 14 C 426 463 PHÓ GIÁM ĐỐC
      BOLD 14 C 426 370 Trần Thị Quỳnh Hương
      PAGE 2
      REGULAR 14 C 305 806 2
      REGULAR 14 L 85.5 760 Phụ biểu
      """;

  private final FormatCheck check = new FormatCheck();

  @ParameterizedTest
  @EnumSource(LetterType.class)
  void aComposedLetterHasNoDeviation(LetterType type) {
    var documentType = DocumentType.valueOf(type.name());
    var draft = new LetterComposer().compose(SampleLetters.draft(type)).pdf();
    var letter = SampleLetters.issued(type);
    var issued =
        new Numbering()
            .draw(
                draft,
                new NumberAndDate(
                    letter.number(), letter.symbol(), Objects.requireNonNull(letter.date())));

    assertThat(check.ofPdf(draft, documentType, null)).isEmpty();
    assertThat(check.ofPdf(issued, documentType, null)).isEmpty();
  }

  @Test
  void aLetterFromAnotherProgramHasNone() {
    assertThat(codes(LETTER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAPER | PAGE 2 | PAGE LETTER",
        "MARGIN_LEFT | 85.5 | 60",
        "MARGIN_RIGHT | R 552 | R 575",
        "MARGIN_TOP | C 414 772 | C 414 812",
        "MARGIN_BOTTOM | L 85.5 760 Phụ biểu | L 85.5 30 Phụ biểu",
        "BODY_SIZE | REGULAR 14 | REGULAR 11",
        "PAGE_NUMBER_MISSING | C 305 806 2 | C 305 700 2 là số trang",
        "PAGE_NUMBER_PLACE | C 305 806 2 | C 530 806 2",
        "PAGE_NUMBER_PLACE | C 305 806 2 | C 305 40 2",
        "PAGE_NUMBER_FIRST | REGULAR 13 C 180 772 | REGULAR 14 C 305 806 1~REGULAR 13 C 180 772",
        "NATION_MISSING | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT-NAM",
        "NATION_MISSING | BOLD 13 C 414 772 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | BOLD 13 C 414 772 .",
        "NATION_LOOK | BOLD 13 C 414 772 | REGULAR 13 C 414 772",
        "NATION_LOOK | BOLD 13 C 414 772 | BOLD 11 C 414 772",
        "MOTTO_MISSING | Độc lập - Tự do - Hạnh phúc | Độc lập – Tự do – Hạnh phúc",
        "MOTTO_LOOK | BOLD 14 C 414 756 | ITALIC 14 C 414 756",
        "AGENCY_MISSING | UBND TỈNH LÂM ĐỒNG~BOLD 13 C 180 757 SỞ NỘI VỤ | -~BOLD 13 C 180 757 -",
        "AGENCY_LOOK | BOLD 13 C 180 757 | REGULAR 13 C 180 757",
        "NUMBER_MISSING | Số:       /SNV-VP | SNV-VP",
        "NUMBER_FORM | Số:       /SNV-VP | Số       /SNV-VP",
        "NUMBER_FORM | Số:       /SNV-VP | Số:       /SNV - VP",
        "NUMBER_FORM | Số:       /SNV-VP | Số:       /Snv-VP",
        "NUMBER_ZERO | Số:       /SNV-VP | Số: 7/SNV-VP",
        "SYMBOL_LETTER | Số:       /SNV-VP | Số:       /CV-SNV",
        "SYMBOL_LETTER | Số:       /SNV-VP | Số:       /SNV",
        "NUMBER_LOOK | REGULAR 13 C 180 732 | BOLD 13 C 180 732",
        "DATE_MISSING | ngày      tháng      năm 2026 | năm 2026",
        "PLACE_MISSING | Lâm Đồng, ngày | ngày",
        "DATE_ZERO | ngày      tháng      năm 2026 | ngày 5 tháng 01 năm 2026",
        "DATE_ZERO | ngày      tháng      năm 2026 | ngày 05 tháng 2 năm 2026",
        "DATE_LOOK | ITALIC 14 C 414 732 | REGULAR 14 C 414 732",
        "DATE_LINE | ITALIC 14 C 414 732 | ITALIC 14 C 414 710",
        "ABOUT_MISSING | V/v nâng | Nâng",
        "ABOUT_LOOK | REGULAR 12 C 180 714 | BOLD 12 C 180 714",
        "TYPE_ON_LETTER | REGULAR 14 L 170 670 | BOLD 14 C 300 690 CÔNG VĂN~REGULAR 14 L 170 670",
        "ADDRESSEES_MISSING | Kính gửi: Bộ Nội vụ | Bộ Nội vụ",
        "RECIPIENTS_MISSING | Nơi nhận: | Gửi:",
        "RECIPIENTS_LOOK | Nơi nhận: | Nơi nhận",
        "RECIPIENTS_LOOK | BOLD_ITALIC 12 | BOLD 12",
        "RECIPIENTS_LOOK | REGULAR 11 L 85.5 466 | REGULAR 14 L 85.5 466",
        "FILED_MISSING | - Lưu: VT, VP. | - Lưu.",
        "AS_ABOVE_MISSING | - Như trên; | - Giám đốc Sở;",
        "SIGNATURE_MISSING | Trần Thị Quỳnh Hương | (đã ký)",
        "CAPACITY_FORM | KT. GIÁM ĐỐC | K/T GIÁM ĐỐC",
        "CAPACITY_FORM | KT. GIÁM ĐỐC | KT GIÁM ĐỐC",
        "CAPACITY_FORM | KT. GIÁM ĐỐC | KT.GIÁM ĐỐC",
        "CAPACITY_UNFINISHED | BOLD 14 C 426 463 PHÓ GIÁM ĐỐC | ",
        "CAPACITY_LOOK | BOLD 14 C 426 480 | REGULAR 14 C 426 480",
        "NAME_LOOK | BOLD 14 C 426 370 | REGULAR 14 C 426 370",
        "NAME_LOOK | Trần Thị Quỳnh Hương | TRẦN THỊ QUỲNH HƯƠNG",
        "NAME_TITLE | Trần Thị Quỳnh Hương | TS. Trần Thị Quỳnh Hương",
        "SIGNATURE_ROOM | BOLD 14 C 426 370 | BOLD 14 C 426 428",
      })
  void aPlantedDeviationIsNamed(String code, String from, String to) {
    assertThat(changed(from, to)).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TYPE_MISSING | BOLD 14 C 300 690 THÔNG BÁO | BOLD 14 C 300 690 THÔNG CÁO",
        "TYPE_LOOK | BOLD 14 C 300 690 | REGULAR 14 C 300 690",
        "ABSTRACT_MISSING | BOLD 14 C 300 673 Kết luận cuộc họp giao ban~ | ''",
        "ABSTRACT_LOOK | BOLD 14 C 300 673 | ITALIC 14 C 300 673",
        "SYMBOL_TYPE | /TB-SNV | /QĐ-SNV",
      })
  void aNoticeHasTypeAbstractAndSymbol(String code, String from, String to) {
    var notice =
        LETTER
            .replace("/SNV-VP", "/TB-SNV")
            .replace(
                "REGULAR 12 C 180 714 V/v nâng bậc lương năm 2026\n",
                "BOLD 14 C 300 690 THÔNG BÁO\nBOLD 14 C 300 673 Kết luận cuộc họp giao ban\n")
            .replace("REGULAR 14 L 170 670 Kính gửi: Bộ Nội vụ\n", "");
    assertThat(codes(notice, DocumentType.NOTICE)).isEmpty();

    var planted = notice.replace(from.replace('~', '\n'), to);

    assertThat(planted).isNotEqualTo(notice);
    assertThat(codes(planted, DocumentType.NOTICE)).contains(code);
  }

  @Test
  void anotherSignerOrAnotherRightThanChosenIsNamed() {
    var deputy = new Signer("Trần Thị Quỳnh Hương", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC");
    assertThat(check.ofPdf(pdf(LETTER), DocumentType.OFFICIAL_LETTER, deputy)).isEmpty();

    var director = new Signer("Trương Văn Hòa", "GIÁM ĐỐC");
    assertThat(check.ofPdf(pdf(LETTER), DocumentType.OFFICIAL_LETTER, director))
        .extracting(Finding::code)
        .containsExactly("SIGNER_OTHER", "CAPACITY_OTHER");
    assertThat(
            check.ofDocx(WordLetter.docx(WordLetter.GOOD), DocumentType.OFFICIAL_LETTER, director))
        .extracting(Finding::code)
        .containsExactly("SIGNER_OTHER", "CAPACITY_OTHER");
  }

  @Test
  void aScanIsSaidToBeUnreadable() {
    assertThat(check.ofPdf(new UploadedPages().pdf(), DocumentType.NOTICE, null))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("UNREADABLE");
              assertThat(finding.severity()).isEqualTo(Severity.SHOULD);
            });
  }

  @Test
  void aFindingTellsWhereWhatAndByWhichArticle() {
    var finding =
        check
            .ofPdf(
                pdf(LETTER.replace("REGULAR 14 C 305 806 2", "REGULAR 14 C 530 806 2")),
                DocumentType.OFFICIAL_LETTER,
                null)
            .get(0);

    assertThat(finding.page()).isEqualTo(2);
    assertThat(finding.severity()).isEqualTo(Severity.MUST);
    assertThat(finding.vietnamese()).contains("Số trang");
    assertThat(finding.english()).contains("page number");
    assertThat(finding.article()).isEqualTo("Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, I.7");
  }

  // Word files

  @Test
  void aGoodWordFileHasNoDeviation() {
    assertThat(wordCodes(WordLetter.GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAPER | w:w=\"11906\" | w:w=\"12240\"",
        "MARGIN_LEFT | w:left=\"1701\" | w:left=\"1134\"",
        "MARGIN_RIGHT | w:right=\"851\" | w:right=\"1440\"",
        "MARGIN_TOP | w:top=\"1134\" | w:top=\"720\"",
        "MARGIN_BOTTOM | w:bottom=\"1134\" | w:bottom=\"1701\"",
        "FONT | w:hAnsi=\"Times New Roman\" | w:hAnsi=\".VnTime\"",
        "BODY_SIZE | w:sz w:val=\"28\" | w:sz w:val=\"24\"",
        "PAGE_NUMBER_MISSING | PAGE \\* MERGEFORMAT | DATE",
        "PAGE_NUMBER_PLACE | <w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar | </w:pPr><w:r><w:fldChar",
        "NATION_MISSING | VIỆT NAM | VN",
        "NATION_LOOK | <w:b/><w:sz w:val=\"26\"/></w:rPr><w:t>CHỦ NGHĨA | <w:sz w:val=\"26\"/></w:rPr><w:t>CHỦ NGHĨA",
        "MOTTO_MISSING | Tự do | Tự Do",
        "AGENCY_LOOK | <w:b/><w:sz w:val=\"26\"/></w:rPr><w:t>SỞ | <w:sz w:val=\"26\"/></w:rPr><w:t>SỞ",
        "NUMBER_MISSING | Số:       /SNV-VP | SNV-VP",
        "SYMBOL_LETTER | /SNV-VP | /CV-SNV",
        "DATE_LOOK | <w:i/> | <w:i w:val=\"0\"/>",
        "PLACE_MISSING | Lâm Đồng, ngày | Lâm Đồng ngày",
        "ABOUT_MISSING | V/v | Về việc",
        "ADDRESSEES_MISSING | Kính gửi: | Gửi:",
        "RECIPIENTS_LOOK | <w:i/><w:sz w:val=\"24\"/></w:rPr><w:t>Nơi nhận | <w:sz w:val=\"24\"/></w:rPr><w:t>Nơi nhận",
        "FILED_MISSING | Lưu: VT | Lưu",
        "CAPACITY_FORM | KT. GIÁM ĐỐC | K/T GIÁM ĐỐC",
        "SIGNATURE_MISSING | Trần Thị Quỳnh Hương | ký thay",
        "NAME_TITLE | Trần Thị Quỳnh Hương | ThS. Trần Thị Quỳnh Hương",
        "NAME_LOOK | Trần Thị Quỳnh Hương | TRẦN THỊ QUỲNH HƯƠNG",
      })
  void aPlantedDeviationOfAWordFileIsNamed(String code, String from, String to) {
    var planted = WordLetter.GOOD.replace(from, to);

    assertThat(planted).isNotEqualTo(WordLetter.GOOD);
    assertThat(wordCodes(planted)).contains(code);
  }

  @Test
  void whatIsNoWordFileIsRefused() {
    assertThatThrownBy(() -> check.ofDocx(new byte[] {1, 2, 3}, DocumentType.NOTICE, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("DOCX");
    assertThatThrownBy(
            () ->
                check.ofDocx(
                    WordLetter.docx(
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                    DocumentType.NOTICE,
                    null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("hỏng");
  }

  @ParameterizedTest
  @MethodSource("deviations")
  void everyDeviationHasWordsInBothLanguages(Deviation deviation) {
    assertThat(deviation.vietnamese()).endsWith(".").contains(" ");
    assertThat(deviation.english()).endsWith(".").contains(" ");
    assertThat(count(deviation.vietnamese())).isEqualTo(count(deviation.english()));
  }

  static EnumSet<Deviation> deviations() {
    return EnumSet.allOf(Deviation.class);
  }

  private static long count(String words) {
    return words.chars().filter(letter -> letter == '%').count();
  }

  private List<String> changed(String from, String to) {
    var planted = LETTER.replace(from.replace('~', '\n'), to == null ? "" : to.replace('~', '\n'));
    assertThat(planted).isNotEqualTo(LETTER);
    return codes(planted);
  }

  private List<String> codes(String script) {
    return codes(script, DocumentType.OFFICIAL_LETTER);
  }

  private List<String> codes(String script, DocumentType type) {
    return check.ofPdf(pdf(script), type, null).stream().map(Finding::code).toList();
  }

  private List<String> wordCodes(String xml) {
    return check.ofDocx(WordLetter.docx(xml), DocumentType.OFFICIAL_LETTER, null).stream()
        .map(Finding::code)
        .toList();
  }

  private static byte[] pdf(String script) {
    var pages = new UploadedPages();
    for (var line : script.lines().filter(each -> !each.isBlank()).toList()) {
      if (line.startsWith("PAGE")) {
        pages.page(line.endsWith("LETTER") ? PDRectangle.LETTER : PDRectangle.A4);
        continue;
      }
      var words = line.split(" ", 6);
      if (words.length < 6) {
        throw new AssertionError(Arrays.toString(words));
      }
      var face = Face.valueOf(words[0]);
      var size = Float.parseFloat(words[1]);
      var x = Float.parseFloat(words[3]);
      var y = Float.parseFloat(words[4]);
      switch (words[2]) {
        case "L" -> pages.set(face, size, x, y, words[5]);
        case "R" -> pages.set(face, size, x - pages.width(face, size, words[5]), y, words[5]);
        default -> pages.centre(face, size, x, y, words[5]);
      }
    }
    return pages.pdf();
  }
}
