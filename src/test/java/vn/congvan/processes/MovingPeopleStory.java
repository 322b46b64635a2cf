package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.assignment.Assignments;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.shared.NotAllowed;

/**
 * What becomes of work that lies with a person when he moves, leaves or no longer acts for another:
 * from his next request on it is not his, though the task still bears his name and he is still
 * logged in.
 */
class MovingPeopleStory extends OfficeStory {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort private int port;
  @Autowired private Staff staff;
  @Autowired private Posts posts;
  @Autowired private Substitutions substitutions;
  @Autowired private Units units;
  @Autowired private Assignments assignments;
  @Autowired private ObjectMapper json;

  private String unit;
  private Official head;
  private Official mover;
  private UUID moversPost;

  @BeforeEach
  void aNewUnitWithAHeadAndASpecialist() {
    var slug = "moi" + UUID.randomUUID().toString().substring(0, 8);
    unit = AGENCY + "." + slug;
    units.open(AGENCY, slug, "Phòng " + slug, "PM", List.of("other"), clock.today());
    head = new Official("truongphong." + slug);
    mover = new Official("chuyenvien." + slug);
    engaged(head, new Place(AGENCY, unit, Role.HEAD, "Trưởng phòng"));
    moversPost = engaged(mover, new Place(AGENCY, unit, Role.SPECIALIST, "Chuyên viên"));
  }

  @Test
  void whoMovesInsideTheAgencyLosesTheWorkOfHisOldPost() {
    var letter = aLetterGivenTo(lead(unit), form("role", "INFO").with("postId", mover.post()));
    head.allots(letter, mover);
    var handling = mover.finds(HANDLE, letter);
    var noting = mover.finds(NOTE, letter);
    var browser = Browserless.loggedIn(port, mover.login);
    works(browser, letter, handling, 2);

    staff.transfer(
        moversPost, new Place(AGENCY, REFORM, Role.SPECIALIST, "Chuyên viên"), clock.today());

    worksNoMore(browser, letter, handling);
    worksNoMore(browser, letter, noting);
    // The unit's head still sees it and can give it to somebody else.
    assertThat(count(Browserless.loggedIn(port, head.login), letter)).isEqualTo(2);
  }

  @Test
  void whoMovesToAnotherAgencyLosesTheWorkOfTheOldOne() {
    var letter = aLetterGivenTo(lead(unit));
    head.allots(letter, mover);
    var handling = mover.finds(HANDLE, letter);
    var browser = Browserless.loggedIn(port, mover.login);
    works(browser, letter, handling, 1);

    staff.transfer(moversPost, new Place("stc", null, Role.LEADER, "Phó Giám đốc"), clock.today());

    worksNoMore(browser, letter, handling);
  }

