package vn.congvan.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.intake.Suggestion;
import vn.congvan.intake.Suggestion.Confidence;
import vn.congvan.intake.Suggestions;
import vn.congvan.intake.inspection.FileInspection;
import vn.congvan.intake.inspection.Finding;
import vn.congvan.practice.PracticeLetter;

class LetterReadingTest {

  /** A second working tree of a developer lies one folder deeper than the project itself. */
  static @Nullable Path sample(String name) {
    for (var folder : List.of("../shared/samples", "../../shared/samples")) {
      if (Files.exists(Path.of(folder, name))) {
        return Path.of(folder, name);
      }
    }
    return null;
  }

  @TempDir Path folder;

  final FileInspection inspection =
      new FileInspection(
          new IntakeSettings(
              DataSize.ofMegabytes(50),
              50,
              2000,
              30000,
              300_000_000,
              5000,
              DataSize.ofMegabytes(256),
              100,
              Duration.ofSeconds(60),
              2,
              Duration.ofSeconds(10)));

  @ParameterizedTest
  @ValueSource(strings = {"nghi-dinh-30-2020.pdf", "nghi-dinh-30-2020.docx"})
  void theDecreeItselfIsReadWhole(String name) throws IOException {
    var file = sample(name);
    assumeTrue(file != null, "the shared samples are not here");

    var read = LetterReading.of(text(file));

    assertHigh(read.number(), "30");
    assertHigh(read.symbol(), "2020/NĐ-CP");
    assertHigh(read.issuedOn(), "2020-03-05");
    assertHigh(read.issuerName(), "CHÍNH PHỦ");
    assertHigh(read.typeCode(), "QPPL");
    assertHigh(read.subject(), "Về công tác văn thư");
    assertHigh(read.signerName(), "Nguyễn Xuân Phúc");
    assertHigh(read.signerPosition(), "Thủ tướng");
    assertThat(read.urgency()).isNull();
    assertThat(read.secrecy()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "nghi-dinh-30-2020-phu-luc-1.pdf, 'Phụ lục I – THỂ THỨC, KỸ THUẬT TRÌNH BÀY VĂN BẢN HÀNH CHÍNH"
        + " VÀ BẢN SAO VĂN BẢN'",
    "nghi-dinh-30-2020-phu-luc-4.pdf, 'Phụ lục IV – MẪU VỀ QUẢN LÝ VĂN BẢN'",
    "nghi-dinh-30-2020-phu-luc-6.pdf, 'Phụ lục VI – HỆ THỐNG QUẢN LÝ TÀI LIỆU ĐIỆN TỬ'"
  })
  void anAppendixThatCameAloneNamesItsDocumentAsAGuess(String name, String subject)
      throws IOException {
    var file = sample(name);
    assumeTrue(file != null, "the shared samples are not here");

    var read = LetterReading.of(text(file));

    assertThat(read.number().value()).isEqualTo("30");
    assertThat(read.number().confidence()).isEqualTo(Confidence.LOW);
    assertThat(read.symbol().value()).isEqualTo("2020/NĐ-CP");
    assertThat(read.subject().value()).isEqualTo(subject);
    assertThat(read.signerName()).isNull();
  }

  @Test
  void anOfficialLetterIsRead() throws IOException {
    var read = read(PracticeLetter.ofDepartment());

    assertHigh(read.number(), "1205");
    assertHigh(read.symbol(), "SNNMT-VP");
    assertHigh(read.issuedOn(), "2026-09-04");
    assertHigh(read.issuerName(), "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG");
    assertHigh(read.typeCode(), "CV");
    assertHigh(read.subject(), "V/v báo cáo tình hình phòng, chống hạn mặn năm 2026");
    assertHigh(read.signerName(), "Trần Thị Ngọc Hạnh");
    assertHigh(read.signerPosition(), "Phó giám đốc");
    assertThat(read.number().source())
        .isEqualTo("Số: 1205/SNNMT-VP Vĩnh Long, ngày 04 tháng 9 năm 2026");
  }

