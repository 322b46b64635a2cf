package vn.congvan.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.congvan.signing.SignedDocument.Place;

/** The seal lies over a third of the signature, on its left (Decree 30/2020, Art. 33). */
class SealPlaceTest {

  private static final Place SIGNATURE = new Place(2, 370, 580, 120, 60);

  @Test
  void theSealCoversTheLeftThirdOfTheSignature() {
    var seal = SealPlace.of(SignatureKind.SEAL, SIGNATURE);

    assertThat(seal.page()).isEqualTo(2);
    assertThat(seal.left()).isLessThan(SIGNATURE.left());
    assertThat(seal.left() + seal.width() - SIGNATURE.left()).isEqualTo(SIGNATURE.width() / 3);
    assertThat(seal.width()).isEqualTo(seal.height());
    assertThat(seal.bottom() + seal.height() / 2)
        .isEqualTo(SIGNATURE.bottom() + SIGNATURE.height() / 2);
  }

  @Test
  void theSealStaysOnThePage() {
    var seal = SealPlace.of(SignatureKind.SEAL, new Place(1, 20, 10, 120, 60));

    assertThat(seal.left()).isPositive();
    assertThat(seal.bottom()).isPositive();
  }

  @Test
  void aPersonsSignatureStaysWhereItWasPut() {
    assertThat(SealPlace.of(SignatureKind.PERSON, SIGNATURE)).isEqualTo(SIGNATURE);
  }
}
