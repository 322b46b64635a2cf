package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.signing.pades.PracticeLetters.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.SignerAnswer;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Waiting;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.SigningRequest;
import vn.congvan.signing.csc.CloudSigner;
import vn.congvan.signing.csc.CloudSigningSettings;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeCloud;

/** A leader signs with a key that a service keeps, by CSC API v2. */
class SigningInTheCloudTest {

  private static final String CREDENTIAL = "GX/01|12";

  private final ProvinceClock clock =
      new ProvinceClock(Clock.fixed(Instant.now(), ProvinceClock.ZONE));
  private PracticeAuthority authority;
  private PracticeCloud cloud;

  @BeforeEach
  void theAuthorityOpens() {
    authority = new PracticeAuthority(0, Clock.system(ProvinceClock.ZONE));
  }

  @AfterEach
  void allIsClosed() {
    if (cloud != null) {
      cloud.close();
    }
    authority.close();
  }

  @ParameterizedTest
  @CsvSource({"RSA_2048,false", "RSA_2048,true", "P_256,false", "P_256,true"})
  void theOwnerAgreesAndTheSignatureFitsThePages(KeyKind kind, boolean answersLater)
      throws Exception {
    var leader = open(kind, answersLater);
    var signer = signer("mat-khau");
    var trust =
        new TrustServices(List.of(authority.root()), authority.timeStampAddress(), null, null);
    var pades = new PadesSigner(trust, Clock.system(ProvinceClock.ZONE));
    var prepared = pades.prepare(letter(), SignatureLook.INVISIBLE, leader.chain());

    var waiting =
        waiting(
            signer.ask(
                new SigningRequest(
                    "R1",
                    CREDENTIAL,
                    prepared.hash(),
                    "12/UBND-VX",
                    prepared.controlCode(),
                    Duration.ofMinutes(5))));
    assertThat(signer.answer(waiting)).as("not yet agreed").isInstanceOf(Waiting.class);
    assertThat(cloud.screen(CREDENTIAL).orElseThrow())
        .contains("12/UBND-VX")
        .contains(prepared.controlCode());
    cloud.agree(CREDENTIAL);

    // Another node of ours, which has only the name, goes on.
    var answer = signer("mat-khau").answer(waiting);
    assertThat(answer).as("the activation is stored first").isInstanceOf(Waiting.class);
    var further = 0;
    while (answer instanceof Waiting later) {
      further++;
      answer = signer.answer(later.transaction());
    }
    assertThat(further).as("steps after the owner has agreed").isEqualTo(answersLater ? 3 : 1);
    assertThat(answer).isInstanceOf(Signed.class);
    var signed = pades.complete(prepared, ((Signed) answer).value(), leader.certificate());
    assertThat(PracticeJudge.judge().verify(signed.pdf(), trust, true))
        .singleElement()
        .matches(found -> found.isGood());
  }

  @Test
  void aNoAndSilenceAreToldApart() throws Exception {
    open(KeyKind.P_256, false);
    var signer = signer("mat-khau");
    var refused = waiting(signer.ask(request(CREDENTIAL)));
    cloud.refuse(CREDENTIAL);
    assertThat(why(signer.answer(refused))).isEqualTo(Why.CANCELLED);

    var silent = waiting(signer.ask(request(CREDENTIAL)));
    clock.forward(Duration.ofMinutes(6));
    assertThat(cloud.screen(CREDENTIAL)).isEmpty();
    assertThat(why(signer.answer(silent))).isEqualTo(Why.EXPIRED);
  }

  @Test
  void anUnknownCredentialIsToldAndAWrongSecretIsTrouble() throws Exception {
    open(KeyKind.P_256, false);

    assertThat(why(signer("mat-khau").ask(request("khác")))).isEqualTo(Why.NO_CERTIFICATE);
    assertThatThrownBy(() -> signer("sai").ask(request(CREDENTIAL)))
        .isInstanceOf(SignerUnreachable.class)
        .hasMessageContaining("invalid_client");
  }

  @Test
  void anAccessThatWasWithdrawnIsAskedForAgain() throws Exception {
    open(KeyKind.P_256, false);
    var signer = signer("mat-khau");
    signer.ask(request(CREDENTIAL));
    cloud.forgetAccess();

    assertThat(signer.ask(request(CREDENTIAL))).isInstanceOf(Waiting.class);
  }

  @Test
  void aServiceThatDoesNotAnswerIsTrouble() {
    open(KeyKind.P_256, false);
    cloud.close();

    assertThatThrownBy(() -> signer("mat-khau").ask(request(CREDENTIAL)))
        .isInstanceOf(SignerUnreachable.class);
  }

  @Test
  void theServiceOffersTheCredentialToBeRegistered() throws Exception {
    var leader = open(KeyKind.P_256, false);

    assertThat(signer("mat-khau").certificates("an.nv"))
        .singleElement()
        .matches(found -> found.credential().equals(CREDENTIAL))
        .matches(found -> found.chain().equals(leader.chain()));
    assertThat(signer("mat-khau").certificates("binh.tt")).isEmpty();
  }

  private Holder open(KeyKind kind, boolean answersLater) {
    cloud = new PracticeCloud(0, clock, answersLater);
    var leader = authority.issue("Nguyễn Văn An", kind, Duration.ofDays(365));
    cloud.keep("an.nv", CREDENTIAL, leader);
    return leader;
  }

  private CloudSigner signer(String secret) {
    return new CloudSigner(
        new CloudSigningSettings(cloud.address(), "congvan", secret, Duration.ofSeconds(10)),
        clock);
  }

  private static SigningRequest request(String credential) {
    return new SigningRequest(
        "R1", credential, new byte[32], "12/UBND-VX", "0000", Duration.ofMinutes(5));
  }

  private static String waiting(SignerAnswer answer) {
    assertThat(answer).isInstanceOf(Waiting.class);
    return ((Waiting) answer).transaction();
  }

  private static Why why(SignerAnswer answer) {
    assertThat(answer).isInstanceOf(NotSigned.class);
    return ((NotSigned) answer).why();
  }
}
