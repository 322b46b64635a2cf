package vn.congvan.intake.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import vn.congvan.content.ContentStore;
import vn.congvan.document.Channel;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.intake.ArrivalState;
import vn.congvan.intake.Delivery;
import vn.congvan.intake.Intake;
import vn.congvan.intake.IntakeSlice;
import vn.congvan.intake.SignatureChecks;
import vn.congvan.intake.SignatureOutcome;
import vn.congvan.intake.SignatureReport;
import vn.congvan.intake.SignatureStanding;
import vn.congvan.intake.StateSecrets;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.ArrivedSignatures;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.RegisterSlice;
import vn.congvan.support.SignedLetters;
import vn.congvan.trust.AuthorityQuestions;
import vn.congvan.trust.RevocationLists;
import vn.congvan.trust.TrustList;
import vn.congvan.workflow.Processes;

/** What the office is told about the signatures of what arrived, on whichever database. */
@SpringBootTest(
    classes = IntakeSlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.properties.hibernate.jdbc.time_zone=UTC",
      "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
      "congvan.content.sweep-after=PT10H",
      "congvan.intake.scan-after=PT10H",
      "congvan.signatures.look-after=PT10H",
      "congvan.trust.refresh-after=PT10H",
      "congvan.trust.open-addresses=127.0.0.1",
      "logging.level.root=warn",
      "logging.level.com.itextpdf=off",
      "logging.level.org.apache.pdfbox=off"
    })
