package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.assignment.DirectOrders;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;

/** What a leader or a head does with work without being asked: more time, another handler. */
class DirectOrdersStory extends OfficeStory {

  @Autowired private DirectOrders orders;

  private final Official supervisor = new Official("giamsat.snv");

  @Test
  void aLeaderGivesMoreTimeAndTheWholeDocumentHasIt() {
    var letter = inWork();
    var later = inWorkingDays(8);

    givesTime(director, letter, later);

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(later);
    assertThat(letter.now().dueAt()).isEqualTo(later);
    assertThat(letter.workOf("Công chức").extensionRequests())
        .singleElement()
        .satisfies(order -> assertThat(order.grantedDueAt()).isEqualTo(later));
    assertThat(letter.history()).contains("Quyết định gia hạn");
    assertThatThrownBy(() -> givesTime(director, letter, later.minusSeconds(60)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Hạn mới phải sau");
  }

  @Test
  void aHeadGivesMoreTimeWithinHisUnitOnly() {
    var unit = inWorkingDays(6);
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", unit.toString()));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("dueAt", inWorkingDays(2).toString()));
    var handlers = inWorkingDays(4);

    givesTime(headOfStaffing, letter, handlers);

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(handlers);
    assertThat(letter.workOf("Công chức").unitDueAt()).isEqualTo(unit);
    assertThatThrownBy(() -> givesTime(headOfStaffing, letter, inWorkingDays(9)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> givesTime(headOfReform, letter, inWorkingDays(5)))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void theWorkGoesToAnotherHandlerWhoReportsIt() {
    var letter = inWork();

    reassigns(headOfStaffing, letter, secondStaffingOfficer.post());

    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    secondStaffingOfficer.reports(letter, "Đã xong.");
    headOfStaffing.approves(letter);
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    assertThat(letter.history()).contains("Chuyển người xử lý");
  }

  @Test
  void aLeaderGivesTheWorkToAnotherOfTheUnitButOfNoOther() {
    var letter = inWork();

    assertThatThrownBy(() -> reassigns(director, letter, reformOfficer.post()))
        .isInstanceOf(Refusal.class);
    assertThat(orders.receivers(letter.id))
        .extracting(Directory.Post::personId)
        .contains(secondStaffingOfficer.login)
        .doesNotContain(staffingOfficer.login, reformOfficer.login);

    reassigns(director, letter, secondStaffingOfficer.post());
    assertThat(secondStaffingOfficer.toDo(letter)).containsExactly(HANDLE);
  }

  @Test
  void whoOnlySupervisesDecidesOnNeither() {
    var letter = inWork();

    assertThatThrownBy(() -> givesTime(supervisor, letter, inWorkingDays(8)))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("Hãy nhắc việc");
    assertThatThrownBy(() -> reassigns(supervisor, letter, secondStaffingOfficer.post()))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("Hãy nhắc việc");
    assertThatThrownBy(() -> reassigns(headOfReform, letter, secondStaffingOfficer.post()))
        .isInstanceOf(NotAllowed.class);
    assertThat(staffingOfficer.toDo(letter)).containsExactly(HANDLE);
  }

  @Test
  void whatNobodyHandlesYetIsNotReassigned() {
    var letter = aLetterGivenTo(lead(STAFFING));
    assertThatThrownBy(() -> reassigns(director, letter, staffingOfficer.post()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("chưa phân công");
    var unread = aLetterBeforeTheDirector();
    assertThatThrownBy(() -> reassigns(director, unread, staffingOfficer.post()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("chưa được giao");
  }

  private Letter inWork() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(3).toString()));
    headOfStaffing.completes(
        ALLOT, letter, "allotment", "assign", form("handlerPost", staffingOfficer.post()));
    return letter;
  }

  private void givesTime(Official who, Letter letter, Instant until) {
    who.acts(() -> orders.extend(letter.id, until, "Chờ số liệu của các xã.", who.login));
  }

  private void reassigns(Official who, Letter letter, String post) {
    who.acts(
        () -> orders.reassign(letter.id, UUID.fromString(post), "Người cũ đi học.", who.login));
  }
}
