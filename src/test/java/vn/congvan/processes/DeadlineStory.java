package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.assignment.AssignmentRole;
import vn.congvan.assignment.DirectOrders;
import vn.congvan.assignment.DirectionForm;
import vn.congvan.assignment.Instructions;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlinePauses;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.document.DocumentReading;
import vn.congvan.document.EventKind;
import vn.congvan.drafting.Beginning;
import vn.congvan.drafting.Drafting;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;

/** The time limits of a letter on its way: who has them, what stops them, and that all end. */
class DeadlineStory extends OfficeStory {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  @Autowired private Deadlines deadlines;
  @Autowired private TransactionTemplate transaction;
  @Autowired private DeadlinePauses pauses;
  @Autowired private DocumentReading reading;
  @Autowired private DirectOrders orders;
  @Autowired private Instructions instructions;
  @Autowired private Drafting drafting;

  @Test
  void eachStepOfALetterHasItsOwnLimitAndTheLastOneEndsThemAll() {
    var letter = aLetter();
    assertThat(running(letter)).containsExactly(DeadlineKind.REGISTRATION);
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("leaderPost", director.post()));
    assertThat(running(letter))
        .containsExactlyInAnyOrder(DeadlineKind.DIRECTION, DeadlineKind.DOCUMENT);
    assertThat(one(letter, DeadlineKind.DIRECTION).postId())
        .isEqualTo(UUID.fromString(director.post()));

