package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvan.signing.pades.PracticeLetters.letter;
import static vn.congvan.signing.pades.PracticeLetters.personsImage;
import static vn.congvan.signing.pades.PracticeLetters.sealImage;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/** Signature and seal are seen on the page, as large as their places. */
class SignatureLookTest {

  private static final int PAGE_HEIGHT = 842;

  @Test
  void bothImagesFillTheirPlaces() throws Exception {
    var clock = Clock.system(ProvinceClock.ZONE);
    try (var authority = new PracticeAuthority(0, clock)) {
      var holder = authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
      var signer = new PadesSigner(new TrustServices(List.of(), null, null, null), clock);
      var signed =
          signer.sign(letter(), personsImage(), holder.chain(), holder.key(), "SunEC").pdf();
      var sealed = signer.sign(signed, sealImage(), holder.chain(), holder.key(), "SunEC").pdf();

      var page = draw(sealed);

      assertThat(reach(page, ink -> ink.getBlue() > ink.getRed() + 60)).isBetween(80, 112);
      assertThat(reach(page, ink -> ink.getRed() > ink.getBlue() + 60)).isBetween(70, 102);
    }
  }

  /** How many points wide the ink of a colour lies. */
  private static int reach(BufferedImage page, Predicate<Color> ink) {
    var first = page.getWidth();
    var last = -1;
    for (var y = PAGE_HEIGHT / 2; y < page.getHeight(); y++) {
      for (var x = 0; x < page.getWidth(); x++) {
        if (ink.test(new Color(page.getRGB(x, y)))) {
          first = Math.min(first, x);
          last = Math.max(last, x);
        }
      }
    }
    return last - first + 1;
  }

  private static BufferedImage draw(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImage(0);
    }
  }
}
