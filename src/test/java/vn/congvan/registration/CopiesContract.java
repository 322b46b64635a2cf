package vn.congvan.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static vn.congvan.support.RegisterSlice.createAgency;
import static vn.congvan.support.RegisterSlice.storedFile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.content.ContentStore;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.document.Channel;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Happening;
import vn.congvan.document.NewArrival;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.Directory.Post;
import vn.congvan.organization.Role;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.print.CopyRow;
import vn.congvan.registration.Copies.Order;
import vn.congvan.registration.CopyKind.Medium;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.SignatureKind;
import vn.congvan.signing.SignedDocument.SignedFile;
import vn.congvan.signing.SigningVariables;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.RegisterSlice;
import vn.congvan.workflow.Processes;

/** The same facts about copies on PostgreSQL and on H2. */
@SpringBootTest(classes = RegisterSlice.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class CopiesContract {

  @Autowired Copies copies;
  @Autowired CopySheets sheets;
  @Autowired UnderwayCopies underway;
  @Autowired Registration registration;
  @Autowired Documents documents;
  @Autowired JdbcClient database;
  @Autowired FakeDirectory directory;
  @Autowired ProvinceClock clock;
  @Autowired Processes processes;
  @Autowired Deadlines deadlines;
  @Autowired TransactionTemplate transaction;
  @Autowired ContentStore store;

  String agency;
  Post leader;
  UUID document;
  UUID director;

  @BeforeEach
  void aRegisteredLetter() throws IOException {
    directory.clear();
    clearInvocations(processes);
    agency = "c" + UUID.randomUUID().toString().substring(0, 6);
    createAgency(database, agency);
    directory.agency(agency, "Sở Nội vụ", "department").unit(agency + ".vp", agency, "Văn phòng");
    directory.post("clerk", agency, null, Role.CLERK);
    leader = directory.post("leader", agency, null, Role.LEADER);
    director = appoint("Giám đốc", "leader");
    when(processes.start(any(), any(), any())).thenReturn("instance");
    doReturn(List.of()).when(processes).tasksFor(any());
    var letter = PracticeLetter.ofDepartment().pdf();
    when(store.open(any())).thenAnswer(asked -> new ByteArrayInputStream(letter));
    document = arrive();
    registration.register(document, new Forms("47").to(leader), "clerk");
    clearInvocations(processes);
  }

  @Test
  void copiesOfAllKindsShareOneSeries() {
    copies.make(document, order(CopyKind.SY, Medium.ELECTRONIC, Medium.PAPER), "clerk");
    copies.make(document, order(CopyKind.TRS, Medium.ELECTRONIC, Medium.PAPER), "clerk");
    copies.make(document, order(CopyKind.SL, Medium.PAPER, Medium.PAPER), "clerk");

    var symbol = agency.toUpperCase();
    assertThat(copies.of(document, "clerk"))
        .extracting(Copies.Copy::numberAndSymbol)
        .containsExactly("01/SY-" + symbol, "02/TrS-" + symbol, "03/SL-" + symbol);
    var history =
        documents.history(document).stream().filter(one -> one.kind() == EventKind.COPIED);
    assertThat(history.map(Happening::detail))
        .first()
        .asString()
        .startsWith("Sao y số 01/SY-" + symbol + ", cho phép: Người leader");
    verify(processes, never()).start(any(), any(), any());
    var register = copies.register(thisYear(), 0, "clerk");
    assertThat(register.lines()).hasSize(3);
    assertThat(register.lines().get(0).authorisedAs()).isEqualTo("GIÁM ĐỐC");
    assertThat(register.lines().get(1).extract()).isEqualTo("1");
    assertThat(documents.view(document).arrivalNumber().number()).isEqualTo(1);
  }

  @Test
  void twentyCopiesAtOnceLeaveNoGap() throws Exception {
    var start = new CyclicBarrier(20);
    var work = new ArrayList<Callable<UUID>>();
    for (int i = 0; i < 20; i++) {
      work.add(
          () -> {
            start.await(60, TimeUnit.SECONDS);
            return copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.PAPER), "clerk");
          });
    }
    var pool = Executors.newFixedThreadPool(work.size());
    try {
      for (Future<UUID> done : pool.invokeAll(work, 120, TimeUnit.SECONDS)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(copies.of(document, "clerk"))
        .extracting(Copies.Copy::numberAndSymbol)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 20)
                .mapToObj(n -> "%02d/SY-%s".formatted(n, agency.toUpperCase()))
                .toList());
  }

  @Test
  void aPaperCopyCarriesItsBlock() throws IOException {
    var id = copies.make(document, order(CopyKind.SY, Medium.ELECTRONIC, Medium.PAPER), "clerk");
    var sheet = copies.sheet(id, "clerk");

    assertThat(sheet.name()).isEqualTo("ban-sao-01-SY-" + agency.toUpperCase() + ".pdf");
    assertThat(text(sheet.pdf()))
        .contains("SAO Y", "Số: 01/SY-" + agency.toUpperCase(), "GIÁM ĐỐC", "Người leader")
        .contains("- Sở Tài chính;", "- Kho bạc;", "- Lưu: VT.");
  }

  @Test
  void anElectronicCopyIsSignedByTheClerksOnce() throws IOException {
    var id = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.ELECTRONIC), "clerk");
    verify(processes)
        .start(
            eq(SigningVariables.SIGN_DOCUMENT),
            eq(id.toString()),
            argThat(
                values ->
                    id.toString().equals(values.get("documentId"))
                        && agency.equals(values.get("agencyId"))
                        && "copy".equals(values.get("signatureKind"))));
    assertThat(sheets.owns(id)).isTrue();
    assertThat(sheets.owns(document)).isFalse();
    var prepared = sheets.prepare(id, SignatureKind.COPY, "clerk");
    assertThat(prepared.numberAndSymbol()).isEqualTo("01/SY-" + agency.toUpperCase());
    assertThat(text(prepared.pdf())).contains("Sao y").doesNotContain("SAO Y");
    assertThat(prepared.place().page()).isEqualTo(1);
    assertThat(prepared.place().left()).isGreaterThan(300);
    assertThat(prepared.place().bottom()).isGreaterThan(700);
    assertThatThrownBy(() -> sheets.prepare(id, SignatureKind.COPY, "leader"))
        .isInstanceOf(NotAllowed.class);

    var signed = storedFile(database, "signed.pdf");
    var file = new SignedFile(signed.sha256(), 10, 1, "clerk", "Sở Nội vụ");
    var limited = deadlines.of(DeadlineKind.COPY, id).orElseThrow();
    assertThat(limited.documentId()).isEqualTo(document);
    assertThat(limited.agencyId()).isEqualTo(agency);
    signed(id, file);
    signed(id, file);
    assertThat(deadlines.of(DeadlineKind.COPY, id)).as("the limit ends with it").isEmpty();
    assertThat(copies.of(document, "clerk")).singleElement().matches(Copies.Copy::isSigned);
    assertThat(documents.history(document).stream().filter(one -> one.kind() == EventKind.SEALED))
        .hasSize(1);
    copies.sheet(id, "clerk");
    verify(store, atLeastOnce()).open(signed.sha256());
    assertThatThrownBy(() -> sheets.prepare(id, SignatureKind.COPY, "clerk"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> copies.sign(id, "clerk")).isInstanceOf(Refusal.class);
  }

  @Test
  void aCopyThatIsNotGivenOutLosesItsNumberForGood() {
    var first = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.PAPER), "clerk");
    assertThatThrownBy(() -> copies.drop(first, " ", "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("voidReason"));
    assertThatThrownBy(() -> copies.drop(first, "Ghi nhầm.", "leader"))
        .isInstanceOf(NotAllowed.class);

    copies.drop(first, "Ghi nhầm nơi nhận.", "clerk");
    copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.PAPER), "clerk");

    assertThat(copies.of(document, "clerk"))
        .extracting(copy -> copy.numberAndSymbol() + " " + copy.voidReason())
        .containsExactly(
            "01/SY-" + agency.toUpperCase() + " Ghi nhầm nơi nhận.",
            "02/SY-" + agency.toUpperCase() + " null");
    assertThat(copies.of(document, "clerk").get(0).row().note())
        .isEqualTo("Hủy số: Ghi nhầm nơi nhận.");
    assertThat(documents.history(document))
        .anySatisfy(
            one -> {
              assertThat(one.kind()).isEqualTo(EventKind.COPY_DROPPED);
              assertThat(one.detail()).endsWith("Lý do: Ghi nhầm nơi nhận.");
            });
    assertThat(
            database
                .sql(
                    """
                    select e.state from register_entry e join document_copy c
                      on c.register_id = e.register_id and c.number = e.number
                    where c.id = ? and e.holder_id is null and e.reason = 'Ghi nhầm nơi nhận.'
                    """)
                .param(first)
                .query(String.class)
                .list())
        .containsExactly("VOID");
    assertThatThrownBy(() -> copies.sheet(first, "clerk")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> copies.drop(first, "Lần nữa.", "clerk")).isInstanceOf(Refusal.class);
  }

  @Test
  void aCopyThatIsSignedOrWaitsForTheSealKeepsItsNumber() throws IOException {
    var id = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.ELECTRONIC), "clerk");
    when(processes.tasksFor(any())).thenReturn(List.of(mock(Processes.OpenTask.class)));
    assertThatThrownBy(() -> copies.drop(id, "Thôi.", "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang chờ ký");
    when(processes.tasksFor(any())).thenReturn(List.of());

    var signed = storedFile(database, "signed-copy.pdf");
    signed(id, new SignedFile(signed.sha256(), 10, 1, "clerk", "Sở Nội vụ"));

    assertThatThrownBy(() -> copies.drop(id, "Thôi.", "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã ký số");
  }

  @Test
  void anElectronicCopyThatIsGivenUpHasNoLimitAnyMoreAndAPaperOneNeverHadAny() {
    var paper = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.PAPER), "clerk");
    var id = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.ELECTRONIC), "clerk");
    assertThat(deadlines.of(DeadlineKind.COPY, paper)).isEmpty();
    assertThat(deadlines.of(DeadlineKind.COPY, id)).isPresent();

    copies.drop(id, "Không cấp nữa.", "clerk");

    assertThat(deadlines.of(DeadlineKind.COPY, id)).isEmpty();
  }

  @Test
  void aCopyThatWaitedForItsSignatureBeforeCopiesHadLimitsGetsOneOnceAtTheUpgrade() {
    var id = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.ELECTRONIC), "clerk");
    var paper = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.PAPER), "clerk");
    database
        .sql(
            "delete from deadline_change where deadline_id in (select id from deadline where subject_id = ?)")
        .param(id)
        .update();
    database.sql("delete from deadline where subject_id = ?").param(id).update();
    var task = mock(Processes.OpenTask.class);
    when(task.id()).thenReturn("task-" + id);
    when(processes.tasksFor(List.of(id.toString()))).thenReturn(List.of(task));

    assertThat(underway.after(null, 100_000)).contains(id).doesNotContain(paper);
    transaction.executeWithoutResult(status -> underway.keepTime(id));
    transaction.executeWithoutResult(status -> underway.keepTime(id));

    var limited = deadlines.of(DeadlineKind.COPY, id).orElseThrow();
    verify(processes, atLeastOnce()).moveTask("task-" + id, Date.from(limited.dueAt()));
    when(processes.tasksFor(any())).thenReturn(List.of());
    copies.drop(id, "Không cấp nữa.", "clerk");
    assertThat(deadlines.of(DeadlineKind.COPY, id)).isEmpty();
    assertThat(underway.after(null, 100_000)).doesNotContain(id);
  }

  @Test
  void whatIsClassifiedAfterwardsIsToldAsSuchInTheReadersLanguage() {
    copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.PAPER), "clerk");
    var line = copies.register(thisYear(), 0, "clerk").lines().get(0);
    assertThat(line.subject(Locale.ENGLISH)).isEqualTo(line.subject()).isNotBlank();

    database.sql("update document set secrecy = 1 where id = ?").param(document).update();

    var classified = copies.register(thisYear(), 0, "clerk").lines().get(0);
    assertThat(classified.subject(Locale.forLanguageTag("vi"))).isEqualTo(Secrecy.NOT_TOLD);
    assertThat(classified.subject(Locale.ENGLISH)).startsWith("(classified");
  }

  @Test
  void theRegisterIsReadToItsEnd() {
    copies.make(document, order(CopyKind.TRS, Medium.ELECTRONIC, Medium.PAPER), "clerk");
    copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.ELECTRONIC), "clerk");
    var shelf = copies.shelf(thisYear(), "clerk");

    var rows = new ArrayList<CopyRow>();
    copies.read(shelf, lines -> lines.forEachRemaining(copy -> rows.add(copy.row())));

    assertThat(rows).extracting(CopyRow::copies).containsExactly(2, null);
    assertThat(rows.get(0).original()).startsWith("Trích sao (1): ");
    assertThat(rows.get(1).original()).startsWith("Sao y điện tử: ");
    assertThat(copies.header(shelf).lastNumber()).isEqualTo(2);
  }

  @Test
  void aSignatureThatWasGivenUpIsAskedForAgain() {
    var id = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.ELECTRONIC), "clerk");
    clearInvocations(processes);
    var again = mock(Processes.OpenTask.class);
    when(again.id()).thenReturn("again");
    when(processes.tasksFor(any())).thenReturn(List.of(), List.of(again));
    copies.sign(id, "clerk");
    verify(processes).start(eq(SigningVariables.SIGN_DOCUMENT), eq(id.toString()), any());
    verify(processes)
        .moveTask("again", Date.from(deadlines.of(DeadlineKind.COPY, id).orElseThrow().dueAt()));
  }

  @Test
  void whoHasACopySignedDecidesAboutItAlone() {
    var id = copies.make(document, order(CopyKind.SY, Medium.PAPER, Medium.ELECTRONIC), "clerk");
    clearInvocations(processes);
    var free = new ArrayList<UUID>();
    when(processes.tasksFor(any()))
        .thenAnswer(
            asked -> {
              free.addAll(CompletableFuture.supplyAsync(() -> notHeld(id)).join());
              return List.of();
            });

    copies.sign(id, "clerk");

    verify(processes, atLeastOnce()).tasksFor(any());
    assertThat(free).isEmpty();
  }

  private List<UUID> notHeld(UUID copy) {
    return database
        .sql("select id from document_copy where id = ? for update skip locked")
        .param(copy)
        .query(UUID.class)
        .list();
  }

  private void signed(UUID copy, SignedFile file) {
    transaction.executeWithoutResult(status -> sheets.signed(copy, SignatureKind.COPY, file));
  }

  @Test
  void whatTheDecreeForbidsIsToldByField() {
    assertThat(faults(new Order(null, null, null, null, null, null, null, null)))
        .containsOnlyKeys("kind", "source", "target", "recipients", "reason", "capacityKey");
    assertThat(faults(order(CopyKind.SY, Medium.ELECTRONIC, Medium.ELECTRONIC)))
        .containsOnlyKeys("target");
    assertThat(faults(order(CopyKind.SL, Medium.ELECTRONIC, Medium.ELECTRONIC)))
        .containsOnlyKeys("target");
    for (var pages : List.of("0", "2-1", "99", "1,x", "")) {
      assertThat(
              faults(
                  new Order(
                      CopyKind.TRS, Medium.PAPER, Medium.PAPER, pages, 1, "A", "B", key(director))))
          .containsOnlyKeys("extract");
    }
    assertThat(
            faults(
                new Order(
                    CopyKind.SY, Medium.PAPER, Medium.PAPER, null, 0, "A", "B", key(director))))
        .containsOnlyKeys("copies");
    assertThat(copies.of(document, "clerk")).isEmpty();
  }

  @Test
  void onlyAClerkCopiesAndOnlyWhatIsRegisteredAndNoSecret() {
    var order = order(CopyKind.SY, Medium.PAPER, Medium.PAPER);
    assertThatThrownBy(() -> copies.make(document, order, "leader")).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> copies.make(document, order, "stranger")).isInstanceOf(NotFound.class);
    var arrived = arrive();
    assertThatThrownBy(() -> copies.make(arrived, order, "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã đăng ký");
    database.sql("update document set secrecy = 1 where id = ?").param(document).update();
    assertThatThrownBy(() -> copies.make(document, order, "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("bí mật nhà nước");
    assertThatThrownBy(() -> copies.register(thisYear(), 0, "stranger"))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void theRegisterTellsNothingOfWhatWasWrittenAboutAClassifiedDocument() {
    var first = copies.make(document, order(CopyKind.TRS, Medium.PAPER, Medium.PAPER), "clerk");
    copies.drop(first, "Ghi nhầm nơi nhận.", "clerk");
    assertThat(copies.register(thisYear(), 0, "clerk").lines())
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.reasonToTell()).isEqualTo("Nộp hồ sơ");
              assertThat(copy.voidReasonToTell()).isEqualTo("Ghi nhầm nơi nhận.");
            });

    database.sql("update document set secrecy = 1 where id = ?").param(document).update();

    assertThat(copies.register(thisYear(), 0, "clerk").lines())
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.isVoid()).isTrue();
              assertThat(copy.reasonToTell()).isNull();
              assertThat(copy.voidReasonToTell()).isNull();
              assertThat(copy.extractToTell()).isNull();
              assertThat(copy.row().reason()).isEmpty();
              assertThat(copy.row().note()).isEqualTo("Hủy số");
              assertThat(copy.row().original()).doesNotContain("(1)");
            });
  }

  private Order order(CopyKind kind, Medium source, Medium target) {
    return new Order(
        kind, source, target, "1", 2, "Sở Tài chính; Kho bạc", "Nộp hồ sơ", key(director));
  }

  private static String key(UUID post) {
    return "HEAD." + post;
  }

  private Map<String, String> faults(Order order) {
    return catchThrowableOfType(Refusal.class, () -> copies.make(document, order, "clerk"))
        .fields();
  }

  private UUID arrive() {
    return documents.arrive(
        new NewArrival(
            agency,
            Channel.UPLOAD,
            clock.instant(),
            List.of(storedFile(database, "a.pdf")),
            "clerk",
            null));
  }

  private UUID appoint(String title, String person) {
    var known =
        database
            .sql("select count(*) from person where id = ?")
            .param(person)
            .query(Long.class)
            .single();
    if (known == 0) {
      database
          .sql(
              """
              insert into person (id, staff_code, full_name, folded_name, password_hash, created_at)
              values (:id, :id, :name, :name, '{noop}x', current_timestamp)
              """)
          .param("id", person)
          .param("name", "Người " + person)
          .update();
    }
    var post = UUID.randomUUID();
    database
        .sql(
            """
            insert into post (id, person_id, agency_id, role, title, valid_from)
            values (:id, :person, :agency, 'leader', :title, date '2025-07-01')
            """)
        .param("id", post)
        .param("person", person)
        .param("agency", agency)
        .param("title", title)
        .update();
    return post;
  }

  private RegisterQuestion thisYear() {
    return new RegisterQuestion(agency, null, null, null, null);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
