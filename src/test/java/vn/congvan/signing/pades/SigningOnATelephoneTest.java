package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.signing.pades.PracticeLetters.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.HashSigner;
import vn.congvan.signing.SignerAnswer;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Waiting;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.SigningRequest;
import vn.congvan.signing.mss.MobileSigner;
import vn.congvan.signing.mss.MobileSigningSettings;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeTelephones;
import vn.congvan.signing.remote.RemoteSigner;
import vn.congvan.signing.remote.RemoteSigningSettings;

/** A leader signs with the telephone, over both protocols. */
class SigningOnATelephoneTest {

  enum Way {
    MOBILE,
    REMOTE
  }

  private static final String NUMBER = "84912345678";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ProvinceClock clock =
      new ProvinceClock(Clock.fixed(Instant.now(), ProvinceClock.ZONE));
  private PracticeAuthority authority;
  private PracticeTelephones telephones;
  private Holder leader;

  @BeforeEach
  void theLeaderHasATelephoneWithAKey() {
    authority = new PracticeAuthority(0, Clock.system(ProvinceClock.ZONE));
    telephones = new PracticeTelephones(0, clock);
    leader = authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    telephones.connect(NUMBER, leader, "1234");
  }

  @AfterEach
  void allIsClosed() {
    telephones.close();
    authority.close();
  }

  @ParameterizedTest
  @EnumSource
  void thePhoneShowsTheControlCodeAndTheSignatureFitsThePages(Way way) throws Exception {
    var trust =
        new TrustServices(List.of(authority.root()), authority.timeStampAddress(), null, null);
    var pades = new PadesSigner(trust, Clock.system(ProvinceClock.ZONE));
    var prepared = pades.prepare(letter(), SignatureLook.INVISIBLE, leader.chain());
    var signer = signer(way, "mat-khau");
    var transaction = waiting(signer.ask(request(prepared)));

    assertThat(signer.answer(transaction)).isInstanceOf(Waiting.class);
    assertThat(telephones.screen(NUMBER).orElseThrow().text())
        .contains("12/UBND-VX")
        .contains(prepared.controlCode());
    telephones.enterPin(NUMBER, "1234");

    var answer = signer.answer(transaction);
    assertThat(answer).isInstanceOf(Signed.class);
    var signed = pades.complete(prepared, ((Signed) answer).value(), leader.certificate());
    assertThat(PracticeJudge.judge().verify(signed.pdf(), trust, true))
        .singleElement()
        .matches(found -> found.isGood());
    assertThat(signer.answer(transaction)).as("asked again").isInstanceOf(Signed.class);
  }

  @ParameterizedTest
  @EnumSource
  void theSameRequestTwiceIsOneRequest(Way way) throws Exception {
    var signer = signer(way, "mat-khau");
    var request = request();

    assertThat(signer.ask(request)).isEqualTo(signer.ask(request));
  }

  @ParameterizedTest
  @EnumSource
  void aNoIsHeard(Way way) throws Exception {
    var signer = signer(way, "mat-khau");
    var transaction = waiting(signer.ask(request()));
    telephones.cancel(NUMBER);

    assertThat(why(signer.answer(transaction))).isEqualTo(Why.CANCELLED);
  }

  @ParameterizedTest
  @EnumSource
  void silenceEndsTheRequest(Way way) throws Exception {
    var signer = signer(way, "mat-khau");
    var transaction = waiting(signer.ask(request()));
    clock.forward(Duration.ofMinutes(6));

    assertThat(telephones.screen(NUMBER)).isEmpty();
    assertThat(why(signer.answer(transaction))).isEqualTo(Why.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource
  void aNumberWithoutACertificateAndAWrongPasswordAreToldApart(Way way) throws Exception {
    var stranger =
        new SigningRequest(
            "R" + UUID.randomUUID().toString().replace("-", ""),
            "84999999999",
            new byte[32],
            "12/UBND-VX",
            "0000",
            Duration.ofMinutes(5));
    var signer = signer(way, "mat-khau");

    assertThat(why(signer.ask(stranger))).isIn(Why.NO_CERTIFICATE, Why.REFUSED);
    var wrong = signer(way, "sai");
    assertThat(why(wrong.ask(request()))).isEqualTo(Why.REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void aServiceThatDoesNotAnswerIsTrouble(Way way) {
    telephones.close();

    assertThatThrownBy(() -> signer(way, "mat-khau").ask(request()))
        .isInstanceOf(SignerUnreachable.class);
  }

  @org.junit.jupiter.api.Test
  void aPhoneThatIsOffABlockedCardAndASecondRequestAreToldApart() throws Exception {
    var signer = signer(Way.MOBILE, "mat-khau");
    var first = waiting(signer.ask(request()));
    assertThat(why(signer.ask(request()))).isEqualTo(Why.BUSY);
    telephones.enterPin(NUMBER, "0000");
    telephones.enterPin(NUMBER, "0000");
    assertThat(signer.answer(first)).isInstanceOf(Waiting.class);
    telephones.enterPin(NUMBER, "0000");
    assertThat(why(signer.answer(first))).isEqualTo(Why.BLOCKED);
    telephones.switchOff(NUMBER);
    assertThat(why(signer.ask(request()))).isEqualTo(Why.OUT_OF_REACH);
  }

  @org.junit.jupiter.api.Test
  void theServiceOffersTheCertificateToBeRegistered() throws Exception {
    var offered = ((RemoteSigner) signer(Way.REMOTE, "mat-khau")).certificates(NUMBER, "C1");

    assertThat(offered).singleElement().matches(found -> found.chain().equals(leader.chain()));
  }

  private static String waiting(SignerAnswer answer) {
    assertThat(answer).isInstanceOf(Waiting.class);
    return ((Waiting) answer).transaction();
  }

  private static Why why(SignerAnswer answer) {
    assertThat(answer).isInstanceOf(NotSigned.class);
    return ((NotSigned) answer).why();
  }

  private HashSigner signer(Way way, String password) {
    return way == Way.MOBILE
        ? new MobileSigner(
            new MobileSigningSettings(
                telephones.mobileAddress(),
                "http://congvan",
                password,
                "http://practice",
                "http://practice/profile",
                "http://www.methics.fi/KiuruMSSP/v3.2.0#PKCS1",
                TIMEOUT),
            clock)
        : new RemoteSigner(
            new RemoteSigningSettings(telephones.remoteAddress(), "congvan", password, TIMEOUT),
            clock);
  }

  private static SigningRequest request() {
    return request(new byte[32], "0000");
  }

  private static SigningRequest request(PreparedPages prepared) {
    return request(prepared.hash(), prepared.controlCode());
  }

  private static SigningRequest request(byte[] hash, String code) {
    return new SigningRequest(
        "R" + UUID.randomUUID().toString().replace("-", ""),
        NUMBER,
        hash,
        "12/UBND-VX",
        code,
        Duration.ofMinutes(5));
  }
}
