package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.assignment.DirectOrders;
import vn.congvan.assignment.Extensions;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;

/** What a leader or a head does with work without being asked: more time, another handler. */
class DirectOrdersStory extends OfficeStory {

  @Autowired private DirectOrders orders;
  @Autowired private Extensions extensions;
  @Autowired private JdbcTemplate jdbc;

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
  void aLeaderGivesOverdueWorkThatWasReadToAnotherUnitWhichDoesItToItsEnd() {
    var due = inWorkingDays(3);
    var letter = inWork();
    staffingOfficer.reads(letter);
    staffingOfficer.acts(
        () ->
            extensions.request(
                letter.workOf("Công chức").id(),
                inWorkingDays(6),
                "Thiếu số liệu.",
                staffingOfficer.login));
    assertThat(orders.otherUnits(letter.id, director.login))
        .extracting(Directory.Unit::id)
        .contains(REFORM, OFFICE)
        .doesNotContain(STAFFING);
    assertThat(orders.otherUnits(letter.id, headOfStaffing.login)).isEmpty();

    moves(director, letter, REFORM);

    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(headOfReform.toDo(letter)).containsExactly(ALLOT);
    assertThat(director.toDo(letter)).as("nobody waits for more time any more").isEmpty();
    assertThat(headOfReform.finds(ALLOT, letter).getDueDate()).isEqualTo(due);
    assertThat(
            jdbc.queryForObject(
                "select lead_unit_id from document where id = ?", String.class, letter.id))
        .isEqualTo(REFORM);
    assertThat(toldAbout(letter)).contains(staffingOfficer.login, headOfStaffing.login);
    assertThat(staffingOfficer.sees(letter)).as("who has read it keeps it").isTrue();
    assertThat(letter.history()).contains("Giao lại việc", "Thu hồi việc đã giao");

    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã xong.");
    headOfReform.approves(letter);
    director.confirms(letter);
    assertThat(letter.now().state().isFinal()).isTrue();
  }

  @Test
  void whatTheClerkGaveByRegulationAndNobodyAllottedGoesToAnotherUnitToo() {
    var letter = aLetterByRegulation();

    moves(director, letter, REFORM);

    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    headOfReform.allots(letter, reformOfficer);
    reformOfficer.reports(letter, "Đã xong.");
    headOfReform.approves(letter);
    assertThat(director.toDo(letter)).as("who gave it confirms it").containsExactly(CONFIRM);
  }

  @Test
  void onlyALeaderGivesWorkToAnotherUnitAndOnlyToOneThatHasNoneOfItYet() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE));
    for (var who : List.of(headOfStaffing, headOfReform, supervisor)) {
      assertThatThrownBy(() -> moves(who, letter, REFORM))
          .as(who.login)
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("lãnh đạo cơ quan");
    }
    assertThatThrownBy(() -> moves(director, letter, STAFFING))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang chủ trì");
    assertThatThrownBy(() -> moves(director, letter, OFFICE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang phối hợp");
    assertThat(orders.otherUnits(letter.id, director.login))
        .as("only what is not refused is offered")
        .extracting(Directory.Unit::id)
        .contains(REFORM)
        .doesNotContain(STAFFING, OFFICE);
    assertThatThrownBy(() -> moves(director, letter, "stc.vp")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> moves(director, letter, null)).isInstanceOf(Refusal.class);
    assertThat(headOfStaffing.toDo(letter)).containsExactly(ALLOT);

    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reportsBeforeOthers(letter, "Đã xong.");
    assertThatThrownBy(() -> moves(director, letter, REFORM))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("đang chờ duyệt");
    assertThat(headOfStaffing.toDo(letter)).containsExactly(APPROVE);
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

  private Letter aLetterByRegulation() {
    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("route", "unit").with("unitId", STAFFING));
    assertThat(headOfStaffing.toDo(letter)).containsExactly(ALLOT);
    return letter;
  }

  private List<String> toldAbout(Letter letter) {
    return jdbc.queryForList(
        "select person_id from notice where document_id = ? and kind = 'DOCUMENT_NOTICE'",
        String.class,
        letter.id);
  }

  private void moves(Official who, Letter letter, @Nullable String unit) {
    who.acts(() -> orders.giveToUnit(letter.id, unit, "Đơn vị đang quá tải.", who.login));
  }

  private void givesTime(Official who, Letter letter, Instant until) {
    who.acts(() -> orders.extend(letter.id, until, "Chờ số liệu của các xã.", who.login));
  }

  private void reassigns(Official who, Letter letter, String post) {
    who.acts(
        () -> orders.reassign(letter.id, UUID.fromString(post), "Người cũ đi học.", who.login));
  }
}