@org.springframework.test.context.ActiveProfiles("test")
abstract class SignaturesContract {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  @TempDir static Path data;
  private static SignedLetters letters;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("congvan.data", () -> data.toString());
  }

  @Autowired Intake intake;
  @Autowired SignatureChecks checks;
  @Autowired SignatureDesk desk;
  @Autowired SignatureRows rows;
  @Autowired StateSecrets secrets;
  @Autowired Documents documents;
  @Autowired ContentStore store;
  @Autowired TrustList trust;
  @Autowired Processes processes;
  @Autowired FakeDirectory directory;
  @Autowired ProvinceClock clock;
  @Autowired JdbcClient database;
  @MockitoSpyBean AuthorityQuestions questions;
  @MockitoSpyBean RevocationLists lists;
  @MockitoSpyBean ArrivedSignatures signatures;

  private String agency;

  @BeforeAll
  static void theAuthoritiesOpen() {
    letters = new SignedLetters(Clock.system(ProvinceClock.ZONE));
  }

  @AfterAll
  static void theAuthoritiesClose() {
    letters.close();
  }

  @BeforeEach
  void anAgencyOfItsOwnAndOneTrustedRoot() {
    agency = "s" + UUID.randomUUID().toString().substring(0, 8);
    RegisterSlice.createAgency(database, agency);
    directory.clear();
    directory.agency(agency, "Sở Nội vụ", "province");
    directory.post("clerk", agency, null, Role.CLERK);
    directory.post("leader", agency, null, Role.LEADER);
    Mockito.reset(processes);
    IntakeSlice.startAll(processes);
    reset(questions, lists, signatures);
    trust.lines("admin").stream()
        .filter(line -> line.endedIn() == null)
        .forEach(line -> trust.end(line.id(), "Dọn danh sách", "admin"));
    trust.add(letters.root(), "admin");
    desk.checkWhatIsDue();
  }

  @Test
  void anUnsignedFileSaysSoAtOnceAndNothingIsAsked() throws IOException {
    var letter = arrived(SignedLetters.unsigned("11/SNNMT-VP"));

    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.UNSIGNED);
    assertThat(desk.checkWhatIsDue()).isZero();
    verify(signatures, never()).verify(any());
    assertThat(only(letter).inWords()).isEqualTo("Tệp không có chữ ký số");
    assertThat(checks.faultOf(letter, null)).isEmpty();
    assertThat(history(letter)).isEmpty();
  }

  @Test
  void aGoodSignatureWaitsForItsCheckAndThenTellsWhoSignedAndWhen() {
    var letter = arrived(letters.good("12/SNNMT-VP"));

    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.WAITING);
    assertThat(only(letter).waiting()).isTrue();
    assertThat(checks.faultOf(letter, null))
        .hasValueSatisfying(f -> assertThat(f.vietnamese()).contains("chờ"));

    assertThat(desk.checkWhatIsDue()).isEqualTo(1);

    var file = only(letter);
    assertThat(file.signatures()).as(file.toString()).hasSize(1);
    var signature = file.signatures().get(0);
    assertThat(signature.evidence()).isEmpty();
    assertThat(file.outcome()).isEqualTo(SignatureOutcome.GOOD);
    assertThat(file.trustVersion()).isEqualTo(trust.number());
    assertThat(file.trustMadeAt()).isNotNull();
    assertThat(file.checkedAt()).isNotNull();
    assertThat(signature.good()).isTrue();
    assertThat(signature.signer()).isEqualTo("Trần Thị Ngọc Hạnh");
    assertThat(signature.organization()).contains("Cơ quan chứng thực THỰC HÀNH");
    assertThat(signature.issuer()).isEqualTo("CA cấp phát thực hành");
    assertThat(signature.serial()).matches("[0-9a-f]+");
    assertThat(signature.stampedAt()).isNotNull();
    assertThat(checks.faultOf(letter, null)).isEmpty();
    assertThat(report(letter).proposedReturn()).isNull();
    assertThat(history(letter)).singleElement().asString().contains("chữ ký số hợp lệ");
  }

  @Test
  void aLetterWithAllItsProofsNeedsNobodysAnswer() throws IOException {
    var letter = arrived(letters.archived("25/SNNMT-VP"));

    desk.checkWhatIsDue();

    var found = only(letter).signatures();
    assertThat(found).as(found.toString()).hasSize(2).allMatch(SignatureReport.Found::good);
    assertThat(found).extracting(SignatureReport.Found::timeStamp).containsExactly(false, true);
    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.GOOD);
  }

  @Test
  void aBrokenSignatureAndAChangedLetterAreToldApart() {
    var broken = arrived(letters.broken("13/SNNMT-VP"));
    var changed = arrived(letters.changed("14/SNNMT-VP"));

    desk.checkWhatIsDue();

    assertThat(checks.standing(broken)).isEqualTo(SignatureStanding.DOUBTFUL);
    assertThat(doubts(broken)).anyMatch(doubt -> doubt.startsWith("Nội dung không khớp"));
    assertThat(checks.standing(changed)).isEqualTo(SignatureStanding.DOUBTFUL);
    assertThat(doubts(changed)).containsExactly("Văn bản bị thay đổi hoặc che phủ sau khi ký");
    assertThat(only(changed).signatures().get(0).evidence()).isNotBlank();
    assertThat(report(changed).proposedReturn())
        .contains("văn bản bị thay đổi", "Đề nghị cơ quan gửi");
  }

  @Test
  void aStrangersSignatureIsNotTakenAndTheClerkMustSayWhySheRegistersIt() {
    var letter = arrived(letters.foreign("15/SNNMT-VP"));
    desk.checkWhatIsDue();

    assertThat(doubts(letter)).anyMatch(doubt -> doubt.contains("danh sách tin cậy"));
    assertThatThrownBy(() -> checks.decide(letter, " ", "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.fields()).containsKey("signatureReason"));
    assertThatThrownBy(() -> checks.decide(letter, "x".repeat(501), "clerk"))
        .isInstanceOf(Refusal.class);
    assertThat(report(letter).decision()).isNull();

    checks.decide(letter, "Đã gọi cơ quan gửi xác nhận.", "clerk");

    assertThat(report(letter).decision().reason()).isEqualTo("Đã gọi cơ quan gửi xác nhận.");
    assertThat(history(letter).get(1))
        .startsWith("Vẫn đăng ký.")
        .contains("Nguyễn Văn Lạ")
        .endsWith("Lý do: Đã gọi cơ quan gửi xác nhận.");
  }

  @Test
  void theListChangesAndTheClerkHasItCheckedAgain() {
    var letter = arrived(letters.foreign("16/SNNMT-VP"));
    desk.checkWhatIsDue();
    var before = trust.number();
    assertThatThrownBy(() -> checks.again(letter, "leader")).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> checks.again(letter, "stranger")).isInstanceOf(NotFound.class);

    trust.add(letters.foreignRoot(), "admin");
    checks.again(letter, "clerk");
    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.DOUBTFUL);
    assertThat(only(letter).waiting()).isTrue();
    desk.checkWhatIsDue();

    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.GOOD);
    assertThat(only(letter).trustVersion()).isEqualTo(before + 1);
    assertThat(rows.of(letter))
        .extracting(SignatureRows.Check::trustVersion)
        .containsExactly(before, before + 1);
    assertThat(history(letter)).hasSize(2);
  }

  @Test
  void whoCouldNotBeAskedIsAskedAgainLater() throws IOException {
    nobodyAnswers("Đường truyền đứt");
    var letter = arrived(letters.good("17/SNNMT-VP"));
    desk.checkWhatIsDue();

    assertThat(doubts(letter))
        .containsExactly(vn.congvan.signing.Doubt.REVOCATION_UNKNOWN.vietnamese());
    assertThat(only(letter).signatures().get(0).evidence()).contains("Đường truyền đứt");
    assertThat(only(letter).againAt()).isAfter(clock.instant());
    assertThat(desk.checkWhatIsDue()).isZero();

    reset(questions, lists);
    clock.forward(Duration.ofMinutes(6));
    assertThat(desk.checkWhatIsDue()).isEqualTo(1);

    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.GOOD);
    assertThat(only(letter).againAt()).isNull();
  }

  @Test
  void thePatienceWithAnAuthorityThatNeverAnswersEnds() throws IOException {
    nobodyAnswers("Không ai trả lời");
    var letter = arrived(letters.good("18/SNNMT-VP"));
    var tries = 0;
    for (var day = 0; day < 12; day++) {
      tries += desk.checkWhatIsDue();
      clock.forward(Duration.ofDays(1));
    }

    assertThat(tries).isEqualTo(7);
    assertThat(only(letter).againAt()).isNull();
    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.DOUBTFUL);
    // What did not change is not told again.
    assertThat(history(letter)).hasSize(1);
  }

  @Test
  void theSameBytesForManyAgenciesAreLookedAtOnce() throws IOException {
    var pdf = letters.good("19/SNNMT-VP");
    var first = arrived(pdf);
    var second = arrived(pdf);

    assertThat(desk.checkWhatIsDue()).isEqualTo(2);

    verify(signatures, times(1)).verify(any());
    assertThat(checks.standing(second)).isEqualTo(SignatureStanding.GOOD);
    assertThat(only(second).signatures()).isEqualTo(only(first).signatures());
    checks.again(second, "clerk");
    desk.checkWhatIsDue();
    verify(signatures, times(2)).verify(any());
  }

  @Test
  void anAuthorityThatDoesNotAnswerIsAskedOnceForAllWhoHaveTheSameBytes() throws IOException {
    nobodyAnswers("Đường truyền đứt");
    var pdf = letters.good("26/SNNMT-VP");
    var first = arrived(pdf);
    var second = arrived(pdf);

    assertThat(desk.checkWhatIsDue()).isEqualTo(2);

    verify(signatures, times(1)).verify(any());
    assertThat(only(second).signatures()).isEqualTo(only(first).signatures());
    assertThat(only(second).checkedAt()).isEqualTo(only(first).checkedAt());
    assertThat(only(second).againAt()).isEqualTo(only(first).againAt()).isAfter(clock.instant());

    reset(questions, lists);
    clock.forward(Duration.ofMinutes(6));
    assertThat(desk.checkWhatIsDue()).isEqualTo(2);

    verify(signatures, times(2)).verify(any());
    assertThat(checks.standing(first)).isEqualTo(SignatureStanding.GOOD);
    assertThat(checks.standing(second)).isEqualTo(SignatureStanding.GOOD);
  }

  @Test
  void aCheckThatIsCutOffIsMadeAgain() throws InterruptedException {
    var letter = arrived(letters.good("20/SNNMT-VP"));
    var begun = new CountDownLatch(1);
    var stopped =
        new SignatureDesk(
            rows, checks, store, pdf -> waitUntilStopped(begun), trust, settings("2m"), clock);
    var machine = new Thread(stopped::checkWhatIsDue);
    machine.start();
    begun.await();
    machine.interrupt();
    machine.join();
    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.WAITING);

    assertThat(desk.checkWhatIsDue()).isEqualTo(1);

    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.GOOD);
    assertThat(rows.of(letter)).hasSize(1);
  }

  @Test
  void whatTakesTooLongIsGivenUpAndTheClerkDecides() {
    var begun = new CountDownLatch(1);
    var letter = arrived(letters.good("21/SNNMT-VP"));
    var slow =
        new SignatureDesk(
            rows, checks, store, pdf -> waitUntilStopped(begun), trust, settings("200ms"), clock);

    assertThat(slow.checkWhatIsDue()).isEqualTo(1);

    assertThat(only(letter).outcome()).isEqualTo(SignatureOutcome.UNCHECKED);
    assertThat(only(letter).trouble()).contains("chưa xong");
    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.DOUBTFUL);
    assertThat(checks.faultOf(letter, null)).isPresent();
  }

  @Test
  void aSignatureThatWasTakenOutOfTheFormIsMissed() throws IOException {
    byte[] stripped;
    try (var document = Loader.loadPDF(letters.good("22/SNNMT-VP"))) {
      document
          .getDocumentCatalog()
          .getCOSObject()
          .removeItem(org.apache.pdfbox.cos.COSName.ACRO_FORM);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      var out = new java.io.ByteArrayOutputStream();
      document.saveIncremental(out);
      stripped = out.toByteArray();
    }
    assertThat(new String(stripped, StandardCharsets.ISO_8859_1)).contains("/ByteRange");
    var letter = arrived(stripped);

    desk.checkWhatIsDue();

    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.DOUBTFUL);
    assertThat(report(letter).proposedReturn()).contains("có thể chữ ký đã bị gỡ");
  }

  @Test
  void ofAStateSecretNothingIsKept() {
    var letter = arrived(letters.good("23/SNNMT-VP"));
    desk.checkWhatIsDue();

    secrets.remove(letter, "clerk");

    assertThat(rows.of(letter)).isEmpty();
    assertThat(checks.standing(letter)).isEqualTo(SignatureStanding.NONE);
    assertThat(report(letter).files()).isEmpty();
  }

  @Test
  void whoeverMayNotSeeTheDocumentIsToldNothing() {
    var letter = arrived(letters.good("24/SNNMT-VP"));
    assertThatThrownBy(() -> checks.report(letter, "stranger", VIETNAMESE))
        .isInstanceOf(NotFound.class);
    assertThat(checks.report(letter, "leader", Locale.ENGLISH).mayCheckAgain()).isFalse();
  }

  private void nobodyAnswers(String why) throws IOException {
    doThrow(new IOException(why)).when(questions).get(any(), anyLong());
    doThrow(new IOException(why)).when(questions).post(any(), any(), any(), anyLong());
    doThrow(new IOException(why)).when(lists).at(any());
  }

  private static ArrivedSignatures.Verdict waitUntilStopped(CountDownLatch begun)
      throws IOException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    throw new IOException("Nobody waits any more");
  }

  private static SignatureSettings settings(String time) {
    return new SignatureSettings(
        time.endsWith("ms") ? Duration.ofMillis(200) : Duration.ofMinutes(2));
  }

  private UUID arrived(byte[] pdf) {
    var receipt =
        intake.accept(
            new Delivery(
                agency,
                Channel.UPLOAD,
                UUID.randomUUID().toString(),
                "cong-van.pdf",
                new ByteArrayResource(pdf),
                "clerk"));
    assertThat(receipt.state()).as(receipt.reason()).isEqualTo(ArrivalState.ACCEPTED);
    return receipt.documentId();
  }

  private SignatureReport report(UUID letter) {
    return checks.report(letter, "clerk", VIETNAMESE);
  }

  private SignatureReport.FileReport only(UUID letter) {
    var files = report(letter).files();
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  private List<String> doubts(UUID letter) {
    return only(letter).signatures().stream().flatMap(each -> each.doubts().stream()).toList();
  }

  private List<String> history(UUID letter) {
    return documents.history(letter).stream()
        .filter(each -> each.kind() == EventKind.SIGNATURES_CHECKED)
        .map(each -> String.valueOf(each.detail()))
        .toList();
  }
}
