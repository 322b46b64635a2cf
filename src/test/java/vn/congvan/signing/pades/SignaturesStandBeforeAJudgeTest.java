package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.signing.pades.PracticeLetters.letter;
import static vn.congvan.signing.pades.PracticeLetters.personsImage;
import static vn.congvan.signing.pades.PracticeLetters.sealImage;
import static vn.congvan.signing.pades.PracticeLetters.token;
import static vn.congvan.support.ArchiveJudge.isArchivable;

import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.PdfPadesSigner;
import com.itextpdf.signatures.SignerProperties;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.NotSignable;
import vn.congvan.signing.SignatureMismatch;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.support.SignatureJudge;

/**
 * What we sign passes two independent judges: EU DSS for the signature, veraPDF for the archive.
 */
class SignaturesStandBeforeAJudgeTest {

  private static final Clock CLOCK = Clock.system(ProvinceClock.ZONE);

  private static PracticeAuthority authority;
  private static TrustServices trust;

  @BeforeAll
  static void theAuthorityOpens() {
    authority = new PracticeAuthority(0, CLOCK);
    trust = new TrustServices(List.of(authority.root()), authority.timeStampAddress(), null, null);
  }

  @AfterAll
  static void theAuthorityCloses() {
    authority.close();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aPersonsTokenThenTheSealThenTheProofs(KeyKind kind) throws Exception {
    var signer = new PadesSigner(trust, CLOCK);
    var person = authority.issue("Nguyễn Văn An", kind, Duration.ofDays(365));
    var agency = authority.issue("UBND tỉnh", kind, Duration.ofDays(365));

    var prepared = signer.prepare(letter(), personsImage(), person.chain());
    var signed =
        signer.complete(prepared, token(person, prepared.signedAttributes()), person.certificate());
    var sealed =
        signer.sign(signed.pdf(), sealImage(), agency.chain(), agency.key(), providerOf(kind));

    assertThat(signed.timestamped()).isTrue();
    judge(signed.pdf(), 1, SignatureLevel.PAdES_BASELINE_T);
    judge(sealed.pdf(), 2, SignatureLevel.PAdES_BASELINE_T);
    assertThat(Arrays.copyOf(sealed.pdf(), signed.pdf().length)).isEqualTo(signed.pdf());

    var lifetime = PracticeJudge.judge();
    var proved = lifetime.prolong(sealed.pdf(), trust, false);
    judge(proved, 2, SignatureLevel.PAdES_BASELINE_LT);
    var archived = lifetime.prolong(sealed.pdf(), trust, true);
    judge(archived, 2, SignatureLevel.PAdES_BASELINE_LTA);
    isArchivable(letter());
    isArchivable(archived);
  }

  @Test
  void twoNumbersSideBySideFromATokenAreTakenToo() throws Exception {
    var signer = new PadesSigner(trust, CLOCK);
    var person = authority.issue("Trần Thị Bình", KeyKind.P_256, Duration.ofDays(365));
    var prepared = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());
    var raw = Signature.getInstance("SHA256withECDSAinP1363Format");
    raw.initSign(person.key());
    raw.update(prepared.signedAttributes());

    var signed = signer.complete(prepared, raw.sign(), person.certificate());

    judge(signed.pdf(), 1, SignatureLevel.PAdES_BASELINE_T);
  }

  @Test
  void anotherPersonsKeyIsRefused() {
    var signer = new PadesSigner(trust, CLOCK);
    var person = authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    var other = authority.issue("Lê Văn Cường", KeyKind.P_256, Duration.ofDays(365));
    var prepared = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());

    assertThatThrownBy(
            () ->
                signer.complete(
                    prepared, token(other, prepared.signedAttributes()), person.certificate()))
        .isInstanceOf(SignatureMismatch.class);
    assertThatThrownBy(() -> signer.complete(prepared, new byte[] {1, 2, 3}, person.certificate()))
        .isInstanceOf(SignatureMismatch.class);
    var again = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());
    assertThatThrownBy(
            () ->
                signer.complete(
                    again, token(person, prepared.signedAttributes()), person.certificate()))
        .isInstanceOf(SignatureMismatch.class);
  }

  @Test
  void aSilentTimeStampAuthorityCostsNobodysSignature() throws Exception {
    var silent =
        new TrustServices(
            List.of(authority.root()), URI.create("http://127.0.0.1:1/tsa"), null, null);
    var signer = new PadesSigner(silent, CLOCK);
    var person = authority.issue("Nguyễn Văn An", KeyKind.RSA_2048, Duration.ofDays(365));
    var prepared = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());

    var signed =
        signer.complete(prepared, token(person, prepared.signedAttributes()), person.certificate());
    var sealed =
        signer.sign(
            signed.pdf(), SignatureLook.INVISIBLE, person.chain(), person.key(), "SunRsaSign");

    assertThat(signed.timestamped()).isFalse();
    assertThat(sealed.timestamped()).isFalse();
    judge(sealed.pdf(), 2, SignatureLevel.PAdES_BASELINE_B);
    assertThatThrownBy(() -> PracticeJudge.judge().prolong(sealed.pdf(), silent, true))
        .isInstanceOf(ProofsMissing.class);
    var later = PracticeJudge.judge().prolong(sealed.pdf(), trust, true);
    judge(later, 2, SignatureLevel.PAdES_BASELINE_T);
  }

  @Test
  void nothingIsAddedWhereAnEarlierSignatureForbidsIt() throws Exception {
    var person = authority.issue("Nguyễn Văn An", KeyKind.RSA_2048, Duration.ofDays(365));
    var closed = new ByteArrayOutputStream();
    new PdfPadesSigner(PadesSigner.reader(letter()), closed)
        .setStampingProperties(new StampingProperties().useAppendMode())
        .signWithBaselineBProfile(
            new SignerProperties()
                .setFieldName("a")
                .setCertificationLevel(AccessPermissions.NO_CHANGES_PERMITTED),
            person.chain().toArray(Certificate[]::new),
            person.key());

    assertThatThrownBy(
            () ->
                new PadesSigner(trust, CLOCK)
                    .prepare(closed.toByteArray(), SignatureLook.INVISIBLE, person.chain()))
        .isInstanceOf(NotSignable.class);
  }

  private static void judge(byte[] pdf, int signatures, SignatureLevel level) {
    new SignatureJudge(authority).passes(pdf, signatures, level);
  }

  private static String providerOf(KeyKind kind) {
    return kind == KeyKind.P_256 ? "SunEC" : "SunRsaSign";
  }
}
