package vn.congvan.print.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.support.ArchiveJudge.isArchivable;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterComposerTest {

  private final LetterComposer composer = new LetterComposer();

  @ParameterizedTest
  @EnumSource(LetterType.class)
  void everyTypeIsArchivableAndSaysWhatWasWritten(LetterType type) throws Exception {
    var letter = SampleLetters.issued(type);

    var composed = composer.compose(letter);

    isArchivable(composed.pdf());
    var text = text(composed.pdf());
    assertThat(text)
        .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .contains("Độc lập - Tự do - Hạnh phúc")
        .contains("Số: 05/" + letter.symbol())
        .contains("Lâm Đồng, ngày 05 tháng 01 năm 2026")
        .contains(letter.signer())
        .contains(letter.urgency())
        .contains("- Lưu: VT, " + letter.filedBy() + ".");
    for (var part : letter.content()) {
      assertThat(text.replaceAll("\\s+", " "))
          .contains(part.text().replaceFirst("[.;]$", ""))
          .contains(part.title());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nâng bậc lương", "V/v nâng bậc lương", "Về việc nâng bậc lương"})
  void aboutStandsOnceBeforeTheAbstractOfACongVan(String subject) throws Exception {
    var letter =
        new OfficialLetter(
            LetterType.OFFICIAL_LETTER,
            null,
            "SỞ NỘI VỤ",
            "Lâm Đồng",
            null,
            "SNV-VP",
            null,
            subject,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(text(composer.compose(letter).pdf()).lines())
        .anySatisfy(line -> assertThat(line.strip()).isEqualTo("V/v nâng bậc lương"));
  }

  @Test
  void aCharacterThatTheFontLacksIsNamed() {
    var letter = SampleLetters.issued(LetterType.NOTICE);
    var odd =
        new OfficialLetter(
            letter.type(),
            null,
            letter.agency(),
            letter.place(),
            null,
            letter.symbol(),
            null,
            "Chúc mừng 🎉 năm mới",
            null,
            null,
            null,
            letter.content(),
            List.of(),
            null,
            letter.capacity(),
            letter.signer(),
            null);

    assertThatThrownBy(() -> composer.compose(odd))
        .isInstanceOf(NotPrintable.class)
        .hasMessageContaining("🎉");
  }

  static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }
}
