package vn.congvan.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.SigningRequest;
import vn.congvan.signing.pades.PadesSigner;
import vn.congvan.signing.pades.PracticeJudge;
import vn.congvan.signing.pades.SignatureLook;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/**
 * The server seals with keys in a file, and with keys in a real PKCS#11 module where there is one.
 */
class ServerKeysTest {

  private static final Clock CLOCK = Clock.system(ProvinceClock.ZONE);
  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));

  private static PracticeAuthority authority;
  private static TrustServices trust;

  @TempDir Path folder;

  @BeforeAll
  static void theAuthorityOpens() {
    authority = new PracticeAuthority(0, CLOCK);
    trust = new TrustServices(List.of(authority.root()), null, null, null);
  }

  @AfterAll
  static void theAuthorityCloses() {
    authority.close();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aKeyInAFileSealsALetter(KeyKind kind) throws Exception {
    var agency = authority.issue("UBND tỉnh", kind, Duration.ofDays(365));
    var keys = keys(file(agency, "1234"), "1234");

    assertThat(keys.certificates())
        .singleElement()
        .matches(found -> found.account().equals("tep/con-dau"))
        .matches(found -> found.chain().equals(agency.chain()));
    isGood(sealed(keys, "tep/con-dau", agency.chain()));
  }

  @Test
  void aWrongPinIsTriedOnceOnly() throws Exception {
    var agency = authority.issue("UBND tỉnh", KeyKind.P_256, Duration.ofDays(365));
    var file = file(agency, "1234");
    var keys = keys(file, "0000");

    assertThat(why(keys, "tep/con-dau")).isEqualTo(Why.BLOCKED);
    // If it were tried again, it would now find no file.
    Files.delete(file);
    assertThat(why(keys, "tep/con-dau")).isEqualTo(Why.BLOCKED);
    assertThat(keys.certificates()).isEmpty();
  }

  @Test
  void aKeyThatIsNotThereAndAPlaceThatIsNotThereAreToldApart() throws Exception {
    var agency = authority.issue("UBND tỉnh", KeyKind.P_256, Duration.ofDays(365));
    var file = file(agency, "1234");
    var keys = keys(file, "1234");

    assertThat(why(keys, "tep/khac")).isEqualTo(Why.NO_CERTIFICATE);
    assertThat(why(keys, "khac/con-dau")).isEqualTo(Why.NO_CERTIFICATE);
    assertThatThrownBy(() -> keys(folder.resolve("khac.p12"), "1234").ask(request("tep/x")))
        .isInstanceOf(SignerUnreachable.class);
  }

  @Test
  void aKeyThatIsAddedToTheFileIsFoundWithoutAStart() throws Exception {
    var first = authority.issue("UBND tỉnh", KeyKind.P_256, Duration.ofDays(365));
    var file = file(first, "1234");
    var keys = keys(file, "1234");
    isGood(sealed(keys, "tep/con-dau", first.chain()));

    var second = authority.issue("Sở Nội vụ", KeyKind.P_256, Duration.ofDays(365));
    file("con-dau-2", second, "1234");

    isGood(sealed(keys, "tep/con-dau-2", second.chain()));
  }

  @Test
  void thePinStandsInNoText() {
    var place = new ServerKeySettings.Place(null, 0, Path.of("seal.p12"), "bi-mat", null);

    assertThat(new ServerKeySettings(Map.of("a", place)).toString()).doesNotContain("bi-mat");
  }

  /**
   * A module reads where its tokens are from the environment, which a running machine cannot
   * change: so one is started for it.
   */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aKeyInAModuleSealsALetter(KeyKind kind) throws Exception {
    var module = MODULES.stream().filter(Files::exists).findFirst();
    assumeThat(module).as("SoftHSM is not installed (softhsm2)").isPresent();
    assumeThat(isInstalled("softhsm2-util") && isInstalled("pkcs11-tool"))
        .as("softhsm2-util or pkcs11-tool is not installed (softhsm2, opensc)")
        .isTrue();
    var agency = authority.issue("UBND tỉnh", kind, Duration.ofDays(365));
    var pin = Files.writeString(folder.resolve("pin"), "1234\n");
    fill(module.get(), agency);
    var chain = folder.resolve("chain.pem");
    Files.writeString(chain, pem(agency.chain()));
    var sealed = folder.resolve("sealed.pdf");

    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        SealInAModule.class.getName(),
        module.get().toString(),
        pin.toString(),
        chain.toString(),
        sealed.toString());

    isGood(Files.readAllBytes(sealed));
  }

  private void fill(Path module, Holder agency) throws Exception {
    Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        folder.resolve("softhsm2.conf"),
        "directories.tokendir = " + folder.resolve("tokens") + "\nlog.level = ERROR\n");
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "seal",
        "--pin",
        "1234",
        "--so-pin",
        "5678");
    Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(agency.key().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.write(folder.resolve("seal.der"), agency.certificate().getEncoded());
    run(
        "softhsm2-util",
        "--import",
        folder.resolve("key.pem").toString(),
        "--token",
        "seal",
        "--label",
        "con-dau",
        "--id",
        "01",
        "--pin",
        "1234");
    run(
        "pkcs11-tool",
        "--module",
        module.toString(),
        "--token-label",
        "seal",
        "--login",
        "--pin",
        "1234",
        "--write-object",
        folder.resolve("seal.der").toString(),
        "--type",
        "cert",
        "--id",
        "01",
        "--label",
        "con-dau");
  }

  private void run(String... command) throws Exception {
    var output = folder.resolve("output");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    builder.redirectOutput(output.toFile());
    var process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static ServerKeys keys(Path file, String pin) {
    return new ServerKeys(
        new ServerKeySettings(
            Map.of("tep", new ServerKeySettings.Place(null, 0, file, pin, null))));
  }

  private Path file(Holder holder, String pin) throws Exception {
    return file("con-dau", holder, pin);
  }

  private Path file(String label, Holder holder, String pin) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        label, holder.key(), pin.toCharArray(), holder.chain().toArray(Certificate[]::new));
    var file = folder.resolve("seal.p12");
    try (var out = Files.newOutputStream(file)) {
      store.store(out, pin.toCharArray());
    }
    return file;
  }

  static byte[] sealed(ServerKeys keys, String account, List<X509Certificate> chain)
      throws Exception {
    var signer = new PadesSigner(new TrustServices(List.of(), null, null, null), CLOCK);
    var prepared = signer.prepare(Letters.plain(), SignatureLook.INVISIBLE, chain);
    var answer =
        keys.ask(
            new SigningRequest(
                "R1", account, prepared.hash(), "12/UBND", "0000", Duration.ofMinutes(1)));
    assertThat(answer).isInstanceOf(Signed.class);
    return signer.complete(prepared, ((Signed) answer).value(), chain.get(0)).pdf();
  }

  private static void isGood(byte[] pdf) throws IOException {
    assertThat(PracticeJudge.judge().verify(pdf, trust, true))
        .singleElement()
        .matches(found -> found.isGood());
  }

  private static Why why(ServerKeys keys, String account) throws SignerUnreachable {
    var answer = keys.ask(request(account));
    assertThat(answer).isInstanceOf(NotSigned.class);
    return ((NotSigned) answer).why();
  }

  private static SigningRequest request(String account) {
    return new SigningRequest(
        "R1", account, new byte[32], "12/UBND", "0000", Duration.ofMinutes(1));
  }

  private static String pem(List<X509Certificate> chain) throws Exception {
    var text = new ArrayList<String>();
    for (var certificate : chain) {
      text.add(
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----");
    }
    return String.join("\n", text) + "\n";
  }
}
