package vn.congvan.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static vn.congvan.support.RegisterSlice.createAgency;
import static vn.congvan.support.RegisterSlice.storedFile;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.content.ContentStore;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Happening;
import vn.congvan.document.NewArrival;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.Secrecy;
import vn.congvan.document.WrongState;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory.Post;
import vn.congvan.organization.Role;
import vn.congvan.registration.IncomingRegister.Line;
import vn.congvan.registration.RegisterBooks.Book;
import vn.congvan.registration.RegisterBooks.Entry;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.FullRegister;
import vn.congvan.support.RegisterSlice;
import vn.congvan.workflow.Processes;

/** The same facts about registration on PostgreSQL and on H2. */
@SpringBootTest(classes = RegisterSlice.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class RegistrationContract {

  static final int CLERKS = 8;
  static final int DOCUMENTS_EACH = 12;

  @Autowired Registration registration;
  @Autowired Registers registers;
  @Autowired RegisterBooks books;
  @Autowired IncomingRegister register;
  @Autowired Documents documents;
  @Autowired JdbcClient database;
  @Autowired DataSource source;
  @Autowired FakeDirectory directory;
  @Autowired TransactionTemplate transaction;
  @Autowired ProvinceClock clock;
  @Autowired Processes processes;
  @Autowired ContentStore store;
  @Autowired AdministrationRights rights;

  String agency;
  Post leader;

  @BeforeEach
  void anAgencyWithAClerkAndALeader() {
    directory.clear();
    agency = newAgency();
    leader = directory.post("leader", agency, null, Role.LEADER);
    when(processes.start(any(), any(), any())).thenReturn("instance");
  }

  @Test
  void theFirstDocumentOfAnAgencyGetsNumberOne() {
    var id = arrive();
    var registered = registration.register(id, form("05").to(leader), "clerk");

    var view = documents.view(id);
    assertThat(view.arrivalNumber()).hasToString("01/" + clock.today().getYear());
    assertThat(view.state()).isEqualTo(DocumentState.IN_DIRECTION);
    assertThat(view.forwardedTo()).isEqualTo("Chức vụ leader Tên của leader");
    assertThat(registered.route().needsDirection()).isTrue();
    assertThat(registered.priority()).isEqualTo(60);
    assertThat(documents.history(id).stream().map(Happening::kind))
        .containsExactly(EventKind.ARRIVED, EventKind.REGISTERED, EventKind.SUBMITTED);
  }

  @Test
  void registeringTwiceFindsTheFirstNumber() {
    var id = arrive();
    registration.register(id, form("05").to(leader), "clerk");
    registration.register(id, form("05").to(leader), "clerk");

    assertThat(numbers(agency)).containsExactly(1L);
  }

  @Test
  void eightClerksAtOnceLeaveNoGapAndNoNumberTwice() throws Exception {
    var start = new CyclicBarrier(CLERKS);
    var work = new ArrayList<Callable<List<Long>>>();
    for (int clerk = 0; clerk < CLERKS; clerk++) {
      var prefix = clerk * 100;
      work.add(
          () -> {
            start.await(30, TimeUnit.SECONDS);
            var given = new ArrayList<Long>();
            for (int i = 1; i <= DOCUMENTS_EACH; i++) {
              var id = arrive();
              registration.register(id, form(Integer.toString(prefix + i)).to(leader), "clerk");
              given.add(documents.view(id).arrivalNumber().number());
            }
            return given;
          });
    }

    var given = inParallel(work).stream().flatMap(List::stream).sorted().toList();
    assertThat(given).containsExactlyElementsOf(upTo(CLERKS * DOCUMENTS_EACH));
    assertThat(numbers(agency)).containsExactlyElementsOf(given);
  }

  @Test
  void aRollbackLeavesNoGap() {
    registration.register(arrive(), form("1").to(leader), "clerk");
    var undone = arrive();
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      registration.register(undone, form("2").to(leader), "clerk");
                      throw new IllegalStateException("the step after it fails");
                    }))
        .hasMessage("the step after it fails");
    var next = arrive();
    registration.register(next, form("3").to(leader), "clerk");

    assertThat(documents.view(undone).state()).isEqualTo(DocumentState.RECEIVED);
    assertThat(documents.view(next).arrivalNumber().number()).isEqualTo(2);
    assertThat(numbers(agency)).containsExactly(1L, 2L);
  }

  @Test
  void rollbacksAmongConcurrentClerksLeaveNoGap() throws Exception {
    var work = new ArrayList<Callable<Integer>>();
    for (int clerk = 0; clerk < CLERKS; clerk++) {
      var prefix = clerk * 100;
      work.add(
          () -> {
            var kept = 0;
            for (int i = 1; i <= 6; i++) {
              var id = arrive();
              var form = form(Integer.toString(prefix + i)).to(leader);
              var fails = i % 3 == 0;
              try {
                transaction.executeWithoutResult(
                    status -> {
                      registration.register(id, form, "clerk");
                      if (fails) {
                        throw new IllegalStateException("fails");
                      }
                    });
                kept++;
              } catch (IllegalStateException expected) {
                assertThat(fails).isTrue();
              }
            }
            return kept;
          });
    }

    var kept = inParallel(work).stream().mapToInt(Integer::intValue).sum();
    assertThat(kept).isEqualTo(CLERKS * 4);
    assertThat(numbers(agency)).containsExactlyElementsOf(upTo(kept));
  }

  @Test
  void theNewYearStartsAgainFromOneInTheSameRegisters() {
    var year = clock.today().getYear();
    registration.register(arrive(), form("1").to(leader), "clerk");
    books.add(agency, invitations(), "clerk");
    moveTo(LocalDate.of(year + 1, 1, 2));

    var id = arrive();
    registration.register(id, form("2").to(leader), "clerk");

    assertThat(documents.view(id).arrivalNumber()).hasToString("01/" + (year + 1));
    assertThat(registers.ofThisYear(agency))
        .extracting(RegisterView::code)
        .containsExactly("DEN", "GM", "MAT");
  }

  @Test
  void theFirstMorningOfTheYearMayBringEightClerksAtOnce() throws Exception {
    var start = new CyclicBarrier(CLERKS);
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < CLERKS; i++) {
      ids.add(arrive());
    }
    var work = new ArrayList<Callable<Long>>();
    for (int i = 0; i < CLERKS; i++) {
      var number = i;
      work.add(
          () -> {
            start.await(30, TimeUnit.SECONDS);
            registration.register(
                ids.get(number), form(Integer.toString(number + 1)).to(leader), "clerk");
            return documents.view(ids.get(number)).arrivalNumber().number();
          });
    }

    assertThat(inParallel(work).stream().sorted().toList()).containsExactlyElementsOf(upTo(CLERKS));
  }

  @Test
  void allAgenciesMayOpenTheirYearAtOnceOverAFewConnections() throws Exception {
    var connections = source.unwrap(HikariDataSource.class).getMaximumPoolSize();
    var inTheirTransactions = new CountDownLatch(connections);
    var work = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < connections + 5; i++) {
      var one = newAgency();
      work.add(
          () ->
              transaction.execute(
                  status -> {
                    // Takes its connection, as the lock of a document does.
                    database.sql("select count(*) from document").query(Long.class).single();
                    inTheirTransactions.countDown();
                    try {
                      assertThat(inTheirTransactions.await(20, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    return registers.ofThisYear(one).size();
                  }));
    }

    assertThat(inParallel(work)).containsOnly(2);
  }

  @Test
  void twoClerksWithTheSameLetterAtOnceGetOneNumberAndOneWarning() throws Exception {
    for (int round = 1; round <= 15; round++) {
      var number = Integer.toString(round);
      var start = new CyclicBarrier(2);
      Callable<String> clerk =
          () -> {
            var id = arrive();
            start.await(30, TimeUnit.SECONDS);
            try {
              registration.register(id, form(number).to(leader), "clerk");
              return "number";
            } catch (PossibleDuplicate warned) {
              return "warning";
            }
          };
      assertThat(inParallel(List.of(clerk, clerk))).containsExactlyInAnyOrder("number", "warning");
    }
  }

  @Test
  void aRuleSendsInvitationsToTheirOwnRegister() {
    books.add(agency, invitations(), "clerk");
    var letter = arrive();
    var invitation = arrive();
    registration.register(letter, form("1").to(leader), "clerk");
    registration.register(invitation, form("2").ofType("GM").to(leader), "clerk");

    assertThat(documents.view(letter).arrivalNumber().number()).isEqualTo(1);
    assertThat(documents.view(invitation).arrivalNumber().number()).isEqualTo(1);
    assertThat(documents.view(invitation).arrivalNumber().registerId())
        .isNotEqualTo(documents.view(letter).arrivalNumber().registerId());
  }

  @Test
  void theSameNumberFromTheSameIssuerNeedsTheClerksWord() {
    var first = arrive();
    registration.register(first, form("5").to(leader), "clerk");
    var second = arrive();

    assertThatThrownBy(() -> registration.register(second, form("05").to(leader), "clerk"))
        .isInstanceOf(PossibleDuplicate.class)
        .hasMessageContaining("01/");
    assertThat(registration.check(second, form("05").to(leader), "clerk").duplicates())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.documentId()).isEqualTo(first);
              assertThat(found.reason()).contains("cùng số, ký hiệu");
            });

    registration.register(second, form("05").accepted().to(leader), "clerk");
    assertThat(documents.history(second).stream().map(Happening::kind))
        .contains(EventKind.DUPLICATE_ACCEPTED);
  }

  @Test
  void theSameFileNeedsTheClerksWordToo() {
    var file = storedFile(database, "a.pdf");
    registration.register(arrive(agency, file, null), form("5").to(leader), "clerk");
    var again = arrive(agency, file, null);

    assertThatThrownBy(() -> registration.register(again, form("6").to(leader), "clerk"))
        .isInstanceOf(PossibleDuplicate.class);
    assertThat(registration.choices(again, "clerk").duplicates())
        .singleElement()
        .satisfies(
            earlier -> {
              assertThat(earlier.reason()).isEqualTo("cùng nội dung tệp");
              // What was not registered yet is known by its file and day.
              assertThat(earlier.fileName()).isEqualTo("a.pdf");
              assertThat(earlier.arrivedOn()).isEqualTo(clock.today());
            });
  }

  @Test
  void theSameIdentifierNeedsTheClerksWordToo() {
    arrive(agency, storedFile(database, "a.pdf"), "000.00.01.H58.2026.15");
    var again = arrive(agency, storedFile(database, "b.pdf"), "000.00.01.H58.2026.15");

    assertThat(registration.check(again, form("6").to(leader), "clerk").duplicates()).hasSize(1);
  }

  @Test
  void anIdentifierThatTheClerkEntersIsKeptAndComparedToo() {
    var first = arrive();
    registration.register(
        first, form("1").identified(" 000.00.00.H58,2026/08/20,01/UBND-VX ").to(leader), "clerk");
    assertThat(documents.view(first).identifier()).isEqualTo("000.00.00.H58,2026/08/20,01/UBND-VX");

    var again = arrive();
    assertThatThrownBy(
            () ->
                registration.register(
                    again,
                    form("2").identified("000.00.00.H58,2026/08/20,01/UBND-VX").to(leader),
                    "clerk"))
        .isInstanceOf(PossibleDuplicate.class);
  }

  @Test
  void whatTheChannelBroughtIsOfferedAndStaysWhereTheClerkEntersNothing() {
    var id = arrive(agency, storedFile(database, "a.pdf"), "H58,2026/08/20,07/UBND-VX");
    assertThat(registration.choices(id, "clerk").suggestions().get("identifier").value())
        .isEqualTo("H58,2026/08/20,07/UBND-VX");

    registration.register(id, form("7").to(leader), "clerk");
    assertThat(documents.view(id).identifier()).isEqualTo("H58,2026/08/20,07/UBND-VX");
  }

  @Test
  void theLetterheadIsFoundInTheDirectory() {
    directory.agency("snnmt", "Sở Nông nghiệp và Môi trường", "department");
    directory.agency("xth", "Ủy ban nhân dân xã Tân Hạnh", "commune");
    var department = arrive();
    read(department, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG");
    var commune = arrive();
    read(commune, "UBND XÃ TÂN HẠNH");
    var stranger = arrive();
    read(stranger, "CÔNG TY CỔ PHẦN MÊ KÔNG");

    assertThat(suggested(department, "issuerName")).isEqualTo("Sở Nông nghiệp và Môi trường");
    assertThat(suggested(department, "issuerLevel")).isEqualTo("department");
    assertThat(suggested(commune, "issuerName")).isEqualTo("Ủy ban nhân dân xã Tân Hạnh");
    assertThat(suggested(stranger, "issuerName")).isEqualTo("CÔNG TY CỔ PHẦN MÊ KÔNG");
  }

  private String suggested(UUID documentId, String field) {
    return registration.choices(documentId, "clerk").suggestions().get(field).value();
  }

  private void read(UUID documentId, String letterhead) {
    database
        .sql(
            "insert into reading (document_id, read_at, suggestions) values (?, current_timestamp, ?)")
        .param(documentId)
        .param(
            "{\"issuerName\":{\"value\":\"%s\",\"confidence\":\"HIGH\",\"source\":\"\"}}"
                .formatted(letterhead))
        .update();
  }

  @Test
  void thePagesAreCountedWhereTheClerkDoesNot() {
    var counted =
        new ArrivedFile("a.pdf", "application/pdf", 10, storedFile(database, "a.pdf").sha256(), 12);
    var id = arrive(agency, counted, null);
    registration.register(id, form("7").withoutPages().to(leader), "clerk");
    assertThat(documents.view(id).pages()).isEqualTo(12);

    var entered = arrive(agency, storedFile(database, "b.pdf"), null);
    registration.register(entered, form("8").to(leader), "clerk");
    assertThat(documents.view(entered).pages()).isEqualTo(2);
  }

  @Test
  void otherAgenciesDocumentsAreNoDuplicates() {
    var file = storedFile(database, "a.pdf");
    registration.register(arrive(agency, file, null), form("5").to(leader), "clerk");
    var elsewhere = newAgency();
    var theirLeader = directory.post("leader", elsewhere, null, Role.LEADER);
    var theirs = arrive(elsewhere, file, null);

    registration.register(theirs, form("5").to(theirLeader), "clerk");
    assertThat(documents.view(theirs).arrivalNumber().number()).isEqualTo(1);
  }

  @Test
  void anotherYearOrIssuerIsNoDuplicate() {
    registration.register(arrive(), form("5").to(leader), "clerk");

    assertThat(
            registration
                .check(arrive(), form("5").issuedOn(LocalDate.of(2025, 3, 1)).to(leader), "clerk")
                .duplicates())
        .isEmpty();
    assertThat(
            registration
                .check(arrive(), form("5").from("Sở Y tế").to(leader), "clerk")
                .duplicates())
        .isEmpty();
  }

  @Test
  void aStateSecretKeepsNoFileAndTheClerkIsToldBefore() throws Exception {
    var file = storedFile(database, "a.pdf");
    var id = arrive(agency, file, null);
    transaction.executeWithoutResult(status -> readOut(id, "Nội dung mật"));

    var refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> registration.register(id, form("5").secret(1).to(leader), "clerk"));
    assertThat(refusal.fields()).containsOnlyKeys("secrecy", "removeFiles");
    assertThat(refusal.fields().get("secrecy")).contains("117/2025/QH15");
    assertThat(documents.view(id).files()).hasSize(1);
    assertThat(numbers(agency)).isEmpty();

    registration.register(id, form("5").secret(1).removingFiles().to(leader), "clerk");
    assertThat(documents.view(id).files()).isEmpty();
    assertThat(documents.view(id).arrivalNumber().number()).isEqualTo(1);
    assertThat(texts(id)).isZero();
    assertThat(blobs(file)).isZero();
    verify(store).erase(eq(file.sha256()), any(), any());
    assertThat(documents.history(id))
        .anySatisfy(
            event -> {
              assertThat(event.kind()).isEqualTo(EventKind.FILES_REMOVED);
              assertThat(event.detail()).contains("117/2025/QH15").doesNotContain("a.pdf");
            });
  }

  @Test
  void aStateSecretThatIsReturnedLeavesNoFileEither() {
    var file = storedFile(database, "a.pdf");
    var id = arrive(agency, file, null);
    registration.returnToSender(id, "Văn bản mật gửi qua mạng", true, "clerk");

    assertThat(documents.view(id).state()).isEqualTo(DocumentState.RETURNED);
    assertThat(documents.view(id).files()).isEmpty();
    assertThat(blobs(file)).isZero();
  }

  @Test
  void bytesThatAnotherDocumentHasToStay() {
    var file = storedFile(database, "a.pdf");
    var id = arrive(agency, file, null);
    var other = arrive(newAgency(), file, null);
    registration.returnToSender(id, "Văn bản mật gửi qua mạng", true, "clerk");

    assertThat(documents.view(id).files()).isEmpty();
    assertThat(documents.view(other).files()).hasSize(1);
    assertThat(blobs(file)).isEqualTo(1);
  }

  @Test
  void aStateSecretOnPaperGetsANumberOfTheSecretRegister() {
    var id = registration.enterPaper(null, "clerk");
    registration.register(id, form("5").secret(2).to(leader), "clerk");

    var view = documents.view(id);
    assertThat(view.files()).isEmpty();
    assertThat(view.processInstanceId()).isEqualTo("instance");
    assertThat(view.arrivalNumber().number()).isEqualTo(1);
    assertThat(
            registers.ofThisYear(agency).stream()
                .filter(register -> register.id().equals(view.arrivalNumber().registerId())))
        .singleElement()
        .extracting(RegisterView::code)
        .isEqualTo("MAT");
  }

  @Test
  void theAbstractOfATopSecretIsNotWrittenDown() {
    var id = registration.enterPaper(agency, "clerk");

    assertThat(registration.check(id, form("5").secret(3).to(leader), "clerk").fields())
        .containsOnlyKeys("subject");
  }

  @Test
  void faultsAreToldByField() {
    var id = arrive();
    var check = registration.check(id, Forms.empty(), "clerk");

    assertThat(check.fields())
        .containsOnlyKeys("typeCode", "issuedOn", "issuerName", "issuerLevel", "subject", "route");
    assertThatThrownBy(() -> registration.register(id, Forms.empty(), "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Hãy sửa các mục");
    assertThat(documents.view(id).arrivalNumber()).isNull();
  }

  @Test
  void theDeadlineTheClerkGivesEndsWithThatWorkingDay() {
    var id = arrive();
    var day = clock.today().plusDays(7);
    while (day.getDayOfWeek().getValue() > 5) {
      day = day.plusDays(1);
    }
    registration.register(id, form("5").dueOn(day).to(leader), "clerk");

    assertThat(documents.view(id).dueAt())
        .isEqualTo(day.atTime(17, 0).atZone(ProvinceClock.ZONE).toInstant());
  }

  @Test
  void aDeadlineInAYearThatIsASlipOfThePenIsAFaultAtItsField() {
    var id = arrive();
    for (var day : List.of(LocalDate.of(20_026, 9, 14), LocalDate.MAX)) {
      assertThat(registration.check(id, form("5").dueOn(day).to(leader), "clerk").fields())
          .containsEntry("dueOn", new Sentence("Thời hạn quá xa. Hãy xem lại năm."));
    }
  }

  @Test
  void onlyAClerkOfTheAgencyRegisters() {
    var id = arrive();
    directory.post("stranger", "elsewhere", null, Role.CLERK);

    assertThatThrownBy(() -> registration.register(id, form("5").to(leader), "stranger"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> registration.register(id, form("5").to(leader), "leader"))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void aReturnNeedsAReason() {
    var id = arrive();
    assertThatThrownBy(() -> registration.returnToSender(id, " ", false, "clerk"))
        .isInstanceOf(Refusal.class);
    registration.returnToSender(id, "Gửi nhầm cơ quan", false, "clerk");

    assertThat(documents.view(id).state()).isEqualTo(DocumentState.RETURNED);
    assertThat(documents.view(id).closeReason()).isEqualTo("Gửi nhầm cơ quan");
  }

  @Test
  void aVoidedNumberStaysInTheRegisterAndTheDocumentGetsANewOne() {
    books.add(agency, invitations(), "clerk");
    var wrong = arrive();
    registration.register(wrong, form("1").ofType("GM").in("DEN").to(leader), "clerk");

    var number = registration.voidNumber(wrong, "GM", "Đăng ký nhầm sổ", "clerk");
    var next = arrive();
    registration.register(next, form("2").to(leader), "clerk");

    assertThat(number.number()).isEqualTo(1);
    assertThat(documents.view(wrong).arrivalNumber()).isEqualTo(number);
    assertThat(documents.view(wrong).state()).isEqualTo(DocumentState.IN_DIRECTION);
    assertThat(documents.view(next).arrivalNumber().number()).isEqualTo(2);
    assertThat(documents.history(wrong))
        .anySatisfy(
            event -> {
              assertThat(event.kind()).isEqualTo(EventKind.ENTRY_VOIDED);
              assertThat(event.detail()).contains("Đăng ký nhầm sổ", number.toString());
            });
    assertThat(register.page(thisYear(), 0, "clerk").lines())
        .extracting(line -> line.row().arrivalNumber(), line -> line.isVoid())
        .containsExactly(tuple("01", true), tuple("02", false));
    assertThat(
            register.page(new RegisterQuestion(agency, "GM", null, null, null), 0, "clerk").lines())
        .singleElement()
        .satisfies(line -> assertThat(line.documentId()).isEqualTo(wrong));
    // Registering once more finds the new number, not the voided one.
    registration.register(wrong, form("1").ofType("GM").to(leader), "clerk");
    assertThat(documents.view(wrong).arrivalNumber()).isEqualTo(number);
  }

  @Test
  void aNumberMayBeVoidedInTheSameRegisterAndTwice() {
    var id = arrive();
    registration.register(id, form("1").to(leader), "clerk");
    registration.voidNumber(id, null, "Sai ngày", "clerk");
    registration.voidNumber(id, null, "Sai lần nữa", "clerk");

    assertThat(documents.view(id).arrivalNumber().number()).isEqualTo(3);
    assertThat(register.page(thisYear(), 0, "clerk").lines())
        .extracting(line -> line.isVoid())
        .containsExactly(true, true, false);
  }

  @Test
  void aNumberIsVoidedWithAReasonInAFittingRegisterWhileTheWorkGoesOn() {
    var id = arrive();
    assertThatThrownBy(() -> registration.voidNumber(id, null, "Nhầm", "clerk"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("chưa có số đến");
    registration.register(id, form("1").to(leader), "clerk");

    assertThatThrownBy(() -> registration.voidNumber(id, null, " ", "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("reason"));
    assertThatThrownBy(() -> registration.voidNumber(id, "MAT", "Nhầm", "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("registerCode"));
    assertThatThrownBy(() -> registration.voidNumber(id, null, "Nhầm", "leader"))
        .isInstanceOf(NotAllowed.class);
    documents.note(id, "leader", null);
    assertThatThrownBy(() -> registration.voidNumber(id, null, "Nhầm", "clerk"))
        .isInstanceOf(WrongState.class);
    assertThat(numbers(agency)).containsExactly(1L);
  }

  @Test
  void theBooksAreKeptByRuleAndAClosedOneStaysReadable() {
    books.add(agency, invitations(), "clerk");
    var invitation = arrive();
    registration.register(invitation, form("1").ofType("GM").to(leader), "clerk");
    var book = bookOf("GM");
    assertThat(book.types()).containsExactly("GM");

    books.change(
        book.register().id(),
        new Entry(null, "GIẤY MỜI TRUNG ƯƠNG", Set.of("GM"), Set.of("central"), Set.of(), false),
        "clerk");
    var ofTheProvince = arrive();
    registration.register(ofTheProvince, form("2").ofType("GM").to(leader), "clerk");
    assertThat(documents.view(ofTheProvince).arrivalNumber().registerId())
        .isEqualTo(bookOf("DEN").register().id());

    books.close(book.register().id(), "clerk");
    assertThat(registers.ofThisYear(agency))
        .extracting(RegisterView::code)
        .containsExactly("DEN", "MAT");
    assertThat(
            register.page(new RegisterQuestion(agency, "GM", null, null, null), 0, "clerk").lines())
        .extracting(Line::documentId)
        .containsExactly(invitation);
    books.reopen(book.register().id(), "clerk");
    assertThat(registers.ofThisYear(agency)).extracting(RegisterView::code).contains("GM");
  }

  @Test
  void theBooksThatTakeAllOthersStayOpenAndOnlyTheirKeepersChangeThem() {
    assertThatThrownBy(() -> books.close(bookOf("DEN").register().id(), "clerk"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () ->
                books.change(
                    bookOf("DEN").register().id(),
                    new Entry(null, "ĐẾN", Set.of("GM"), Set.of(), Set.of(), false),
                    "clerk"))
        .isInstanceOf(Refusal.class);
    books.add(agency, invitations(), "clerk");
    assertThatThrownBy(() -> books.add(agency, invitations(), "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("code"));
    assertThatThrownBy(
            () ->
                books.add(
                    agency,
                    new Entry("X", "Sổ lạ", Set.of("XYZ"), Set.of(), Set.of(), false),
                    "clerk"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("types"));
    assertThatThrownBy(() -> books.of(agency, "leader")).isInstanceOf(NotAllowed.class);
    when(rights.overAgency("administrator", agency)).thenReturn(true);
    assertThat(books.of(agency, "administrator")).hasSize(3);
    assertThatThrownBy(() -> books.of(newAgency(), "administrator")).isInstanceOf(NotAllowed.class);
  }

  @Test
  void theRegisterShowsItsLinesByNumberAndKeepsVoidedOnes() {
    for (int i = 1; i <= 3; i++) {
      registration.register(arrive(), form(Integer.toString(i)).to(leader), "clerk");
    }
    var secret = registration.enterPaper(agency, "clerk");
    registration.register(secret, form("9").secret(1).to(leader), "clerk");
    var wrong = documentWithNumber(2);
    registration.voidNumber(wrong, null, "Đăng ký nhầm", "clerk");

    var page = register.page(thisYear(), 0, "leader");
    assertThat(page.total()).isEqualTo(4);
    assertThat(page.lines())
        .extracting(line -> line.row().arrivalNumber())
        .containsExactly("01", "02", "03", "04");
    assertThat(page.lines().get(1).isVoid()).isTrue();
    assertThat(page.lines().get(1).row().note())
        .startsWith("Hủy số: Đăng ký nhầm. Số đến mới 04/" + clock.today().getYear() + ". Khẩn");
    assertThat(page.lines().get(0).row().typeAndSubject())
        .isEqualTo("Công văn: V/v rà soát thủ tục hành chính");
    database
        .sql("update document set note = 'Về nhân sự' where id = :id")
        .param("id", secret)
        .update();
    assertThat(
            register
                .page(new RegisterQuestion(agency, "MAT", null, null, null), 0, "clerk")
                .lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.row().note()).endsWith("Mật").doesNotContain("Về nhân sự");
              assertThat(line.row().typeAndSubject()).isEqualTo("Công văn: " + Secrecy.NOT_TOLD);
            });

    var read = new ArrayList<String>();
    register.read(
        register.shelf(thisYear(), "clerk"),
        lines -> lines.forEachRemaining(line -> read.add(line.row().arrivalNumber())));
    assertThat(read).containsExactly("01", "02", "03", "04");
    var header = register.header(register.shelf(thisYear(), "clerk"));
    assertThat(header.firstNumber()).isEqualTo(1);
    assertThat(header.lastNumber()).isEqualTo(4);
  }

  @Test
  void aLetterOfNewYearsEveStandsInTheYearInWhichItIsRegistered() {
    var year = clock.today().getYear();
    registration.register(arrive(), form("1").to(leader), "clerk");
    moveTo(LocalDate.of(year, 12, 31));
    var late = arrive();
    moveTo(LocalDate.of(year + 1, 1, 4));
    registration.register(late, form("2").to(leader), "clerk");
    registration.register(arrive(), form("3").to(leader), "clerk");

    assertThat(documents.view(late).arrivalNumber()).hasToString("01/" + (year + 1));
    assertThat(register.page(thisYear(), 0, "clerk").lines())
        .extracting(line -> line.row().arrivalNumber(), line -> line.row().arrivedOn())
        .containsExactly(
            tuple("01", LocalDate.of(year, 12, 31)), tuple("02", LocalDate.of(year + 1, 1, 4)));
    var lastYear =
        new RegisterQuestion(
            agency, null, null, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    assertThat(register.page(lastYear, 0, "clerk").total()).isEqualTo(1);
    assertThat(register.header(register.shelf(lastYear, "clerk")).lastNumber()).isEqualTo(1);
  }

  @Test
  void aLongRegisterIsReadToItsEnd() {
    var own = registers.ofThisYear(agency).get(0);
    FullRegister.fill(source, agency, own.id(), 3_000, clock.instant());

    var read = new ArrayList<String>();
    register.read(
        register.shelf(thisYear(), "clerk"),
        lines -> lines.forEachRemaining(line -> read.add(line.row().arrivalNumber())));
    assertThat(read).hasSize(3_000).doesNotHaveDuplicates().endsWith("2999", "3000");
    var last = register.page(thisYear(), 59, "clerk");
    assertThat(last.pages()).isEqualTo(60);
    assertThat(last.lines()).hasSize(50);
  }

  @Test
  void theRegisterIsLimitedByDaysOfRegistration() {
    registration.register(arrive(), form("1").to(leader), "clerk");
    var today = clock.today();

    assertThat(
            register
                .page(new RegisterQuestion(agency, null, null, today, today), 0, "clerk")
                .total())
        .isEqualTo(1);
    assertThat(
            register
                .page(
                    new RegisterQuestion(agency, null, null, today.plusDays(1), today.plusDays(1)),
                    0,
                    "clerk")
                .total())
        .isZero();
    assertThatThrownBy(
            () ->
                register.page(
                    new RegisterQuestion(agency, null, null, today, today.minusDays(1)),
                    0,
                    "clerk"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void theRegisterShowsWhatTheClerkTypedAndWhereTheDocumentWent() {
    registration.register(arrive(), form("1").forPlaces("Phòng Tổ chức").to(leader), "clerk");

    assertThat(register.page(thisYear(), 0, "clerk").lines())
        .singleElement()
        .extracting(line -> line.row().receiver())
        .isEqualTo("Phòng Tổ chức; Chức vụ leader Tên của leader");
  }

  @Test
  void aSpecialistDoesNotReadTheRegister() {
    directory.post("specialist", agency, agency + ".vp", Role.SPECIALIST);

    assertThatThrownBy(() -> register.page(thisYear(), 0, "specialist"))
        .isInstanceOf(NotAllowed.class);
  }

  private void readOut(UUID documentId, String text) {
    database
        .sql(
            "insert into reading (document_id, read_at, suggestions, text) values (?, current_timestamp, '{}', ?)")
        .param(documentId)
        .param(text)
        .update();
  }

  private long texts(UUID documentId) {
    return database
        .sql("select count(*) from reading where document_id = ?")
        .param(documentId)
        .query(Long.class)
        .single();
  }

  private long blobs(ArrivedFile file) {
    return database
        .sql("select count(*) from content_blob where sha256 = ?")
        .param(file.sha256())
        .query(Long.class)
        .single();
  }

  private static Entry invitations() {
    return new Entry("GM", "GIẤY MỜI ĐẾN", Set.of("GM"), Set.of(), Set.of(), false);
  }

  private Book bookOf(String code) {
    return books.of(agency, "clerk").stream()
        .filter(book -> book.register().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private RegisterQuestion thisYear() {
    return new RegisterQuestion(agency, null, null, null, null);
  }

  private UUID documentWithNumber(long number) {
    return database
        .sql(
            """
            select e.document_id from register_entry e join register r on r.id = e.register_id
            where r.agency_id = :agency and r.code = 'DEN' and e.number = :number
            """)
        .param("agency", agency)
        .param("number", number)
        .query(UUID.class)
        .single();
  }

  private String newAgency() {
    var id = "a" + UUID.randomUUID().toString().substring(0, 8);
    createAgency(database, id);
    directory.agency(id, "Sở Nội vụ", "department").unit(id + ".vp", id, "Văn phòng");
    directory.post("clerk", id, null, Role.CLERK);
    return id;
  }

  private void moveTo(LocalDate day) {
    clock.forward(
        Duration.between(clock.instant(), day.atTime(8, 0).atZone(ProvinceClock.ZONE).toInstant()));
  }

  private UUID arrive() {
    return arrive(agency, storedFile(database, "a.pdf"), null);
  }

  private UUID arrive(String agencyId, ArrivedFile file, String identifier) {
    return documents.arrive(
        new NewArrival(
            agencyId, Channel.UPLOAD, clock.instant(), List.of(file), "clerk", identifier));
  }

  private static Forms form(String number) {
    return new Forms(number);
  }

  private List<Long> numbers(String agencyId) {
    return database
        .sql(
            """
            select e.number from register_entry e join register r on r.id = e.register_id
            where r.agency_id = :agency order by e.number
            """)
        .param("agency", agencyId)
        .query(Long.class)
        .list();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
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