    director.directs(letter, lead(STAFFING), co(REFORM), toKnow(OFFICE));
    assertThat(running(letter))
        .containsExactlyInAnyOrder(
            DeadlineKind.DOCUMENT,
            DeadlineKind.HANDLING,
            DeadlineKind.HANDLING,
            DeadlineKind.NOTING);
    assertThat(one(letter, DeadlineKind.DOCUMENT).unitId()).isEqualTo(STAFFING);
    assertThat(one(letter, DeadlineKind.DOCUMENT).limit().isReckoned()).isTrue();
    assertThat(lead(letter).limit().isReckoned())
        .as("work that is due with its document moves with it")
        .isTrue();

    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("dueAt", inWorkingDays(2).toString()));
    assertThat(one(letter, DeadlineKind.HANDLER).postId())
        .isEqualTo(UUID.fromString(staffingOfficer.post()));
    assertThat(lead(letter).postId()).isEqualTo(UUID.fromString(staffingOfficer.post()));

    staffingOfficer.reportsBeforeOthers(letter, "Đã xong.");
    assertThat(running(letter)).doesNotContain(DeadlineKind.HANDLER);
    assertThat(lead(letter).postId()).as("a result is the head's to approve").isNull();
    headOfStaffing.approves(letter);
    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã phối hợp.");
    headOfReform.approves(letter);
    headOfOffice.notes(letter);
    director.confirms(letter);

    assertThat(running(letter)).isEmpty();
    assertThat(deadlines.ofDocument(letter.id)).hasSize(7);
  }

  @Test
  void whileAnotherAgencyIsWaitedForNothingIsDueAndWhatWasLeftComesAfterwards() {
    var letter = aLetterGivenTo(lead(STAFFING), co(REFORM));
    headOfStaffing.allots(letter, staffingOfficer);
    var before = lead(letter);
    var left = calendar.workingTimeBetween(AGENCY, clock.instant(), before.dueAt());
    assertThatThrownBy(() -> pauses.pause(before.id(), waiting("Chờ"), reformOfficer.login))
        .isInstanceOfAny(NotAllowed.class, NotFound.class);

    staffingOfficer.acts(
        () ->
            pauses.pause(
                before.id(), waiting("Chờ số liệu của Sở Tài chính"), staffingOfficer.login));

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isNull();
    assertThat(one(letter, DeadlineKind.DOCUMENT).isPaused()).isTrue();
    assertThat(workOf(letter, REFORM).isPaused()).as("the others go on").isFalse();
    var sheet = reading.sheet(letter.id, staffingOfficer.login, VIETNAMESE);
    assertThat(sheet.remaining()).startsWith("tạm dừng, còn ");
    assertThat(letter.history()).contains(EventKind.DEADLINE_PAUSED.vietnamese());
    staffingOfficer.completes(
        HANDLE,
        letter,
        "outcome",
        "handOver",
        form("handOverPost", secondStaffingOfficer.post()).with("reason", "Nghỉ phép."));
    assertThat(secondStaffingOfficer.finds(HANDLE, letter).getDueDate()).isNull();

    workingDaysPass(20);
    headOfStaffing.acts(() -> pauses.resume(before.id(), "Đã có trả lời.", headOfStaffing.login));

    var after = lead(letter);
    assertThat(calendar.workingTimeBetween(AGENCY, clock.instant(), after.dueAt()))
        .isCloseTo(left, Duration.ofMinutes(2));
    assertThat(due(secondStaffingOfficer.finds(HANDLE, letter)))
        .isCloseTo(after.dueAt(), within(1, ChronoUnit.SECONDS));
    assertThat(letter.now().dueAt()).isCloseTo(after.dueAt(), within(1, ChronoUnit.MINUTES));
    assertThat(letter.workOf("Công chức").originalDueAt()).isEqualTo(before.dueAt());
  }

  @Test
  void whoeverGivesTheLeadMoreTimeThanTheDocumentHasGivesItToTheDocument() {
    var later = inWorkingDays(60);
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", later.toString()));

    assertThat(lead(letter).dueAt()).isEqualTo(later);
    assertThat(one(letter, DeadlineKind.DOCUMENT).dueAt()).isEqualTo(later);
    assertThat(letter.now().dueAt()).isEqualTo(later);
  }

  @Test
  void aDocumentThatIsOverdueStaysAsLateWhileItsLeadWaits() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var due = inWorkingDays(1);
    moved(DeadlineKind.DOCUMENT, letter, due);
    workingDaysPass(3);
    var work = lead(letter);

    staffingOfficer.acts(() -> pauses.pause(work.id(), waiting("Chờ"), staffingOfficer.login));

    assertThat(lead(letter).isPaused()).isTrue();
    assertThat(one(letter, DeadlineKind.DOCUMENT).isOverdue(clock.instant())).isTrue();
    staffingOfficer.acts(() -> pauses.resume(work.id(), "Đã có trả lời.", staffingOfficer.login));
    assertThat(one(letter, DeadlineKind.DOCUMENT).dueAt()).isEqualTo(due);
    assertThat(letter.now().dueAt()).isEqualTo(due);
  }

  @Test
  void whoPausesSaysForWhomAndUntilWhenAndWhoResumesSaysWhy() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var work = lead(letter);
    var nothing = new DeadlinePauses.Pausing(" ", clock.today(), null);
    assertThatThrownBy(() -> pauses.pause(work.id(), nothing, staffingOfficer.login))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields()).containsOnlyKeys("waitsFor", "answerOn", "reason"));
    staffingOfficer.acts(() -> pauses.pause(work.id(), waiting("Chờ"), staffingOfficer.login));
    assertThat(documents.history(letter.id))
        .filteredOn(line -> line.kind() == EventKind.DEADLINE_PAUSED)
        .singleElement()
        .satisfies(line -> assertThat(line.detail()).contains("chờ Sở Tài chính"));
    assertThatThrownBy(() -> pauses.resume(work.id(), " ", staffingOfficer.login))
        .isInstanceOf(Refusal.class);
    staffingOfficer.acts(() -> pauses.resume(work.id(), "Sở đã trả lời.", staffingOfficer.login));

    assertThat(
            pauses.ofDocument(letter.id, director.login, VIETNAMESE).stream()
                .filter(each -> each.id().equals(work.id()))
                .flatMap(each -> each.history().stream())
                .filter(line -> line.turn() == DeadlineTurn.RESUMED))
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).isEqualTo("Sở đã trả lời."));
  }

  @Test
  void theHeadOfTheDraftersUnitMayStopTheClockOfADraft() {
    var draft =
        new Letter(
            staffingOfficer.does(
                () ->
                    drafting.begin(
                        new Beginning(null, "CV", "Về việc báo cáo biên chế", null, 0, null, null),
                        staffingOfficer.login)));
    var limit = one(draft, DeadlineKind.DRAFTING);

    headOfStaffing.acts(() -> pauses.pause(limit.id(), waiting("Chờ"), headOfStaffing.login));

    assertThat(one(draft, DeadlineKind.DRAFTING).isPaused()).isTrue();
    headOfStaffing.acts(() -> pauses.resume(limit.id(), "Đã có trả lời.", headOfStaffing.login));
  }

  @Test
  void whoReportsWaitsNoLonger() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var work = lead(letter);
    staffingOfficer.acts(() -> pauses.pause(work.id(), waiting("Chờ"), staffingOfficer.login));
    workingDaysPass(10);

    staffingOfficer.reports(letter, "Đã xong.");

    assertThat(lead(letter).isPaused()).isFalse();
    assertThat(one(letter, DeadlineKind.DOCUMENT).isPaused()).isFalse();
    assertThat(due(headOfStaffing.finds(APPROVE, letter))).isAfter(clock.instant());
    headOfStaffing.approves(letter);
    director.confirms(letter);
    assertThat(deadlines.ofDocument(letter.id))
        .allSatisfy(each -> assertThat(each.closedAt()).isBeforeOrEqualTo(each.dueAt()));
  }

  @Test
  void workThatIsReturnedWhileItWaitsLetsTheDocumentRunOn() {
    var letter = aLetterGivenTo(form("role", "LEAD").with("postId", officer.post()));
    var work = lead(letter);
    officer.acts(() -> pauses.pause(work.id(), waiting("Chờ"), officer.login));
    officer.completes(HANDLE, letter, "outcome", "return", form("reason", "Không thuộc nhiệm vụ."));

    assertThat(running(letter)).containsExactly(DeadlineKind.DOCUMENT);
    assertThat(one(letter, DeadlineKind.DOCUMENT).isPaused()).isFalse();
  }

  @Test
  void workThatGoesToAnotherUnitWhileItWaitsHasWhatWasLeftOfItsTime() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var work = lead(letter);
    var left = calendar.workingTimeBetween(AGENCY, clock.instant(), work.dueAt());
    staffingOfficer.acts(() -> pauses.pause(work.id(), waiting("Chờ"), staffingOfficer.login));
    workingDaysPass(20);

    director.acts(
        () -> orders.giveToUnit(letter.id, REFORM, "Đơn vị đang quá tải.", director.login));

    var given = workOf(letter, REFORM);
    assertThat(calendar.workingTimeBetween(AGENCY, clock.instant(), given.dueAt()))
        .isCloseTo(left, Duration.ofMinutes(2));
    assertThat(due(headOfReform.finds(ALLOT, letter)))
        .isCloseTo(given.dueAt(), within(1, ChronoUnit.SECONDS));
    assertThat(one(letter, DeadlineKind.DOCUMENT).isPaused()).isFalse();
  }

  @Test
  void whoIsAskedToCoOperateWhileTheLeadWaitsHasAsMuchTimeAsTheDocumentHasLeft() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var work = lead(letter);
    var left = calendar.workingTimeBetween(AGENCY, clock.instant(), work.dueAt());
    staffingOfficer.acts(() -> pauses.pause(work.id(), waiting("Chờ"), staffingOfficer.login));
    workingDaysPass(20);

    var more =
        new DirectionForm(
            null, List.of(new DirectionForm.Row(AssignmentRole.CO, REFORM, null, null, null)));
    director.acts(
        () -> instructions.add(letter.id, more, UUID.fromString(director.post()), director.login));

    assertThat(calendar.workingTimeBetween(AGENCY, clock.instant(), workOf(letter, REFORM).dueAt()))
        .isCloseTo(left, Duration.ofMinutes(2));
    assertThat(lead(letter).isPaused()).as("who waits goes on waiting").isTrue();
  }

  @Test
  void whoDirectsHasOneDayForItWhateverTheDocumentHas() {
    var letter = aLetterBeforeTheDirector();
    var limit = one(letter, DeadlineKind.DIRECTION).dueAt();
    assertThat(limit).isBefore(letter.now().dueAt());
    assertThat(due(director.finds(DIRECT, letter))).isEqualTo(limit);
    assertThat(director.finds(DIRECT, letter).getFollowUpDate()).isNull();

    var later = inWorkingDays(40);
    moved(DeadlineKind.DOCUMENT, letter, later);
    assertThat(letter.now().dueAt()).isEqualTo(later);
    assertThat(due(director.finds(DIRECT, letter))).as("keeps its own").isEqualTo(limit);
    assertThat(director.finds(DIRECT, letter).getFollowUpDate())
        .as("nor is it near when the document's is")
        .isNull();

    var nextDay = inWorkingDays(3);
    moved(DeadlineKind.DIRECTION, letter, nextDay);
    assertThat(due(director.finds(DIRECT, letter))).isEqualTo(nextDay);
    director.completes(
        DIRECT, letter, "direction", "sendBack", form("instruction", "Thiếu phụ lục."));
    assertThat(due(clerk.finds(RESUBMIT, letter))).as("the same limit").isEqualTo(nextDay);
  }

  private void moved(DeadlineKind kind, Letter letter, Instant later) {
    transaction.executeWithoutResult(
        status -> deadlines.move(kind, letter.id, later, DeadlineTurn.CALENDAR, "Nghỉ lễ.", null));
  }

  @Test
  void theOriginalDeadlineAndEachLaterOneStayTogether() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    var original = lead(letter).dueAt();
    var until = inWorkingDays(30);
    extend(letter, until);

    var shown =
        pauses.ofDocument(letter.id, director.login, VIETNAMESE).stream()
            .filter(each -> each.kind() == DeadlineKind.HANDLING)
            .findFirst()
            .orElseThrow();
    assertThat(shown.originalDueAt()).isEqualTo(original);
    assertThat(shown.dueAt()).isEqualTo(until);
    assertThat(shown.history().stream().filter(line -> line.turn() == DeadlineTurn.EXTENDED))
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).isEqualTo("Khối lượng lớn."));
    assertThat(one(letter, DeadlineKind.DOCUMENT).dueAt()).isEqualTo(until);
    assertThat(due(staffingOfficer.finds(HANDLE, letter))).isEqualTo(until);
  }

  private void extend(Letter letter, Instant until) {
    director.acts(() -> orders.extend(letter.id, until, "Khối lượng lớn.", director.login));
  }

  private static Instant due(Task task) {
    return task.getDueDate().toInstant();
  }

  private List<DeadlineKind> running(Letter letter) {
    return open(letter).map(OpenDeadline::kind).toList();
  }

  private OpenDeadline one(Letter letter, DeadlineKind kind) {
    return open(letter).filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }

  private OpenDeadline lead(Letter letter) {
    return open(letter)
        .filter(each -> each.kind() == DeadlineKind.HANDLING && !REFORM.equals(each.unitId()))
        .findFirst()
        .orElseThrow();
  }

  private OpenDeadline workOf(Letter letter, String unit) {
    return open(letter)
        .filter(each -> each.kind() == DeadlineKind.HANDLING && unit.equals(each.unitId()))
        .findFirst()
        .orElseThrow();
  }

  private Stream<OpenDeadline> open(Letter letter) {
    return deadlines.ofDocument(letter.id).stream().filter(each -> each.closedAt() == null);
  }

  private DeadlinePauses.Pausing waiting(String what) {
    return new DeadlinePauses.Pausing("Sở Tài chính", clock.today().plusDays(14), what);
  }
}
