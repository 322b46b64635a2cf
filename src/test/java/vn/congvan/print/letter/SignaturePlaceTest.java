package vn.congvan.print.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvan.print.SerifFont.Face;

class SignaturePlaceTest {

  @ParameterizedTest
  @EnumSource(LetterType.class)
  void theRoomOfAComposedLetterIsFoundAgain(LetterType type) {
    var composed = new LetterComposer().compose(SampleLetters.issued(type));

    var place = SignaturePlace.on(composed.pdf());

    var room = composed.signature();
    assertThat(place.page()).isEqualTo(room.page()).isEqualTo(composed.pages());
    assertThat(place.bottom()).isCloseTo(room.bottom(), within(6f));
    assertThat(place.height()).isCloseTo(room.height(), within(6f));
    assertThat(place.left() + place.width() / 2)
        .isCloseTo(room.left() + room.width() / 2, within(1f));
  }

  @Test
  void anAppendixAfterTheSignatureIsPassedOver() {
    var pdf =
        signed(70, "PHÓ CHỦ TỊCH")
            .page(PDRectangle.A4)
            .centre(Face.BOLD, 14, 300, 760, "PHỤ LỤC")
            .set(Face.REGULAR, 14, 300, 700, "NGƯỜI LẬP BIỂU")
            .pdf();

    assertThat(SignaturePlace.on(pdf))
        .satisfies(
            place -> {
              assertThat(place.page()).isEqualTo(1);
              assertThat(place.left() + place.width() / 2).isCloseTo(420, within(1f));
              assertThat(place.bottom()).isBetween(214f, 220f);
              assertThat(place.bottom() + place.height()).isBetween(264f, 270f);
            });
  }

  @Test
  void wordsInBracketsAndAnotherOfficeOfTheSignerAreNotTheName() {
    var pdf =
        signed(100, "PHÓ TRƯỞNG BAN")
            .centre(Face.ITALIC, 12, 420, 270, "(Ký, ghi rõ họ tên)")
            .centre(Face.BOLD, 14, 420, 219, "GIÁM ĐỐC SỞ NỘI VỤ")
            .pdf();

    assertThat(SignaturePlace.on(pdf).bottom()).isBetween(230f, 236f);
  }

  @Test
  void aNarrowRoomOrNoneIsRefused() {
    assertThatThrownBy(() -> SignaturePlace.on(signed(40, "PHÓ CHỦ TỊCH").pdf()))
        .isInstanceOf(SignaturePlaceMissing.class)
        .hasMessageContaining("quá hẹp");
    assertThatThrownBy(
            () ->
                SignaturePlace.on(
                    new UploadedPages().set(Face.REGULAR, 14, 100, 400, "Chỉ có chữ").pdf()))
        .isInstanceOf(SignaturePlaceMissing.class)
        .hasMessageContaining("KT. CHỦ TỊCH");
  }

  private static UploadedPages signed(float gap, String title) {
    return new UploadedPages()
        .set(Face.REGULAR, 14, 85, 500, "Đề nghị các cơ quan triển khai thực hiện./.")
        .set(Face.BOLD_ITALIC, 12, 85, 203 + gap + 17, "Nơi nhận:")
        .set(Face.REGULAR, 11, 85, 203 + gap + 4, "- Như trên;")
        .set(Face.REGULAR, 11, 85, 203 + gap - 8, "- Lưu: VT.")
        .centre(Face.BOLD, 14, 420, 203 + gap + 17, "KT. CHỦ TỊCH")
        .centre(Face.BOLD, 14, 420, 203 + gap, title)
        .centre(Face.BOLD, 14, 420, 203, "Trần Thị Quỳnh Hương");
  }
}