  @Test
  void aDecisionIsRead() throws IOException {
    var read = read(PracticeLetter.ofCommune());

    assertHigh(read.number(), "05");
    assertHigh(read.symbol(), "QĐ-UBND");
    assertHigh(read.issuedOn(), "2026-01-12");
    assertHigh(read.issuerName(), "ỦY BAN NHÂN DÂN XÃ TÂN HẠNH");
    assertHigh(read.typeCode(), "QD");
    assertHigh(read.subject(), "Về việc kiện toàn Ban Chỉ huy phòng thủ dân sự xã Tân Hạnh");
    assertHigh(read.signerName(), "Nguyễn Văn Đức");
    assertHigh(read.signerPosition(), "Chủ tịch");
  }

  @ParameterizedTest
  @CsvSource({"HỎA TỐC, 3", "HOẢ TỐC, 3", "THƯỢNG KHẨN, 2", "KHẨN, 1", "HỎA TỐC HẸN GIỜ, 4"})
  void theStampOfUrgencyIsRead(String stamp, String value) throws IOException {
    var read = read(PracticeLetter.ofDepartment().stamped(stamp));
    assertThat(read.urgency().value()).isEqualTo(value);
    assertThat(read.subject().value()).doesNotContain(stamp);
  }

  @Test
  void theIdentifierThatASystemPrintedIsSeen() throws IOException {
    var printed =
        "Mã định danh: H61.03,2026/09/07,1205/STC-NS\n" + text(PracticeLetter.ofDepartment().pdf());
    assertHigh(LetterReading.of(printed).identifier(), "H61.03,2026/09/07,1205/STC-NS");
    assertThat(LetterReading.of(text(PracticeLetter.ofDepartment().pdf())).identifier()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"MẬT, 1", "TỐI MẬT, 2", "TUYỆT MẬT, 3"})
  void theStampOfAStateSecretIsSeen(String stamp, String value) throws IOException {
    var text = text(PracticeLetter.ofDepartment().stamped(stamp).pdf());
    assertHigh(LetterReading.secrecy(text).orElseThrow(), value);
    assertThat(LetterReading.secrecy(text(PracticeLetter.ofDepartment().pdf()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SỞ Y TẾ\nSố: 12/SYT-VP\nKính gửi: Hội Nuôi ong\nMẬT\n",
        "SỞ Y TẾ\nSố: 12/KH-SYT\nKẾ HOẠCH BẢO VỆ BÍ\nMẬT\n",
        "BẢNG GIÁ\nMẬT\nSÁP\n"
      })
  void aWordThatMayBeAnyOtherIsOnlyDoubted(String text) {
    var doubted = LetterReading.secrecy(text).orElseThrow();
    assertThat(doubted.value()).isEqualTo("1");
    assertThat(doubted.confidence()).isEqualTo(Confidence.LOW);
  }

  @ParameterizedTest
  @CsvSource({
    "Số: 12/UBND-VX, 12, UBND-VX",
    "Số:  12 / UBND - VX, 12, UBND-VX",
    "Số: 05/BC–SNV, 05, BC-SNV",
    "Số: 7/2026/QĐ-UBND, 7, 2026/QĐ-UBND",
    "Số: 15a/TTr-STC, 15a, TTr-STC",
    "Số 3/GM-VP, 3, GM-VP",
    "Số:     /KH-SGDĐT, , KH-SGDĐT",
    "'Số: 12/UBND-VX Hà Nội, ngày 5 tháng 1 năm 2026', 12, UBND-VX",
    "Số: 23/TB-UBND.VP, 23, TB-UBND.VP"
  })
  void numbersAreReadAsTheyArePrinted(String line, @Nullable String number, String symbol) {
    var read = LetterReading.of("SỞ NỘI VỤ\n" + line + "\nKính gửi: Sở Tài chính");
    assertThat(read.number() == null ? null : read.number().value()).isEqualTo(number);
    assertThat(read.symbol().value()).isEqualTo(symbol);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004",
        "Số: ......./QĐ-...",
        "Số lượng: 5/10 bản",
        "Căn cứ Nghị định số 30/2020/NĐ-CP"
      })
  void otherNumbersAreNotTheNumber(String line) {
    assertThat(LetterReading.of(line).number()).isNull();
  }

  @Test
  void aDateThatDoesNotExistIsNotSuggested() {
    assertThat(LetterReading.of("Hà Nội, ngày 31 tháng 02 năm 2026").issuedOn()).isNull();
    assertThat(LetterReading.of("Hà Nội, ngày 00 tháng 13 năm 2026").issuedOn()).isNull();
    assertThat(LetterReading.of("Hà Nội, ngày 5 tháng 1 năm 0026").issuedOn()).isNull();
  }

  @Test
  void decomposedTextIsReadTheSame() throws IOException {
    var text = text(PracticeLetter.ofCommune().pdf());
    assertThat(LetterReading.of(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .isEqualTo(LetterReading.of(text));
  }

  @Test
  void aParentAgencyIsNotTheIssuer() {
    var read =
        LetterReading.of(
            """
               TỔNG CÔNG TY ĐIỆN LỰC            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT
                    MIỀN NAM                                 NAM
               CÔNG TY ĐIỆN LỰC VĨNH LONG         Độc lập - Tự do - Hạnh phúc
               Số: 9/PCVL-KT                  Vĩnh Long, ngày 02 tháng 02 năm 2026
            """);
    assertThat(read.issuerName().value()).isEqualTo("CÔNG TY ĐIỆN LỰC VĨNH LONG");
  }

  @Test
  void whatIsNoLetterSuggestsNothing() {
    assertThat(LetterReading.of("")).isEqualTo(Suggestions.none());
    assertThat(LetterReading.of("\f\f\n\u0000")).isEqualTo(Suggestions.none());
    assertThat(LetterReading.of("Danh sách cán bộ\n1. Nguyễn Văn An\n2. Trần Bình"))
        .isEqualTo(Suggestions.none());
  }

  @Test
  void noTextMakesItFail() throws IOException {
    var letter = text(PracticeLetter.ofCommune().pdf());
    var random = new Random(30);
    var odd =
        "\u0000\uFFFF\uD800\u202E\u0301\t   \n\f/:-–….,0987Số/ngàytháng năm V/v KT. ĐđẬ\u00A0";
    for (var round = 0; round < 400; round++) {
      var spoilt = new StringBuilder(letter);
      for (var hit = 0; hit < 40; hit++) {
        var at = random.nextInt(spoilt.length());
        switch (random.nextInt(3)) {
          case 0 -> spoilt.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
          case 1 -> spoilt.insert(at, odd, 0, random.nextInt(odd.length()));
          default -> spoilt.delete(at, Math.min(spoilt.length(), at + random.nextInt(9)));
        }
      }
      var text = spoilt.toString();
      assertThatCode(() -> fits(LetterReading.of(text))).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Số: 1/A-",
        "V/v a ",
        "KT. A ",
        "CHỦ TỊCH ",
        "A",
        "_",
        "Nguyễn ",
        " ",
        "ngày 1 tháng 1 "
      })
  void endlessTextIsReadInTime(String part) {
    var text = part.repeat(1_000_000 / part.length());
    assertThatCode(() -> fits(LetterReading.of(text))).doesNotThrowAnyException();
    var lines = (part + "\n").repeat(100_000);
    assertThatCode(() -> fits(LetterReading.of(lines))).doesNotThrowAnyException();
  }

  /** The room that the fields have in the form. */
  private static void fits(Suggestions read) {
    fits(read.number(), 11);
    fits(read.symbol(), 30);
    fits(read.issuerName(), 200);
    fits(read.subject(), 500);
    fits(read.signerName(), 50);
    fits(read.signerPosition(), 100);
  }

  private static void fits(@Nullable Suggestion suggestion, int length) {
    if (suggestion != null) {
      assertThat(suggestion.value()).isNotBlank().hasSizeLessThanOrEqualTo(length);
      assertThat(suggestion.source()).hasSizeLessThanOrEqualTo(300);
    }
  }

  private static void assertHigh(@Nullable Suggestion read, String value) {
    assertThat(read).isNotNull();
    assertThat(read.value()).isEqualTo(value);
    assertThat(read.confidence()).isEqualTo(Confidence.HIGH);
  }

  private Suggestions read(PracticeLetter letter) throws IOException {
    return LetterReading.of(text(letter.pdf()));
  }

  private String text(byte[] pdf) throws IOException {
    return text(Files.write(folder.resolve("letter.pdf"), pdf));
  }

  private String text(Path file) throws IOException {
    return ((Finding.Accepted) inspection.inspect(file, file.getFileName().toString())).text();
  }
}