  @Test
  void whoIsPutAtTheHeadOfAnotherUnitLosesWhatHeHadTaken() {
    var letter = aLetterGivenTo(lead(unit));
    var allotting = head.finds(ALLOT, letter);
    var browser = Browserless.loggedIn(port, head.login);
    assertThat(claim(browser, head, allotting)).isEqualTo(204);
    works(browser, letter, allotting, 1);

    staff.transfer(
        UUID.fromString(head.post()),
        new Place(AGENCY, null, Role.CLERK, "Văn thư"),
        clock.today());

    worksNoMore(browser, letter, allotting);
    assertThat(
            browser
                .json("POST", ENGINE + "/task/" + allotting.getId() + "/unclaim", "{}")
                .statusCode())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void whoHasLeftThePostThatGaveTheWorkTakesNothingBack() {
    var slug = UUID.randomUUID().toString().substring(0, 8);
    var leader = new Official("phogiamdoc." + slug);
    var leadersPost = engaged(leader, new Place(AGENCY, null, Role.LEADER, "Phó Giám đốc"));
    var letter = aLetter();
    clerk.completes(
        RECEIVE, letter, "receipt", "register", entry("personnel").with("leaderPost", leadersPost));
    leader.directs(letter, lead(unit), co(OFFICE), toKnow(REFORM));
    var work = letter.workOf("Văn phòng").id();
    assertThat(mayWithdraw(leader, work)).isTrue();

    var next =
        staff.transfer(
            leadersPost, new Place(AGENCY, REFORM, Role.HEAD, "Trưởng phòng"), clock.today());

    assertThat(mayWithdraw(leader, work)).as("though he sees the letter as a head").isFalse();
    assertThatThrownBy(() -> leader.acts(() -> assignments.withdraw(work, leader.login)))
        .isInstanceOf(NotAllowed.class);
    staff.transfer(next, new Place("stc", null, Role.LEADER, "Phó Giám đốc"), clock.today());
    assertThatThrownBy(() -> leader.acts(() -> assignments.withdraw(work, leader.login)))
        .isInstanceOf(NotAllowed.class);
    assertThat(
            Browserless.loggedIn(port, leader.login)
                .json("POST", "/api/assignments/" + work + "/withdrawal", "{}")
                .statusCode())
        .isEqualTo(404);
    assertThat(mayWithdraw(director, work)).as("whose agency it is still").isTrue();
  }

  @Test
  void whoLeavesIsLoggedOutAndHisWorkIsNotHis() {
    var letter = aLetterGivenTo(lead(unit));
    head.allots(letter, mover);
    var handling = mover.finds(HANDLE, letter);
    var browser = Browserless.loggedIn(port, mover.login);
    works(browser, letter, handling, 1);

    staff.leave(mover.login, clock.today());

    for (var path :
        List.of(
            "/api/tasks/" + handling.getId(),
            "/api/me",
            ENGINE + "/task/" + handling.getId(),
            ENGINE + "/task")) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(401);
    }
    // Should he come back without a post, nothing comes back with him.
    assertThat(processes.maySee(mover.login, handling.getId())).isFalse();
    assertThat(processes.mayWork(mover.login, handling.getId())).isFalse();
  }

  @Test
  void aSubstituteLosesTheWorkWhenHisDaysAreOver() {
    var away =
        substitutions.name(
            moversPost,
            reformOfficer.login,
            clock.today(),
            clock.today().plusDays(3),
            "Nghỉ phép",
            head.login);
    var letter = aLetterGivenTo(lead(unit));
    head.allots(letter, mover);
    var handling = reformOfficer.finds(HANDLE, letter);
    assertThat(handling.getAssignee()).isEqualTo(reformOfficer.login);
    var browser = Browserless.loggedIn(port, reformOfficer.login);
    works(browser, letter, handling, 1);

    substitutions.end(away);

    worksNoMore(browser, letter, handling);
    var holder = Browserless.loggedIn(port, mover.login);
    assertThat(count(holder, letter)).isEqualTo(1);
    assertThat(takeOver(holder, handling)).isEqualTo(200);
    works(holder, letter, handling, 1);
  }

