package vn.congvan.print.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvan.print.SerifFont;

class AppendixPlaceTest {

  @ParameterizedTest
  @CsvSource({"0, true, true", "90, false, true", "180, false, false", "270, true, false"})
  void itIsTheCornerThatIsSeenAtTheTopRight(int rotation, boolean right, boolean top)
      throws IOException {
    var place = AppendixPlace.on(pdf(rotation));

    assertThat(place.page()).isEqualTo(1);
    assertThat(place.left() + place.width() / 2 > 50 + 420).isEqualTo(right);
    assertThat(place.bottom() + place.height() / 2 > 30 + 297).isEqualTo(top);
    assertThat(place.width() > place.height())
        .as("what is read as wide lies upright in the space of a turned page")
        .isEqualTo(rotation % 180 == 0);
    assertThat(place.left()).isBetween(50f, 50 + 842 - place.width());
    assertThat(place.bottom()).isBetween(30f, 30 + 595 - place.height());
  }

  @Test
  void theTimeStandsOnOneLine() throws IOException {
    var time = new SerifFont(SerifFont.Face.REGULAR).width("2026-11-25T22:33:15+07:00", 10);

    assertThat(AppendixPlace.on(pdf(0)).width()).isGreaterThan(time + 10);
  }

  @Test
  void whatCannotBeReadIsToldInPlainWords() {
    assertThatThrownBy(() -> AppendixPlace.on(new byte[] {1, 2, 3}))
        .isInstanceOf(SignaturePlaceMissing.class)
        .hasMessageContaining("phụ lục");
  }

  /** A lying page whose shown part does not begin in the corner of its space. */
  private static byte[] pdf(int rotation) throws IOException {
    try (var pdf = new PDDocument()) {
      var page = new PDPage(new PDRectangle(50, 30, 842, 595));
      page.setRotation(rotation);
      pdf.addPage(page);
      var out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    }
  }
}
