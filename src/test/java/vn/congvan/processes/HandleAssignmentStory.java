package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.assignment.AllotmentForm;
import vn.congvan.assignment.AssignmentState;
import vn.congvan.assignment.AssignmentView;
import vn.congvan.assignment.Assignments;
import vn.congvan.assignment.BulkWork;
import vn.congvan.assignment.Extensions;
import vn.congvan.assignment.Replies;
import vn.congvan.document.DocumentState;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Substitutions;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.StaleDraft;
import vn.congvan.workflow.TakingOver;

/**
 * How the work that a unit or a person was given is allotted, handled, returned, approved, extended
 * or taken back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandleAssignmentStory extends OfficeStory {

  @Autowired private Assignments assignments;
  @Autowired private Extensions extensions;
  @Autowired private Replies replies;
  @Autowired private BulkWork bulk;
  @Autowired private Posts posts;
  @Autowired private Substitutions substitutions;
  @Autowired private TakingOver takingOver;

  @Test
  void theHeadGivesTheWorkToAHandlerAndAHelper() {
    var letter = aLetterGivenTo(lead(STAFFING));
    var soon = inWorkingDays(2);

    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post())
            .with("dueAt", inWorkingDays(3).toString())
            .with("instruction", "Tham mưu văn bản trả lời.")
            .with(
                "helpers",
                List.of(
                    form("postId", secondStaffingOfficer.post())
                        .with("instruction", "Tổng hợp số liệu.")
                        .with("dueAt", soon.toString()))));

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(inWorkingDays(3));
    assertThat(secondStaffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(soon);
    assertThatThrownBy(() -> staffingOfficer.reports(letter, "Đã xong."))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1 người giúp chưa xong");

    secondStaffingOfficer.reports(letter, "Đã tổng hợp.");
    assertThat(letter.workOf("Công chức").children())
        .singleElement()
        .satisfies(helper -> assertThat(helper.result()).isEqualTo("Đã tổng hợp."));
    // Helping holds nothing up and asks for nobody's approval.
    staffingOfficer.reports(letter, "Đã xong.");
    headOfStaffing.approves(letter);
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
  }

  @Test
  void theHandlerClosesWhatHisHelpersHaveNotFinished() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post())
            .with("helpers", List.of(form("postId", secondStaffingOfficer.post()))));

    staffingOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "information",
        result("Lưu để theo dõi.").with("closeHelpers", true));

    assertThat(secondStaffingOfficer.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.toDo(letter)).containsExactly(APPROVE);
  }

  @Test
  void aPersonGetsWorkDirectlyAndHandsItOver() {
    var letter = aLetterGivenTo(form("role", "LEAD").with("postId", officer.post()));
    assertThat(headOfOffice.toDo(letter)).isEmpty();

    officer.completes(
        HANDLE,
        letter,
        "outcome",
        "handOver",
        form("handOverPost", secondOfficer.post()).with("reason", "Nghỉ phép."));
    assertThat(officer.toDo(letter)).isEmpty();
    secondOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "reply",
        result("Đã trả lời.").with("replyReference", "15/SNV-VP"));

    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    assertThat(letter.workOf("Ánh").replyReference()).isEqualTo("15/SNV-VP");
  }

  @Test
  void anAnswerThatIsIssuedEndsTheWorkWithoutReportAndApproval() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post())
            .with("helpers", List.of(form("postId", secondStaffingOfficer.post()))));
    var wanted = replies.wantedFrom(letter.id, staffingOfficer.login).orElseThrow();
    assertThat(replies.wantedFrom(letter.id, secondStaffingOfficer.login)).isEmpty();

    var answered =
        clerk.does(() -> replies.issued(wanted.assignmentId(), "15/SNV-CCVC", clerk.login));

    assertThat(answered).isTrue();
    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(secondStaffingOfficer.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(letter.workOf("Công chức").replyReference()).isEqualTo("15/SNV-CCVC");
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
    assertThat(letter.now().closeReason()).contains("15/SNV-CCVC");
    // Issued once more it finds nothing that waits for it, and stops nobody.
    assertThat(
            clerk.<Boolean>does(
                () -> replies.issued(wanted.assignmentId(), "16/SNV-CCVC", clerk.login)))
        .isFalse();
  }

  @Test
  void aReplyNeedsItsNumber() {
    var letter = aLetterGivenTo(form("role", "LEAD").with("postId", officer.post()));

    assertThatThrownBy(
            () -> officer.completes(HANDLE, letter, "outcome", "reply", result("Đã trả lời.")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("replyReference"));
    assertThat(officer.toDo(letter)).containsExactly(HANDLE);
  }

  @Test
  void aHandlerReturnsTheWorkToTheHeadWhoAllotsItAnew() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);

    staffingOfficer.completes(
        HANDLE, letter, "outcome", "return", form("reason", "Không đúng mảng phụ trách."));
    assertThat(letter.workOf("Công chức").returnReason()).isEqualTo("Không đúng mảng phụ trách.");
    headOfStaffing.allots(letter, secondStaffingOfficer);

    assertThat(secondStaffingOfficer.toDo(letter)).containsExactly(HANDLE);
  }

  @Test
  void aPersonReturnsWorkToTheLeaderWhoGaveIt() {
    var letter = aLetterGivenTo(form("role", "LEAD").with("postId", officer.post()));

    assertThatThrownBy(
            () -> officer.completes(HANDLE, letter, "outcome", "return", form("reason", " ")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lý do trả lại");
    officer.completes(HANDLE, letter, "outcome", "return", form("reason", "Không thuộc nhiệm vụ."));

    assertThat(director.toDo(letter)).containsExactly(REASSIGN);
    assertThat(letter.workOf("Ánh").state()).isEqualTo(AssignmentState.RETURNED);
  }

  @Test
  void theHeadWantsTheResultImproved() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Dự thảo lần 1.");

    headOfStaffing.completes(
        APPROVE, letter, "approval", "rework", form("note", "Bổ sung căn cứ pháp lý."));
    assertThat(staffingOfficer.toDo(letter)).containsExactly(HANDLE);
    staffingOfficer.reports(letter, "Dự thảo lần 2.");
    headOfStaffing.approves(letter);

    assertThat(letter.workOf("Công chức").result()).isEqualTo("Dự thảo lần 2.");
    assertThat(letter.workOf("Công chức").state()).isEqualTo(AssignmentState.COMPLETED);
  }

  @Test
  void theHeadAllotsAnewWhatSomebodyWhoHasLeftShouldImprove() {
    var seasonal =
        posts.appoint(
            "chuyenvien2.snv",
            new Place(AGENCY, STAFFING, Role.SPECIALIST, "Chuyên viên biệt phái"),
            clock.today());
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT, letter, "allotment", "assign", form("handlerPost", seasonal.toString()));
    secondOfficer.reports(letter, "Dự thảo.");
    posts.end(seasonal, clock.today());

    headOfStaffing.completes(APPROVE, letter, "approval", "rework", form("note", "Làm lại."));

    assertThat(headOfStaffing.toDo(letter)).containsExactly(ALLOT);
    headOfStaffing.allots(letter, staffingOfficer);
    assertThat(staffingOfficer.toDo(letter)).containsExactly(HANDLE);
  }

  @Test
  void whoIsOnlyToKnowSaysThatHeHasSeenIt() {
    var letter =
        aLetterGivenTo(
            lead(STAFFING), toKnow(REFORM), form("role", "INFO").with("postId", officer.post()));

    assertThat(headOfReform.finds(NOTE, letter).getDueDate()).isEqualTo(inWorkingDays(5));
    headOfReform.notes(letter);
    officer.notes(letter);

    assertThat(letter.workOf("Cải cách").state()).isEqualTo(AssignmentState.COMPLETED);
    assertThat(letter.now().state()).isEqualTo(DocumentState.IN_WORK);
  }

  @Test
  void whatWasForwardedIsTakenBackUntilSomebodyOpensIt() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));
    var staffing = letter.workOf("Công chức").id();
    var office = letter.workOf("Văn phòng").id();

    assertThatThrownBy(
            () -> headOfReform.acts(() -> assignments.withdraw(office, headOfReform.login)))
        .isInstanceOf(NotAllowed.class);
    director.acts(() -> assignments.withdraw(office, director.login));
    assertThat(headOfOffice.toDo(letter)).isEmpty();
    assertThat(headOfOffice.sees(letter)).isFalse();

    assertThatThrownBy(() -> director.acts(() -> assignments.withdraw(staffing, director.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("duy nhất");
    assignments.openedBy(staffing, headOfStaffing.login);
    assertThatThrownBy(() -> director.acts(() -> assignments.withdraw(staffing, director.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã mở xem");
  }

  @Test
  void theOnlyLeadIsNotTakenBackThoughOthersCoOperate() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));
    var staffing = letter.workOf("Công chức");

    assertThat(staffing.mayWithdraw()).isFalse();
    assertThatThrownBy(
            () -> director.acts(() -> assignments.withdraw(staffing.id(), director.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("duy nhất");
    assertThat(letter.workOf("Công chức").state()).isEqualTo(AssignmentState.GIVEN);
  }

  @Test
  void whatTheReceiversHaveOpenedIsNotOfferedToBeTakenBack() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));
    assertThat(letter.workOf("Văn phòng").mayWithdraw()).isTrue();

    headOfOffice.reads(letter);

    assertThat(letter.workOf("Văn phòng").mayWithdraw()).isFalse();
    assertThatThrownBy(
            () ->
                director.acts(
                    () -> assignments.withdraw(letter.workOf("Văn phòng").id(), director.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã mở xem");
  }

  @Test
  void whoHandlesTheWorkSeesTheLetterWhenAnotherWorkOfHisIsTakenBack() {
    var letter =
        aLetterGivenTo(lead(STAFFING), form("role", "CO").with("postId", staffingOfficer.post()));
    headOfStaffing.allots(letter, staffingOfficer);

    director.acts(() -> assignments.withdraw(letter.workOf("Bảo").id(), director.login));

    assertThat(staffingOfficer.toDo(letter)).containsExactly(HANDLE);
    assertThat(staffingOfficer.sees(letter)).isTrue();
  }

  @Test
  void whoHelpedSeesTheLetterAfterHisHelpIsClosed() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post())
            .with(
                "helpers",
                List.of(
                    form("postId", secondStaffingOfficer.post()),
                    form("postId", headOfStaffing.post()))));
    secondStaffingOfficer.reads(letter);

    staffingOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "information",
        result("Lưu để theo dõi.").with("closeHelpers", true));

    assertThat(secondStaffingOfficer.toDo(letter)).isEmpty();
    assertThat(secondStaffingOfficer.sees(letter)).isTrue();
  }

  @Test
  void aHelperWhoBecomesTheHandlerHelpsNoLonger() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post())
            .with("helpers", List.of(form("postId", secondStaffingOfficer.post()))));

    staffingOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "handOver",
        form("handOverPost", secondStaffingOfficer.post()).with("reason", "Đi học."));

    assertThat(secondStaffingOfficer.toDo(letter)).containsExactly(HANDLE);
    assertThat(secondStaffingOfficer.sees(letter)).isTrue();
    assertThat(letter.workOf("Công chức").children())
        .singleElement()
        .satisfies(help -> assertThat(help.state()).isEqualTo(AssignmentState.WITHDRAWN));
    secondStaffingOfficer.reports(letter, "Đã xử lý.");
    assertThat(headOfStaffing.toDo(letter)).containsExactly(APPROVE);
  }

  @Test
  void theHeadTakesBackWhatHeAllottedUntilItIsOpened() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.reads(letter);
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post())
            .with("dueAt", inWorkingDays(2).toString())
            .with("helpers", List.of(form("postId", secondStaffingOfficer.post()))));
    var work = letter.workOf("Công chức").id();
    assertThat(seenBy(headOfStaffing, letter).mayTakeBack()).isTrue();
    assertThat(seenBy(director, letter).mayTakeBack()).isFalse();
    assertThatThrownBy(
            () -> director.acts(() -> assignments.takeBackFromHandler(work, director.login)))
        .isInstanceOf(NotAllowed.class);

    headOfStaffing.acts(() -> assignments.takeBackFromHandler(work, headOfStaffing.login));

    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(staffingOfficer.sees(letter)).isFalse();
    assertThat(secondStaffingOfficer.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.finds(ALLOT, letter).getDueDate()).isEqualTo(letter.now().dueAt());
    headOfStaffing.allots(letter, secondStaffingOfficer);
    secondStaffingOfficer.reads(letter);
    assertThat(seenBy(headOfStaffing, letter).mayTakeBack()).isFalse();
    assertThatThrownBy(
            () ->
                headOfStaffing.acts(
                    () -> assignments.takeBackFromHandler(work, headOfStaffing.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đã mở xem");
    assertThat(secondStaffingOfficer.toDo(letter)).containsExactly(HANDLE);
  }

  @Test
  void whoHandedTheWorkOverTakesItBackUntilItIsOpened() {
    var letter = aLetterGivenTo(form("role", "LEAD").with("postId", officer.post()));
    officer.reads(letter);
    officer.completes(
        HANDLE,
        letter,
        "outcome",
        "handOver",
        form("handOverPost", secondOfficer.post()).with("reason", "Nghỉ phép."));
    var work = letter.workOf("Ánh").id();
    assertThatThrownBy(
            () ->
                secondOfficer.acts(
                    () -> assignments.takeBackFromHandler(work, secondOfficer.login)))
        .isInstanceOf(NotAllowed.class);

    officer.acts(() -> assignments.takeBackFromHandler(work, officer.login));

    assertThat(secondOfficer.toDo(letter)).isEmpty();
    assertThat(secondOfficer.sees(letter)).isFalse();
    assertThatThrownBy(
            () -> officer.acts(() -> assignments.takeBackFromHandler(work, officer.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("không còn ở người nhận");
    officer.reports(letter, "Đã xử lý.");
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
  }

  @Test
  void theHeadAsksForTheUnitWhileTheHandlerAsksHim() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(4).toString()));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("dueAt", inWorkingDays(2).toString()));
    var work = letter.workOf("Công chức").id();
    var handlers = inWorkingDays(3);
    var units = inWorkingDays(12);

    asks(headOfStaffing, work, units);
    asks(staffingOfficer, work, handlers);
    assertThat(director.toDo(letter)).containsExactly(EXTEND);
    assertThat(headOfStaffing.toDo(letter)).containsExactly(EXTEND);
    assertThatThrownBy(() -> asks(headOfStaffing, work, units))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang chờ quyết định");

    director.completes(
        EXTEND, letter, "extension", "grant", form("grantedDueAt", units.toString()));
    assertThat(letter.workOf("Công chức").unitDueAt()).isEqualTo(units);
    assertThat(letter.now().dueAt()).isEqualTo(units);
    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(inWorkingDays(2));
    headOfStaffing.completes(
        EXTEND, letter, "extension", "grant", form("grantedDueAt", handlers.toString()));

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(handlers);
    assertThat(letter.workOf("Công chức").extensionRequests())
        .allSatisfy(request -> assertThat(request.granted()).isTrue());
    assertThat(documents.history(letter.id))
        .filteredOn(event -> event.actor().equals(headOfStaffing.login))
        .allSatisfy(event -> assertThat(event.onBehalfOf()).isNull());
  }

  @Test
  void whenTheUnitsDeadlineHasPassedTheHeadStillSetsOne() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(1).toString()));
    workingDaysPass(2);
    var later = inWorkingDays(3);

    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("dueAt", later.toString()));

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(later);
    staffingOfficer.reports(letter, "Dự thảo.");
    var again = inWorkingDays(5);
    headOfStaffing.completes(
        APPROVE,
        letter,
        "approval",
        "rework",
        form("note", "Bổ sung số liệu.").with("dueAt", again.toString()));
    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(again);

    // What comes back to the head has the unit's own deadline again.
    staffingOfficer.completes(
        HANDLE, letter, "outcome", "return", form("reason", "Quá nhiều việc."));
    assertThat(headOfStaffing.finds(ALLOT, letter).getDueDate())
        .isEqualTo(letter.workOf("Công chức").dueAt());
  }

  @Test
  void aRequestForMoreTimeLapsesWithWhatItWasAbout() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(3).toString()));
    headOfStaffing.allots(letter, staffingOfficer);
    var work = letter.workOf("Công chức").id();
    asks(staffingOfficer, work, inWorkingDays(6));
    asks(headOfStaffing, work, inWorkingDays(7));
    assertThat(director.toDo(letter)).containsExactly(EXTEND, EXTEND);

    staffingOfficer.reports(letter, "Đã xử lý.");
    // The head may still need the time that he asked for.
    assertThat(director.toDo(letter)).containsExactly(EXTEND);
    assertThat(headOfStaffing.toDo(letter)).containsExactly(APPROVE);
    headOfStaffing.approves(letter);

    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
    assertThat(letter.workOf("Công chức").extensionRequests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.granted()).isFalse();
              assertThat(request.decisionNote()).isNotBlank();
            });
    assertThat(
            processes.tasksFor(
                List.of(letter.id.toString(), letter.workOf("Công chức").id().toString())))
        .isEmpty();
  }

  @Test
  void aRequestForMoreTimeEndsWhenTheWorkIsReturned() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));
    var work = letter.workOf("Công chức").id();
    asks(headOfStaffing, work, inWorkingDays(20));
    assertThat(director.toDo(letter)).containsExactly(EXTEND);

    headOfStaffing.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Không thuộc nhiệm vụ."));

    assertThat(director.toDo(letter)).containsExactly(REASSIGN);
  }

  @Test
  void nobodyApprovesTheResultThatHeReportedHimself() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "handOver",
        form("handOverPost", headOfStaffing.post()).with("reason", "Việc khó."));

    headOfStaffing.reports(letter, "Trưởng phòng đã xử lý.");

    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
  }

  @Test
  void aSecondHeadApprovesWhatTheFirstHasDone() {
    var deputy =
        posts.appoint(
            secondStaffingOfficer.login,
            new Place(AGENCY, STAFFING, Role.HEAD, "Phó Trưởng phòng"),
            clock.today());
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT, letter, "allotment", "assign", form("handlerPost", deputy.toString()));
    secondStaffingOfficer.reports(letter, "Phó phòng đã xử lý.");
    var approval = headOfStaffing.finds(APPROVE, letter).getId();

    assertThatThrownBy(() -> secondStaffingOfficer.approves(letter))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("Không tự duyệt");
    headOfStaffing.acts(() -> takingOver.takeOver(headOfStaffing.login, approval));
    headOfStaffing.approves(letter);
    posts.end(deputy, clock.today());
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
  }

  @Test
  void whatWasWrittenForAnEarlierTaskIsNotActedOnAgain() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var first = staffingOfficer.types(HANDLE, letter, result("Dự thảo lần 1."));
    staffingOfficer.sends(HANDLE, letter, Map.of("outcome", "noReply", "draftId", first));
    headOfStaffing.completes(
        APPROVE, letter, "approval", "rework", form("note", "Bổ sung căn cứ."));

    for (var replayed :
        List.of(
            Map.<String, Object>of("outcome", "noReply", "draftId", first),
            Map.<String, Object>of("outcome", "noReply"))) {
      assertThatThrownBy(() -> staffingOfficer.sends(HANDLE, letter, replayed))
          .isInstanceOf(StaleDraft.class);
    }

    assertThat(staffingOfficer.toDo(letter)).containsExactly(HANDLE);
    assertThat(letter.workOf("Công chức").state()).isEqualTo(AssignmentState.IN_WORK);
    var second = staffingOfficer.types(HANDLE, letter, result("Dự thảo lần 2."));
    staffingOfficer.types(HANDLE, letter, result("Dự thảo lần 3."));
    assertThatThrownBy(
            () ->
                staffingOfficer.sends(
                    HANDLE, letter, Map.of("outcome", "noReply", "draftId", second)))
        .isInstanceOf(StaleDraft.class);
    assertThat(letter.workOf("Công chức").result()).isEqualTo("Dự thảo lần 1.");
  }

  @Test
  void moreTimeIsGrantedByTheLeaderWhoSetTheDeadline() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(3).toString()));
    headOfStaffing.allots(letter, staffingOfficer);
    var work = letter.workOf("Công chức");
    var later = inWorkingDays(9);

    assertThatThrownBy(
            () ->
                officer.acts(
                    () -> extensions.request(work.id(), later, "Thiếu số liệu.", officer.login)))
        .isInstanceOf(NotAllowed.class);
    asks(staffingOfficer, work.id(), later);
    assertThatThrownBy(() -> asks(staffingOfficer, work.id(), later))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang chờ quyết định");
    workingDaysPass(1);
    assertThatThrownBy(
            () ->
                director.completes(
                    EXTEND,
                    letter,
                    "extension",
                    "grant",
                    form("grantedDueAt", inWorkingDays(1).toString())))
        .as("more time, not less")
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Hạn mới phải sau hạn hiện tại (");
    director.completes(
        EXTEND, letter, "extension", "grant", form("grantedDueAt", later.toString()));

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(later);
    assertThat(letter.workOf("Công chức").dueAt()).isEqualTo(later);
    assertThat(letter.workOf("Công chức").originalDueAt()).isEqualTo(work.dueAt());
    // The lead's deadline is later than the document's own now, so that moves along.
    assertThat(letter.now().dueAt()).isEqualTo(later);
  }

  @Test
  void theHeadDecidesOnTheDeadlineThatHeSetHimself() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("dueAt", inWorkingDays(2).toString()));
    var work = letter.workOf("Công chức").id();

    asks(staffingOfficer, work, inWorkingDays(4));
    assertThat(director.toDo(letter)).isEmpty();
    assertThatThrownBy(
            () ->
                headOfStaffing.completes(
                    EXTEND,
                    letter,
                    "extension",
                    "grant",
                    form("grantedDueAt", inWorkingDays(30).toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("hạn của đơn vị");
    headOfStaffing.completes(EXTEND, letter, "extension", "refuse", form("note", "Cần đúng hạn."));

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(inWorkingDays(2));
    asks(staffingOfficer, work, inWorkingDays(4));
    assertThat(headOfStaffing.toDo(letter)).containsExactly(EXTEND);
  }

  @Test
  void theSubstituteTakesOverTheWorkOfWhoFallsIll() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var task = staffingOfficer.finds(HANDLE, letter).getId();
    var away =
        substitutions.name(
            UUID.fromString(staffingOfficer.post()),
            secondStaffingOfficer.login,
            clock.today(),
            clock.today().plusDays(5),
            "Nghỉ ốm",
            headOfStaffing.login);

    secondStaffingOfficer.acts(() -> takingOver.takeOver(secondStaffingOfficer.login, task));
    secondStaffingOfficer.reports(letter, "Đã xử lý thay.");

    assertThat(documents.history(letter.id))
        .anySatisfy(
            event -> {
              assertThat(event.actor()).isEqualTo(secondStaffingOfficer.login);
              assertThat(event.onBehalfOf()).isEqualTo(staffingOfficer.login);
            });
    // New work for the post goes to the substitute at once.
    var next = aLetterGivenTo(form("role", "LEAD").with("postId", staffingOfficer.post()));
    assertThat(secondStaffingOfficer.toDo(next)).containsExactly(HANDLE);
    substitutions.end(away);
  }

  @Test
  void manyLettersAreNotedAndAllottedInOneGo() {
    var first = aLetterGivenTo(lead(STAFFING), toKnow(REFORM));
    var second = aLetterGivenTo(lead(STAFFING), toKnow(REFORM));

    for (var letter : List.of(first, second)) {
      var task = headOfReform.finds(NOTE, letter).getId();
      headOfReform.acts(() -> bulk.note(task, headOfReform.login));
      assertThat(headOfReform.toDo(letter)).isEmpty();
      var allot = headOfStaffing.finds(ALLOT, letter).getId();
      headOfStaffing.acts(() -> bulk.assign(allot, toStaffingOfficer(null), headOfStaffing.login));
      assertThat(staffingOfficer.toDo(letter)).containsExactly(HANDLE);
    }
  }

  @Test
  void whatIsRefusedForOneOfManyIsLeftAsItWas() {
    var letter = aLetterGivenTo(lead(STAFFING));
    var task = headOfStaffing.finds(ALLOT, letter).getId();

    assertThatThrownBy(
            () ->
                headOfStaffing.acts(
                    () ->
                        bulk.assign(
                            task,
                            toStaffingOfficer(Instant.parse("2026-01-01T00:00:00Z")),
                            headOfStaffing.login)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("sau thời điểm hiện tại");
    assertThatThrownBy(
            () -> officer.acts(() -> bulk.assign(task, toStaffingOfficer(null), officer.login)))
        .isInstanceOf(Refusal.class);

    assertThat(headOfStaffing.toDo(letter)).containsExactly(ALLOT);
    assertThat(letter.workOf("Công chức").state()).isEqualTo(AssignmentState.GIVEN);
  }

  @Test
  void theLastTwoToFinishAtOnceTellTheDocumentOnce() throws Exception {
    var letter =
        aLetterGivenTo(
            form("role", "LEAD").with("postId", officer.post()),
            form("role", "CO").with("postId", reformOfficer.post()));
    var start = new CyclicBarrier(2);
    try (var office = new Threads()) {
      var done =
          office.all(
              () -> {
                start.await();
                officer.reportsBeforeOthers(letter, "Đã xong.");
                return true;
              },
              () -> {
                start.await();
                reformOfficer.reports(letter, "Đã xong.");
                return true;
              });
      assertThat(done).containsExactly(true, true);
    }

    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    assertThat(letter.history()).containsOnlyOnce("Chờ xác nhận kết quả");
  }

  @Test
  void everyTaskBelongsToTheAgencyOfItsDocument() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE), toKnow(REFORM));

    assertThat(headOfStaffing.finds(ALLOT, letter).getTenantId()).isEqualTo(AGENCY);
    assertThat(new Official("truongphong.ns.stc").toDo(letter)).isEmpty();
    assertThat(new Official("giamdoc.stc").sees(letter)).isFalse();
  }

  @Test
  void workOnARecalledLetterStopsWhereverItIs() {
    var letter = aLetterGivenTo(lead(STAFFING), toKnow(REFORM));
    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã xong.");
    assertThat(headOfStaffing.toDo(letter)).containsExactly(APPROVE);

    clerk.acts(() -> documents.recall(letter.id, clerk.login, "Nơi gửi thu hồi."));

    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(headOfReform.toDo(letter)).isEmpty();
    assertThat(letter.all(director))
        .allMatch(row -> row.state() == vn.congvan.assignment.AssignmentState.WITHDRAWN);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyBoxIsPassedByAStory() {
    everyBoxWasPassed("handle-assignment");
  }

  private AssignmentView seenBy(Official reader, Letter letter) {
    return letter.all(reader).stream()
        .filter(row -> row.receiver().contains("Công chức"))
        .findFirst()
        .orElseThrow();
  }

  private void asks(Official who, UUID assignment, Instant until) {
    who.acts(() -> extensions.request(assignment, until, "Thiếu số liệu của các xã.", who.login));
  }

  private AllotmentForm toStaffingOfficer(Instant dueAt) {
    return new AllotmentForm(
        UUID.fromString(staffingOfficer.post()), List.of(), "Xử lý.", dueAt, true, null);
  }

  /** Two officials at their desks. */
  private static final class Threads implements AutoCloseable {

    private final java.util.concurrent.ExecutorService desks = Executors.newFixedThreadPool(2);

    @SafeVarargs
    final <T> List<T> all(Callable<T>... acts) throws Exception {
      var results = new java.util.ArrayList<T>();
      for (var future : desks.invokeAll(List.of(acts))) {
        results.add(future.get());
      }
      return results;
    }

    @Override
    public void close() {
      desks.shutdownNow();
    }
  }
}
