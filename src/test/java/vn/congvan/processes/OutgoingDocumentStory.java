package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.Browserless;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.delivery.Amendment;
import vn.congvan.document.AttachmentView;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentSearch;
import vn.congvan.document.DocumentSearch.Question;
import vn.congvan.document.DocumentState;
import vn.congvan.drafting.Beginning;
import vn.congvan.drafting.CoDrafting;
import vn.congvan.drafting.DraftBook;
import vn.congvan.drafting.DraftFiles;
import vn.congvan.drafting.Drafting;
import vn.congvan.drafting.Issuing;
import vn.congvan.drafting.PdfPages;
import vn.congvan.drafting.TextDifference.Kind;
import vn.congvan.drafting.TextDifference.Piece;
import vn.congvan.intake.OwnFiles;
import vn.congvan.letters.Conversion;
import vn.congvan.letters.WordLetter;
import vn.congvan.organization.NotAuthorisedToSign;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.organization.Substitutions;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.print.letter.NumberAndDate;
import vn.congvan.print.letter.NumberPlaceMissing;
import vn.congvan.print.letter.PrintedPages;
import vn.congvan.registration.OutgoingBooks;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.SignatureKind;
import vn.congvan.signing.SignedDocument;
import vn.congvan.signing.SignedDocument.PagesToSign;
import vn.congvan.signing.SignedDocument.SignedFile;
import vn.congvan.signing.SigningMessages;
import vn.congvan.signing.SigningReturns;

