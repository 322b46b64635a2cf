package vn.congvan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.support.RegisterSlice.arrivedAt;
import static vn.congvan.support.RegisterSlice.createAgency;
import static vn.congvan.support.RegisterSlice.storedFile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.access.Access;
import vn.congvan.document.DocumentSearch.Hit;
import vn.congvan.document.DocumentSearch.Question;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.RegisterSlice;
import vn.congvan.workflow.TaskCards;

/** The same facts about documents on PostgreSQL and on H2. */
@SpringBootTest(classes = RegisterSlice.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class DocumentsContract {

  @Autowired private ProvinceClock clock;
  @Autowired Documents documents;
  @Autowired DocumentReading reading;
  @Autowired DocumentSearch search;
  @Autowired TaskCards cards;
  @Autowired DocumentNames names;
  @Autowired Access access;
  @Autowired JdbcClient database;
  @Autowired FakeDirectory directory;
  @Autowired TransactionTemplate transaction;

  String agency;

  @BeforeEach
  void anAgency() {
    agency = "a" + UUID.randomUUID().toString().substring(0, 8);
    createAgency(database, agency);
    directory.clear();
    directory.agency(agency, "Sở Nội vụ", "department");
    directory.post("clerk", agency, null, Role.CLERK);
    directory.post("leader", agency, null, Role.LEADER);
    directory.post("stranger", "elsewhere", null, Role.CLERK);
  }

  @Test
  void anArrivalIsSeenByTheClerksAndLeadersOfItsAgencyOnly() {
    var id = arrive();

    assertThat(access.maySee("clerk", id)).isTrue();
    assertThat(access.maySee("leader", id)).isTrue();
    assertThat(access.maySee("stranger", id)).isFalse();
    assertThatThrownBy(() -> access.requireSight("stranger", id)).isInstanceOf(NotFound.class);
    assertThat(documents.view(id).files())
        .extracting(AttachmentView::name)
        .containsExactly("a.pdf");
  }

  @Test
  void whoHasLeftSeesNothingAtOnce() {
    var id = arrive();
    directory.leave("clerk");

    assertThat(access.maySee("clerk", id)).isFalse();
  }

  @Test
  void aDocumentOpenedTwiceToAGroupIsOpenOnce() {
    var id = arrive();
    access.open(id, "head@" + agency + ".vp");
    access.open(id, "head@" + agency + ".vp");
    directory.post("head", agency, agency + ".vp", Role.HEAD);
    assertThat(access.maySee("head", id)).isTrue();

    access.close(id, "head@" + agency + ".vp");
    assertThat(access.maySee("head", id)).isFalse();
  }

  @Test
  void theHistoryTellsEachActInOrder() {
    var id = arrive();
    documents.register(id, particulars(), new ArrivalNumber(UUID.randomUUID(), 2026, 7), "clerk");
    documents.inDirection(id, "clerk", "Giám đốc");
    documents.inWork(id, "leader", "Văn phòng");
    documents.confirming(id, "head");
    documents.reopen(id, "leader", "Chưa đủ");
    documents.confirming(id, "head");
    documents.close(id, "leader", "Đã trả lời");

    assertThat(documents.history(id).stream().map(Happening::kind))
        .containsExactly(
            EventKind.ARRIVED,
            EventKind.REGISTERED,
            EventKind.SUBMITTED,
            EventKind.FORWARDED,
            EventKind.CONFIRMING,
            EventKind.REOPENED,
            EventKind.CONFIRMING,
            EventKind.CLOSED);
    var view = documents.view(id);
    assertThat(view.state()).isEqualTo(DocumentState.CLOSED);
    assertThat(view.arrivalNumber()).hasToString("07/2026");
    assertThat(view.numberAndSymbol()).isEqualTo("05/QĐ-UBND");
  }

  @Test
  void whatTheClerkTypedStaysWhereverTheDocumentGoes() {
    var id = arrive();
    var entered = particulars("Các phòng chuyên môn");
    documents.register(id, entered, new ArrivalNumber(UUID.randomUUID(), 2026, 7), "clerk");
    documents.inDirection(id, "clerk", "Giám đốc");
    var many = Collections.nCopies(40, "Phòng Công chức, viên chức và Xây dựng chính quyền");
    documents.inWork(id, "leader", Receivers.inWords(many));

    var view = documents.view(id);
    assertThat(view.toPlaces()).isEqualTo("Các phòng chuyên môn");
    assertThat(view.forwardedTo()).endsWith("; " + many.get(0) + "… và 22 nơi khác");
  }

  @Test
  void aFewReceiversAreAllNamed() {
    assertThat(Receivers.inWords(List.of("Văn phòng", "Phòng A"))).isEqualTo("Văn phòng; Phòng A");
    assertThat(Receivers.inWords(List.of("x".repeat(499), "y".repeat(499)))).hasSize(1000);
    assertThat(Receivers.inWords(List.of("x".repeat(499), "y".repeat(500))))
        .isEqualTo("x".repeat(499) + "… và 1 nơi khác");
  }

  @Test
  void aClosedDocumentStaysClosed() {
    var id = arrive();
    documents.returnToSender(id, "clerk", "Gửi nhầm");

    assertThatThrownBy(() -> documents.inWork(id, "clerk", "Văn phòng"))
        .isInstanceOf(WrongState.class)
        .hasMessageContaining("Đã trả lại bên gửi");
  }

  @Test
  void whatIsRecalledAfterItWasDoneWasDoneWhenItWas() {
    var done = registered(71, "Việc đã xong");
    documents.note(done, "clerk", "Để biết");
    var first = documents.view(done).closedAt();
    var open = registered(72, "Việc chưa xong");
    clock.forward(Duration.ofMinutes(11));

    documents.recall(done, "clerk", "Bên gửi thu hồi");
    documents.recall(open, "clerk", "Bên gửi thu hồi");

    assertThat(documents.view(done).closedAt()).isEqualTo(first);
    assertThat(documents.view(open).closedAt()).isAfter(first);
    assertThat(column(done, "closed_as")).isEqualTo("NOTED");
    assertThat(column(open, "closed_as")).isNull();
    assertThat(column(done, "taken_back_at")).isNotNull();
  }

  private Object column(UUID id, String name) {
    return database
        .sql("select " + name + " from document where id = ?")
        .param(id)
        .query()
        .singleRow()
        .get(name);
  }

  @Test
  void aFollowerIsToldTheNumberAndWhoMayReadItTheAbstractUnlessItIsClassified() {
    var open = registered(81, "Việc thường");
    var classified = registered(82, "Việc kín");
    var arrived = arrive();
    transaction.executeWithoutResult(
        status ->
            database
                .sql("update document set secrecy = 1 where id = ?")
                .param(classified)
                .update());
    var ids = List.of(open, classified, arrived);

    var read = names.of(ids, "clerk", Locale.forLanguageTag("vi"));
    assertThat(read.get(open).number()).isEqualTo("81/2026");
    assertThat(read.get(open).subject()).isEqualTo("Việc thường");
    assertThat(read.get(classified).number()).isEqualTo("82/2026");
    assertThat(read.get(classified).subject()).isEqualTo(Secrecy.NOT_TOLD);
    assertThat(read.get(arrived).number()).isNull();
    assertThat(read.get(arrived).subject()).isEqualTo("a.pdf");

    var followed = names.of(ids, "stranger", Locale.forLanguageTag("vi"));
    assertThat(followed.values()).noneMatch(DocumentNames.Named::visible);
    assertThat(followed.get(open).number()).isEqualTo("81/2026");
    assertThat(followed.get(classified).number()).isEqualTo("82/2026");
    assertThat(followed.values()).extracting(DocumentNames.Named::subject).containsOnlyNulls();
  }

  @Test
  void oneReadingIsToldOnceHoweverManyPagesAreFetched() {
    var id = arrive();
    assertThat(documents.openings(id)).isEmpty();
    documents.opened(id, "clerk");
    var first = documents.openings(id).get("clerk");
    documents.opened(id, "clerk");
    documents.opened(id, "leader");

    assertThat(openings(id)).containsExactly("clerk", "leader");
    assertThat(documents.openings(id).get("clerk")).isAfter(first);

    clock.forward(Duration.ofMinutes(11));
    documents.opened(id, "clerk");
    assertThat(openings(id)).containsExactly("clerk", "leader", "clerk");
  }

  private List<String> openings(UUID id) {
    return documents.history(id).stream()
        .filter(event -> event.kind() == EventKind.OPENED)
        .map(Happening::actor)
        .toList();
  }

  @Test
  void commentsStandOnTheirLevelOfTheSlip() {
    var id = arrive();
    documents.comment(id, CommentLevel.LEADER, "leader", " Văn phòng chủ trì. ");

    assertThat(documents.comments(id))
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.level()).isEqualTo(CommentLevel.LEADER);
              assertThat(comment.text()).isEqualTo("Văn phòng chủ trì.");
            });
  }

  @Test
  void aLockedDocumentIsReadAfreshByWhoWaited() throws Exception {
    var id = arrive();
    var locked = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(2);
    try {
      var first =
          pool.submit(
              () ->
                  transaction.execute(
                      status -> {
                        documents.lock(id);
                        locked.countDown();
                        documents.dueAt(id, Instant.parse("2026-12-01T10:00:00Z"));
                        return 1;
                      }));
      var second =
          pool.submit(
              () ->
                  transaction.execute(
                      status -> {
                        // Reads first, so that the row is already in this session when it is
                        // locked.
                        documents.get(id);
                        try {
                          assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                        return documents.lock(id).dueAt();
                      }));
      first.get(20, TimeUnit.SECONDS);
      assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(Instant.parse("2026-12-01T10:00:00Z"));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void searchFindsByNumberOrByFoldedWordsOnlyWhatOneMaySee() {
    var id = registered(7, "Về việc kiện toàn Ban Chỉ đạo chuyển đổi số 100%");
    registered(8, "Báo cáo phòng, chống hạn mặn");

    assertThat(found("7", "clerk")).containsExactly(id);
    assertThat(found("07/2026", "clerk")).containsExactly(id);
    assertThat(found("7/2025", "clerk")).isEmpty();
    assertThat(found("5/QĐ-UBND", "clerk")).hasSize(2);
    assertThat(found("qđ-ubnd", "clerk")).hasSize(2);
    assertThat(found("chuyen doi so", "clerk")).containsExactly(id);
    assertThat(found("Chuyển đổi KIỆN TOÀN", "clerk")).containsExactly(id);
    assertThat(found("100%", "clerk")).containsExactly(id);
    assertThat(found("chuyen doi s", "clerk")).as("the last word half typed").containsExactly(id);
    assertThat(found("ubnd 100", "clerk")).as("symbol and abstract").containsExactly(id);
    assertThat(found("%", "clerk")).as("no word, no document").isEmpty();
    assertThat(found("! & | : * ' \\", "clerk")).as("not words of a query").isEmpty();
    assertThat(found("chuyen doi so", "stranger")).isEmpty();
    assertThat(found("không có trong văn bản nào", "clerk")).isEmpty();
  }

  @Test
  void searchIsLimitedByDaysOfArrivalAndState() {
    var id = registered(7, "Về việc kiện toàn Ban Chỉ đạo");
    var day = LocalDate.of(2026, 11, 2);

    assertThat(found(new Question(null, day, day, DocumentState.REGISTERED, null, 0)))
        .containsExactly(id);
    assertThat(found(new Question(null, day.plusDays(1), null, null, null, 0))).isEmpty();
    assertThat(found(new Question(null, null, day.minusDays(1), null, null, 0))).isEmpty();
    assertThat(found(new Question(null, null, null, DocumentState.CLOSED, null, 0))).isEmpty();
  }

  @Test
  void aCardTellsWhatTheTaskIsAbout() {
    var id = registered(7, "Về việc kiện toàn Ban Chỉ đạo");

    var card = cards.cards(List.of(id), "leader").get(id);
    assertThat(card.lastOpenedAt()).isNull();
    assertThat(card.shown())
        .containsEntry("arrivalNumber", "07/2026")
        .containsEntry("subject", "Về việc kiện toàn Ban Chỉ đạo")
        .containsEntry("issuer", "UBND tỉnh")
        .containsKey("file")
        .containsEntry("urgency", 0);
    documents.opened(id, "leader");
    var first = cards.cards(List.of(id), "leader").get(id).lastOpenedAt();
    documents.opened(id, "leader");
    assertThat(cards.cards(List.of(id), "leader").get(id).lastOpenedAt()).isAfter(first);
    assertThat(cards.cards(List.of(id), "stranger")).isEmpty();
  }

  @Test
  void onePersonSpeaksOnTheLevelOfHisPosts() {
    var id = arrive();
    directory.post("supervisor", agency, null, Role.SUPERVISOR);

    reading.comment(id, null, "leader", "Văn phòng chủ trì");
    assertThatThrownBy(() -> reading.comment(id, CommentLevel.LEADER, "clerk", "Ý kiến"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> reading.comment(id, null, "supervisor", "Ý kiến"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> reading.comment(id, null, "stranger", "Ý kiến"))
        .isInstanceOf(NotFound.class);
    assertThat(reading.comments(id, "clerk", Locale.forLanguageTag("vi")))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.level()).isEqualTo(CommentLevel.LEADER);
              assertThat(said.authorName()).isEqualTo("Tên của leader");
            });
  }

  @Test
  void theSheetSaysEverythingInWords() {
    var id = registered(7, "Về việc kiện toàn Ban Chỉ đạo");

    var sheet = reading.sheet(id, "clerk", Locale.forLanguageTag("vi"));
    assertThat(sheet.stateInWords()).isEqualTo("Đã đăng ký");
    assertThat(sheet.typeName()).isEqualTo("Quyết định");
    assertThat(sheet.urgencyName()).isEqualTo("Thường");
    assertThat(sheet.acts().commentLevels()).containsExactly(CommentLevel.HANDLER);
    assertThat(reading.sheet(id, "clerk", Locale.ENGLISH).typeName()).isEqualTo("Decision");
    assertThatThrownBy(() -> reading.sheet(id, "stranger", Locale.ENGLISH))
        .isInstanceOf(NotFound.class);
  }

  private UUID registered(long number, String subject) {
    var id = arrive();
    var entered = particulars();
    documents.register(
        id,
        new Particulars(
            entered.typeCode(),
            entered.number(),
            entered.symbol(),
            null,
            entered.issuedOn(),
            null,
            entered.issuerName(),
            entered.issuerLevel(),
            subject,
            entered.field(),
            entered.language(),
            1,
            1,
            0,
            0,
            null,
            null,
            null,
            null),
        new ArrivalNumber(UUID.randomUUID(), 2026, number),
        "clerk");
    return id;
  }

  private List<UUID> found(String text, String person) {
    return search
        .find(new Question(text, null, null, null, null, 0), person, Locale.ROOT)
        .documents()
        .stream()
        .map(Hit::id)
        .toList();
  }

  private List<UUID> found(Question question) {
    return search.find(question, "clerk", Locale.ROOT).documents().stream().map(Hit::id).toList();
  }

  private UUID arrive() {
    return documents.arrive(
        new NewArrival(
            agency, Channel.UPLOAD, arrivedAt(), List.of(storedFile(database, "a.pdf")), "clerk"));
  }

  static Particulars particulars() {
    return particulars(null);
  }

  static Particulars particulars(@Nullable String toPlaces) {
    return new Particulars(
        "QD",
        "05",
        "QĐ-UBND",
        null,
        LocalDate.of(2026, 11, 20),
        null,
        "UBND tỉnh",
        "province",
        "Về việc kiện toàn Ban Chỉ đạo",
        "general",
        "Tiếng Việt",
        3,
        1,
        0,
        0,
        "Nguyễn Văn A",
        "Chủ tịch",
        toPlaces,
        null);
  }
}
