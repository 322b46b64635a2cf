package vn.congvan.signing.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/** A certificate is looked at before it is registered, over real sockets to its authority. */
class CertificateCheckTest {

  private static PracticeAuthority authority;
  private static PracticeAuthority foreign;

  private final ProvinceClock clock = new ProvinceClock();
  private final CertificateCheck check = trusting(List.of(authority.root()));

  @BeforeAll
  static void theAuthoritiesOpen() {
    authority = new PracticeAuthority(0, Clock.system(ProvinceClock.ZONE));
    foreign = new PracticeAuthority(0, Clock.system(ProvinceClock.ZONE));
  }

  @AfterAll
  static void theAuthoritiesClose() {
    authority.close();
    foreign.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PEM", "PKCS7", "PKCS7 as text"})
  void aFileOfTheAuthorityGivesTheWholeChain(String form) throws Exception {
    var person = person();

    var checked = check.check(CertificateFile.read(file(person, form)));

    assertThat(checked.chain()).containsExactlyElementsOf(person.chain());
    assertThat(checked.revocationKnown()).isTrue();
  }

  @Test
  void oneCertificateAloneLacksItsAuthority() throws Exception {
    var alone = CertificateFile.read(person().certificate().getEncoded());

    assertThatThrownBy(() -> check.check(alone))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining(".p7b");
  }

  @Test
  void aStrangersAuthorityIsRefused() {
    var stranger = foreign.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));

    assertThatThrownBy(() -> check.check(stranger.chain()))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("tin cậy");
  }

  @Test
  void whatWasRevokedIsRefused() {
    var person = person();
    authority.revoke(person.certificate());

    assertThatThrownBy(() -> check.check(person.chain()))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("thu hồi");
  }

  @Test
  void whatHasEndedIsRefused() {
    var person = person();
    clock.forward(Duration.ofDays(366));

    assertThatThrownBy(() -> check.check(person.chain()))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("hết hạn");
  }

  @Test
  void anAuthorityThatDoesNotAnswerKeepsNobodyFromSigning() {
    var silent = new PracticeAuthority(0, Clock.system(ProvinceClock.ZONE));
    var person = silent.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    silent.close();

    var checked = trusting(List.of(silent.root())).check(person.chain());

    assertThat(checked.revocationKnown()).isFalse();
  }

  @Test
  void theAuthoritysOwnCertificateIsNoSigners() {
    assertThatThrownBy(() -> check.check(List.of(authority.issuing(), authority.root())))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("không có chứng thư của người ký");
  }

  @Test
  void whereNobodyIsTrustedNothingIsRegistered() {
    assertThatThrownBy(() -> trusting(List.of()).check(person().chain()))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("chưa được cài");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "không phải chứng thư", "%PDF-1.7"})
  void whatIsNoCertificateIsTold(String text) {
    assertThatThrownBy(() -> CertificateFile.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("không có chứng thư số");
  }

  @Test
  void theNameIsComparedWithoutMarks() {
    var person = person();

    assertThat(CertificateCheck.isNamed(person.certificate(), "NGUYEN VAN AN")).isTrue();
    assertThat(CertificateCheck.isNamed(person.certificate(), "Nguyễn Văn Anh")).isFalse();
  }

  @Test
  void anAccountIsShownByItsLastDigitsOnly() {
    assertThat(RegisteredCertificate.masked("84912345678")).isEqualTo("•••678");
    assertThat(RegisteredCertificate.masked("")).isEmpty();
  }

  private CertificateCheck trusting(List<X509Certificate> roots) {
    var trust = new TrustServices(roots, null, null, null);
    return new CertificateCheck(() -> trust, clock);
  }

  private static Holder person() {
    return authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
  }

  private static byte[] file(Holder person, String form) throws Exception {
    if (form.equals("PEM")) {
      return CertificateFile.write(person.chain()).getBytes(StandardCharsets.US_ASCII);
    }
    var path = CertificateFactory.getInstance("X.509").generateCertPath(person.chain());
    var chain = path.getEncoded("PKCS7");
    if (form.equals("PKCS7")) {
      return chain;
    }
    var text = new ByteArrayOutputStream();
    text.writeBytes("-----BEGIN PKCS7-----\n".getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(java.util.Base64.getMimeEncoder().encode(chain));
    text.writeBytes("\n-----END PKCS7-----\n".getBytes(StandardCharsets.US_ASCII));
    return text.toByteArray();
  }
}
