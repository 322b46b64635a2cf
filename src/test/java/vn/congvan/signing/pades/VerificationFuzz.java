package vn.congvan.signing.pades;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.signing.Doubt;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/**
 * Signed papers that strangers have changed: each is told about or cannot be read, and none passes.
 */
public final class VerificationFuzz {

  private static final TrustServices TRUST;
  private static final byte[] SIGNED;
  // The signature itself lies between what is signed.
  private static final int GAP;
  private static final int BEHIND;
  private static final Set<Doubt> TOLD =
      Set.of(Doubt.BROKEN, Doubt.CHANGED_AFTERWARDS, Doubt.UNCLEAR);

  static {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    try (var authority = new PracticeAuthority(0, Clock.systemUTC())) {
      TRUST = new TrustServices(List.of(authority.root()), null, null, null);
      var holder = authority.issue("Nguyễn Văn An", KeyKind.RSA_2048, Duration.ofDays(1));
      SIGNED =
          new PadesSigner(TRUST, Clock.systemUTC())
              .sign(
                  PracticeLetter.ofDepartment().pdf(),
                  SignatureLook.INVISIBLE,
                  holder.chain(),
                  holder.key(),
                  "SunRsaSign")
              .pdf();
      var text = new String(SIGNED, StandardCharsets.ISO_8859_1);
      GAP = text.indexOf("/Contents <") + "/Contents ".length();
      BEHIND = text.indexOf('>', GAP) + 1;
    }
  }

  private VerificationFuzz() {}

  /** One changed file. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    var pdf = SIGNED.clone();
    while (data.remainingBytes() > 4) {
      pdf[data.consumeInt(0, pdf.length - 1)] = data.consumeByte();
    }
    try {
      for (var finding : new SignatureVerifier(TRUST, false).verify(pdf)) {
        if (differsWhereItWasSigned(pdf) && Collections.disjoint(finding.doubts(), TOLD)) {
          throw new AssertionError("A changed file passes: " + finding.doubts());
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
      // The desk tells the clerk that such a file cannot be read.
      return;
    }
  }

  private static boolean differsWhereItWasSigned(byte[] pdf) {
    return Arrays.mismatch(pdf, 0, GAP, SIGNED, 0, GAP) >= 0
        || Arrays.mismatch(pdf, BEHIND, pdf.length, SIGNED, BEHIND, pdf.length) >= 0;
  }
}
