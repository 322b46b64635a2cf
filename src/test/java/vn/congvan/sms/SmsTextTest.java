package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

  private static final Map<String, String> WORDS =
      Map.of(
          SmsText.OCCASION, "Văn bản mới đến",
          SmsText.URGENCY, "hỏa tốc",
          SmsText.NUMBER, "115/CĐ-TTg",
          SmsText.ISSUER, "Thủ tướng Chính phủ",
          SmsText.ABSTRACT, "Về việc ứng phó bão số 6");

  @ParameterizedTest
  @CsvSource({
    "a, 160, false, 160, 1",
    "a, 161, false, 161, 2",
    "a, 306, false, 306, 2",
    "a, 307, false, 307, 3",
    "ở, 70, true, 70, 1",
    "ở, 71, true, 71, 2",
    "ở, 134, true, 134, 2",
    "ở, 135, true, 135, 3",
    "€, 80, false, 160, 1",
    "€, 153, false, 306, 3",
    "😀, 35, true, 70, 1",
    "😀, 67, true, 134, 3",
    "€, 81, false, 162, 2"
  })
  void aTextIsCountedAsTelephonesCount(
      String sign, int times, boolean wide, int units, int segments) {
    assertThat(SmsLength.of(sign.repeat(times))).isEqualTo(new SmsLength(wide, units, segments));
  }

  @Test
  void anEmptyTextIsNoMessage() {
    assertThat(SmsLength.of("").segments()).isZero();
  }

  @Test
  void aTemplateIsFilledWithOrWithoutMarks() {
    var template = "{việc}: {độ khẩn} số {số} của {nơi ban hành}. {trích yếu}";
    assertThat(SmsText.of(template, WORDS, true))
        .isEqualTo(
            "Văn bản mới đến: hỏa tốc số 115/CĐ-TTg của Thủ tướng Chính phủ. Về việc ứng phó bão số 6");
    var plain = SmsText.of(template, WORDS, false);
    assertThat(plain)
        .isEqualTo(
            "Van ban moi den: hoa toc so 115/CD-TTg cua Thu tuong Chinh phu. Ve viec ung pho bao so 6");
    assertThat(SmsLength.of(plain)).isEqualTo(new SmsLength(false, plain.length(), 1));
  }

  @Test
  void decomposedLettersOfATemplateAreTheSame() {
    var decomposed = java.text.Normalizer.normalize("{độ khẩn}", java.text.Normalizer.Form.NFD);
    assertThat(SmsText.of(decomposed, WORDS, true)).isEqualTo("hỏa tốc");
    assertThat(SmsText.unknown(decomposed)).isEmpty();
  }

  @Test
  void whatHasNoWordLeavesNoGap() {
    assertThat(SmsText.of("{việc}: {độ khẩn} số {số}.", Map.of("{việc}", "Tin", "{số}", "5"), true))
        .isEqualTo("Tin: số 5.");
  }

  @Test
  void aWordThatStandsBeforeNothingIsLeftOut() {
    var usual = AgencySms.USUAL;
    var occasion = Map.of("{việc}", "Văn bản mới đến");
    assertThat(SmsText.of(usual.vietnamese(), occasion, true))
        .isEqualTo("Văn bản mới đến. Đề nghị mở hệ thống xem ngay.");
    assertThat(SmsText.of(usual.english(), Map.of("{việc}", "New document"), true))
        .isEqualTo("New document. Please open it in the system now.");
    assertThat(
            SmsText.of(
                usual.vietnamese(),
                Map.of("{việc}", "Văn bản mới đến", "{nơi ban hành}", "Bộ Nội vụ"),
                true))
        .isEqualTo("Văn bản mới đến: của Bộ Nội vụ. Đề nghị mở hệ thống xem ngay.");
    assertThat(SmsText.of("{việc} số {số}: {trích yếu}", occasion, true))
        .isEqualTo("Văn bản mới đến");
  }

  @Test
  void signsThatNoNarrowAlphabetHasDoNotMakeAPlainTextWide() {
    assertThat(SmsLength.of(SmsText.plain("“Đường 三” – ‘ở’… đ"))).matches(length -> !length.wide());
    assertThat(SmsText.plain("“Đường 三” – ‘ở’…")).isEqualTo("\"Duong ?\" - 'o'...");
  }

  @Test
  void whatIsPastedFromAWordProcessorIsNoQuestionMark() {
    assertThat(SmsText.plain("a\u00a0b\u2009c\u3000d")).isEqualTo("a b c d");
    assertThat(SmsText.plain("1\u20102\u20113\u20124\u20155\u22126")).isEqualTo("1-2-3-4-5-6");
    assertThat(SmsText.plain("số № 5, ½, ﬁ, Ⅳ, m²")).isEqualTo("so No 5, 1/2, fi, IV, m2");
    assertThat(SmsText.plain("«a» `b´ • c")).isEqualTo("\"a\" 'b' - c");
    assertThat(SmsText.plain("a😀b")).as("one for one").isEqualTo("a?b");
    var pasted = "{vi\u200bệc}\u00a0: {độ\u00a0khẩn}\ufeff số\u00a0{số}";
    assertThat(SmsText.of(pasted, WORDS, true)).isEqualTo("Văn bản mới đến: hỏa tốc số 115/CĐ-TTg");
    assertThat(SmsText.unknown(pasted)).isEmpty();
  }

  @Test
  void noSignIsCutInTwo() {
    var cut = SmsText.of("{việc}", Map.of("{việc}", "😀".repeat(300)), true);
    assertThat(SmsLength.of(cut).segments()).isEqualTo(SmsText.MOST_SEGMENTS);
    assertThat(cut.codePoints()).containsOnly("😀".codePointAt(0));
    assertThat(
            SmsText.of("{trích yếu}", Map.of("{trích yếu}", "😀".repeat(101)), true).codePoints())
        .hasSize(101);
  }

  @Test
  void noTextIsLongerThanFourMessages() {
    var long1 = SmsText.of("{việc}", Map.of("{việc}", "ở".repeat(500)), true);
    assertThat(SmsLength.of(long1).segments()).isEqualTo(SmsText.MOST_SEGMENTS);
  }

  @Test
  void placesThatThereAreNotAreNamed() {
    assertThat(SmsText.unknown("{việc} {mật khẩu} {số}")).containsExactly("{mật khẩu}");
  }
}
