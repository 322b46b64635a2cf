package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.document.DocumentState;
import vn.congvan.document.EventKind;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Units;
import vn.congvan.shared.NotAllowed;
import vn.congvan.workflow.TakingOver;

/** What becomes of documents that wait for somebody who has left his post. */
class VacantPostStory extends OfficeStory {

  @Autowired private Staff staff;
  @Autowired private Units units;
  @Autowired private TakingOver takingOver;

  @Test
  void anotherLeaderTakesOverWhatWaitsForOneWhoHasLeft() {
    var leaver = engaged("phogiamdoc", new Place(AGENCY, null, Role.LEADER, "Phó Giám đốc"));
    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("leaderPost", leaver.post()));
    var task = leaver.finds(DIRECT, letter).getId();
    assertThat(takingOver.mayTakeOver(director.login, task)).isFalse();

    staff.leave(leaver.login, clock.today());

    for (var other : List.of(headOfStaffing, clerk, new Official("giamdoc.stc"))) {
      assertThatThrownBy(() -> other.acts(() -> takingOver.takeOver(other.login, task)))
          .isInstanceOf(NotAllowed.class);
    }
    director.acts(() -> takingOver.takeOver(director.login, task));
    assertThat(documents.history(letter.id))
        .anySatisfy(
            line -> {
              assertThat(line.kind()).isEqualTo(EventKind.SUBSTITUTED);
              assertThat(line.actor()).isEqualTo(director.login);
              assertThat(line.onBehalfOf()).isEqualTo(leaver.login);
            });
    director.directs(letter, lead(STAFFING));

    // Who directed in his place decides from now on.
    headOfStaffing.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Không thuộc nhiệm vụ."));
    assertThat(director.toDo(letter)).containsExactly(REASSIGN);
  }

  @Test
  void whatComesToAPostThatHasEndedIsAnyLeadersWork() {
    var leaver = engaged("phogiamdoc", new Place(AGENCY, null, Role.LEADER, "Phó Giám đốc"));
    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("leaderPost", leaver.post()));
    leaver.directs(letter, lead(STAFFING));
    staff.leave(leaver.login, clock.today());

    headOfStaffing.allots(letter, staffingOfficer);
    staffingOfficer.reports(letter, "Đã xử lý.");
    headOfStaffing.approves(letter);

    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
    assertThat(deputyDirector.toDo(letter)).containsExactly(CONFIRM);
    deputyDirector.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  @Test
  void aLeaderAllotsForAUnitThatHasLostItsHead() {
    var slug = "trong" + UUID.randomUUID().toString().substring(0, 8);
    var unit = AGENCY + "." + slug;
    units.open(AGENCY, slug, "Phòng " + slug, "PT", List.of("other"), clock.today());
    var head = engaged("truongphong", new Place(AGENCY, unit, Role.HEAD, "Trưởng phòng"));
    var officer = engaged("chuyenvien", new Place(AGENCY, unit, Role.SPECIALIST, "Chuyên viên"));
    var letter = aLetterGivenTo(lead(unit));
    var task = head.finds(ALLOT, letter).getId();
    staff.leave(head.login, clock.today());
    assertThat(takingOver.mayTakeOver(officer.login, task)).isFalse();

    director.acts(() -> takingOver.takeOver(director.login, task));
    director.allots(letter, officer);

    assertThat(officer.toDo(letter)).containsExactly(HANDLE);
    // The new head finds what is left to do for the unit.
    var successor = engaged("truongphong", new Place(AGENCY, unit, Role.HEAD, "Trưởng phòng"));
    officer.reports(letter, "Đã xử lý.");
    successor.approves(letter);
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
  }

  @Test
  void theHeadTakesOverWhatWaitsForAnOfficerWhoHasLeft() {
    var slug = "vang" + UUID.randomUUID().toString().substring(0, 8);
    var unit = AGENCY + "." + slug;
    units.open(AGENCY, slug, "Phòng " + slug, "PV", List.of("other"), clock.today());
    var head = engaged("truongphong", new Place(AGENCY, unit, Role.HEAD, "Trưởng phòng"));
    var officer = engaged("chuyenvien", new Place(AGENCY, unit, Role.SPECIALIST, "Chuyên viên"));
    var letter = aLetterGivenTo(form("role", "LEAD").with("postId", officer.post()));
    var task = officer.finds(HANDLE, letter).getId();
    staff.leave(officer.login, clock.today());

    head.acts(() -> takingOver.takeOver(head.login, task));
    head.reports(letter, "Đã xử lý thay.");

    director.confirms(letter);
    assertThat(letter.now().state()).isEqualTo(DocumentState.CLOSED);
  }

  private Official engaged(String what, Place place) {
    var slug = UUID.randomUUID().toString().substring(0, 8);
    var who = new Official(what + "." + slug);
    staff.engage(
        who.login,
        new PersonDetails("V-" + slug, "Người Tạm", null, null),
        new PasswordHash("{noop}congvan", false),
        place,
        clock.today());
    return who;
  }
}
