package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.assignment.AssignmentState;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.DirectionForm;
import vn.congvan.assignment.Extensions;
import vn.congvan.assignment.Instructions;
import vn.congvan.assignment.Replies;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.registration.Submissions;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;

/** How a document that has arrived goes through the office until it is closed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncomingDocumentStory extends OfficeStory {

  @Autowired private Replies replies;

  @Autowired private Units units;
  @Autowired private Substitutions substitutions;
  @Autowired private Posts appointments;
  @Autowired private Instructions instructions;
  @Autowired private Assignments assignments;
  @Autowired private Extensions extensions;
  @Autowired private Submissions submissions;

  @Test
  void aLetterIsRegisteredDirectedHandledConfirmedAndClosed() {
    var letter = aLetter();
    assertThat(clerk.toDo(letter)).containsExactly(RECEIVE);

    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("leaderPost", director.post()));
    assertThat(letter.now().arrivalNumber()).isNotNull();
    assertThat(letter.now().dueAt()).isEqualTo(inWorkingDays(5));
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_DIRECTION);
    assertThat(deputyDirector.toDo(letter)).isEmpty();

    director.directs(
        letter,
        lead(STAFFING),
        co(OFFICE).with("dueAt", inWorkingDays(2).toString()),
        toKnow(REFORM));
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_WORK);
    assertThat(headOfStaffing.finds(ALLOT, letter).getDueDate()).isEqualTo(letter.now().dueAt());
    assertThat(headOfOffice.finds(ALLOT, letter).getDueDate()).isEqualTo(inWorkingDays(2));

    headOfReform.notes(letter);
    headOfStaffing.allots(letter, staffingOfficer);
    headOfOffice.allots(letter, officer);
    officer.reports(letter, "Đã rà soát số liệu của Văn phòng.");
    headOfOffice.approves(letter);
    // The lead sees what the co-handler has found.
    assertThat(letter.all(staffingOfficer))
        .anySatisfy(row -> assertThat(row.result()).isEqualTo("Đã rà soát số liệu của Văn phòng."));
    assertThat(director.toDo(letter)).isEmpty();

    staffingOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "reply",
        result("Đã trình ký công văn trả lời.").with("replyReference", "512/SNV-CCVC"));
    headOfStaffing.approves(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CONFIRMING);

    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
    assertThat(letter.history())
        .containsSubsequence(
            "Văn bản đến",
            "Đăng ký vào sổ",
            "Trình lãnh đạo",
            "Đề xuất xử lý",
            "Chuyển giao",
            "Cho ý kiến chỉ đạo",
            "Phân công xử lý",
            "Báo cáo kết quả",
            "Duyệt kết quả",
            "Chờ xác nhận kết quả",
            "Kết thúc giải quyết");
  }

  @Test
  void aLetterThatIsNotForUsGoesBackToItsSender() {
    var letter = aLetter();

    clerk.completes(
        RECEIVE, letter, "receipt", "return", form("returnReason", "Văn bản gửi nhầm cơ quan."));

    assertThat(letter.now().state()).isEqualTo(DocumentState.RETURNED);
    assertThat(clerk.toDo(letter)).isEmpty();
  }

  @Test
  void theLeaderKeepsALetterForInformation() {
    var letter = aLetterBeforeTheDirector();

    director.completes(DIRECT, letter, "direction", "note", form("instruction", "Lưu để biết."));

    assertThat(letter.now().state()).isEqualTo(DocumentState.NOTED);
  }

  @Test
  void theLeaderAsksTheClerkForMoreAndGetsTheLetterAgain() {
    var letter = aLetterBeforeTheDirector();

    director.completes(
        DIRECT, letter, "direction", "sendBack", form("instruction", "Bổ sung phụ lục kèm theo."));
    assertThat(director.toDo(letter)).isEmpty();
    assertThat(documents.comments(letter.id))
        .anySatisfy(said -> assertThat(said.text()).contains("phụ lục"));
    clerk.completes(
        RESUBMIT,
        letter,
        form("route", "leader")
            .with("leaderPost", deputyDirector.post())
            .with("note", "Đã bổ sung."));

    assertThat(deputyDirector.toDo(letter)).containsExactly(DIRECT);
    deputyDirector.directs(letter, lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã xử lý.");
    headOfStaffing.approves(letter);
    assertThat(director.toDo(letter)).isEmpty();
    deputyDirector.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void aLetterGoesStraightToAUnitWhoseHeadConfirms() {
    var letter = aLetter();

    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("finance").with("route", "unit").with("unitId", OFFICE));
    headOfOffice.allots(letter, officer);
    officer.reports(letter, "Đã thanh toán.");

    // He confirms the document, so he need not approve the result before.
    assertThat(headOfOffice.toDo(letter)).containsExactly(CONFIRM);
    headOfOffice.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void whatIsUrgentIsRegisteredAtOnceAndTheRestByTheNextWorkingDay() {
    assertThat(clerk.finds(RECEIVE, aLetter()).getDueDate()).isEqualTo(inWorkingDays(1));

    var arrived = clock.instant();
    var urgent =
        clerk.does(
            () ->
                processes.start(
                    DocumentVariables.INCOMING_DOCUMENT,
                    UUID.randomUUID().toString(),
                    Map.of(
                        "documentId", UUID.randomUUID().toString(),
                        "agencyId", AGENCY,
                        "priority", Urgency.EXPRESS.priority())));
    assertThat(processes.tasksOf(urgent).get(0).dueAt())
        .isBetween(
            calendar.addWorkingHours(AGENCY, arrived.minusSeconds(1), 1),
            calendar.addWorkingHours(AGENCY, clock.instant().plusSeconds(1), 1),
            true,
            true);
  }

  @Test
  void theClerkTakesBackWhatHeSubmittedUntilTheLeaderOpensIt() {
    var letter = aLetterBeforeTheDirector();
    assertThat(submissions.of(letter.id, clerk.login))
        .get()
        .satisfies(submission -> assertThat(submission.mayTakeBack()).isTrue());
    assertThatThrownBy(() -> director.acts(() -> submissions.takeBack(letter.id, director.login)))
        .isInstanceOf(NotAllowed.class);

    clerk.acts(() -> submissions.takeBack(letter.id, clerk.login));
    assertThat(director.toDo(letter)).isEmpty();
    assertThat(letter.now().state()).isEqualTo(DocumentState.REGISTERED);
    assertThat(letter.history()).contains("Thu hồi văn bản đã trình");
    assertThatThrownBy(() -> clerk.acts(() -> submissions.takeBack(letter.id, clerk.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("không còn ở lãnh đạo");

    clerk.completes(
        RESUBMIT,
        letter,
        form("route", "leader")
            .with("leaderPost", deputyDirector.post())
            .with("note", "Trình đúng lãnh đạo phụ trách."));
    deputyDirector.reads(letter);
    assertThat(submissions.of(letter.id, clerk.login))
        .get()
        .satisfies(submission -> assertThat(submission.mayTakeBack()).isFalse());
    assertThatThrownBy(() -> clerk.acts(() -> submissions.takeBack(letter.id, clerk.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã mở xem");
    assertThat(deputyDirector.toDo(letter)).containsExactly(DIRECT);
  }

  @Test
  void theClerkTakesBackWhatWentStraightToAUnit() {
    var letter = aLetterStraightTo(OFFICE);
    var work = letter.workOf("Văn phòng");
    assertThat(
            letter.all(clerk).stream()
                .filter(row -> row.id().equals(work.id()))
                .findFirst()
                .orElseThrow()
                .mayWithdraw())
        .isTrue();

    clerk.acts(() -> assignments.withdraw(work.id(), clerk.login));

    assertThat(headOfOffice.toDo(letter)).isEmpty();
    assertThat(headOfOffice.sees(letter)).isFalse();
    assertThat(letter.now().state()).isEqualTo(DocumentState.REGISTERED);
    clerk.completes(
        RESUBMIT,
        letter,
        form("route", "unit").with("unitId", STAFFING).with("note", "Chuyển đúng đơn vị."));
    headOfStaffing.reads(letter);
    assertThatThrownBy(
            () ->
                clerk.acts(
                    () -> assignments.withdraw(letter.workOf("Công chức").id(), clerk.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã mở xem");
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã xử lý.");
    headOfStaffing.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void aUnitReturnsToTheClerkWhatWentStraightToIt() {
    var letter = aLetterStraightTo(OFFICE);

    headOfOffice.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Không thuộc nhiệm vụ."));

    assertThat(headOfOffice.toDo(letter)).isEmpty();
    assertThat(clerk.toDo(letter)).containsExactly(RESUBMIT);
    assertThat(letter.workOf("Văn phòng").state()).isEqualTo(AssignmentState.RETURNED);
    clerk.completes(
        RESUBMIT,
        letter,
        form("route", "leader").with("leaderPost", director.post()).with("note", "Xin chỉ đạo."));
    director.directs(letter, lead(STAFFING));
    assertThat(letter.workOf("Văn phòng").state()).isEqualTo(AssignmentState.REASSIGNED);
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã xử lý.");
    headOfStaffing.approves(letter);
    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void aLeaderDecidesOnMoreTimeForWhatWentStraightToAUnit() {
    var letter = aLetterStraightTo(OFFICE);
    var until = inWorkingDays(30);

    headOfOffice.acts(
        () ->
            extensions.request(
                letter.workOf("Văn phòng").id(), until, "Chờ báo giá.", headOfOffice.login));

    assertThat(headOfOffice.toDo(letter)).containsExactly(ALLOT);
    director.completes(
        EXTEND, letter, "extension", "grant", form("grantedDueAt", until.toString()));
    assertThat(headOfOffice.finds(ALLOT, letter).getDueDate()).isEqualTo(until);
  }

  @Test
  void aLeaderWhoHasGivenMoreWorkDecidesOnWhatTheUnitReturns() {
    var letter = aLetterStraightTo(OFFICE);
    director.acts(
        () -> instructions.add(letter.id, more("CO", REFORM), directorsPost(), director.login));

    headOfOffice.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Không thuộc nhiệm vụ."));
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThatThrownBy(() -> director.completes(REASSIGN, letter, form("unitId", REFORM)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("receiver"));
    director.completes(REASSIGN, letter, form("unitId", STAFFING).with("instruction", "Chủ trì."));

    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã phối hợp.");
    headOfReform.approves(letter);
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã xử lý.");
    headOfStaffing.approves(letter);
    assertThat(headOfOffice.toDo(letter)).isEmpty();
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
  }

  @Test
  void aLeaderWhoNamesAnotherLeadConfirmsTheResult() {
    var letter = aLetterStraightTo(OFFICE);

    director.acts(
        () -> instructions.add(letter.id, more("LEAD", REFORM), directorsPost(), director.login));
    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã xử lý.");
    headOfReform.approves(letter);

    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    assertThat(headOfOffice.toDo(letter)).isEmpty();
  }

  @Test
  void aUnitWithoutAHeadCannotBeGivenWorkSoTheClerkDecides() {
    var unit = "snv.moi" + Math.abs(UUID.randomUUID().hashCode());
    units.open(AGENCY, unit.substring(4), "Phòng mới lập", "PML", List.of("other"), clock.today());
    var letter = aLetter();

    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("other").with("route", "unit").with("unitId", unit));
    assertThat(clerk.toDo(letter)).containsExactly(RESUBMIT);
    clerk.completes(
        RESUBMIT,
        letter,
        form("route", "unit").with("unitId", OFFICE).with("note", "Chuyển Văn phòng Sở."));

    assertThat(headOfOffice.toDo(letter)).containsExactly(ALLOT);
  }

  @Test
  void theLeaderGivesWorkToOneMoreUnitWhileAnotherIsAtIt() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    assertThat(headOfReform.sees(letter)).isFalse();

    director.acts(
        () -> instructions.add(letter.id, more("CO", REFORM), directorsPost(), director.login));
    assertThat(headOfReform.toDo(letter)).containsExactly(ALLOT);

    // The lead gathers the results of the others: to be first he must say so.
    assertThatThrownBy(() -> staffingOfficer.reports(letter, "Đã xử lý."))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("beforeOthers"))
        .hasMessageContaining("Cải cách hành chính");
    staffingOfficer.reportsBeforeOthers(letter, "Đã xử lý.");
    headOfStaffing.approves(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_WORK);
    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã phối hợp.");
    headOfReform.approves(letter);
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);

    assertThatThrownBy(
            () -> instructions.add(letter.id, more("CO", OFFICE), directorsPost(), director.login))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang được giải quyết");
  }

  @Test
  void aNewLeadReplacesTheOneThatHasNotYetOpenedTheLetter() {
    var letter = aLetterGivenTo(lead(STAFFING));

    director.acts(
        () -> instructions.add(letter.id, more("LEAD", REFORM), directorsPost(), director.login));

    assertThat(letter.workOf("Công chức").state()).isEqualTo(AssignmentState.WITHDRAWN);
    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.sees(letter)).isFalse();
    headOfReform.allots(letter, reformOfficer);
    assertThatThrownBy(
            () ->
                instructions.add(
                    letter.id, more("LEAD", STAFFING), directorsPost(), director.login))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã xem văn bản");
  }

  @Test
  void twoUnitsReturnTheirWorkAndTheLeaderGivesEachToAnother() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));

    headOfStaffing.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Không thuộc nhiệm vụ của Phòng."));
    headOfOffice.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Đề nghị giao cá nhân phụ trách."));
    assertThat(director.toDo(letter)).containsExactly(REASSIGN, REASSIGN);
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_WORK);

    director.completesOneOf(
        REASSIGN,
        letter,
        letter.workOf("Công chức").id(),
        form("unitId", REFORM).with("instruction", "Phòng CCHC chủ trì."));
    director.completesOneOf(
        REASSIGN,
        letter,
        letter.workOf("Văn phòng").id(),
        form("postId", officer.post()).with("instruction", "Anh Ánh phối hợp."));

    assertThat(letter.workOf("Công chức").state()).isEqualTo(AssignmentState.REASSIGNED);
    assertThat(letter.workOf("Văn phòng").state()).isEqualTo(AssignmentState.REASSIGNED);
    assertThat(officer.toDo(letter)).containsExactly(HANDLE);
    officer.reports(letter, "Đã phối hợp.");
    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã xử lý.");
    headOfReform.approves(letter);
    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void aResultThatIsNotEnoughIsDoneAgain() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));
    headOfStaffing.allots(letter, staffingOfficer);
    headOfOffice.allots(letter, officer);
    officer.reports(letter, "Đã phối hợp.");
    headOfOffice.approves(letter);
    staffingOfficer.reports(letter, "Đã xử lý.");
    headOfStaffing.approves(letter);

    var again = inWorkingDays(15);
    director.completes(
        CONFIRM,
        letter,
        "confirmation",
        "rework",
        form("note", "Làm rõ số liệu.")
            .with("reopenAssignments", List.of(letter.workOf("Công chức").id().toString()))
            .with("dueAt", again.toString()));
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_WORK);
    assertThat(letter.now().dueAt()).isEqualTo(again);
    assertThat(headOfStaffing.finds(ALLOT, letter).getDueDate()).isEqualTo(again);
    assertThat(headOfOffice.toDo(letter)).isEmpty();

    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã làm rõ.");
    headOfStaffing.approves(letter);
    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
    assertThat(letter.workOf("Công chức").result()).isEqualTo("Đã làm rõ.");
  }

  @Test
  void aSubstituteDirectsForTheLeaderWhoIsAway() {
    var away =
        substitutions.name(
            UUID.fromString(deputyDirector.post()),
            director.login,
            clock.today(),
            clock.today().plusDays(3),
            "Đi công tác",
            deputyDirector.login);
    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("leaderPost", deputyDirector.post()));

    director.directs(letter, lead(STAFFING));

    assertThat(documents.history(letter.id))
        .anySatisfy(
            event -> {
              assertThat(event.actor()).isEqualTo(director.login);
              assertThat(event.onBehalfOf()).isEqualTo(deputyDirector.login);
            });
    substitutions.end(away);
  }

  @Test
  void anInstructionNeedsExactlyOneLead() {
    var letter = aLetterBeforeTheDirector();

    assertThatThrownBy(() -> director.directs(letter, co(STAFFING)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đúng một nơi chủ trì");
    assertThatThrownBy(() -> director.directs(letter, lead(STAFFING), co(STAFFING)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("rows[1].receiver"));
    assertThatThrownBy(() -> director.directs(letter, lead("stc.ns")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("rows[0].receiver"));

    // Nothing was done by halves.
    assertThat(director.toDo(letter)).containsExactly(DIRECT);
    assertThat(letter.all(director)).isEmpty();
  }

  @Test
  void aLetterForFortyUnitsNamesAsManyAsTheRegisterHasRoomForAndCountsTheOthers() {
    var school = "sgddt";
    var secretary = new Official("vanthu.sgddt");
    var chief = new Official("giamdoc.sgddt");
    var letter = new Letter(secretary.does(() -> registration.enterPaper(school, secretary.login)));
    secretary.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("education")
            .with("leaderPost", chief.post())
            .with("toPlaces", "Các phòng, trường trực thuộc"));
    List<Form> rows = new ArrayList<>();
    List<UUID> posts = new ArrayList<>();
    rows.add(lead("sgddt.gdph"));
    for (var number = 2; number <= 40; number++) {
      var unit =
          units.open(
              school,
              "truong" + number,
              "Trường Trung học phổ thông chuyên Nguyễn Bỉnh Khiêm, cơ sở " + number,
              "THPT" + number,
              List.of(),
              clock.today().minusDays(1));
      posts.add(
          appointments.appoint(
              "truongphong.gdph.sgddt",
              new Place(school, unit, Role.HEAD, "Hiệu trưởng"),
              clock.today().minusDays(1)));
      rows.add(co(unit));
    }

    chief.directs(letter, rows.toArray(Form[]::new));

    assertThat(letter.all(chief)).hasSize(40);
    assertThat(letter.now().toPlaces()).isEqualTo("Các phòng, trường trực thuộc");
    assertThat(letter.now().forwardedTo())
        .startsWith("Phòng Giáo dục phổ thông (chủ trì")
        .matches("(?s).*… và \\d+ nơi khác")
        .hasSizeLessThanOrEqualTo(1000);
    posts.forEach(post -> appointments.end(post, clock.today()));
    rows.stream()
        .skip(1)
        .forEach(row -> units.close(String.valueOf(row.fields().get("unitId")), clock.today()));
  }

  @Test
  void aRecalledLetterIsFrozenAndWhatWasGivenAboutItEnds() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));
    headOfStaffing.allots(letter, staffingOfficer);

    clerk.acts(() -> documents.recall(letter.id, clerk.login, "Nơi gửi thu hồi."));

    assertThat(letter.now().state()).isEqualTo(DocumentState.RECALLED);
    assertThat(processes.isRunning(String.valueOf(letter.now().processInstanceId()))).isFalse();
    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(headOfOffice.toDo(letter)).isEmpty();
    assertThat(letter.workOf("Phòng Công chức").state()).isEqualTo(AssignmentState.WITHDRAWN);
    assertThat(staffingOfficer.sees(letter)).isTrue();
    assertThat(letter.history()).contains("Thu hồi văn bản");
  }

  @Test
  void anIssuedAnswerClosesTheDocumentOnceTheOthersAreDone() {
    var letter = aLetterGivenTo(lead(STAFFING), co(REFORM));
    headOfStaffing.allots(letter, staffingOfficer);
    var wanted = replies.wantedFrom(letter.id, staffingOfficer.login).orElseThrow();
    clerk.acts(() -> replies.issued(wanted.assignmentId(), "16/SNV-CCVC", clerk.login));
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_WORK);

    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã phối hợp.");
    headOfReform.approves(letter);

    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
    assertThat(director.toDo(letter)).isEmpty();
    assertThat(processes.isRunning(letter.now().processInstanceId())).isFalse();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyBoxIsPassedByAStory() {
    everyBoxWasPassed("incoming-document");
  }

  /** A letter that the clerk has handed straight to a unit. */
  private Letter aLetterStraightTo(String unit) {
    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("finance").with("route", "unit").with("unitId", unit));
    return letter;
  }

  private UUID directorsPost() {
    return UUID.fromString(director.post());
  }

  private static DirectionForm more(String role, String unit) {
    return new DirectionForm(
        "Giao thêm.",
        List.of(
            new DirectionForm.Row(
                vn.congvan.assignment.AssignmentRole.valueOf(role), unit, null, null, null)));
  }
}
