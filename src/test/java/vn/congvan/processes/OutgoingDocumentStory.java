package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
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
import vn.congvan.drafting.TextDifference.Kind;
import vn.congvan.drafting.TextDifference.Piece;
import vn.congvan.intake.OwnFiles;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;

/**
 * How an outgoing document is drafted, commented on, checked for content and form, returned and
 * dropped (Decree 30/2020, Art. 10 to 12).
 */
class OutgoingDocumentStory extends OfficeStory {

  static final String DRAFT = "Soạn thảo văn bản";
  static final String COMMENT = "Góp ý dự thảo";
  static final String REVIEW = "Kiểm tra nội dung dự thảo";
  static final String FORMAT = "Kiểm tra thể thức";

  @Autowired private Drafting drafting;
  @Autowired private DraftFiles files;
  @Autowired private DraftBook book;
  @Autowired private CoDrafting coDrafting;
  @Autowired private OwnFiles ownFiles;
  @Autowired private DocumentSearch search;

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
          files.add(draft.id, slot, kept, person.login);
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
        .with("signerPost", director.post());
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
                    DRAFT, draft, "drafting", "submit", filled().with("signerPost", null)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("signerPost"));
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

    assertThat(book.answersTo(letter.id, staffingOfficer.login))
        .extracting(DraftBook.Related::id)
        .containsExactly(answer);
    assertThat(documents.view(answer).dueAt()).isEqualTo(letter.now().dueAt());
    assertThat(letter.history()).contains("Bắt đầu soạn thảo");
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
}
