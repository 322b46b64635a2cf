package vn.congvan.signing;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.print.CopyPages;
import vn.congvan.print.CopyText;
import vn.congvan.shared.FullDisk;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.BrowserConsents.Outcome;
import vn.congvan.signing.RegisteredMeans.Registered;
import vn.congvan.signing.ServiceAnswers.Taken;
import vn.congvan.signing.pades.PadesSigner;
import vn.congvan.signing.pades.PracticeJudge;
import vn.congvan.signing.pades.SignatureLook;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeCloud;
import vn.congvan.signing.practice.PracticeTelephones;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.SignatureJudge;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.Processes.OpenTask;

/** What signing promises, on whichever database. */
@SpringBootTest(
    classes = SigningSlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
      "spring.messages.basename=messages/signing",
      "congvan.content.sweep-after=PT10H",
      "congvan.signing.round-after=PT10H",
      "congvan.signing.proofs-after=PT10H",
      "logging.level.root=off"
    })
@org.springframework.test.context.ActiveProfiles("test")
abstract class SigningContract {

  private static final Duration POLL = Duration.ofSeconds(3);

  @TempDir static Path data;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("congvan.data", () -> data.toString());
  }

  @Autowired Signing signing;
  @Autowired SigningReturns returns;
  @Autowired SigningRounds rounds;
  @Autowired SignatureProofs proofs;
  @Autowired SigningSheets sheets;
  @Autowired SignatureAttempts attempts;
  @Autowired FileAttempts files;
  @Autowired BrowserConsents consents;
  @Autowired SigningDesk desk;
  @Autowired ServiceAnswers service;
  @Autowired Notifications notifications;
  @Autowired Processes processes;
  @Autowired PracticeAuthority authority;
  @Autowired PracticeTelephones telephones;
  @Autowired PracticeCloud cloud;
  @Autowired ProvinceClock clock;
  @Autowired SigningSlice.Trust trust;
  @Autowired SigningSlice.CutLine line;
  @Autowired SigningSlice.Book book;
  @Autowired SigningSlice.Papers papers;
  @Autowired FakeDirectory directory;
  @Autowired ContentStore store;
  @Autowired JdbcClient database;
  @MockitoSpyBean Contents contents;

  private String leader;
  private String number;
  private Holder sim;
  private UUID document;
  private String task;
  private Registered mobile;
  private Registered remote;

  @BeforeEach
  void aLeaderWithASimAndADocument() {
    Mockito.reset(processes, notifications);
    // What other tests left out would be carried on by this one's rounds.
    database
        .sql(
            "update signature_attempt set state = 'CANCELLED', out_document_id = null where"
                + " out_document_id is not null")
        .update();
    when(processes.tell(anyString(), any(), any())).thenReturn(true);
    trust.services =
        new TrustServices(List.of(authority.root()), authority.timeStampAddress(), null, null);
    line.cuts = 0;
    leader = "lanhdao" + UUID.randomUUID().toString().substring(0, 8);
    number = "849" + Math.abs(leader.hashCode());
    sim = authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    telephones.connect(number, sim, "1234");
    mobile = registered(Means.SIM_MSS, sim);
    remote = registered(Means.REMOTE_769, sim);
    book.ofPeople.put(leader, List.of(mobile, remote));
    document = aDocument();
    task = aTask(document);
  }

  @ParameterizedTest
  @EnumSource(names = {"SIM_MSS", "REMOTE_769"})
  void whatTheSignerConfirmsIsOnTheDocument(Means means) throws IOException {
    sheets.open(task, leader);

    var attempt = signing.sign(task, (means == Means.SIM_MSS ? mobile : remote).id(), leader);
    assertThat(state(attempt)).isEqualTo(AttemptState.PREPARED);
    assertThat(telephones.screen(number)).as("nothing goes out in the act itself").isEmpty();
    rounds.round();
    var view = sheets.attempt(attempt, leader, Locale.forLanguageTag("vi"));
    assertThat(view.stateInWords()).isEqualTo("Đang chờ xác nhận trên thiết bị");
    assertThat(telephones.screen(number).orElseThrow().text()).contains(view.controlCode());
    next();
    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(attempts.out(document)).isEmpty();
    var file = papers.signed.get(document);
    assertThat(file).hasSize(1);
    assertThat(file.get(0).signerId()).isEqualTo(leader);
    assertThat(file.get(0).pages()).isEqualTo(1);
    try (var pdf = store.open(file.get(0).sha256())) {
      assertThat(PracticeJudge.judge().verify(pdf.readAllBytes(), trust.now(), true))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.isGood()).isTrue();
                assertThat(found.certificate()).isEqualTo(sim.certificate());
                assertThat(found.stampedAt()).isNotNull();
              });
    }
    verify(processes, times(1))
        .tell("instance-" + document, SigningMessages.DOCUMENT_SIGNED, Map.of("signed", true));
  }

  @Test
  void anAppendixShowsNumberAndTimeInsteadOfAnImage() throws IOException {
    var appendix = aDocument();
    var appendixTask = aTask(appendix, "appendix");
    var image = new byte[] {1};
    var agencys = new Registered(UUID.randomUUID(), Means.SIM_MSS, number, sim.chain(), image);
    book.ofPeople.put("snv", List.of(agencys));
    sheets.open(appendixTask, leader);

    var attempt = signing.sign(appendixTask, agencys.id(), leader);
    rounds.round();
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    try (var bytes = store.open(papers.signed.get(appendix).get(0).sha256());
        var pdf = Loader.loadPDF(bytes.readAllBytes())) {
      var widget = pdf.getSignatureFields().get(0).getWidgets().get(0);
      assertThat(widget.getRectangle().getLowerLeftX()).isEqualTo(300);
      pdf.getDocumentCatalog().getAcroForm().flatten();
      // The place of these pages is narrow and breaks the time.
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
          .isEqualTo(papers.numbers.get(appendix) + "/QĐ-UBND" + signedAt(attempt));
    }
  }

  @Test
  void anElectronicCopyBearsTheAgencysWordsAndStandsBeforeTheJudge() throws Exception {
    var text =
        new CopyText(
            "SAO Y",
            "UBND TỈNH VĨNH LONG",
            "Sở Nội vụ",
            "01/SY-SNV",
            LocalDate.of(2026, 1, 5),
            "GIÁM ĐỐC",
            "Nguyễn Văn An",
            List.of("- Lưu: VT."));
    var made = new CopyPages().electronic(letter("Quyết định gốc"), List.of(), text);
    var copy = UUID.randomUUID();
    papers.pages.put(copy, made.pdf());
    papers.places.put(
        copy, new SignedDocument.Place(1, made.left(), made.bottom(), made.width(), made.height()));
    var copyTask = aTask(copy, "copy");
    var seal = authority.issue("Sở Nội vụ", KeyKind.RSA_2048, Duration.ofDays(365));
    telephones.connect("849" + number, seal, "1234");
    var agencys =
        new Registered(
            UUID.randomUUID(), Means.SIM_MSS, "849" + number, seal.chain(), new byte[] {1});
    book.ofPeople.put("snv", List.of(agencys));
    directory.agency("snv", "Sở Nội vụ tỉnh Vĩnh Long", "department");
    sheets.open(copyTask, leader);

    var attempt = signing.sign(copyTask, agencys.id(), leader);
    rounds.round();
    telephones.enterPin("849" + number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    byte[] signed;
    try (var bytes = store.open(papers.signed.get(copy).get(0).sha256())) {
      signed = bytes.readAllBytes();
    }
    new SignatureJudge(authority).passes(signed, 1, SignatureLevel.PAdES_BASELINE_T);
    try (var pdf = Loader.loadPDF(signed)) {
      var widget = pdf.getSignatureFields().get(0).getWidgets().get(0);
      // Decree 30/2020, Appendix I, Part II: right above the first page, beside "Sao y".
      assertThat(widget.getRectangle().getLowerLeftX()).isCloseTo(made.left(), offset(0.01f));
      assertThat(widget.getRectangle().getLowerLeftY()).isCloseTo(made.bottom(), offset(0.01f));
      pdf.getDocumentCatalog().getAcroForm().flatten();
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("Sao y", "Sở Nội vụ tỉnh Vĩnh Long", signedAt(attempt));
    }
  }

  private String signedAt(UUID attempt) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+07:00'")
        .format(attempts.find(attempt).orElseThrow().begunAt().atZone(ProvinceClock.ZONE));
  }

  @Test
  void readingComesBeforeSigning() {
    assertThatThrownBy(() -> signing.sign(task, mobile.id(), leader))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đọc");
    assertThat(papers.prepared).doesNotContain(document);
    assertThat(sheets.sheet(task, leader, Locale.ENGLISH).read()).isFalse();

    sheets.open(task, leader);
    sheets.open(task, leader);

    assertThat(sheets.sheet(task, leader, Locale.ENGLISH).read()).isTrue();
    assertThat(signing.sign(task, mobile.id(), leader)).isNotNull();
  }

  @Test
  void anotherPersonsMeansAreNotTaken() {
    sheets.open(task, leader);
    var another = registered(Means.SIM_MSS, sim);
    book.ofPeople.put("nguoikhac", List.of(another));

    assertThatThrownBy(() -> signing.sign(task, another.id(), leader))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("phương tiện");
    assertThat(papers.prepared).doesNotContain(document);
  }

  @Test
  void aNoOnTheTelephoneLeavesTheTaskAndTheNumberAndOtherMeansMaySign() {
    var first = asked(mobile);
    var drawn = papers.numbers.get(document);
    telephones.cancel(number);
    next();

    assertThat(state(first)).isEqualTo(AttemptState.CANCELLED);
    assertThat(view(first).reason()).contains("từ chối");
    verify(processes, never()).tell(anyString(), any(), any());

    var second = asked(remote);
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(second)).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.numbers.get(document)).isEqualTo(drawn);
    assertThat(attempts.of(document))
        .extracting(Attempt::state)
        .containsExactlyInAnyOrder(AttemptState.CANCELLED, AttemptState.VERIFIED);
  }

  @Test
  void silenceEndsTheRequestAndItMayBeAskedAgain() {
    var first = asked(mobile);
    clock.forward(Duration.ofMinutes(5));
    rounds.round();

    assertThat(state(first)).isEqualTo(AttemptState.EXPIRED);
    var second = asked(mobile);
    telephones.enterPin(number, "1234");
    next();
    assertThat(state(second)).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  @Test
  void whatIsGivenInTheLastMomentCounts() {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    clock.forward(Duration.ofMinutes(20));
    rounds.round();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
  }

  @Test
  void aTelephoneThatIsOffAndABlockedCardAreToldInWords() {
    var blocked = asked(mobile);
    telephones.enterPin(number, "0");
    telephones.enterPin(number, "0");
    telephones.enterPin(number, "0");
    next();
    assertThat(state(blocked)).isEqualTo(AttemptState.FAILED);
    assertThat(view(blocked).reason()).contains("PIN");

    telephones.connect(number, sim, "1234");
    telephones.switchOff(number);
    var off = signing.sign(task, mobile.id(), leader);
    rounds.round();
    assertThat(state(off)).isEqualTo(AttemptState.FAILED);
    assertThat(view(off).reason()).contains("tắt");
  }

  @Test
  void anotherKeyThanTheRegisteredOneIsRefused() {
    var registeredOnly = authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    var wrong = registered(Means.SIM_MSS, registeredOnly);
    book.ofPeople.put(leader, List.of(wrong));
    var attempt = asked(wrong);
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.FAILED);
    assertThat(view(attempt).reason()).contains("chứng thư số đã đăng ký");
    assertThat(papers.signed).doesNotContainKey(document);
  }

  @Test
  void aRevokedCertificateSignsNothing() {
    var attempt = asked(mobile);
    authority.revoke(sim.certificate());
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.FAILED);
    assertThat(attempts.find(attempt).orElseThrow().detail()).contains("REVOKED");
    assertThat(papers.signed).doesNotContainKey(document);
  }

  @Test
  void silentAuthoritiesNeverCostTheSignature() {
    var silent = new PracticeAuthority(0, clock);
    var holder = silent.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    silent.close();
    telephones.connect(number, holder, "1234");
    var means = registered(Means.SIM_MSS, holder);
    book.ofPeople.put(leader, List.of(means));
    trust.services =
        new TrustServices(List.of(silent.root()), URI.create("http://127.0.0.1:1/tsa"), null, null);
    var attempt = asked(means);
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(attempts.find(attempt).orElseThrow().stamped()).isFalse();
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  @Test
  void noAddressInASignersCertificateIsAskedThatIsNotEverybodys() throws IOException {
    var elsewhere = new PracticeAuthority(0, clock);
    var holder = elsewhere.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));
    elsewhere.close();
    trust.services = new TrustServices(List.of(elsewhere.root()), null, null, null);
    telephones.connect(number, holder, "1234");
    var means = registered(Means.SIM_MSS, holder);
    var token = registered(Means.TOKEN, holder);
    book.ofPeople.put(leader, List.of(means, token));
    // Where its certificate says that the list, the status and the issuer are to be had.
    try (var inside =
        new ServerSocket(
            elsewhere.timeStampAddress().getPort(), 50, InetAddress.getByName("127.0.0.1"))) {
      inside.setSoTimeout(300);
      var attempt = asked(means);
      telephones.enterPin(number, "1234");
      next();
      assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
      // As if it had its time already, so that the proofs are all that is asked for.
      database.sql("update signature_attempt set proof = 'T' where id = ?").param(attempt).update();
      clock.forward(Duration.ofHours(25));
      proofs.round();
      assertThat(proof(attempt)).as("who may not be asked proves nothing").isEqualTo("T");

      var other = aDocument();
      var otherTask = aTask(other);
      sheets.open(otherTask, leader);
      var byToken = signing.sign(otherTask, token.id(), leader);
      files.returned(byToken, signedByToken(files.pages(byToken), holder));

      assertThatThrownBy(inside::accept)
          .as("nobody called")
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void twoPressesAtOnceAreOneRequest() throws Exception {
    sheets.open(task, leader);
    var desk = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> presses = new ArrayList<>();
      for (var i = 0; i < 4; i++) {
        presses.add(
            () -> {
              try {
                signing.sign(task, mobile.id(), leader);
                return true;
              } catch (RuntimeException second) {
                return false;
              }
            });
      }
      var done = 0;
      for (var press : desk.invokeAll(presses)) {
        done += press.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    } finally {
      desk.shutdownNow();
    }
    assertThat(attempts.of(document)).hasSize(1);
    assertThatThrownBy(() -> signing.sign(task, remote.id(), leader))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang có một yêu cầu");
  }

  @Test
  void aRequestThatWasTakenBackNeverBecomesASignature() {
    var attempt = asked(mobile);
    signing.cancel(task, attempt, leader);
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.CANCELLED);
    assertThat(papers.signed).doesNotContainKey(document);
    assertThatThrownBy(() -> signing.cancel(task, attempt, leader)).isInstanceOf(Refusal.class);

    var again = asked(mobile);
    telephones.enterPin(number, "1234");
    next();
    assertThat(state(again)).isEqualTo(AttemptState.VERIFIED);
  }

  @Test
  void anAnswerThatArrivesWhileTheRequestIsTakenBackIsRefusedAndRecorded() {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    var held = attempts.find(attempt).orElseThrow();
    signing.cancel(task, attempt, leader);

    assertThat(attempts.confirmed(held.id(), new byte[] {1})).isFalse();
    attempts.late(attempt);

    assertThat(attempts.find(attempt).orElseThrow().lateAt()).isNotNull();
    assertThat(state(attempt)).isEqualTo(AttemptState.CANCELLED);
  }

  @Test
  void poweredOffAfterTheServiceHeardUsThereIsStillOneRequest() {
    sheets.open(task, leader);
    var attempt = signing.sign(task, mobile.id(), leader);
    line.cuts = 1;
    var before = line.asked;
    rounds.round();
    assertThat(state(attempt)).isEqualTo(AttemptState.PREPARED);
    assertThat(telephones.screen(number)).isPresent();
    next();

    assertThat(line.asked).isEqualTo(before + 2);
    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
    telephones.enterPin(number, "1234");
    assertThat(telephones.screen(number)).as("no second request on the device").isEmpty();
    next();
    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
  }

  @Test
  void poweredOffAfterTheAnswerCameItIsAskedForAgain() {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    line.cuts = 1;
    next();
    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  @Test
  void aFullDiskWhenSignIsPressedLeavesNoRequestAndTheSameNumber() throws IOException {
    sheets.open(task, leader);
    doThrow(new IOException("No space left on device")).when(contents).keep(any(), anyString());
    assertThatThrownBy(() -> signing.sign(task, mobile.id(), leader))
        .matches(FullDisk::isCauseOf, "a full disk is told as such");
    assertThat(attempts.of(document)).isEmpty();
    Mockito.reset(contents);

    var attempt = asked(mobile);
    assertThat(attempts.find(attempt).orElseThrow().numberAndSymbol())
        .isEqualTo(papers.numbers.get(document) + "/QĐ-UBND");
    telephones.enterPin(number, "1234");
    next();
    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
  }

  @Test
  void aFullDiskWhenATokensFileComesIsNoFaultOfTheFile() throws IOException {
    var token = registered(Means.TOKEN, sim);
    book.ofPeople.put(leader, List.of(token));
    sheets.open(task, leader);
    var attempt = signing.sign(task, token.id(), leader);
    var signed = signedByToken(files.pages(attempt), sim);
    doThrow(new IOException("No space left on device")).when(contents).keep(any(), anyString());
    assertThatThrownBy(() -> files.returned(attempt, signed))
        .isNotInstanceOf(Refusal.class)
        .matches(FullDisk::isCauseOf, "a full disk is told as such");
    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
    Mockito.reset(contents);

    files.returned(attempt, signed);
    rounds.round();
    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  @Test
  void aFullDiskWhileProofsAreFetchedLeavesThePagesAsTheyAre() throws IOException {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    next();
    var signed = papers.signed.get(document).get(0).sha256();
    clock.forward(Duration.ofHours(25));
    doThrow(new IOException("No space left on device")).when(contents).keep(any(), anyString());
    proofs.round();
    assertThat(proof(attempt)).isEqualTo("T");
    assertThat(papers.signed.get(document).get(0).sha256()).isEqualTo(signed);
    Mockito.reset(contents);

    clock.forward(Duration.ofMinutes(61));
    proofs.round();
    assertThat(proof(attempt)).isEqualTo("LT");
  }

  @Test
  void aCertificateThatHasEndedSignsNothing() {
    var ended = authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofMinutes(1));
    telephones.connect(number, ended, "1234");
    var means = registered(Means.SIM_MSS, ended);
    book.ofPeople.put(leader, List.of(means));
    var attempt = asked(means);
    clock.forward(Duration.ofMinutes(2));
    telephones.enterPin(number, "1234");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.FAILED);
    assertThat(view(attempt).reason()).isNotBlank();
    assertThat(attempts.find(attempt).orElseThrow().detail()).contains("NOT_VALID_THEN");
    assertThat(papers.signed).doesNotContainKey(document);
    assertThat(processes.task(task)).as("the task stays").isPresent();
  }

  @Test
  void whoHasLeftThePageIsToldThatThereIsNoSignature() {
    var attempt = asked(mobile);
    clock.forward(Duration.ofMinutes(6));
    rounds.round();

    assertThat(state(attempt)).isEqualTo(AttemptState.EXPIRED);
    verify(notifications)
        .tell(
            argThat(
                notice ->
                    notice.kind() == NoticeKind.SIGNING_FAILED
                        && task.equals(notice.taskId())
                        && notice.words().get(0).contains("thời gian chờ")));
  }

  @Test
  void whoHasSaidNoHimselfIsNotToldSo() {
    asked(mobile);
    telephones.cancel(number);
    next();

    verify(notifications, never()).tell(any());
  }

  @Test
  void aFullDiskLosesNoSignature() throws IOException {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    doThrow(new IOException("No space left on device")).when(contents).keep(any(), anyString());
    next();
    assertThat(state(attempt)).isEqualTo(AttemptState.CONFIRMED);
    assertThatThrownBy(() -> signing.cancel(task, attempt, leader))
        .as("what is signed counts")
        .isInstanceOf(Refusal.class);
    Mockito.reset(contents);
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
  }

  @Test
  void poweredOffWhileHandingOverItIsHandedOverOnce() {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    when(processes.tell(anyString(), any(), any()))
        .thenThrow(new IllegalStateException("The machine lost its power here"))
        .thenReturn(true);
    next();
    assertThat(state(attempt)).isEqualTo(AttemptState.EMBEDDED);
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    verify(processes, times(2)).tell(anyString(), eq(SigningMessages.DOCUMENT_SIGNED), any());
  }

  @Test
  void aProcessThatWaitsNoLongerGetsNothing() {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    when(processes.tell(anyString(), any(), any())).thenReturn(false);
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.FAILED);
    assertThat(view(attempt).reason()).contains("không còn chờ");
  }

  @Test
  void oneTelephoneGetsOneRequestAfterTheOther() {
    var other = aDocument();
    var otherTask = aTask(other);
    sheets.open(otherTask, leader);
    var first = asked(mobile);
    var second = signing.sign(otherTask, mobile.id(), leader);
    clock.forward(Duration.ofMinutes(4));
    rounds.round();
    assertThat(state(second)).isEqualTo(AttemptState.PREPARED);
    assertThat(view(second).waitsInLine()).isTrue();
    telephones.enterPin(number, "1234");
    next();
    next();

    assertThat(state(first)).isEqualTo(AttemptState.VERIFIED);
    assertThat(state(second)).isEqualTo(AttemptState.SENT);
    telephones.enterPin(number, "1234");
    next();
    assertThat(state(second)).isEqualTo(AttemptState.VERIFIED);
  }

  @Test
  void theDocumentGoesBackOnlyWithAReasonAndWithoutAnOpenRequest() {
    assertThatThrownBy(() -> returns.explain(task, " ", leader)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> returns.giveBack(document, "instance-" + document, leader))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lý do");
    var attempt = asked(mobile);
    assertThatThrownBy(() -> returns.explain(task, "Sai căn cứ.", leader))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("hủy yêu cầu");
    signing.cancel(task, attempt, leader);

    returns.explain(task, "Sai căn cứ.", leader);
    assertThat(returns.lastReason(document)).isEmpty();
    returns.explain(task, "Thiếu căn cứ pháp lý.", leader);
    returns.giveBack(document, "instance-" + document, leader);

    assertThat(returns.lastReason(document)).contains("Thiếu căn cứ pháp lý.");
  }

  // ---- Proofs

  @Test
  void aSignedDocumentIsProvedWhenItHasRestedAndAgainEachYear() throws IOException {
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    next();
    var signed = papers.signed.get(document).get(0).sha256();
    proofs.round();
    assertThat(proof(attempt)).isEqualTo("T");

    clock.forward(Duration.ofHours(25));
    proofs.round();

    assertThat(proof(attempt)).isEqualTo("LT");
    var proved = papers.signed.get(document).get(0);
    assertThat(proved.sha256()).isNotEqualTo(signed);
    try (var before = store.open(signed);
        var after = store.open(proved.sha256())) {
      assertThat(after.readAllBytes()).startsWith(before.readAllBytes());
    }
    proofs.round();
    assertThat(proof(attempt)).isEqualTo("LT");

    database
        .sql("update signature_attempt set proof_due_at = begun_at where id = ?")
        .param(attempt)
        .update();
    proofs.round();
    assertThat(proof(attempt)).isEqualTo("LTA");
  }

  @Test
  void withoutATimeTheProofsBringItLater() {
    trust.services =
        new TrustServices(
            List.of(authority.root()), URI.create("http://127.0.0.1:1/tsa"), null, null);
    var attempt = asked(mobile);
    telephones.enterPin(number, "1234");
    next();
    assertThat(proof(attempt)).isEqualTo("B");
    clock.forward(Duration.ofHours(25));
    proofs.round();
    assertThat(proof(attempt)).isEqualTo("B");

    trust.services =
        new TrustServices(List.of(authority.root()), authority.timeStampAddress(), null, null);
    proofs.round();
    assertThat(proof(attempt)).as("not before the next hour").isEqualTo("B");
    clock.forward(Duration.ofMinutes(61));
    proofs.round();

    assertThat(proof(attempt)).isEqualTo("LTA");
  }

  // ---- The agent on the signer's computer

  @Test
  void aTokensFileIsTakenIfItContinuesThePages() {
    var token = registered(Means.TOKEN, sim);
    book.ofPeople.put(leader, List.of(token));
    sheets.open(task, leader);
    var attempt = signing.sign(task, token.id(), leader);
    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
    assertThat(sheets.errand(attempt, leader).message()).isEqualTo("{}");

    files.returned(attempt, signedByToken(files.pages(attempt), sim));
    rounds.round();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document)).hasSize(1);
    assertThatThrownBy(() -> files.returned(attempt, new byte[0]))
        .as("the same file once more")
        .isInstanceOf(Refusal.class);
    assertThat(attempts.find(attempt).orElseThrow().lateAt()).isNotNull();
  }

  @Test
  void aTokensFileThatIsNotThePagesWithOneSignatureMoreIsRefused() {
    var token = registered(Means.TOKEN, sim);
    book.ofPeople.put(leader, List.of(token));
    sheets.open(task, leader);
    var attempt = signing.sign(task, token.id(), leader);
    var pages = files.pages(attempt);
    var stranger = authority.issue("Lê Văn Cường", KeyKind.P_256, Duration.ofDays(365));
    var once = signedByToken(pages, sim);

    for (var bad :
        List.of(
            pages,
            signedByToken(letter("Nội dung khác"), sim),
            signedByToken(once, sim),
            signedByToken(pages, stranger))) {
      assertThatThrownBy(() -> files.returned(attempt, bad)).isInstanceOf(SignatureMismatch.class);
      assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
    }
    clock.forward(Duration.ofMinutes(16));
    assertThatThrownBy(() -> files.returned(attempt, once))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã kết thúc");
    assertThat(state(attempt)).isEqualTo(AttemptState.EXPIRED);
    assertThat(attempts.find(attempt).orElseThrow().lateAt()).isNotNull();
    assertThat(papers.signed).doesNotContainKey(document);
  }

  @Test
  void aServiceThatGoesOnUnderAnotherNameIsFollowed() {
    var remoteKey = aKeyInTheCloud();
    var attempt = asked(remoteKey);
    var authorizing = attempts.find(attempt).orElseThrow().transaction();
    cloud.agree(remoteKey.account());

    next();
    assertThat(state(attempt)).as("agreed, not yet signed").isEqualTo(AttemptState.SENT);
    assertThat(attempts.find(attempt).orElseThrow().transaction()).isNotEqualTo(authorizing);
    next();
    next();
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  // ---- Several files in one go

  @ParameterizedTest
  @EnumSource(names = {"REMOTE_769", "REMOTE_CSC"})
  void severalAppendicesAreAskedForOnceAndHaveTheirTurnOneAfterTheOther(Means means)
      throws IOException {
    var agencys = anAgencysKey(means);
    var first = threeAppendices();

    var leading = signing.signAll(first, agencys.id(), leader);
    rounds.round();
    var three = attempts.of(document).stream().sorted(comparingInt(Attempt::turn)).toList();
    assertThat(three).hasSize(3).extracting(Attempt::state).contains(AttemptState.SENT);
    assertThat(sheets.sheet(first, leader, Locale.forLanguageTag("vi")).out().id())
        .as("one is out at a time")
        .isEqualTo(leading);
    assertThat(shown(means, agencys)).contains("va 2 tep khac");
    agrees(means, agencys);
    for (var round = 0; round < 6; round++) {
      next();
    }

    assertThat(three).extracting(each -> state(each.id())).containsOnly(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document))
        .as("in their order")
        .extracting(file -> titleOf(file.sha256()))
        .containsExactly("Phụ lục 1", "Phụ lục 2", "Phụ lục 3");
    assertThat(attempts.find(three.get(2).id()).orElseThrow().taskId()).isEqualTo("task-3");
    for (var file : papers.signed.get(document)) {
      try (var pdf = store.open(file.sha256())) {
        assertThat(PracticeJudge.judge().verify(pdf.readAllBytes(), trust.now(), true))
            .singleElement()
            .matches(found -> found.isGood());
      }
    }
  }

  @Test
  void whatWasAskedForTogetherIsTakenBackTogether() {
    var agencys = anAgencysKey(Means.REMOTE_769);
    var first = threeAppendices();
    var leading = signing.signAll(first, agencys.id(), leader);
    rounds.round();

    signing.cancel(first, leading, leader);

    assertThat(attempts.of(document))
        .hasSize(3)
        .extracting(Attempt::state)
        .containsOnly(AttemptState.CANCELLED);
    assertThat(attempts.out(document)).isEmpty();
  }

  @Test
  void poweredOffBetweenTwoOfSeveralTheNextHasItsTurnAllTheSame() {
    var agencys = anAgencysKey(Means.REMOTE_769);
    var first = threeAppendices();
    signing.signAll(first, agencys.id(), leader);
    rounds.round();
    agrees(Means.REMOTE_769, agencys);
    when(processes.tell(anyString(), any(), any()))
        .thenReturn(true)
        .thenThrow(new IllegalStateException("The machine lost its power here"))
        .thenReturn(true);
    for (var round = 0; round < 8; round++) {
      next();
    }

    assertThat(attempts.of(document))
        .extracting(Attempt::state)
        .containsOnly(AttemptState.VERIFIED);
    assertThat(attempts.of(document)).hasSize(3);
  }

  @Test
  void whereTheProcessWaitsForNoFurtherAppendixTheRestEnds() {
    var agencys = anAgencysKey(Means.REMOTE_769);
    var first = threeAppendices();
    when(processes.tasksCalledBy("caller")).thenReturn(List.of());
    var leading = signing.signAll(first, agencys.id(), leader);
    rounds.round();
    agrees(Means.REMOTE_769, agencys);
    next();
    next();

    assertThat(state(leading)).isEqualTo(AttemptState.VERIFIED);
    assertThat(attempts.of(document))
        .filteredOn(each -> !each.id().equals(leading))
        .extracting(Attempt::why)
        .containsOnly("NOBODY_WAITS");
    assertThat(attempts.out(document)).isEmpty();
  }

  @Test
  void aTelephoneThatSignsOneByOneIsNotAskedForSeveral() {
    var agencys = anAgencysKey(Means.SIM_MSS);
    var first = threeAppendices();

    assertThatThrownBy(() -> signing.signAll(first, agencys.id(), leader))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("từng tệp một");
    assertThat(attempts.of(document)).isEmpty();
  }

  private Registered anAgencysKey(Means means) {
    var account = means == Means.REMOTE_CSC ? "khoa-" + leader : number;
    if (means == Means.REMOTE_CSC) {
      cloud.keep(leader, account, sim);
    }
    var key = new Registered(UUID.randomUUID(), means, account, sim.chain(), null);
    book.ofPeople.put("snv", List.of(key));
    return key;
  }

  /** The document's task is about three appendices; the process gives one task after the other. */
  private String threeAppendices() {
    papers.appendices.put(
        document, List.of(letter("Phụ lục 1"), letter("Phụ lục 2"), letter("Phụ lục 3")));
    var first = aTask(document, "appendix");
    var open = processes.task(first).orElseThrow();
    when(processes.callerOf(anyString())).thenReturn(Optional.of("caller"));
    when(processes.tasksCalledBy("caller"))
        .thenAnswer(
            call -> {
              var turn = 1 + papers.signed.getOrDefault(document, List.of()).size();
              return List.of(
                  new OpenTask(
                      "task-" + turn,
                      open.name(),
                      open.activityId(),
                      open.processKey(),
                      "instance-" + turn,
                      open.agencyId(),
                      null,
                      open.createdAt(),
                      null,
                      50,
                      open.variables()));
            });
    sheets.open(first, leader);
    return first;
  }

  private String shown(Means means, Registered key) {
    return means == Means.REMOTE_CSC
        ? cloud.screen(key.account()).orElseThrow()
        : telephones.screen(number).orElseThrow().text();
  }

  private void agrees(Means means, Registered key) {
    if (means == Means.REMOTE_CSC) {
      cloud.agree(key.account());
    } else {
      assertThat(telephones.enterPin(number, "1234")).isTrue();
    }
  }

  private String titleOf(String sha256) {
    try (var bytes = store.open(sha256);
        var pdf = Loader.loadPDF(bytes.readAllBytes())) {
      return pdf.getDocumentInformation().getTitle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- A key in the cloud

  @Test
  void anActivationThatNobodyHeardTheAnswerToSignsOnce() {
    var key = aKeyInTheCloud();
    var attempt = asked(key);
    var made = cloud.made();
    var asks = cloud.asked();
    cloud.agree(key.account());
    next();
    cloud.isNotHeard("signatures/signHash");
    next();
    assertThat(state(attempt)).as("signed there, unknown here").isEqualTo(AttemptState.SENT);
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.FAILED);
    assertThat(view(attempt).reason()).isNotBlank();
    assertThat(cloud.made() - made).as("signatures made").isOne();
    assertThat(cloud.asked() - asks).as("times the owner was asked").isZero();
    assertThat(papers.signed).doesNotContainKey(document);
  }

  @Test
  void theOwnerAgreesOnTheServicesPageAndComesBack() {
    var key = aKeyInTheCloud();
    cloud.asksInTheBrowser(key.account());
    var attempt = asked(key);
    assertThat(view(attempt).waitsForTheBrowser()).isTrue();
    var back = cloud.agreeAt(consents.begin(attempt, leader, "session", BACK));

    assertThat(consents.finish(sent(back, "state"), sent(back, "code"), null, leader, "session"))
        .isEqualTo(Outcome.AGREED);
    assertThat(view(attempt).waitsForTheBrowser()).isFalse();
    for (var round = 0; round < 4; round++) {
      next();
    }

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  @Test
  void anotherSessionAnotherPersonOrTheSameWordAgainAgreesToNothing() {
    var key = aKeyInTheCloud();
    cloud.asksInTheBrowser(key.account());
    var attempt = asked(key);
    assertThatThrownBy(() -> consents.begin(attempt, "khac", "session", BACK))
        .isInstanceOf(NotFound.class);
    var back = cloud.agreeAt(consents.begin(attempt, leader, "session", BACK));
    var state = sent(back, "state");
    var code = sent(back, "code");

    refusesConsent(() -> consents.finish(state, code, null, leader, "other"), "không phải");
    refusesConsent(() -> consents.finish(state, code, null, "khac", "session"), "không phải");
    refusesConsent(() -> consents.finish("doan", code, null, leader, "session"), "không phải");
    assertThat(view(attempt).waitsForTheBrowser()).as("still").isTrue();
    assertThat(consents.finish(state, code, null, leader, "session")).isEqualTo(Outcome.AGREED);
    var name = transaction(attempt);
    assertThat(consents.finish(state, "doan", null, leader, "session")).isEqualTo(Outcome.ALREADY);
    assertThat(transaction(attempt)).as("the same word again").isEqualTo(name);
    signing.cancel(task, attempt, leader);
    refusesConsent(() -> consents.finish(state, code, null, leader, "session"), "một lần");
  }

  @Test
  void aCodeThatWasStolenFromTheAddressIsWorthNothing() {
    var key = aKeyInTheCloud();
    cloud.asksInTheBrowser(key.account());
    var attempt = asked(key);
    var stolen = sent(cloud.agreeAt(consents.begin(attempt, leader, "thief", BACK)), "code");
    var state = sent(cloud.agreeAt(consents.begin(attempt, leader, "session", BACK)), "state");

    consents.finish(state, stolen, null, leader, "session");
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.FAILED);
    assertThat(papers.signed).doesNotContainKey(document);
  }

  @Test
  void aNoOnTheServicesPageEndsTheRequestAndTooLateIsTooLate() {
    var key = aKeyInTheCloud();
    cloud.asksInTheBrowser(key.account());
    var attempt = asked(key);
    var back = cloud.agreeAt(consents.begin(attempt, leader, "session", BACK));
    assertThat(consents.finish(sent(back, "state"), null, "access_denied", leader, "session"))
        .isEqualTo(Outcome.DECLINED);
    assertThat(state(attempt)).isEqualTo(AttemptState.CANCELLED);

    var again = asked(key);
    var late = cloud.agreeAt(consents.begin(again, leader, "session", BACK));
    clock.forward(Duration.ofMinutes(6));
    rounds.round();
    assertThat(state(again)).isEqualTo(AttemptState.EXPIRED);
    assertThat(consents.finish(sent(late, "state"), sent(late, "code"), null, leader, "session"))
        .isEqualTo(Outcome.OVER);
    assertThat(attempts.find(again).orElseThrow().lateAt()).isNotNull();
  }

  @Test
  void aServiceThatSendsNoCodeBackEndsTheRequest() {
    var key = aKeyInTheCloud();
    cloud.asksInTheBrowser(key.account());
    var attempt = asked(key);
    var back = cloud.agreeAt(consents.begin(attempt, leader, "session", BACK));

    assertThat(consents.finish(sent(back, "state"), null, "server_error", leader, "session"))
        .isEqualTo(Outcome.FAILED);

    assertThat(state(attempt)).isEqualTo(AttemptState.FAILED);
  }

  @Test
  void aSecondPageThatComesBackHearsThatTheSigningGoesOn() {
    var key = aKeyInTheCloud();
    cloud.asksInTheBrowser(key.account());
    var attempt = asked(key);
    var first = cloud.agreeAt(consents.begin(attempt, leader, "session", BACK));
    var second = cloud.agreeAt(consents.begin(attempt, leader, "session", BACK));
    consents.finish(sent(first, "state"), sent(first, "code"), null, leader, "session");
    var name = transaction(attempt);

    assertThat(
            consents.finish(sent(second, "state"), sent(second, "code"), null, leader, "session"))
        .isEqualTo(Outcome.ALREADY);

    assertThat(transaction(attempt)).isEqualTo(name);
    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
  }

  @Test
  void aConsentToWhatIsTakenBackInThatMomentIsTooLate() {
    var key = aKeyInTheCloud();
    cloud.asksInTheBrowser(key.account());
    var attempt = asked(key);
    var back = cloud.agreeAt(consents.begin(attempt, leader, "session", BACK));
    var cancelling = Mockito.mock(SigningDesk.class);
    when(cancelling.inTheBrowser(any()))
        .thenAnswer(
            call -> {
              var signer = desk.inTheBrowser(call.getArgument(0));
              if (signer.isPresent()) {
                signing.cancel(task, attempt, leader);
              }
              return signer;
            });

    assertThat(
            new BrowserConsents(attempts, cancelling, database, clock)
                .finish(sent(back, "state"), sent(back, "code"), null, leader, "session"))
        .isEqualTo(Outcome.OVER);

    assertThat(state(attempt)).isEqualTo(AttemptState.CANCELLED);
    assertThat(attempts.find(attempt).orElseThrow().lateAt()).isNotNull();
  }

  private static final URI BACK = URI.create("https://congvan.vn/signing/consent");

  private static void refusesConsent(ThrowingCallable act, String why) {
    assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageContaining(why);
  }

  private static String sent(URI back, String name) {
    return Arrays.stream(back.getQuery().split("&"))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private Registered aKeyInTheCloud() {
    var credential = "khoa-" + leader;
    cloud.keep(leader, credential, sim);
    var key = new Registered(UUID.randomUUID(), Means.REMOTE_CSC, credential, sim.chain(), null);
    book.ofPeople.put(leader, List.of(key));
    return key;
  }

  // ---- What a service sends by itself

  @Test
  void aSignatureThatTheServiceSendsByItselfIsTakenOnce() {
    var attempt = asked(remote);
    var value = given();

    assertThat(service.take(Means.REMOTE_769, transaction(attempt), value)).isEqualTo(Taken.SIGNED);
    assertThat(service.take(Means.REMOTE_769, transaction(attempt), value))
        .as("the same once more")
        .isEqualTo(Taken.OVER);
    next();

    assertThat(state(attempt)).isEqualTo(AttemptState.VERIFIED);
    assertThat(service.take(Means.REMOTE_769, transaction(attempt), value)).isEqualTo(Taken.OVER);
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  @Test
  void aForgedCallbackChangesNothing() {
    var attempt = asked(remote);
    var stranger = authority.issue("Lê Văn Cường", KeyKind.P_256, Duration.ofDays(365));

    assertThat(
            service.take(
                Means.REMOTE_769,
                transaction(attempt),
                Map.of("", signedByToken(letter("khác"), stranger))))
        .isEqualTo(Taken.FORGED);
    assertThat(service.take(Means.REMOTE_769, transaction(attempt), Map.of()))
        .as("a mere word makes us ask, and the service knows of nothing yet")
        .isEqualTo(Taken.ASKED);
    rounds.round();

    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
  }

  @Test
  void aCallbackOfNobodysRequestIsUnknown() {
    var attempt = asked(mobile);

    assertThat(service.take(Means.REMOTE_769, "T-doan-mo", Map.of())).isEqualTo(Taken.UNKNOWN);
    assertThat(service.take(Means.REMOTE_769, transaction(attempt), Map.of()))
        .as("another service's request")
        .isEqualTo(Taken.UNKNOWN);
  }

  @Test
  void aLateCallbackIsRefusedAndRecorded() {
    var attempt = asked(remote);
    var value = given();
    signing.cancel(task, attempt, leader);

    assertThat(service.take(Means.REMOTE_769, transaction(attempt), value)).isEqualTo(Taken.OVER);
    assertThat(state(attempt)).isEqualTo(AttemptState.CANCELLED);
    assertThat(attempts.find(attempt).orElseThrow().lateAt()).isNotNull();
    assertThat(papers.signed).doesNotContainKey(document);
  }

  private String transaction(UUID attempt) {
    return attempts.find(attempt).orElseThrow().transaction();
  }

  /** The owner enters the PIN; what the service then has, before we ask for it. */
  private Map<String, byte[]> given() {
    telephones.enterPin(number, "1234");
    return Map.of("", telephones.given(number));
  }

  // ---- Words of the tests

  private UUID asked(Registered means) {
    sheets.open(task, leader);
    var attempt = signing.sign(task, means.id(), leader);
    rounds.round();
    assertThat(state(attempt)).isEqualTo(AttemptState.SENT);
    return attempt;
  }

  /** Time goes on until the service is asked again. */
  private void next() {
    clock.forward(POLL.multipliedBy(2));
    rounds.round();
  }

  private String proof(UUID attempt) {
    return database
        .sql("select proof from signature_attempt where id = ?")
        .param(attempt)
        .query(String.class)
        .single();
  }

  private AttemptState state(UUID attempt) {
    return attempts.find(attempt).orElseThrow().state();
  }

  private SigningSheets.AttemptView view(UUID attempt) {
    return sheets.attempt(attempt, leader, Locale.forLanguageTag("vi"));
  }

  private Registered registered(Means means, Holder holder) {
    return new Registered(UUID.randomUUID(), means, number, holder.chain(), null);
  }

  private UUID aDocument() {
    var id = UUID.randomUUID();
    papers.pages.put(id, letter("Quyết định " + id));
    return id;
  }

  private String aTask(UUID documentId) {
    return aTask(documentId, "person");
  }

  private String aTask(UUID documentId, String kind) {
    var id = "task-" + documentId;
    var open =
        new OpenTask(
            id,
            "Ký văn bản",
            "signDocument",
            "sign-document",
            "instance-" + documentId,
            "snv",
            leader,
            Instant.EPOCH,
            null,
            50,
            Map.of("documentId", documentId.toString(), "agencyId", "snv", "signatureKind", kind));
    when(processes.task(id)).thenReturn(Optional.of(open));
    when(processes.maySee(leader, id)).thenReturn(true);
    when(processes.mayWork(leader, id)).thenReturn(true);
    return id;
  }

  private static byte[] signedByToken(byte[] pages, Holder holder) {
    return new PadesSigner(
            new TrustServices(List.of(), null, null, null), Clock.system(ProvinceClock.ZONE))
        .sign(pages, SignatureLook.INVISIBLE, holder.chain(), holder.key(), "SunEC")
        .pdf();
  }

  private static byte[] letter(String title) {
    try (var pdf = new PDDocument()) {
      pdf.addPage(new PDPage(PDRectangle.A4));
      pdf.getDocumentInformation().setTitle(title);
      var out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
