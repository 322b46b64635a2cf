package vn.congvan.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.congvan.content.ContentStore;
import vn.congvan.content.ContentSweeper;
import vn.congvan.content.Contents;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.intake.inspection.FileInspection;
import vn.congvan.intake.inspection.Finding;
import vn.congvan.organization.Role;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.RegisterSlice;
import vn.congvan.workflow.Processes;

/** What intake promises, on whichever database. */
@SpringBootTest(
    classes = IntakeSlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.properties.hibernate.jdbc.time_zone=UTC",
      "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
      "congvan.content.sweep-after=PT10H",
      "congvan.intake.scan-after=PT10H",
      "congvan.intake.max-file-size=2MB",
      "logging.level.root=warn",
      "logging.level.org.apache.pdfbox=off"
    })
@org.springframework.test.context.ActiveProfiles("test")
abstract class IntakeContract {

  @TempDir static Path data;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("congvan.data", () -> data.toString());
  }

  @Autowired Intake intake;
  @Autowired Arrivals arrivals;
  @Autowired Readings readings;
  @Autowired Quarantine quarantine;
  @Autowired StateSecrets secrets;
  @Autowired Contents contents;
  @Autowired Landing landing;
  @Autowired IntakeSettings settings;
  @Autowired Documents documents;
  @Autowired ContentStore store;
  @Autowired ContentSweeper sweeper;
  @Autowired Processes processes;
  @Autowired FakeDirectory directory;
  @Autowired JdbcClient database;

  String agency;

  @BeforeEach
  void anAgencyOfItsOwn() {
    agency = "a" + UUID.randomUUID().toString().substring(0, 8);
    RegisterSlice.createAgency(database, agency);
    directory.clear();
    directory.agency(agency, "Sở Nội vụ", "province");
    directory.post("clerk", agency, null, Role.CLERK);
    Mockito.reset(processes);
    IntakeSlice.startAll(processes);
  }

  @Test
  void anAcceptedFileIsADocumentWithItsTask() throws IOException {
    var pdf = PracticeLetter.ofDepartment().pdf();

    var receipt = intake.accept(delivery("m1", "CV so 1205.pdf", pdf));

    assertThat(receipt.state()).isEqualTo(ArrivalState.ACCEPTED);
    assertThat(receipt.repeated()).isFalse();
    var document = documents.view(receipt.documentId());
    assertThat(document.agencyId()).isEqualTo(agency);
    assertThat(document.state()).isEqualTo(DocumentState.RECEIVED);
    assertThat(document.processInstanceId()).startsWith("instance-");
    assertThat(document.files()).hasSize(1);
    assertThat(document.files().get(0).name()).isEqualTo("CV so 1205.pdf");
    assertThat(store.open(document.files().get(0).sha256())).hasBinaryContent(pdf);
    verify(processes)
        .start(
            DocumentVariables.INCOMING_DOCUMENT,
            document.id().toString(),
            Map.of("documentId", document.id().toString(), "agencyId", agency, "priority", 50));
    var suggestions = readings.of(document.id()).orElseThrow();
    assertThat(suggestions.number().value()).isEqualTo("1205");
    assertThat(suggestions.signerName().value()).isEqualTo("Trần Thị Ngọc Hạnh");
    assertThat(landingFiles()).isEmpty();
  }

  @Test
  void anUrgentLetterMovesTheClerksTaskUp() {
    intake.accept(delivery("m1", "a.pdf", PracticeLetter.ofDepartment().stamped("HỎA TỐC").pdf()));
    verify(processes)
        .start(
            any(), any(), org.mockito.ArgumentMatchers.argThat(v -> v.get("priority").equals(90)));
  }

  @Test
  void theSameDeliveryAgainGetsTheFirstAnswer() {
    var first = intake.accept(delivery("m1", "a.pdf", PracticeLetter.ofDepartment().pdf()));
    var again = intake.accept(delivery("m1", "b.pdf", PracticeLetter.ofCommune().pdf()));

    assertThat(again).isEqualTo(first.asRepeated());
    assertThat(rows()).isEqualTo(1);
    verify(processes, times(1)).start(any(), any(), any());
  }

  @Test
  void aMessageIdIsTheChannelsOwn() {
    var letter = PracticeLetter.ofDepartment().pdf();
    intake.accept(delivery("m1", "a.pdf", letter));
    intake.accept(
        new Delivery(agency, Channel.API, "m1", "a.pdf", new ByteArrayResource(letter), "axis"));
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void manyRepetitionsAtOnceAreOneDocument() throws Exception {
    var letter = PracticeLetter.ofDepartment().pdf();
    var receipts = atOnce(8, number -> intake.accept(delivery("m1", "a.pdf", letter)));

    assertThat(receipts.stream().map(Receipt::documentId).distinct()).hasSize(1);
    assertThat(receipts.stream().filter(receipt -> !receipt.repeated())).hasSize(1);
    assertThat(rows()).isEqualTo(1);
    assertThat(documentCount()).isEqualTo(1);
  }

  @Test
  void manyDifferentFilesAtOnceAreThatManyDocuments() throws Exception {
    var letters = PracticeLetter.some(12).stream().map(PracticeLetter::pdf).toList();
    var receipts =
        atOnce(
            12,
            number -> intake.accept(delivery("m" + number, number + ".pdf", letters.get(number))));

    assertThat(receipts.stream().map(Receipt::documentId).distinct()).hasSize(12);
    assertThat(receipts).allMatch(receipt -> receipt.state() == ArrivalState.ACCEPTED);
  }

  @Test
  void theSameFileDeliveredTwiceIsTwoDocumentsOnOneCopy() {
    var letter = PracticeLetter.ofDepartment().pdf();
    var first = intake.accept(delivery("m1", "a.pdf", letter));
    var second = intake.accept(delivery("m2", "a.pdf", letter));

    assertThat(first.documentId()).isNotEqualTo(second.documentId());
    assertThat(sha256(first)).isEqualTo(sha256(second));
  }

  @Test
  void aRefusedFileLeavesItsReasonAndNothingElse() {
    var receipt = intake.accept(delivery("m1", "../trống.pdf", new byte[0]));

    assertThat(receipt.state()).isEqualTo(ArrivalState.REFUSED);
    assertThat(receipt.fileName()).isEqualTo("trống.pdf");
    assertThat(receipt.reason()).contains("Tệp rỗng");
    assertThat(documentCount()).isZero();
    verify(processes, never()).start(any(), any(), any());
    assertThat(arrivals.of(agency, ArrivalState.REFUSED, 0)).hasSize(1);
    assertThat(intake.accept(delivery("m1", "trống.pdf", new byte[0])).repeated()).isTrue();
  }

  @Test
  void aFileOverTheLimitIsRefusedWithoutBeingReadToItsEnd() {
    var receipt = intake.accept(delivery("m1", "to.pdf", new byte[3 * 1024 * 1024]));
    assertThat(receipt.reason()).contains("giới hạn 2 MB");
  }

  @Test
  void aHostileFileIsKeptApart() throws IOException {
    byte[] hostile;
    try (var document = PracticeLetter.ofCommune().document()) {
      document
          .getDocumentCatalog()
          .setOpenAction(
              new org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript("app.alert(1)"));
      var bytes = new java.io.ByteArrayOutputStream();
      document.save(bytes);
      hostile = bytes.toByteArray();
    }

    var receipt = intake.accept(delivery("m1", "mời họp.pdf", hostile));

    assertThat(receipt.state()).isEqualTo(ArrivalState.QUARANTINED);
    assertThat(receipt.reason()).contains("JavaScript");
    assertThat(documentCount()).isZero();
    var kept =
        database
            .sql("select sha256 from arrival where id = ?")
            .param(receipt.arrivalId())
            .query(String.class)
            .single();
    assertThat(store.open(kept)).hasBinaryContent(hostile);
    assertThat(sweeper.sweep().isSound()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MẬT", "TỐI MẬT", "TUYỆT MẬT"})
  void aStateSecretIsRefusedAndNotKept(String stamp) throws IOException {
    var secret = PracticeLetter.ofDepartment().stamped(stamp).pdf();
    var before = storedFiles();

    var receipt = intake.accept(delivery("m1", "a.pdf", secret));

    assertThat(receipt.state()).isEqualTo(ArrivalState.REFUSED);
    assertThat(receipt.reason()).contains("117/2025/QH15");
    assertThat(storedFiles()).isEqualTo(before);
    assertThat(landingFiles()).isEmpty();
  }

  @Test
  void aLoneWordMayBeAStampSoTheClerkSaysWhetherItIs() throws IOException {
    var letter = aboutHoney();
    var receipt = intake.accept(delivery("m1", "a.pdf", letter));

    assertThat(receipt.state()).isEqualTo(ArrivalState.QUARANTINED);
    assertThat(receipt.reason()).contains("MẬT", "117/2025/QH15");
    assertThat(documentCount()).isZero();
    assertThatThrownBy(() -> quarantine.stateNotSecret(receipt.arrivalId(), "x", "stranger"))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> quarantine.stateNotSecret(receipt.arrivalId(), " ", "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("statement"));
    assertThat(quarantine.tryAgain(receipt.arrivalId(), "clerk").state())
        .isEqualTo(ArrivalState.QUARANTINED);

    var taken = quarantine.stateNotSecret(receipt.arrivalId(), "Chữ trong tên loài ong", "clerk");
    assertThat(taken.state()).isEqualTo(ArrivalState.ACCEPTED);
    assertThat(taken.arrivalId()).isEqualTo(receipt.arrivalId());
    assertThat(rows()).isEqualTo(1);
    assertThat(documents.view(taken.documentId()).files()).hasSize(1);
    assertThat(documents.history(taken.documentId()))
        .anySatisfy(
            event -> {
              assertThat(event.kind()).isEqualTo(EventKind.STATED_NOT_SECRET);
              assertThat(event.actor()).isEqualTo("clerk");
              assertThat(event.detail()).contains("Chữ trong tên loài ong");
            });
    assertThat(intake.accept(delivery("m1", "a.pdf", letter)).documentId())
        .isEqualTo(taken.documentId());
    assertThatThrownBy(() -> quarantine.tryAgain(receipt.arrivalId(), "clerk"))
        .isInstanceOf(DecidedMeanwhile.class);
  }

  @Test
  void whatIsLetInAfterItsMonthHasEndedCountsInTheMonthThatRuns() throws IOException {
    var soon = intake.accept(delivery("m1", "a.pdf", aboutHoney()));
    var inTime = quarantine.stateNotSecret(soon.arrivalId(), "Tên loài ong", "clerk");
    assertThat(documents.view(inTime.documentId()).arrivedAt())
        .as("in its own month, when it came")
        .isEqualTo(arrivals.get(soon.arrivalId()).receivedAt());

    var receipt = intake.accept(delivery("m2", "b.pdf", aboutHoney()));
    var brought = arrivals.get(receipt.arrivalId()).receivedAt();
    var received = brought.minus(Duration.ofDays(40));
    database
        .sql("update arrival set received_at = ? where id = ?")
        .param(received.atOffset(java.time.ZoneOffset.UTC))
        .param(receipt.arrivalId())
        .update();

    var late = quarantine.stateNotSecret(receipt.arrivalId(), "Tên loài ong", "clerk");

    assertThat(documents.view(late.documentId()).arrivedAt()).isAfterOrEqualTo(brought);
    assertThat(documents.history(late.documentId()))
        .anySatisfy(
            event -> assertThat(event.detail()).contains("ngày đến tính theo lúc tiếp nhận"));
    assertThat(arrivals.get(receipt.arrivalId()).receivedAt()).isEqualTo(received);
  }

  @Test
  void aQuarantinedFileIsDeletedWithAReason() throws IOException {
    var letter = aboutHoney();
    var before = storedFiles();
    var receipt = intake.accept(delivery("m1", "a.pdf", letter));
    assertThat(storedFiles()).hasSize(before.size() + 1);

    assertThatThrownBy(() -> quarantine.delete(receipt.arrivalId(), "", "clerk"))
        .isInstanceOf(Refusal.class);
    quarantine.delete(receipt.arrivalId(), "Là văn bản mật, đã đăng ký bản giấy", "clerk");

    assertThat(storedFiles()).isEqualTo(before);
    var line = arrivals.get(receipt.arrivalId());
    assertThat(line.state()).isEqualTo(ArrivalState.DELETED);
    assertThat(line.decision()).isEqualTo("Xóa tệp: Là văn bản mật, đã đăng ký bản giấy");
    assertThat(intake.accept(delivery("m1", "a.pdf", letter)).state())
        .isEqualTo(ArrivalState.DELETED);
    assertThat(sweeper.sweep().isSound()).isTrue();
  }

  @Test
  void whatCouldNotBeDecidedInTimeIsTriedAgain() throws IOException {
    var letter = PracticeLetter.ofCommune().pdf();
    var hurried = hurried();
    var receipt = hurried.accept(delivery("m1", "a.pdf", letter));
    assertThat(receipt.state()).isEqualTo(ArrivalState.QUARANTINED);
    assertThat(receipt.reason()).contains("chưa xong");
    assertThat(hurried.accept(delivery("m1", "a.pdf", letter)).state())
        .isEqualTo(ArrivalState.QUARANTINED);

    var again = intake.accept(delivery("m1", "a.pdf", letter));
    assertThat(again.state()).isEqualTo(ArrivalState.ACCEPTED);
    assertThat(again.arrivalId()).isEqualTo(receipt.arrivalId());
    assertThat(rows()).isEqualTo(1);
    assertThat(documentCount()).isEqualTo(1);
  }

  @Test
  void aClerkHasAnUndecidedFileLookedAtAgain() throws IOException {
    var letter = PracticeLetter.ofCommune().pdf();
    var receipt = hurried().accept(delivery("m1", "a.pdf", letter));

    assertThat(quarantine.tryAgain(receipt.arrivalId(), "clerk").state())
        .isEqualTo(ArrivalState.ACCEPTED);
    assertThat(arrivals.get(receipt.arrivalId()).decision()).isEqualTo("Kiểm tra lại");
    assertThat(arrivals.of(agency, null, 0).get(0).documentState())
        .isEqualTo(DocumentState.RECEIVED);
  }

  @Test
  void aStateSecretFoundLaterLeavesNoTraceOfItsContent() throws IOException {
    var before = storedFiles();
    var receipt = intake.accept(delivery("m1", "mật.pdf", letterOfItsOwn().pdf()));
    assertThat(storedFiles()).hasSize(before.size() + 1);

    secrets.remove(receipt.documentId(), "clerk");

    assertThat(storedFiles()).isEqualTo(before);
    assertThat(documents.view(receipt.documentId()).files()).isEmpty();
    assertThat(readings.of(receipt.documentId())).isEmpty();
    assertThat(arrivals.get(receipt.arrivalId()).fileName()).isEqualTo("(tệp đã xóa)");
    assertThat(sweeper.sweep().isSound()).isTrue();
  }

  @Test
  void whenTheProcessDoesNotStartNothingHasArrived() throws IOException {
    when(processes.start(any(), any(), any())).thenThrow(new IllegalStateException("no engine"));
    var letter = PracticeLetter.ofDepartment().pdf();

    assertThatThrownBy(() -> intake.accept(delivery("m1", "a.pdf", letter)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(rows()).isZero();
    assertThat(documentCount()).isZero();
    assertThat(landingFiles()).isEmpty();

    Mockito.reset(processes);
    IntakeSlice.startAll(processes);
    assertThat(intake.accept(delivery("m1", "a.pdf", letter)).state())
        .isEqualTo(ArrivalState.ACCEPTED);
  }

  @Test
  void aRefusalDeeperInLeavesItsReason() {
    when(processes.start(any(), any(), any()))
        .thenThrow(new vn.congvan.shared.Refusal("Cơ quan đang tạm dừng tiếp nhận."));

    var receipt = intake.accept(delivery("m1", "a.pdf", PracticeLetter.ofDepartment().pdf()));

    assertThat(receipt.state()).isEqualTo(ArrivalState.REFUSED);
    assertThat(receipt.reason()).isEqualTo("Cơ quan đang tạm dừng tiếp nhận.");
    assertThat(documentCount()).isZero();
  }

  @Test
  void nobodyDeliversToAnAgencyThatIsNotThere() {
    assertThatThrownBy(
            () ->
                intake.accept(
                    new Delivery(
                        "khong-co",
                        Channel.API,
                        "m",
                        "a.pdf",
                        new ByteArrayResource(new byte[1]),
                        "x")))
        .isInstanceOf(NotFound.class);
  }

  // The scan folder

  @Test
  void aScannedFileIsTakenInOnceAndMovedAway() throws IOException {
    var scan = scan("scan0001.pdf", PracticeLetter.ofCommune().pdf());
    var folders = folders();

    folders.poll();
    assertThat(rows()).isZero();
    folders.poll();
    assertThat(rows()).isEqualTo(1);
    assertThat(scan).doesNotExist();
    assertThat(data.resolve("scan/" + agency + "/done/scan0001.pdf")).exists();
    folders.poll();
    folders.poll();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aFileStillBeingWrittenIsLeftAlone() throws IOException {
    var letter = PracticeLetter.ofCommune().pdf();
    var scan = scan("scan0001.pdf", java.util.Arrays.copyOf(letter, 1000));
    var folders = folders();
    folders.poll();
    Files.write(scan, letter);
    old(scan);
    folders.poll();
    assertThat(rows()).isZero();

    Files.setLastModifiedTime(scan, FileTime.from(Instant.now()));
    folders.poll();
    folders.poll();
    assertThat(rows()).isZero();

    old(scan);
    folders.poll();
    folders.poll();
    assertThat(arrivals.of(agency, null, 0).get(0).state()).isEqualTo(ArrivalState.ACCEPTED);
  }

  @Test
  void aFileTakenInBeforeAKillIsAbsorbedAfterIt() throws IOException {
    var letter = PracticeLetter.ofCommune().pdf();
    scan("scan0001.pdf", letter);
    var folders = folders();
    folders.poll();
    folders.poll();
    // Killed after the transaction and before the move, the file would lie there again.
    scan("scan0001.pdf", letter);

    var restarted = folders();
    restarted.poll();
    restarted.poll();

    assertThat(rows()).isEqualTo(1);
    assertThat(documentCount()).isEqualTo(1);
    try (var done = Files.list(data.resolve("scan/" + agency + "/done"))) {
      assertThat(done).hasSize(2);
    }
  }

  @Test
  void aRefusedScanLiesBesideItsReason() throws IOException {
    scan("hỏng.pdf", "%PDF-1.7 không hết".getBytes(UTF_8));
    var folders = folders();
    folders.poll();
    folders.poll();

    assertThat(data.resolve("scan/" + agency + "/refused/hỏng.pdf")).exists();
    assertThat(data.resolve("scan/" + agency + "/refused/hỏng.pdf.ly-do.txt"))
        .content()
        .startsWith("Không nhận: Tệp PDF bị hỏng");
  }

  @Test
  void theScannersCopyOfAStateSecretGoesToo() throws IOException {
    var letter = letterOfItsOwn().pdf();
    scan("mật.pdf", letter);
    scan("khác.pdf", letterOfItsOwn().pdf());
    var folders = folders();
    folders.poll();
    folders.poll();
    var copy = data.resolve("scan/" + agency + "/done/mật.pdf");
    assertThat(copy).exists();
    var taken =
        arrivals.of(agency, null, 0).stream()
            .filter(each -> each.fileName().equals("mật.pdf"))
            .findFirst()
            .orElseThrow();

    secrets.remove(taken.documentId(), "clerk");

    assertThat(copy).doesNotExist();
    assertThat(data.resolve("scan/" + agency + "/done/khác.pdf")).exists();
  }

  @Test
  void theScannersCopyOfADeletedFileGoesWithTheNoteBesideIt() throws IOException {
    scan("mật ong.pdf", aboutHoney());
    var folders = folders();
    folders.poll();
    folders.poll();
    var refused = data.resolve("scan/" + agency + "/refused");
    assertThat(refused.resolve("mật ong.pdf")).exists();

    quarantine.delete(arrivals.of(agency, null, 0).get(0).id(), "Là văn bản mật", "clerk");

    assertThat(refused).isEmptyDirectory();
  }

  @Test
  void aTroubleLeavesTheScanForTheNextRound() throws IOException {
    var scan = scan("scan0001.pdf", PracticeLetter.ofCommune().pdf());
    when(processes.start(any(), any(), any())).thenThrow(new IllegalStateException("no engine"));
    var folders = folders();
    folders.poll();
    folders.poll();
    assertThat(scan).exists();
    assertThat(rows()).isZero();

    Mockito.reset(processes);
    IntakeSlice.startAll(processes);
    folders.poll();
    assertThat(rows()).isEqualTo(1);
    verify(processes).start(eq(DocumentVariables.INCOMING_DOCUMENT), any(), any());
  }

  @Test
  void whatIsNoScanStays() throws IOException {
    var stays =
        List.of(
            scan(".ẩn.pdf", new byte[1]),
            scan("đang.part", new byte[1]),
            scan("~$mo.docx", new byte[1]),
            scan("Thumbs.db", new byte[1]));
    var folders = folders();
    folders.poll();
    folders.poll();
    assertThat(stays).allMatch(Files::exists);
    assertThat(rows()).isZero();
  }

  private static PracticeLetter letterOfItsOwn() {
    return PracticeLetter.ofCommune().numbered(System.nanoTime() % 1_000_000 + "/UBND-VP");
  }

  /** A letter in whose body the word of the stamp stands alone on a line. */
  private static byte[] aboutHoney() {
    var letter = PracticeLetter.ofDepartment();
    return new PracticeLetter(
            letter.parent(),
            letter.issuer(),
            "Số: " + System.nanoTime() % 1_000_000 + "/SNNMT-VP",
            letter.placeAndDate(),
            null,
            letter.subject(),
            null,
            letter.authority(),
            letter.signer(),
            1,
            "Hội Nuôi ong",
            List.of("Sản phẩm được kiểm tra gồm:", "MẬT"))
        .pdf();
  }

  /** An intake whose inspectors have only so much time. */
  /** An intake whose inspectors never end in time. */
  private Intake hurried() throws IOException {
    var inspection = mock(FileInspection.class);
    when(inspection.inspect(any(), any()))
        .thenReturn(
            new Finding.Undecided(
                "application/pdf", new Sentence("Kiểm tra chưa xong nên tệp được cách ly.")));
    return new Intake(inspection, settings, landing, contents, arrivals, directory);
  }

  private ScanFolders folders() {
    return new ScanFolders(intake, landing, directory, settings, data, Clock.systemUTC());
  }

  private Path scan(String name, byte[] content) throws IOException {
    var folder = Files.createDirectories(data.resolve("scan").resolve(agency));
    return old(Files.write(folder.resolve(name), content));
  }

  private static Path old(Path file) throws IOException {
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
  }

  private Delivery delivery(String messageId, String name, byte[] content) {
    return new Delivery(
        agency, Channel.UPLOAD, messageId, name, new ByteArrayResource(content), "vanthu");
  }

  private interface Job<T> {
    T run(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int count, Job<T> job) throws Exception {
    var pool = Executors.newFixedThreadPool(count);
    try {
      var jobs = new ArrayList<Callable<T>>();
      for (var number = 0; number < count; number++) {
        var own = number;
        jobs.add(() -> job.run(own));
      }
      var results = new ArrayList<T>();
      for (var result : pool.invokeAll(jobs)) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private String sha256(Receipt receipt) {
    return documents.view(receipt.documentId()).files().get(0).sha256();
  }

  private long rows() {
    return count("select count(*) from arrival where agency_id = ?");
  }

  private long documentCount() {
    return count("select count(*) from document where agency_id = ?");
  }

  private long count(String sql) {
    return database.sql(sql).param(agency).query(Long.class).single();
  }

  private List<Path> landingFiles() throws IOException {
    try (var files = Files.list(data.resolve("landing"))) {
      return files.toList();
    }
  }

  private java.util.Set<Path> storedFiles() throws IOException {
    try (var files = Files.walk(data.resolve("content"))) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }
}