  @Test
  void aHeadSeesHisUnitsWorkAndNoOtherUnits() {
    var letter = aLetterGivenTo(lead(unit));
    head.allots(letter, mover);
    var handling = mover.finds(HANDLE, letter);
    var browser = Browserless.loggedIn(port, head.login);
    assertThat(list(browser, letter)).containsExactly(handling.getId());
    assertThat(count(browser, letter)).isEqualTo(1);
    assertThat(browser.get(ENGINE + "/task/" + handling.getId()).statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/tasks/" + handling.getId()).statusCode()).isEqualTo(200);
    // Seeing is not doing: as long as the work lies with his specialist he only takes it over.
    assertThat(claim(browser, head, handling)).isEqualTo(403);
    assertThat(saveDraft(browser, handling, json.createObjectNode())).isEqualTo(403);

    worksNoMore(Browserless.loggedIn(port, headOfReform.login), letter, handling);
  }

  @Test
  void aHeadWhoTookAColleaguesWorkOverFinishesIt() {
    var letter = aLetterGivenTo(lead(unit));
    head.allots(letter, mover);
    var handling = mover.finds(HANDLE, letter);
    var browser = Browserless.loggedIn(port, head.login);
    assertThat(takeOver(browser, handling)).isEqualTo(200);
    works(browser, letter, handling, 1);

    staff.transfer(
        moversPost, new Place(AGENCY, REFORM, Role.SPECIALIST, "Chuyên viên"), clock.today());

    works(browser, letter, handling, 1);
    head.reports(letter, "Trưởng phòng đã xử lý thay.");
    assertThat(processes.task(handling.getId())).isEmpty();
  }

  private boolean mayWithdraw(Official who, UUID work) {
    return assignmentBook.one(work, who.login, Locale.ROOT).mayWithdraw();
  }

  private UUID engaged(Official who, Place place) {
    return staff.engage(
        who.login,
        new PersonDetails(
            "M-" + who.login.substring(who.login.length() - 8) + place.role().ordinal(),
            "Người Mới",
            null,
            null),
        new PasswordHash("{noop}congvan", false),
        place,
        clock.today());
  }

  private void works(Browserless person, Letter letter, Task task, int listed) {
    assertThat(list(person, letter)).contains(task.getId());
    assertThat(count(person, letter)).isEqualTo(listed);
    assertThat(person.get(ENGINE + "/task/" + task.getId()).statusCode()).isEqualTo(200);
    var view = person.get("/api/tasks/" + task.getId());
    assertThat(view.statusCode()).isEqualTo(200);
    assertThat(read(view.body()).get("mayWork").asBoolean()).isTrue();
    assertThat(cards(person, task)).contains(task.getId());
    assertThat(saveDraft(person, task, read(view.body()))).isEqualTo(200);
  }

  private void worksNoMore(Browserless person, Letter letter, Task task) {
    assertThat(list(person, letter)).isEmpty();
    assertThat(count(person, letter)).isZero();
    for (var path : List.of("", "/form", "/variables", "/identity-links", "/form-variables")) {
      assertThat(person.get(ENGINE + "/task/" + task.getId() + path).statusCode())
          .as(path)
          .isNotEqualTo(200);
    }
    assertThat(person.get("/api/tasks/" + task.getId()).statusCode()).isEqualTo(404);
    assertThat(cards(person, task)).isEqualTo("{}");
    assertThat(saveDraft(person, task, json.createObjectNode())).isEqualTo(404);
    assertThat(takeOver(person, task)).isEqualTo(404);
    for (var act : List.of("complete", "submit-form")) {
      var answer =
          person.json("POST", ENGINE + "/task/" + task.getId() + "/" + act, "{\"variables\":{}}");
      assertThat(answer.statusCode()).as(act + ": " + answer.body()).isBetween(400, 499);
    }
    for (var act : List.of("bulk-note", "bulk-assign")) {
      var results =
          person.json("POST", "/api/tasks/" + act, "{\"taskIds\":[\"" + task.getId() + "\"]}");
      assertThat(results.statusCode()).isEqualTo(200);
      var result = read(results.body()).get(0);
      assertThat(result.get("done").asBoolean()).isFalse();
      assertThat(result.get("message").asText()).contains("không còn");
    }
    assertThat(processes.task(task.getId())).isPresent();
  }

  private List<String> list(Browserless person, Letter letter) {
    return read(person.get(ENGINE + "/task?processVariables=documentId_eq_" + letter.id).body())
        .findValuesAsText("id");
  }

  private int count(Browserless person, Letter letter) {
    return read(person
            .get(ENGINE + "/task/count?processVariables=documentId_eq_" + letter.id)
            .body())
        .get("count")
        .asInt();
  }

  private String cards(Browserless person, Task task) {
    return person.json("POST", "/api/tasks/cards", "{\"ids\":[\"" + task.getId() + "\"]}").body();
  }

  private int saveDraft(Browserless person, Task task, JsonNode view) {
    var version = view.path("draft").path("version").asInt();
    return person
        .json(
            "PUT",
            "/api/tasks/" + task.getId() + "/draft",
            "{\"basedOn\":" + version + ",\"content\":\"{}\"}")
        .statusCode();
  }

  private int takeOver(Browserless person, Task task) {
    return person.json("POST", "/api/tasks/" + task.getId() + "/take-over", "").statusCode();
  }

  private int claim(Browserless person, Official who, Task task) {
    return person
        .json(
            "POST",
            ENGINE + "/task/" + task.getId() + "/claim",
            "{\"userId\":\"" + who.login + "\"}")
        .statusCode();
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(body, e);
    }
  }
}
