package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.signing.Doubt;
import vn.congvan.signing.SignatureFinding;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/**
 * Signed papers in which bytes were changed anywhere: each is told about or cannot be read, and
 * none passes.
 */
class ChangedPapersTest {

  private static final int PAPERS = 60;

  @Test
  void noPaperPassesThatDiffersWhereItWasSigned() {
    var chance = new Random(26);
    try (var authority = new PracticeAuthority(0, Clock.systemUTC())) {
      var trust = new TrustServices(List.of(authority.root()), null, null, null);
      var holder = authority.issue("Nguyễn Văn An", KeyKind.RSA_2048, Duration.ofDays(1));
      var signed =
          new PadesSigner(trust, Clock.systemUTC())
              .sign(
                  PracticeLetter.ofDepartment().pdf(),
                  SignatureLook.INVISIBLE,
                  holder.chain(),
                  holder.key(),
                  "SunRsaSign")
              .pdf();
      var text = new String(signed, StandardCharsets.ISO_8859_1);
      // The signature itself lies between what is signed.
      var gap = text.indexOf("/Contents <") + "/Contents ".length();
      var behind = text.indexOf('>', gap) + 1;
      var read = 0;
      for (var paper = 0; paper < PAPERS; paper++) {
        var pdf = signed.clone();
        for (var change = chance.nextInt(4); change >= 0; change--) {
          var at = chance.nextInt(gap + pdf.length - behind);
          pdf[at < gap ? at : at - gap + behind] ^= (byte) (1 + chance.nextInt(255));
        }
        if (Arrays.equals(pdf, signed)) {
          continue;
        }
        List<SignatureFinding> findings;
        try {
          findings = new SignatureVerifier(trust).verify(pdf);
        } catch (IOException | RuntimeException | AssertionError unreadable) {
          // The desk tells the clerk that such a file cannot be read. iText's own assertions speak
          // up in tests only.
          continue;
        }
        for (var finding : findings) {
          assertThat(finding.doubts())
              .as("paper " + paper)
              .containsAnyOf(Doubt.BROKEN, Doubt.CHANGED_AFTERWARDS, Doubt.UNCLEAR);
          read++;
        }
      }
      assertThat(read).as("papers that could still be read").isGreaterThan(PAPERS / 2);
    }
  }
}
