package vn.congvan.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.support.RegisterSlice.createAgency;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Happening;
import vn.congvan.document.NewDraft;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.Directory.Post;
import vn.congvan.organization.Role;
import vn.congvan.print.OutgoingRow;
import vn.congvan.registration.OutgoingBooks.Entry;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.RegisterSlice;

/** The same facts about outgoing numbers on PostgreSQL and on H2. */
@SpringBootTest(classes = RegisterSlice.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class OutgoingNumbersContract {

  static final int AT_ONCE = 50;

  @Autowired OutgoingNumbers numbers;
  @Autowired OutgoingBooks books;
  @Autowired OutgoingRegister register;
  @Autowired Documents documents;
  @Autowired JdbcClient database;
  @Autowired FakeDirectory directory;
  @Autowired TransactionTemplate transaction;
  @Autowired ProvinceClock clock;

  String agency;
  Post drafter;

  @BeforeEach
  void anAgencyThatDrafts() {
    directory.clear();
    agency = "o" + UUID.randomUUID().toString().substring(0, 6);
    createAgency(database, agency);
    directory
        .agency(agency, "Sở Nội vụ", "department")
        .unit(agency + ".vp", agency, "Văn phòng Sở");
    drafter = directory.post("drafter", agency, agency + ".vp", Role.SPECIALIST);
    directory.post("clerk", agency, null, Role.CLERK);
  }

  @Test
  void aCouncilHasASeriesAndASymbolOfItsOwn() {
    books.add(agency, new Entry("HDTD", "HỘI ĐỒNG THI ĐUA", Set.of(), "HĐTĐKT"), "clerk");
    assertThat(numbers.councils(agency))
        .containsExactly(new OutgoingNumbers.Council("HĐTĐKT", "HỘI ĐỒNG THI ĐUA"));
    var ours = draft("QD");
    var councils = draft("QD");
    var letter = draft("CV");
    numbers.issueAs(councils, "HĐTĐKT");
    numbers.issueAs(letter, "HĐTĐKT");

    assertThat(reserve(ours).toString()).isEqualTo("01/QĐ-" + agency.toUpperCase());
    assertThat(reserve(councils).toString()).isEqualTo("01/QĐ-HĐTĐKT");
    assertThat(reserve(letter).number()).isEqualTo(2);
    assertThat(documents.view(letter).symbol()).startsWith("HĐTĐKT-");
    assertThat(reserve(draft("QD")).number()).isEqualTo(2);

    assertThatThrownBy(() -> numbers.issueAs(councils, null)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> numbers.issueAs(draft("QD"), "HĐKHÁC")).isInstanceOf(Refusal.class);
    for (var wrong :
        List.of(
            new Entry("H2", "Hội đồng khác", Set.of(), "HĐTĐKT"),
            new Entry("H2", "Hội đồng khác", Set.of(), agency.toUpperCase()),
            new Entry("H2", "Hội đồng khác", Set.of(), "hđ"))) {
      assertThatThrownBy(() -> books.add(agency, wrong, "clerk"))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("council"));
    }
    assertThatThrownBy(
            () -> books.add(agency, new Entry("H2", "Hội đồng", Set.of("QD"), "HĐ2"), "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("types"));
  }

  @Test
  void whoOnlyReadsTheCouncilsOpensNoBooks() {
    assertThat(councilsRead()).isEmpty();
    books.add(agency, new Entry("HDTD", "HỘI ĐỒNG THI ĐUA", Set.of(), "HĐTĐKT"), "clerk");

    moveTo(LocalDate.of(clock.today().getYear() + 1, 1, 2));

    assertThat(councilsRead()).as("before the first number of the year").containsExactly("HĐTĐKT");
    var decision = draft("QD");
    numbers.issueAs(decision, "HĐTĐKT");
    assertThat(reserve(decision)).hasToString("01/QĐ-HĐTĐKT");
  }

  private List<String> councilsRead() {
    var reading = new TransactionTemplate(transaction.getTransactionManager());
    reading.setReadOnly(true);
    List<OutgoingNumbers.Council> read = reading.execute(status -> numbers.councils(agency));
    return read.stream().map(OutgoingNumbers.Council::symbol).toList();
  }

  @Test
  void whatIsLegalNormativeIsNoCouncils() {
    books.add(agency, new Entry("HDTD", "HỘI ĐỒNG THI ĐUA", Set.of(), "HĐTĐKT"), "clerk");
    var legal = draft("QPPL");
    assertThatThrownBy(() -> numbers.issueAs(legal, "HĐTĐKT"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("council"));
    numbers.issueAs(legal, null);

    var turned = draft("QD");
    numbers.issueAs(turned, "HĐTĐKT");
    documents.describe(turned, "QPPL", "Về việc lấy số văn bản", null, 0, "system");
    assertThatThrownBy(() -> numbers.issueAs(turned, "HĐTĐKT")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> reserve(turned))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("không do hội đồng");
    assertThat(documents.view(turned).number()).isNull();
    assertThat(reserve(legal).number()).isEqualTo(1);
  }

  @Test
  void aDecisionBearsItsAbbreviationAndAnOfficialLetterItsUnit() {
    var decision = draft("QD");
    assertThat(reserve(decision)).hasToString("01/QĐ-" + agency.toUpperCase());
    assertThat(reserve(draft("CV"))).hasToString("01/" + unitForm());
    assertThat(reserve(draft("TB"))).hasToString("02/TB-" + agency.toUpperCase());
    assertThat(reserve(draft("QPPL")))
        .hasToString("01/" + clock.today().getYear() + "/QĐ-" + agency.toUpperCase());

    var view = documents.view(decision);
    assertThat(view.number()).isEqualTo("01");
    assertThat(view.issuedOn()).isEqualTo(clock.today());
    assertThat(documents.history(decision).stream().map(Happening::kind))
        .containsExactly(EventKind.DRAFTED, EventKind.NUMBERED);
  }

  @Test
  void aDocumentKeepsItsNumberAndTakesTheDateOfTheDay() {
    var letter = draft("CV");
    var first = reserve(letter);
    assertThat(reserve(letter)).isEqualTo(first);
    assertThat(documents.history(letter)).hasSize(2);

    clock.forward(Duration.ofDays(1));
    assertThat(reserve(letter)).isEqualTo(first);
    assertThat(documents.view(letter).issuedOn()).isEqualTo(clock.today());
    assertThat(dateInRegister(letter)).isEqualTo(clock.today());
    assertThat(reserve(draft("CV")).number()).isEqualTo(2);
  }

  @Test
  void aSignedDocumentKeepsItsDateAsWell() {
    var letter = draft("CV");
    var first = reserve(letter);
    var day = clock.today();
    documents.inReview(letter, "drafter", null);
    documents.awaitingSignature(letter, "drafter", null);
    documents.signed(letter, "Tên của leader", "Giám đốc", "leader");

    clock.forward(Duration.ofDays(1));
    assertThat(reserve(letter)).isEqualTo(first);
    assertThat(documents.view(letter).issuedOn()).isEqualTo(day);
  }

  @Test
  void fiftyAtOnceLeaveNoGapAndNoNumberTwice() throws Exception {
    var drafts = new ArrayList<UUID>();
    for (int i = 0; i < AT_ONCE; i++) {
      drafts.add(draft("QD"));
    }
    var start = new CyclicBarrier(AT_ONCE);
    var work = new ArrayList<Callable<Long>>();
    for (var one : drafts) {
      work.add(
          () -> {
            start.await(60, TimeUnit.SECONDS);
            return reserve(one).number();
          });
    }

    var given = inParallel(work).stream().sorted().toList();
    assertThat(given)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, AT_ONCE).boxed().toList());
    assertThat(drafts.stream().map(one -> documents.view(one).arrivalNumber().number()).sorted())
        .containsExactlyElementsOf(given);
  }

  @Test
  void oneDocumentReservedTenTimesAtOnceHasOneNumber() throws Exception {
    var letter = draft("CV");
    var start = new CyclicBarrier(10);
    var work = new ArrayList<Callable<OutgoingNumber>>();
    for (int i = 0; i < 10; i++) {
      work.add(
          () -> {
            start.await(60, TimeUnit.SECONDS);
            return reserve(letter);
          });
    }

    assertThat(inParallel(work)).containsOnly(numberOf(letter));
    assertThat(reserve(draft("CV")).number()).isEqualTo(2);
  }

  @Test
  void aRollbackLeavesNoGap() {
    var undone = draft("CV");
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      reserve(undone);
                      throw new IllegalStateException("the pages cannot be prepared");
                    }))
        .hasMessage("the pages cannot be prepared");

    assertThat(documents.view(undone).number()).isNull();
    assertThat(reserve(draft("CV")).number()).isEqualTo(1);
  }

  @Test
  void aVoidedNumberIsNeverGivenAgain() {
    var letter = draft("CV");
    reserve(letter);
    numbers.voidNumber(letter, "Trả lại để sửa nội dung", "drafter");

    assertThat(documents.view(letter).numberAndSymbol()).isEmpty();
    assertThat(documents.history(letter))
        .last()
        .extracting(Happening::kind)
        .isEqualTo(EventKind.NUMBER_VOIDED);
    assertThat(reserve(letter)).hasToString("02/" + unitForm());
    assertThat(states(letter))
        .containsExactly("VOID 01 Trả lại để sửa nội dung", "RESERVED 02 null");
  }

  @Test
  void whatHasNoNumberLosesNone() {
    var letter = draft("CV");
    numbers.voidNumber(letter, "Không ban hành nữa", "drafter");
    assertThat(documents.history(letter)).hasSize(1);
  }

  @Test
  void aNumberIsVoidedWithAReasonAndNeverAfterIssue() {
    var letter = draft("CV");
    assertThatThrownBy(() -> numbers.use(letter)).isInstanceOf(Refusal.class);
    reserve(letter);
    assertThatThrownBy(() -> numbers.voidNumber(letter, "  ", "drafter"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lý do");

    numbers.use(letter);
    assertThat(states(letter)).containsExactly("USED 01 null");
    assertThatThrownBy(() -> numbers.voidNumber(letter, "Nhầm", "drafter"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã ban hành");
    assertThat(documents.view(letter).number()).isEqualTo("01");
  }

  @Test
  void theNewYearStartsAgainFromOneAlsoForWhatWasNotSigned() {
    reserve(draft("CV"));
    var letter = draft("CV");
    var year = clock.today().getYear();
    assertThat(reserve(letter).number()).isEqualTo(2);
    moveTo(LocalDate.of(year + 1, 1, 2));

    var number = reserve(letter);
    assertThat(number.year()).isEqualTo(year + 1);
    assertThat(number.number()).isEqualTo(1);
    assertThat(states(letter))
        .containsExactlyInAnyOrder(
            "VOID 02 Chưa ký trong năm " + year + ", lấy số của năm nay", "RESERVED 01 null");
  }

  @Test
  void aPaperTakesItsNumberAfterTheSignature() {
    startOfAMonth();
    var begun = clock.today();
    var decision = draft("QD");
    clock.forward(Duration.ofDays(2));
    var yesterday = clock.today().minusDays(1);
    assertThatThrownBy(
            () -> numbers.numberSignedPaper(decision, agency + ".vp", yesterday, "drafter"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(
            () ->
                numbers.numberSignedPaper(
                    decision, agency + ".vp", clock.today().plusDays(1), "clerk"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () ->
                numbers.numberSignedPaper(
                    decision, agency + ".vp", clock.today().minusYears(1), "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("dãy số năm");

    var number = numbers.numberSignedPaper(decision, agency + ".vp", yesterday, "clerk");
    assertThat(number).hasToString("01/QĐ-" + agency.toUpperCase());
    assertThat(documents.view(decision).issuedOn()).isEqualTo(yesterday);
    assertThat(numbers.numberSignedPaper(decision, agency + ".vp", yesterday, "clerk"))
        .isEqualTo(number);
    assertThat(documents.history(decision)).hasSize(2);

    for (var wrong : List.of(begun.minusDays(1), clock.today().plusDays(1), begun.plusYears(1))) {
      assertThatThrownBy(() -> numbers.numberSignedPaper(decision, agency + ".vp", wrong, "clerk"))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("dated"));
    }
    assertThat(numbers.numberSignedPaper(decision, agency + ".vp", begun, "clerk"))
        .as("another day under the same number")
        .isEqualTo(number);
    assertThat(documents.view(decision).issuedOn()).isEqualTo(begun);
    assertThat(dateInRegister(decision)).isEqualTo(begun);
    assertThat(documents.history(decision))
        .last()
        .satisfies(
            happening -> {
              assertThat(happening.kind()).isEqualTo(EventKind.NUMBERED);
              assertThat(happening.detail()).startsWith(number + ": sửa ngày văn bản");
            });
    assertThat(reserve(draft("QD")).number()).isEqualTo(2);
  }

  @Test
  void theDayOfAPaperStaysInItsYearAndOnceEnteredAsItIs() {
    moveTo(LocalDate.of(clock.today().getYear() + 1, 12, 30));
    var decision = draft("QD");
    var number = numbers.numberSignedPaper(decision, agency + ".vp", clock.today(), "clerk");
    var day = clock.today();
    clock.forward(Duration.ofDays(3));

    assertThatThrownBy(
            () -> numbers.numberSignedPaper(decision, agency + ".vp", clock.today(), "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("dãy số năm " + day.getYear());
    documents.inReview(decision, "drafter", null);
    documents.awaitingSignature(decision, "drafter", null);
    documents.signed(decision, "Tên của leader", "Giám đốc", "leader");
    assertThat(numbers.numberSignedPaper(decision, agency + ".vp", day, "clerk")).isEqualTo(number);
    assertThatThrownBy(
            () -> numbers.numberSignedPaper(decision, agency + ".vp", day.plusDays(1), "clerk"))
        .isInstanceOf(Refusal.class);
    assertThat(documents.view(decision).issuedOn()).isEqualTo(day);
  }

  /** So that the days of one test lie in one year. */
  private void startOfAMonth() {
    moveTo(clock.today().withDayOfMonth(1).plusMonths(1));
  }

  @Test
  void theSymbolIsKnownBeforeTheNumber() {
    var letter = draft("CV");
    assertThat(numbers.symbol(letter, agency + ".vp")).isEqualTo(unitForm());
    assertThat(numbers.symbol(letter, null)).isEqualTo(agency.toUpperCase());
    assertThat(documents.view(letter).number()).isNull();
  }

  @Test
  void aTypeThatGetsItsOwnSeriesGoesOnAfterItsHighestNumber() {
    reserve(draft("TB"));
    reserve(draft("QD"));
    reserve(draft("QD"));
    reserve(draft("KH"));

    books.add(agency, new Entry("QD", "QUYẾT ĐỊNH", Set.of("QD")), "clerk");
    assertThat(reserve(draft("QD")).number()).isEqualTo(4);
    assertThat(reserve(draft("TB")).number()).isEqualTo(5);
    assertThat(reserve(draft("CV")).number()).isEqualTo(1);
    assertThat(bookOf("QD").register().lastNumber()).isEqualTo(4);

    moveTo(LocalDate.of(clock.today().getYear() + 1, 1, 2));
    assertThat(reserve(draft("QD")).number()).isEqualTo(1);
    assertThat(reserve(draft("TB")).number()).isEqualTo(1);
  }

  @Test
  void withinAYearATypeStaysInItsSeries() {
    books.add(agency, new Entry("QD", "QUYẾT ĐỊNH", Set.of("QD")), "clerk");
    var series = bookOf("QD").register().id();
    reserve(draft("QD"));
    reserve(draft("TB"));

    for (var types : List.of(Set.of("KH"), Set.of("QD", "TB"))) {
      assertThatThrownBy(() -> books.change(series, new Entry(null, "QĐ", types), "clerk"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("một dãy số");
    }
    assertThatThrownBy(
            () -> books.add(agency, new Entry("Q2", "QUYẾT ĐỊNH 2", Set.of("QD")), "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("một dãy số");
    books.change(series, new Entry(null, "QUYẾT ĐỊNH, KẾ HOẠCH", Set.of("QD", "KH")), "clerk");
    assertThat(reserve(draft("KH")).number()).isEqualTo(2);
  }

  @Test
  void aSeriesThatIsClosedGoesOnToTheYearsEnd() {
    books.add(agency, new Entry("QD", "QUYẾT ĐỊNH", Set.of("QD")), "clerk");
    books.add(agency, new Entry("GM", "GIẤY MỜI", Set.of("GM")), "clerk");
    reserve(draft("QD"));
    books.close(bookOf("QD").register().id(), "clerk");
    books.close(bookOf("GM").register().id(), "clerk");

    assertThat(reserve(draft("QD")).number()).isEqualTo(2);
    assertThat(reserve(draft("GM")).number()).isEqualTo(1);
    assertThat(reserve(draft("TB")).number()).isEqualTo(2);
    moveTo(LocalDate.of(clock.today().getYear() + 1, 1, 2));
    reserve(draft("TB"));
    assertThat(reserve(draft("QD")).number()).isEqualTo(2);
    assertThat(books.of(agency, "clerk"))
        .extracting(book -> book.register().code())
        .containsExactly("CV", "DI", "MAT", "QPPL");
  }

  @Test
  void theSeriesThatEveryAgencyKeepsStayAndOnlyKeepersChangeThem() {
    var main = bookOf("DI").register().id();
    assertThatThrownBy(() -> books.close(main, "clerk")).isInstanceOf(Refusal.class);
    books.change(main, new Entry(null, "VĂN BẢN ĐI CHUNG", Set.of("QD")), "clerk");
    assertThat(bookOf("DI").register().name()).isEqualTo("VĂN BẢN ĐI CHUNG");
    assertThat(bookOf("DI").types()).isEmpty();
    for (var types : List.of(Set.<String>of(), Set.of("CV"), Set.of("QPPL"))) {
      assertThatThrownBy(() -> books.add(agency, new Entry("X", "X", types), "clerk"))
          .isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> books.of(agency, "drafter")).isInstanceOf(NotAllowed.class);
  }

  @Test
  void whoOpensASeriesWhileNumbersAreTakenGetsNoNumberTwice() throws Exception {
    reserve(draft("TB"));
    var drafts = new ArrayList<UUID>();
    for (int i = 0; i < 20; i++) {
      drafts.add(draft("QD"));
    }
    var start = new CyclicBarrier(21);
    var work = new ArrayList<Callable<Long>>();
    for (var one : drafts) {
      work.add(
          () -> {
            start.await(60, TimeUnit.SECONDS);
            return reserve(one).number();
          });
    }
    work.add(
        () -> {
          start.await(60, TimeUnit.SECONDS);
          books.add(agency, new Entry("QD", "QUYẾT ĐỊNH", Set.of("QD")), "clerk");
          return 0L;
        });

    assertThat(inParallel(work)).doesNotHaveDuplicates();
  }

  @Test
  void theRegisterShowsTenColumnsAndKeepsVoidedNumbers() {
    var issued = draft("CV");
    reserve(issued);
    documents.inReview(issued, "drafter", null);
    documents.awaitingSignature(issued, "drafter", null);
    documents.signed(issued, "Nguyễn Minh Trí", "Giám đốc", "leader");
    documents.issue(issued, "clerk", "Các sở, ban, ngành");
    numbers.use(issued);
    var voided = draft("CV");
    reserve(voided);
    numbers.voidNumber(voided, "Trả lại để sửa", "leader");
    var waiting = draft("KHAC");
    reserve(waiting);

    var page = register.page(question("CV", null), 0, "clerk");
    assertThat(page.lines())
        .extracting(OutgoingRegister.Line::documentId)
        .containsExactly(issued, voided, waiting);
    var today = clock.today();
    assertThat(page.lines().get(0).row())
        .isEqualTo(
            new OutgoingRow(
                "01/" + unitForm(),
                today,
                "Công văn: Về việc lấy số văn bản",
                "Nguyễn Minh Trí",
                "Các sở, ban, ngành",
                "Văn thư; Văn phòng Sở",
                null,
                today,
                null,
                null));
    assertThat(page.lines().get(1).isVoid()).isTrue();
    assertThat(page.lines().get(1).row().numberAndSymbol()).isEqualTo("02/" + unitForm());
    assertThat(page.lines().get(1).row().note()).isEqualTo("Hủy số: Trả lại để sửa");
    assertThat(page.lines().get(2).row().note()).isEqualTo("Đã lấy số, chưa ban hành");

    assertThat(register.page(question("CV", "KHAC"), 0, "clerk").lines()).hasSize(1);
    assertThat(register.page(question("DI", null), 0, "clerk").total()).isZero();
    var yesterday =
        new RegisterQuestion(agency, "CV", null, today.minusDays(1), today.minusDays(1));
    assertThat(register.page(yesterday, 0, "clerk").total()).isZero();
    var read = new ArrayList<String>();
    register.read(
        page.shelf(),
        lines -> lines.forEachRemaining(line -> read.add(line.row().numberAndSymbol())));
    assertThat(read).hasSize(3);
    assertThat(register.header(page.shelf()).lastNumber()).isEqualTo(3);
    assertThatThrownBy(() -> register.page(question("CV", null), 0, "drafter"))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void whatWasWrittenOfAClassifiedDocumentStandsInNoLineOfTheRegister() {
    var voided = draft("CV");
    reserve(voided);
    numbers.voidNumber(voided, "Đổi nội dung mật", "leader");
    var issued = draft("CV");
    reserve(issued);
    database
        .sql("update document set secrecy = 2, note = 'Về nhân sự' where id in (?, ?)")
        .param(voided)
        .param(issued)
        .update();

    var lines = register.page(question("CV", null), 0, "clerk").lines();

    assertThat(lines)
        .extracting(line -> line.row().typeAndSubject())
        .containsOnly("Công văn: " + Secrecy.NOT_TOLD);
    assertThat(lines)
        .extracting(line -> line.row().note())
        .containsExactly("Hủy số. Tối mật", "Đã lấy số, chưa ban hành. Tối mật");
  }

  private RegisterQuestion question(String code, String type) {
    return new RegisterQuestion(agency, code, type, null, null);
  }

  private OutgoingBooks.Book bookOf(String code) {
    return books.of(agency, "clerk").stream()
        .filter(book -> book.register().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private String unitForm() {
    return agency.toUpperCase() + "-" + agency + ".vp";
  }

  private UUID draft(String type) {
    return documents.draft(
        new NewDraft(
            agency, drafter.id(), type, "Về việc lấy số văn bản", null, 0, drafter.personId()));
  }

  private OutgoingNumber reserve(UUID document) {
    return numbers.reserve(document, agency + ".vp", "leader");
  }

  private OutgoingNumber numberOf(UUID document) {
    var view = documents.view(document);
    var number = view.arrivalNumber();
    return new OutgoingNumber(number.registerId(), number.year(), number.number(), view.symbol());
  }

  private LocalDate dateInRegister(UUID document) {
    return database
        .sql("select dated from register_entry where holder_id = ?")
        .param(document)
        .query(LocalDate.class)
        .single();
  }

  private List<String> states(UUID document) {
    return database
        .sql(
            "select state, number, reason from register_entry where document_id = ? order by entered_at, number")
        .param(document)
        .query(
            (row, n) -> "%s %02d %s".formatted(row.getString(1), row.getLong(2), row.getString(3)))
        .list();
  }

  private void moveTo(LocalDate day) {
    clock.forward(
        Duration.between(clock.instant(), day.atTime(8, 0).atZone(ProvinceClock.ZONE).toInstant()));
  }

  private static <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
    var pool = Executors.newFixedThreadPool(work.size());
    try {
      var results = new ArrayList<T>();
      for (Future<T> done : pool.invokeAll(work, 120, TimeUnit.SECONDS)) {
        results.add(done.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
