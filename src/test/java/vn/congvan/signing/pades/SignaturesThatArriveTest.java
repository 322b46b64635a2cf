package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvan.signing.pades.PracticeLetters.letter;
import static vn.congvan.signing.pades.PracticeLetters.personsImage;
import static vn.congvan.signing.pades.PracticeLetters.sealImage;
import static vn.congvan.signing.pades.PracticeLetters.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.Doubt;
import vn.congvan.signing.SignatureFinding;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/** The clerk is told what is wrong with a signed file that arrived. */
class SignaturesThatArriveTest {

  private static final Clock CLOCK = Clock.system(ProvinceClock.ZONE);

  private static PracticeAuthority authority;
  private static PracticeAuthority foreign;
  private static TrustServices trust;
  private static Holder person;
  private static Holder agency;
  private static byte[] signed;

  @BeforeAll
  static void aLetterIsSignedAndSealed() {
    authority = new PracticeAuthority(0, CLOCK);
    foreign = new PracticeAuthority(0, CLOCK);
    trust = new TrustServices(List.of(authority.root()), authority.timeStampAddress(), null, null);
    person = authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    agency = authority.issue("UBND tỉnh", KeyKind.RSA_2048, Duration.ofDays(365));
    signed = signedBy(person, letter());
  }

  @AfterAll
  static void theAuthoritiesClose() {
    authority.close();
    foreign.close();
  }

  @Test
  void aGoodSignatureUnderASealIsGood() throws IOException {
    var sealed =
        new PadesSigner(trust, CLOCK)
            .sign(signed, sealImage(), agency.chain(), agency.key(), "SunRsaSign")
            .pdf();

    var findings = verify(sealed);

    assertThat(findings).hasSize(2).allSatisfy(found -> assertThat(found.evidence()).isEmpty());
    assertThat(findings).allMatch(SignatureFinding::isGood);
    assertThat(findings.get(0).certificate()).isEqualTo(person.certificate());
    assertThat(findings.get(0).stampedAt()).isNotNull();
  }

  @Test
  void aSignatureOnAnEllipticCurveWithItsProofsIsGood() throws Exception {
    var proved = PracticeJudge.judge().prolong(signed, trust, false);
    assertThat(proved.length).isGreaterThan(signed.length);
    assertThat(verify(proved)).isNotEmpty().allMatch(SignatureFinding::isGood);
  }

  @Test
  void aFileWithoutSignatureHasNoFinding() throws IOException {
    assertThat(verify(letter())).isEmpty();
  }

  @Test
  void aFlippedByteBreaksTheSignature() throws IOException {
    var flipped = signed.clone();
    var place = indexOf(flipped, "stream") + 12;
    flipped[place] ^= 1;

    assertThat(doubts(flipped)).contains(Doubt.BROKEN);
  }

  @Test
  void textAddedAfterSigningIsAChange() throws IOException {
    var changed =
        afterwards(
            document -> {
              var page = document.getPage(0);
              try (var pen =
                  new PDPageContentStream(document, page, AppendMode.APPEND, false, true)) {
                pen.addRect(100, 400, 200, 40);
                pen.fill();
              }
              page.getCOSObject().setNeedToBeUpdated(true);
            });

    assertThat(doubts(changed)).contains(Doubt.CHANGED_AFTERWARDS);
  }

  @Test
  void aNoteLaidOverTheTextIsAChange() throws IOException {
    var changed =
        afterwards(
            document -> {
              var page = document.getPage(0);
              var cover = new PDAnnotationSquare();
              cover.setRectangle(new PDRectangle(30, 740, 400, 60));
              cover.setInteriorColor(new PDColor(new float[] {1, 1, 1}, PDDeviceRGB.INSTANCE));
              cover.setColor(new PDColor(new float[] {1, 1, 1}, PDDeviceRGB.INSTANCE));
              cover.constructAppearances(document);
              var notes = page.getAnnotations();
              notes.add(cover);
              page.setAnnotations(notes);
              page.getCOSObject().setNeedToBeUpdated(true);
            });

    assertThat(doubts(changed)).contains(Doubt.CHANGED_AFTERWARDS);
  }

  @Test
  void aPageAddedAfterSigningIsAChange() throws IOException {
    var changed =
        afterwards(
            document -> {
              document.addPage(new PDPage(PDRectangle.A4));
              document.getPages().getCOSObject().setNeedToBeUpdated(true);
              document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            });

    assertThat(doubts(changed)).contains(Doubt.CHANGED_AFTERWARDS);
  }

  @Test
  void bytesBehindTheEndAreAChange() throws IOException {
    var longer = new ByteArrayOutputStream();
    longer.write(signed);
    longer.write("\n% một lời nhắn\n".getBytes(StandardCharsets.UTF_8));

    assertThat(doubts(longer.toByteArray())).contains(Doubt.CHANGED_AFTERWARDS);
  }

  @Test
  void anAuthorityThatTheProvinceDoesNotKnowIsToldByName() throws IOException {
    var stranger = foreign.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));

    assertThat(doubts(signedBy(stranger, letter()))).contains(Doubt.UNKNOWN_AUTHORITY);
  }

  @Test
  void aCertificateRevokedBeforeSigningIsTold() throws IOException {
    var revoked = authority.issue("Lê Văn Cường", KeyKind.P_256, Duration.ofDays(365));
    authority.revoke(revoked.certificate());

    assertThat(doubts(signedBy(revoked, letter()))).contains(Doubt.REVOKED);
  }

  @Test
  void aCertificateThatHadEndedIsTold() throws IOException {
    var ended = authority.issue("Phạm Thị Dung", KeyKind.P_256, Duration.ofSeconds(-60));

    assertThat(doubts(signedBy(ended, letter()))).contains(Doubt.NOT_VALID_THEN);
  }

  @Test
  void whereNobodyCanBeAskedItIsUnclearAndNotGood() throws IOException {
    var findings = new SignatureVerifier(trust).verify(signed);

    assertThat(findings.get(0).doubts()).contains(Doubt.REVOCATION_UNKNOWN);
  }

  @Test
  void anEmptiedSignatureIsUnclear() throws IOException {
    var emptied = signed.clone();
    var contents = indexOf(emptied, "/Contents <") + "/Contents <".length();
    for (var i = contents; emptied[i] != '>'; i++) {
      emptied[i] = '0';
    }

    assertThat(doubts(emptied)).containsAnyOf(Doubt.UNCLEAR, Doubt.BROKEN);
  }

  private static byte[] signedBy(Holder holder, byte[] pdf) {
    var signer = new PadesSigner(trust, CLOCK);
    var prepared = signer.prepare(pdf, personsImage(), holder.chain());
    return signer
        .complete(prepared, token(holder, prepared.signedAttributes()), holder.certificate())
        .pdf();
  }

  private static List<SignatureFinding> verify(byte[] pdf) throws IOException {
    return PracticeJudge.judge().verify(pdf, trust, true);
  }

  private static Set<Doubt> doubts(byte[] pdf) throws IOException {
    return verify(pdf).get(0).doubts();
  }

  private interface Forger {
    void change(PDDocument document) throws IOException;
  }

  private static byte[] afterwards(Forger forger) throws IOException {
    try (var document = Loader.loadPDF(signed)) {
      forger.change(document);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