/**
 * How an outgoing document is drafted, commented on, checked for content and form, returned and
 * dropped (Decree 30/2020, Art. 10 to 12).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutgoingDocumentStory extends OfficeStory {

  static final String DRAFT = "Soạn thảo văn bản";
  static final String COMMENT = "Góp ý dự thảo";
  static final String REVIEW = "Kiểm tra nội dung dự thảo";
  static final String FORMAT = "Kiểm tra thể thức";
  static final String SIGN = "Ký văn bản";
  static final String SIGN_PAPER = "Ký trên giấy";
  static final String ENTER_PAPER = "Lấy số, quét văn bản đã ký";
  static final String ISSUE = "Ghi sổ, ban hành văn bản";

  @Autowired private OutgoingBooks books;
  @Autowired private vn.congvan.deadline.Deadlines deadlines;
  @Autowired private Conversion conversion;
  @Autowired private Drafting drafting;
  @Autowired private Issuing issuing;
  @Autowired private DraftFiles files;
  @Autowired private Substitutions substitutions;
  @Autowired private DraftBook book;
  @Autowired private CoDrafting coDrafting;
  @Autowired private OwnFiles ownFiles;
  @Autowired private PdfPages pages;
  @Autowired private SigningAuthority authority;
  @Autowired private SigningReturns signingReturns;
  @Autowired private List<SignedDocument> signedDocuments;
  @Autowired private Contents contents;
  @Autowired private TaskService engineTasks;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;
  @Autowired private DocumentSearch search;
  @Autowired private vn.congvan.delivery.Deliveries deliveries;
  @Autowired private vn.congvan.delivery.Messengers messengers;

  /** A draft that the officer of the staffing unit has begun. */
  private Letter aDraft() {
    return aDraftOf(staffingOfficer);
  }

  private Letter aDraftOf(Official drafter) {
    return new Letter(
        drafter.does(
            () ->
                drafting.begin(
                    new Beginning(
                        null, "CV", "Về việc rà soát biên chế", "personnel", 0, null, null),
                    drafter.login)));
  }

  /** A draft with its first version. */
  private Letter aWrittenDraft() {
    var draft = aDraft();
    brings(staffingOfficer, draft, 0, "Về việc rà soát biên chế");
    return draft;
  }

  private void brings(Official person, Letter draft, Integer slot, String subject) {
    brings(person, draft, slot, "du-thao.pdf", letter(subject));
  }

  private void brings(Official person, Letter draft, Integer slot, String name, byte[] bytes) {
    person.acts(
        () -> {
          files.requireDesk(draft.id, person.login);
          var kept = ownFiles.keep(name, new ByteArrayResource(bytes), "mainFile");
          files.add(draft.id, slot, kept, pages.made(kept).orElse(null), person.login);
        });
  }

  private static byte[] letter(String subject) {
    return new PracticeLetter(
            "UBND TỈNH VĨNH LONG",
            List.of("SỞ NỘI VỤ"),
            "Số:        /SNV-CCVC",
            "Vĩnh Long, ngày      tháng      năm 2026",
            null,
            List.of(subject),
            null,
            List.of("GIÁM ĐỐC"),
            "Trương Văn Hòa",
            1)
        .pdf();
  }

  private Form filled() {
    return form("typeCode", "CV")
        .with("subject", "Về việc rà soát biên chế năm 2027")
        .with("field", "personnel")
        .with("urgency", 0)
        .with("receivers", "Như trên;\nLưu: VT.")
        .with("signerCapacity", capacityOf(director))
        .with("recipients", List.of(receiver("sxd"), receiver("stc")));
  }

  private static Form receiver(String agency) {
    return form("kind", "AGENCY").with("receiver", agency).with("name", "").with("role", "MAIN");
  }

  private String capacityOf(Official signer) {
    return authority.of(signer.login, AGENCY, "CV", clock.today()).capacities().get(0).key();
  }

  private void submits(Official drafter, Letter draft) {
    drafter.completes(DRAFT, draft, "drafting", "submit", filled());
  }

  private static Form note(String text) {
    return form("note", text);
  }

  private DraftBook.Sheet sheet(Letter draft, Official reader) {
    return book.sheet(draft.id, reader.login, Locale.forLanguageTag("vi"));
  }

  @Test
  void aDraftGoesFromItsDrafterOverContentAndFormToTheSigner() {
    var draft = aWrittenDraft();
    assertThat(draft.now().direction()).isEqualTo(Direction.OUT);
    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
    assertThat(headOfStaffing.sees(draft)).isTrue();
    assertThat(clerk.sees(draft)).isFalse();
    assertThat(director.sees(draft)).isFalse();

    submits(staffingOfficer, draft);
    assertThat(draft.now().state()).isEqualTo(DocumentState.IN_REVIEW);
    assertThat(draft.now().subject()).isEqualTo("Về việc rà soát biên chế năm 2027");
    assertThat(staffingOfficer.toDo(draft)).isEmpty();
    assertThat(headOfStaffing.toDo(draft)).containsExactly(REVIEW);

    headOfStaffing.completes(REVIEW, draft, "review", "agree", note("Nội dung đúng chỉ đạo."));
    assertThat(clerk.toDo(draft)).containsExactly(FORMAT);

    clerk.completes(FORMAT, draft, "formatCheck", "agree", note(null));
    assertThat(draft.now().state()).isEqualTo(DocumentState.AWAITING_SIGNATURE);
    assertThat(director.sees(draft)).isTrue();
    assertThat(draft.history())
        .containsSubsequence(
            "Bắt đầu soạn thảo",
            "Chuyển kiểm tra dự thảo",
            "Kiểm tra nội dung",
            "Kiểm tra thể thức",
            "Trình ký");
  }

  @Test
  void whatAHeadDraftsIsNotCheckedByHimself() {
    var draft = aDraftOf(headOfStaffing);
    brings(headOfStaffing, draft, 0, "Về việc rà soát biên chế");

    submits(headOfStaffing, draft);

    assertThat(headOfStaffing.toDo(draft)).isEmpty();
    assertThat(clerk.toDo(draft)).containsExactly(FORMAT);
  }

  @Test
  void aNamedPersonChecksTheForm() {
    var draft = aWrittenDraft();
    staffingOfficer.completes(
        DRAFT, draft, "drafting", "submit", filled().with("checkerPost", secondOfficer.post()));
    headOfStaffing.completes(REVIEW, draft, "review", "agree", note(null));

    assertThat(clerk.toDo(draft)).isEmpty();
    assertThat(secondOfficer.toDo(draft)).containsExactly(FORMAT);
  }

  @Test
  void unitsCommentAtTheSameTimeAndMayBeAskedAgain() {
    var draft = aWrittenDraft();
    staffingOfficer.completes(
        DRAFT,
        draft,
        "drafting",
        "askComments",
        filled().with("units", List.of(OFFICE, REFORM)).with("question", "Đề nghị góp ý Mục 2."));
    assertThat(staffingOfficer.toDo(draft)).isEmpty();
    assertThat(headOfOffice.toDo(draft)).containsExactly(COMMENT);
    assertThat(headOfReform.toDo(draft)).containsExactly(COMMENT);

    headOfOffice.completes(COMMENT, draft, form("comment", "Thống nhất."));
    assertThat(staffingOfficer.toDo(draft)).isEmpty();
    assertThatThrownBy(() -> headOfReform.completes(COMMENT, draft, form("comment", " ")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("comment"));
    var asked =
        sheet(draft, staffingOfficer).comments().stream()
            .filter(each -> each.unitId().equals(REFORM))
            .findFirst()
            .orElseThrow();
    assertThat(asked.remaining()).startsWith("còn ");
    var later = inWorkingDays(9);
    transaction.executeWithoutResult(
        status ->
            deadlines.move(
                DeadlineKind.COMMENTING,
                asked.id(),
                later,
                DeadlineTurn.CALENDAR,
                "Nghỉ lễ.",
                null));
    assertThat(headOfReform.finds(COMMENT, draft).getDueDate()).isEqualTo(later);
    assertThat(sheet(draft, staffingOfficer).comments())
        .filteredOn(each -> each.id().equals(asked.id()))
        .extracting(DraftBook.CommentView::dueAt)
        .containsExactly(later);
    headOfReform.completes(COMMENT, draft, form("comment", "Bổ sung căn cứ."));

    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);
    assertThat(sheet(draft, staffingOfficer).comments())
        .extracting(DraftBook.CommentView::comment)
        .containsExactlyInAnyOrder("Thống nhất.", "Bổ sung căn cứ.");

    staffingOfficer.completes(
        DRAFT, draft, "drafting", "askComments", filled().with("units", List.of(REFORM)));
    assertThat(headOfReform.toDo(draft)).containsExactly(COMMENT);
    assertThat(headOfOffice.toDo(draft)).isEmpty();
    headOfReform.completes(COMMENT, draft, form("comment", "Đã đủ."));
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);
  }

  @Test
  void theDrafterWaitsNoLongerForAUnitThatSaysNothing() {
    var draft = aWrittenDraft();
    staffingOfficer.completes(
        DRAFT, draft, "drafting", "askComments", filled().with("units", List.of(OFFICE, REFORM)));
    headOfOffice.completes(COMMENT, draft, form("comment", "Thống nhất."));

    assertThatThrownBy(() -> coDrafting.stopWaiting(draft.id, headOfOffice.login))
        .isInstanceOf(NotAllowed.class);
    staffingOfficer.acts(() -> coDrafting.stopWaiting(draft.id, staffingOfficer.login));

    assertThat(headOfReform.toDo(draft)).isEmpty();
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);
    assertThatThrownBy(() -> coDrafting.stopWaiting(draft.id, staffingOfficer.login))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Không còn đơn vị nào");
  }

  @Test
  void commentsNeedAUnitWithAHead() {
    var draft = aWrittenDraft();
    assertThatThrownBy(
            () -> staffingOfficer.completes(DRAFT, draft, "drafting", "askComments", filled()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("units"));
    assertThatThrownBy(
            () ->
                staffingOfficer.completes(
                    DRAFT,
                    draft,
                    "drafting",
                    "askComments",
                    filled().with("units", List.of("sxd.vp"))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("units"));
  }

  @Test
  void eachCheckMayReturnTheDraftWithItsReason() {
    var draft = aWrittenDraft();
    submits(staffingOfficer, draft);
    assertThatThrownBy(
            () -> headOfStaffing.completes(REVIEW, draft, "review", "return", note(null)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("note"));
    headOfStaffing.completes(REVIEW, draft, "review", "return", note("Thiếu căn cứ pháp lý."));

    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
    assertThat(sheet(draft, staffingOfficer).returnReason()).isEqualTo("Thiếu căn cứ pháp lý.");
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);

    submits(staffingOfficer, draft);
    headOfStaffing.completes(REVIEW, draft, "review", "agree", note(null));
    clerk.completes(FORMAT, draft, "formatCheck", "return", note("Sai cỡ chữ Quốc hiệu."));
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);
    assertThat(sheet(draft, staffingOfficer).returnReason()).isEqualTo("Sai cỡ chữ Quốc hiệu.");
    assertThat(documents.history(draft.id))
        .filteredOn(each -> each.kind().vietnamese().equals("Trả lại dự thảo"))
        .extracting(each -> each.detail())
        .containsExactly("Thiếu căn cứ pháp lý.", "Sai cỡ chữ Quốc hiệu.");
  }

  @Test
  void aDraftIsDroppedWithItsReason() {
    var draft = aDraft();
    assertThatThrownBy(
            () -> staffingOfficer.completes(DRAFT, draft, "drafting", "drop", form("reason", null)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("reason"));

    staffingOfficer.completes(
        DRAFT, draft, "drafting", "drop", form("reason", "Không còn cần thiết."));

    assertThat(draft.now().state()).isEqualTo(DocumentState.DROPPED);
    assertThat(draft.now().closeReason()).isEqualTo("Không còn cần thiết.");
    assertThat(processes.isRunning(draft.now().processInstanceId())).isFalse();
  }

  @Test
  void aDraftNeedsItsFileAndItsSigner() {
    var draft = aDraft();
    assertThatThrownBy(() -> submits(staffingOfficer, draft))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("mainFile"));
    brings(staffingOfficer, draft, 0, "Về việc rà soát biên chế");
    assertThatThrownBy(
            () ->
                staffingOfficer.completes(
                    DRAFT, draft, "drafting", "submit", filled().with("signerCapacity", null)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("signerCapacity"));
    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
  }

  @Test
  void eachVersionStaysAndIsComparedWithTheOneBefore() {
    var draft = aWrittenDraft();
    brings(staffingOfficer, draft, null, "Phụ lục số liệu");
    submits(staffingOfficer, draft);
    headOfStaffing.completes(REVIEW, draft, "review", "return", note("Sửa trích yếu."));
    brings(staffingOfficer, draft, 0, "Về việc rà soát biên chế, tinh giản");

    var main = sheet(draft, staffingOfficer).files().get(0).versions();
    assertThat(main).extracting(DraftBook.VersionView::number).containsExactly(2, 1);
    assertThat(main).allMatch(version -> version.step().equals(DRAFT));
    assertThat(draft.now().files())
        .extracting(AttachmentView::role)
        .containsExactly("MAIN", "APPENDIX");

    var difference =
        files.compare(draft.id, main.get(1).id(), main.get(0).id(), staffingOfficer.login);
    assertThat(difference)
        .filteredOn(piece -> piece.kind() == Kind.ADDED)
        .extracting(Piece::text)
        .anyMatch(text -> text.contains("tinh giản"));

    staffingOfficer.acts(() -> files.remove(draft.id, 1, staffingOfficer.login));
    assertThat(draft.now().files()).hasSize(1);
    assertThat(sheet(draft, staffingOfficer).files().get(1).removed()).isTrue();
    assertThatThrownBy(() -> files.remove(draft.id, 0, staffingOfficer.login))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> files.remove(draft.id, 1, staffingOfficer.login))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void onlyWhoHasTheDraftChangesItsFiles() {
    var draft = aWrittenDraft();
    submits(staffingOfficer, draft);

    assertThatThrownBy(() -> brings(staffingOfficer, draft, 0, "Lén sửa"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> brings(reformOfficer, draft, 0, "Lén sửa"))
        .isInstanceOf(NotFound.class);
    brings(headOfStaffing, draft, 0, "Về việc rà soát biên chế (đã sửa)");
    assertThat(sheet(draft, headOfStaffing).files().get(0).versions().get(0).step())
        .isEqualTo(REVIEW);
  }

  @Test
  void whatIsNoDraftIsRefused() {
    var draft = aDraft();
    assertThatThrownBy(
            () ->
                brings(
                    staffingOfficer,
                    draft,
                    0,
                    "du-thao.txt",
                    "Kính gửi".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("mainFile"));
    assertThatThrownBy(
            () ->
                staffingOfficer.does(
                    () ->
                        drafting.begin(
                            new Beginning(null, "CV", " ", null, 0, null, null),
                            staffingOfficer.login)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("subject"));
    assertThatThrownBy(
            () ->
                drafting.begin(
                    new Beginning(null, "CV", "Về việc", null, 0, null, null), "giamsat.snv"))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void onlyWhoHandlesADocumentAnswersIt() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var beginning = new Beginning(null, "CV", "Trả lời Bộ Nội vụ", "personnel", 0, null, letter.id);

    assertThatThrownBy(
            () -> reformOfficer.does(() -> drafting.begin(beginning, reformOfficer.login)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> clerk.does(() -> drafting.begin(beginning, clerk.login)))
        .isInstanceOf(NotAllowed.class);

    var answer = staffingOfficer.does(() -> drafting.begin(beginning, staffingOfficer.login));

    assertThat(book.answersTo(letter.id, staffingOfficer.login).mayBegin()).isTrue();
    assertThat(book.answersTo(letter.id, clerk.login).mayBegin()).isFalse();
    assertThat(book.answersTo(letter.id, staffingOfficer.login).begun())
        .extracting(DraftBook.Related::id)
        .containsExactly(answer);
    assertThat(documents.view(answer).dueAt()).isEqualTo(letter.now().dueAt());
    assertThat(letter.history()).contains("Bắt đầu soạn thảo");
  }

  @Test
  void onlyTheAgencyThatWasAskedAnswers() {
    var elsewhere = new Official("chuyenvien.qhkt.sxd");
    var foreignPost = directory.postsOf(elsewhere.login).get(0).id();
    var away =
        substitutions.name(
            foreignPost,
            staffingOfficer.login,
            clock.today(),
            clock.today().plusDays(3),
            "Nghỉ phép",
            "vanthu.sxd");
    try {
      var letter = aLetterGivenTo(lead(STAFFING));
      headOfStaffing.allots(letter, staffingOfficer);
      assertThatThrownBy(() -> begins(foreignPost, letter.id, null))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("post"));
      assertThat(book.answersTo(letter.id, staffingOfficer.login).begun()).isEmpty();
      assertThat(documents.view(begins(null, letter.id, null)).agencyId()).isEqualTo(AGENCY);
      assertThat(documents.view(begins(foreignPost, null, null)).agencyId()).isEqualTo("sxd");
      var old = aSealedDocument();
      clerk.completes(ISSUE, old, "issuing", "issue", note(null));
      assertThatThrownBy(() -> begins(foreignPost, null, old.id))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("post"));

      var browser = Browserless.loggedIn(port, staffingOfficer.login);
      assertThat(browser.get("/outgoing/new").body())
          .contains("value=\"" + foreignPost)
          .contains("– " + directory.agency("sxd").orElseThrow().name());
      assertThat(browser.get("/outgoing/new?replyTo=" + letter.id).body())
          .contains("Trả lời văn bản")
          .doesNotContain(foreignPost.toString());
    } finally {
      substitutions.end(away);
    }
  }

  private UUID begins(UUID post, UUID replyTo, UUID amends) {
    var beginning =
        new Beginning(
            post,
            "CV",
            "Trả lời Bộ Nội vụ",
            "personnel",
            0,
            null,
            replyTo,
            amends,
            amends == null ? null : Amendment.REPLACE);
    return staffingOfficer.does(() -> drafting.begin(beginning, staffingOfficer.login));
  }

  @Test
  void whoReadsTheAnswerDoesNotThereforeReadTheQuestion() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var answer = new Letter(begins(null, letter.id, null));
    brings(staffingOfficer, answer, 0, "Trả lời Bộ Nội vụ");
    staffingOfficer.completes(
        DRAFT, answer, "drafting", "submit", filled().with("checkerPost", reformOfficer.post()));
    assertThat(reformOfficer.sees(letter)).isFalse();

    assertThat(sheet(answer, reformOfficer).replyTo()).isNull();
    assertThat(sheet(answer, staffingOfficer).replyTo().id()).isEqualTo(letter.id);
  }

  @Test
  void searchesTellIncomingFromOutgoing() {
    var draft = aDraftOf(officer);
    officer.completes(DRAFT, draft, "drafting", "drop", form("reason", "Thử."));
    var word = "rà soát biên chế";

    assertThat(found(word, Direction.OUT)).contains(draft.id);
    assertThat(found(word, Direction.IN)).doesNotContain(draft.id);
    assertThat(found(word, null)).contains(draft.id);
  }

  private List<UUID> found(String text, Direction direction) {
    return search
        .find(new Question(text, null, null, null, direction, 0), officer.login, Locale.ROOT)
        .documents()
        .stream()
        .map(DocumentSearch.Hit::id)
        .toList();
  }

  // ---- Signed, sealed, issued

  private Letter aDraftBeforeTheSigner() {
    return checked(aWrittenDraft(), filled());
  }

  private Letter checked(Letter draft, Form form) {
    staffingOfficer.completes(DRAFT, draft, "drafting", "submit", form);
    headOfStaffing.completes(REVIEW, draft, "review", "agree", note(null));
    clerk.completes(FORMAT, draft, "formatCheck", "agree", note(null));
    return draft;
  }

  private SignedDocument owner(Letter draft) {
    return signedDocuments.stream().filter(each -> each.owns(draft.id)).findFirst().orElseThrow();
  }

  /** Presses "Sign": the number is taken and drawn. */
  private PagesToSign presses(Official signer, Letter draft, SignatureKind kind) {
    // Without a transaction of the test's own: a refusal does not undo what was done before it.
    return signer.does(() -> owner(draft).prepare(draft.id, kind, signer.login));
  }

  /** Signs as a finished signature does: the pages come back and the process hears of it. */
  private void signs(Official signer, Letter draft, SignatureKind kind) {
    var task = signer.finds(SIGN, draft);
    var prepared = presses(signer, draft, kind);
    signer.acts(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  var stored = keep(signed(prepared.pdf()));
                  owner(draft)
                      .signed(
                          draft.id,
                          kind,
                          new SignedFile(
                              stored.sha256(), stored.size(), 1, signer.login, "Trương Văn Hòa"));
                  processes.tell(
                      task.getProcessInstanceId(),
                      SigningMessages.DOCUMENT_SIGNED,
                      Map.of("signed", true));
                }));
  }

  /** The pages with something after them, as a signature is. */
  private static byte[] signed(byte[] pdf) {
    var out = Arrays.copyOf(pdf, pdf.length + 1);
    out[pdf.length] = '\n';
    return out;
  }

  private ContentStore.Stored keep(byte[] pdf) {
    try {
      return contents.keep(new ByteArrayInputStream(pdf), "application/pdf");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void givesBackUnsigned(Official signer, Letter draft, String reason) {
    var task = signer.finds(SIGN, draft);
    signer.acts(
        () -> {
          if (task.getAssignee() == null) {
            engineTasks.claim(task.getId(), signer.login);
          }
          signingReturns.explain(task.getId(), reason, signer.login);
          engineTasks.complete(task.getId());
        });
  }

  private Letter aSealedDocument() {
    var draft = aDraftBeforeTheSigner();
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    return draft;
  }

  private static String textOf(byte[] pdf) {
    return PrintedPages.of(pdf).pages().get(0).lines().stream()
        .map(line -> line.text())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aDocumentIsSignedSealedAndIssuedUnderItsNumber() {
    var draft = aDraftBeforeTheSigner();
    assertThat(draft.now().number()).isNull();
    assertThat(owner(draft).read(draft.id, SignatureKind.PERSON).numberAndSymbol()).isEmpty();
    assertThat(draft.now().number()).as("reading takes no number").isNull();

    var prepared = presses(director, draft, SignatureKind.PERSON);
    var number = draft.now().numberAndSymbol();
    assertThat(number).endsWith("/SNV-" + directory.unit(STAFFING).orElseThrow().symbol());
    assertThat(draft.now().issuedOn()).isEqualTo(clock.today());
    assertThat(prepared.numberAndSymbol()).isEqualTo(number);
    assertThat(prepared.capacity()).isEqualTo("GIÁM ĐỐC");
    assertThat(textOf(prepared.pdf()))
        .contains("Số: " + number)
        .contains(NumberAndDate.inWords(clock.today()));
    // Cancelled, and signed again: the number stays the document's.
    signs(director, draft, SignatureKind.PERSON);
    assertThat(draft.now().numberAndSymbol()).isEqualTo(number);
    assertThat(draft.now().state()).isEqualTo(DocumentState.SIGNED);
    assertThat(draft.now().signerPosition()).isEqualTo("Giám đốc");

    signs(clerk, draft, SignatureKind.SEAL);
    assertThat(clerk.toDo(draft)).containsExactly(ISSUE);
    assertThat(headOfReform.sees(draft)).isFalse();
    assertThat(deputyDirector.sees(draft)).isFalse();

    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));
    assertThat(draft.now().state()).isEqualTo(DocumentState.ISSUED);
    assertThat(draft.now().toPlaces()).contains(directory.agency("sxd").orElseThrow().name());
    assertThat(draft.now().copies()).as("one for each receiver").isEqualTo(2);
    assertThat(deputyDirector.sees(draft)).isTrue();
    assertThat(new Official("luutru.snv").sees(draft)).isTrue();
    assertThat(draft.history()).containsSubsequence("Cấp số văn bản đi", "Ký văn bản", "Ban hành");

    messengers.doAll();
    assertThat(statesAtReceivers(draft)).containsOnly("01").hasSize(2);
  }

  @Test
  void whatACouncilIssuesBearsTheCouncilsNumber() {
    var book =
        books.add(
            AGENCY,
            new OutgoingBooks.Entry("HDTDKT", "Hội đồng Thi đua – Khen thưởng", Set.of(), "HĐTĐKT"),
            clerk.login);
    var draft = aWrittenDraft();
    checked(draft, filled().with("council", "HĐTĐKT"));
    assertThat(sheet(draft, staffingOfficer).council()).isEqualTo("HĐTĐKT");

    var prepared = presses(director, draft, SignatureKind.PERSON);

    assertThat(draft.now().numberAndSymbol()).startsWith("01/HĐTĐKT-");
    assertThat(textOf(prepared.pdf())).contains("Số: 01/HĐTĐKT-");
    books.close(book.id(), clerk.login);
    var another = aWrittenDraft();
    assertThatThrownBy(() -> checked(another, filled().with("council", "HĐTĐKT")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("council"));
  }

  /** Told as skipped where LibreOffice is not installed; CI installs it. */
  @Test
  void aWordFileIsNumberedAndSignedAsThePagesThatLibreOfficeMakes() {
    assumeTrue(conversion.isPossible(), "LibreOffice is not installed here");
    var draft = aDraft();
    brings(staffingOfficer, draft, 0, "du-thao.docx", WordLetter.docx(WordLetter.GOOD));
    assertThat(sheet(draft, staffingOfficer).files().get(0).versions().get(0).pages()).isPositive();
    checked(draft, filled());

    var prepared = presses(director, draft, SignatureKind.PERSON);

    assertThat(textOf(prepared.pdf()))
        .contains("Số: " + draft.now().numberAndSymbol(), NumberAndDate.inWords(clock.today()));
    assertThat(prepared.place().height()).isGreaterThan(30);
    signs(director, draft, SignatureKind.PERSON);
    assertThat(draft.now().files().get(0).mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void aWordFileWithoutPagesGoesNoFurtherAndSaysWhy() {
    var draft = aDraft();
    staffingOfficer.acts(
        () -> {
          var kept =
              ownFiles.keep(
                  "du-thao.docx",
                  new ByteArrayResource(WordLetter.docx(WordLetter.GOOD)),
                  "mainFile");
          // As on a server without LibreOffice.
          files.add(draft.id, 0, kept, null, staffingOfficer.login);
        });

    assertThatThrownBy(() -> checked(draft, filled()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Máy chủ chưa chuyển được tệp DOCX thành PDF");
    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
    assertThat(draft.now().number()).isNull();
  }

  @Test
  void onlyAnIssuedDocumentTakesTheProofsOfItsSignatures() {
    var draft = aSealedDocument();
    var sealed = draft.now().files().get(0).sha256();
    assertThat(owner(draft).takesProofs(draft.id, sealed)).as("it may still be returned").isFalse();
    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));
    assertThat(owner(draft).takesProofs(draft.id, sealed)).isTrue();

    var pages = keep("%PDF-1.7 with proofs %%EOF".getBytes(StandardCharsets.US_ASCII));
    var proved = new SignedFile(pages.sha256(), pages.size(), 1, director.login, "Trương Văn Hòa");
    transaction.executeWithoutResult(status -> owner(draft).proved(draft.id, sealed, proved));

    assertThat(draft.now().files().get(0).sha256()).isEqualTo(pages.sha256());
    assertThat(owner(draft).takesProofs(draft.id, sealed)).as("these pages are not its").isFalse();
    assertThat(owner(draft).takesProofs(draft.id, pages.sha256())).as("next year's").isTrue();
  }

  private List<String> statesAtReceivers(Letter letter) {
    return deliveries.of(letter.id, clerk.login, java.util.Locale.ROOT).sent().lines().stream()
        .map(line -> String.valueOf(line.code()))
        .toList();
  }

  @Test
  void onlyWhoIsAuthorisedTakesTheNumber() {
    var draft = aDraftBeforeTheSigner();

    assertThatThrownBy(() -> presses(headOfStaffing, draft, SignatureKind.PERSON))
        .isInstanceOf(NotAuthorisedToSign.class);
    assertThatThrownBy(() -> presses(clerk, draft, SignatureKind.SEAL)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> presses(clerk, draft, SignatureKind.COPY)).isInstanceOf(Refusal.class);
    assertThat(draft.now().number()).isNull();
  }

  @Test
  void pagesWithoutRoomForTheNumberTakeNone() {
    var draft = aDraft();
    brings(
        staffingOfficer,
        draft,
        0,
        "du-thao.pdf",
        new PracticeLetter(
                null,
                List.of("SỞ NỘI VỤ"),
                "",
                "",
                null,
                List.of("V/v"),
                null,
                List.of("GIÁM ĐỐC"),
                "Trương Văn Hòa",
                1)
            .pdf());
    checked(draft, filled());

    assertThatThrownBy(() -> presses(director, draft, SignatureKind.PERSON))
        .isInstanceOf(NumberPlaceMissing.class);
    assertThat(draft.now().number()).isNull();
  }

  @Test
  void theSignerReturnsTheDraftAndItsNumberIsVoided() {
    var draft = aDraftBeforeTheSigner();
    presses(director, draft, SignatureKind.PERSON);
    var first = draft.now().numberAndSymbol();

    givesBackUnsigned(director, draft, "Bổ sung căn cứ.");

    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
    assertThat(draft.now().number()).isNull();
    assertThat(sheet(draft, staffingOfficer).returnReason()).isEqualTo("Bổ sung căn cứ.");
    assertThat(documents.history(draft.id))
        .anyMatch(each -> (first + ". Lý do: Bổ sung căn cứ.").equals(each.detail()));

    checked(draft, filled());
    presses(director, draft, SignatureKind.PERSON);
    assertThat(draft.now().numberAndSymbol()).isNotEqualTo(first);
  }

  @Test
  void theClerkReturnsWhatSheCannotSeal() {
    var draft = aDraftBeforeTheSigner();
    signs(director, draft, SignatureKind.PERSON);

    givesBackUnsigned(clerk, draft, "Ký nhầm bản cũ.");

    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
    assertThat(draft.now().number()).isNull();
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);
  }

  @Test
  void whatWasSealedIsReturnedBeforeItsIssueAndTheDraftCountsAgain() {
    var draft = aSealedDocument();
    var signed = draft.now().files().get(0).sha256();
    assertThatThrownBy(() -> clerk.completes(ISSUE, draft, "issuing", "return", note(" ")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("note"));

    clerk.completes(ISSUE, draft, "issuing", "return", note("Sai nơi nhận."));

    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
    assertThat(draft.now().number()).isNull();
    assertThat(draft.now().files().get(0).sha256()).isNotEqualTo(signed);
    assertThat(sheet(draft, staffingOfficer).files().get(0).versions()).hasSize(3);
    staffingOfficer.completes(DRAFT, draft, "drafting", "drop", form("reason", "Không gửi nữa."));
    assertThat(draft.now().state()).isEqualTo(DocumentState.DROPPED);
  }

  @Test
  void eachAppendixWithPagesBearsTheAgencysSignatureBeforeTheDocumentIsIssued() {
    var draft = aDraftWithAppendices();
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    assertThat(clerk.toDo(draft)).containsExactly(SIGN);
    assertThatThrownBy(() -> clerk.acts(() -> issuing.issue(draft.id, clerk.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("“bang-1.pdf” chưa có chữ ký số");

    var first = presses(clerk, draft, SignatureKind.APPENDIX);
    assertThat(first.capacity()).isEqualTo("Phụ lục 1/2");
    assertThat(first.fileName()).isEqualTo("bang-1.pdf");
    assertThat(first.numberAndSymbol()).isEqualTo(draft.now().numberAndSymbol()).isNotEmpty();
    assertThat(textOf(first.pdf())).contains("Bảng một");
    signs(clerk, draft, SignatureKind.APPENDIX);
    assertThat(clerk.toDo(draft)).containsExactly(SIGN);
    assertThatThrownBy(() -> clerk.acts(() -> issuing.issue(draft.id, clerk.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("“bang-2.pdf” chưa có chữ ký số");
    var second = owner(draft).read(draft.id, SignatureKind.APPENDIX);
    assertThat(second.capacity()).isEqualTo("Phụ lục 2/2");
    assertThat(textOf(second.pdf())).contains("Bảng hai");
    signs(clerk, draft, SignatureKind.APPENDIX);

    assertThat(clerk.toDo(draft)).containsExactly(ISSUE);
    assertThatThrownBy(() -> presses(clerk, draft, SignatureKind.APPENDIX))
        .isInstanceOf(Refusal.class);
    assertThat(sheet(draft, clerk).files())
        .extracting(file -> file.versions().get(0).signed())
        .as("the document, two appendices with pages, and a sheet that cannot bear a signature")
        .containsExactly(true, true, false, true);
    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));
    assertThat(draft.now().state()).isEqualTo(DocumentState.ISSUED);
    var appendix = draft.now().files().get(1);
    assertThat(appendix.name()).isEqualTo("bang-1.pdf");
    assertThat(owner(draft).takesProofs(draft.id, appendix.sha256())).isTrue();

    var pages = keep("%PDF-1.7 with proofs %%EOF".getBytes(StandardCharsets.US_ASCII));
    var proved = new SignedFile(pages.sha256(), pages.size(), 1, clerk.login, "Văn thư");
    transaction.executeWithoutResult(
        status -> owner(draft).proved(draft.id, appendix.sha256(), proved));
    assertThat(draft.now().files().get(1).sha256()).isEqualTo(pages.sha256());
    assertThat(draft.now().files().get(0).sha256()).isNotEqualTo(pages.sha256());
  }

  @Test
  void returnedBeforeItsIssueTheAppendicesCountWithoutTheirSignaturesAgain() {
    var draft = aDraftWithAppendices();
    var unsigned = draft.now().files().stream().map(AttachmentView::sha256).toList();
    signsAll(draft);
    assertThat(draft.now().files().get(1).sha256()).isNotEqualTo(unsigned.get(1));

    clerk.completes(ISSUE, draft, "issuing", "return", note("Sai nơi nhận."));

    assertThat(draft.now().files().stream().map(AttachmentView::sha256)).isEqualTo(unsigned);
    assertThat(sheet(draft, staffingOfficer).files())
        .hasSize(4)
        .noneMatch(DraftBook.FileView::removed);

    checked(draft, filled());
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    assertThat(owner(draft).read(draft.id, SignatureKind.APPENDIX).capacity())
        .isEqualTo("Phụ lục 1/2");
    givesBackUnsigned(clerk, draft, "Phụ lục thiếu trang 2.");
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);
    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
    assertThat(draft.now().number()).isNull();

    staffingOfficer.acts(() -> files.remove(draft.id, 1, staffingOfficer.login));
    checked(draft, filled());
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    assertThat(owner(draft).read(draft.id, SignatureKind.APPENDIX).capacity())
        .isEqualTo("Phụ lục 1/1");
    signs(clerk, draft, SignatureKind.APPENDIX);
    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));
    assertThat(draft.now().state()).isEqualTo(DocumentState.ISSUED);
  }

  /** Two appendices as PDF, and between them one that is no PDF. */
  private Letter aDraftWithAppendices() {
    var draft = aWrittenDraft();
    brings(staffingOfficer, draft, null, "bang-1.pdf", letter("Bảng một"));
    brings(staffingOfficer, draft, null, "so-lieu.xlsx", sheetOfFigures());
    brings(staffingOfficer, draft, null, "bang-2.pdf", letter("Bảng hai"));
    return checked(draft, filled());
  }

  private void signsAll(Letter draft) {
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    signs(clerk, draft, SignatureKind.APPENDIX);
    signs(clerk, draft, SignatureKind.APPENDIX);
  }

  private static byte[] sheetOfFigures() {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "congvan", "1.0")) {
      workbook.newWorksheet("So lieu").value(0, 0, "Biên chế");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void whatIsSignedOnPaperGetsItsNumberAfterwards() {
    var draft = checked(aWrittenDraft(), filled().with("onPaper", true));
    assertThat(director.toDo(draft)).containsExactly(SIGN_PAPER);
    director.completes(SIGN_PAPER, draft, "paperSigning", "sign", note(null));
    assertThat(draft.now().number()).isNull();

    assertThatThrownBy(() -> entersPaper(draft))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("dated"));
    assertThatThrownBy(() -> takesPaperNumber(draft, null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("dated"));
    assertThatThrownBy(() -> issuing.takePaperNumber(draft.id, clock.today(), director.login))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> brings(clerk, draft, 0, "Bản quét chưa có số"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("mainFile"));
    takesPaperNumber(draft, clock.today());
    var number = draft.now().number();
    assertThat(number).isNotNull();
    takesPaperNumber(draft, clock.today());
    assertThat(draft.now().number()).as("taken once").isEqualTo(number);
    assertThatThrownBy(() -> entersPaper(draft))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("mainFile"));
    brings(clerk, draft, 0, "Bản quét đã ký");
    entersPaper(draft);

    assertThat(draft.now().state()).isEqualTo(DocumentState.SIGNED);
    assertThat(draft.now().number()).isEqualTo(number);
    assertThat(draft.now().signerName()).isEqualTo("Trương Văn Hòa");
    assertThatThrownBy(() -> takesPaperNumber(draft, clock.today()))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("hoặc đã xong");
    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));
    assertThat(draft.now().state()).isEqualTo(DocumentState.ISSUED);
  }

  @Test
  void theScanOfAPaperHasItsAppendicesInIt() {
    var draft = aWrittenDraft();
    brings(staffingOfficer, draft, null, "bang-1.pdf", letter("Bảng một"));
    brings(staffingOfficer, draft, null, "so-lieu.xlsx", sheetOfFigures());
    checked(draft, filled().with("onPaper", true));
    director.completes(SIGN_PAPER, draft, "paperSigning", "sign", note(null));
    takesPaperNumber(draft, clock.today());
    assertThat(draft.now().files()).hasSize(3);

    brings(clerk, draft, 0, "ban-quet.pdf", letter("Bản quét đã ký, kèm bảng một"));

    assertThat(draft.now().files())
        .extracting(AttachmentView::name)
        .as("the scan, and what has no pages")
        .containsExactly("ban-quet.pdf", "so-lieu.xlsx");
    assertThat(sheet(draft, clerk).files())
        .extracting(DraftBook.FileView::inScan)
        .containsExactly(false, true, false);
    entersPaper(draft);
    clerk.completes(ISSUE, draft, "issuing", "return", note("Thiếu dấu giáp lai."));
    assertThat(draft.now().number()).isNull();
    assertThat(draft.now().files())
        .extracting(AttachmentView::name)
        .as("without the scan the appendices are files again")
        .containsExactly("du-thao.pdf", "bang-1.pdf", "so-lieu.xlsx");

    checked(draft, filled().with("onPaper", true));
    director.completes(SIGN_PAPER, draft, "paperSigning", "sign", note(null));
    takesPaperNumber(draft, clock.today());
    brings(clerk, draft, 0, "ban-quet.pdf", letter("Bản quét đã ký, đủ dấu"));
    entersPaper(draft);
    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));
    assertThat(draft.now().state()).isEqualTo(DocumentState.ISSUED);
    assertThat(draft.now().files()).hasSize(2);
  }

  private void takesPaperNumber(Letter draft, java.time.LocalDate dated) {
    clerk.acts(() -> issuing.takePaperNumber(draft.id, dated, clerk.login));
  }

  private void entersPaper(Letter draft) {
    clerk.completes(ENTER_PAPER, draft, "paperEntry", "enter", note(null));
  }

  @Test
  void whatIsUrgentIsToBeIssuedAtOnce() {
    var draft = checked(aWrittenDraft(), filled().with("urgency", 3));
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    var urgent = clerk.finds(ISSUE, draft);
    var normal = clerk.finds(ISSUE, aSealedDocument());

    assertThat(urgent.getDueDate()).isBefore(normal.getDueDate());
    assertThat(urgent.getPriority()).isGreaterThan(normal.getPriority());
  }

  @Test
  void aSignatureThatIsMadeIsTakenAlsoOnTheNextDay() {
    var draft = aDraftBeforeTheSigner();
    presses(director, draft, SignatureKind.PERSON);
    var number = draft.now().numberAndSymbol();
    var first = draft.now().issuedOn();
    workingDaysPass(1);

    signs(director, draft, SignatureKind.PERSON);

    assertThat(draft.now().numberAndSymbol()).isEqualTo(number);
    assertThat(draft.now().issuedOn()).as("prepared anew, with a new date").isAfter(first);
    assertThat(draft.now().signerPosition()).isEqualTo("Giám đốc");
  }

  @Test
  void aPaperIsReturnedByItsSignerAndByTheClerk() {
    var draft = checked(aWrittenDraft(), filled().with("onPaper", true));
    director.completes(SIGN_PAPER, draft, "paperSigning", "return", note("Viết lại Mục 1."));
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);

    checked(draft, filled().with("onPaper", true));
    director.completes(SIGN_PAPER, draft, "paperSigning", "sign", note(null));
    clerk.completes(ENTER_PAPER, draft, "paperEntry", "return", note("Thiếu trang 2."));
    assertThat(staffingOfficer.toDo(draft)).containsExactly(DRAFT);
    assertThat(draft.now().state()).isEqualTo(DocumentState.DRAFTING);
  }

  @Test
  void anIssuedAnswerEndsTheWorkThatWantedIt() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var answer =
        new Letter(
            staffingOfficer.does(
                () ->
                    drafting.begin(
                        new Beginning(
                            null, "CV", "Trả lời Bộ Nội vụ", "personnel", 0, null, letter.id),
                        staffingOfficer.login)));
    brings(staffingOfficer, answer, 0, "Trả lời Bộ Nội vụ");
    checked(answer, filled());
    signs(director, answer, SignatureKind.PERSON);
    signs(clerk, answer, SignatureKind.SEAL);
    assertThat(staffingOfficer.toDo(letter)).containsExactly(HANDLE);

    clerk.completes(ISSUE, answer, "issuing", "issue", note(null));

    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(letter.workOf("Công chức").replyReference())
        .startsWith(answer.now().numberAndSymbol());
    assertThat(director.toDo(letter)).isEmpty();
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void anIssuedDocumentIsReplacedByAnother() {
    var old = aSealedDocument();
    clerk.completes(ISSUE, old, "issuing", "issue", note(null));
    var beginning =
        new Beginning(
            null, "CV", "Thay thế", "personnel", 0, null, null, old.id, Amendment.REPLACE);
    assertThatThrownBy(
            () -> secondOfficer.does(() -> drafting.begin(beginning, secondOfficer.login)))
        .isInstanceOf(NotFound.class);
    var draft =
        new Letter(staffingOfficer.does(() -> drafting.begin(beginning, staffingOfficer.login)));
    assertThat(sheet(draft, staffingOfficer).amends().id()).isEqualTo(old.id);
    assertThat(sheet(draft, staffingOfficer).recipients()).hasSize(2);
    brings(staffingOfficer, draft, 0, "Thay thế");
    checked(draft, filled());
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    assertThat(old.now().state()).isEqualTo(DocumentState.ISSUED);

    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));

    assertThat(old.now().state()).isEqualTo(DocumentState.REPLACED);
    assertThat(owner(old).takesProofs(old.id, old.now().files().get(0).sha256()))
        .as("it stays in the archive and must stay provable")
        .isTrue();
    assertThatThrownBy(
            () -> staffingOfficer.does(() -> drafting.begin(beginning, staffingOfficer.login)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void whoAsksFirstInAYearWhereADraftMayGoOpensTheBooks() {
    var head =
        jdbc
            .queryForList(
                """
                select id from agency a where not exists (
                  select 1 from register r where r.agency_id = a.id and r.kind = 'OUT')
                """,
                String.class)
            .stream()
            .flatMap(agency -> directory.posts(agency, null, Role.HEAD).stream())
            .findFirst()
            .map(post -> new Official(post.personId()))
            .orElseThrow();
    var draft = aDraftOf(head);

    assertThat(head.does(() -> book.choices(draft.id, null, head.login)).signers()).isNotEmpty();
  }

  @Test
  void aRecalledDocumentStaysProvable() {
    var old = aSealedDocument();
    clerk.completes(ISSUE, old, "issuing", "issue", note(null));
    var beginning =
        new Beginning(null, "CV", "Thu hồi", "personnel", 0, null, null, old.id, Amendment.RECALL);
    var draft =
        new Letter(staffingOfficer.does(() -> drafting.begin(beginning, staffingOfficer.login)));
    brings(staffingOfficer, draft, 0, "Thu hồi");
    checked(draft, filled());
    signs(director, draft, SignatureKind.PERSON);
    signs(clerk, draft, SignatureKind.SEAL);
    clerk.completes(ISSUE, draft, "issuing", "issue", note(null));

    assertThat(old.now().state()).isEqualTo(DocumentState.RECALLED);
    assertThat(owner(old).takesProofs(old.id, old.now().files().get(0).sha256())).isTrue();
  }

  @Test
  void thePagesTellOutgoingDocumentsFromIncomingOnes() {
    var issued = aSealedDocument();
    clerk.completes(ISSUE, issued, "issuing", "issue", note(null));
    var number = issued.now().numberAndSymbol();
    var browser = Browserless.loggedIn(port, staffingOfficer.login);

    assertThat(browser.get("/documents/" + issued.id).body())
        .contains("Văn bản đi " + number)
        .doesNotContain("Văn bản số đến");
    assertThat(browser.get("/documents?direction=OUT").body()).contains(number);
    assertThat(browser.get("/documents?direction=IN").body()).doesNotContain(number);
    assertThat(browser.get("/outgoing/new?amendment=UPDATE&amends=" + issued.id).body())
        .contains("Đính chính văn bản")
        .contains(number);

    var refused = browser.form("/outgoing/new", Map.of("typeCode", "CV", "subject", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Hãy ghi trích yếu nội dung.");
    var begun =
        browser.form("/outgoing/new", Map.of("typeCode", "CV", "subject", "Về việc thử trang"));
    assertThat(begun.statusCode()).isEqualTo(302);
    assertThat(begun.headers().firstValue("Location").orElseThrow()).contains("/tasklist/");
    assertThat(Browserless.loggedIn(port, "giamsat.snv").get("/outgoing/new").body())
        .contains("không soạn thảo văn bản đi");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyBoxIsPassedByAStory() {
    everyBoxWasPassed("outgoing-document");
    everyBoxWasPassed("co-draft-document");
  }
}
