package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.assignment.Extensions;
import vn.congvan.organization.Directory;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.workflow.TakingOver;

/** What each official finds on which shelf of his list, and what its cards tell him. */
class TaskListStory extends OfficeStory {

  private static final String TO_RECEIVE = "Cần tiếp nhận, đăng ký";
  private static final String TO_DIRECT = "Cần cho ý kiến chỉ đạo";
  private static final String TO_ALLOT = "Cần phân công";
  private static final String TO_HANDLE = "Cần xử lý";
  private static final String TO_APPROVE = "Cần duyệt, xác nhận";
  private static final String CO_HANDLING = "Phối hợp";
  private static final String TO_KNOW = "Để biết";
  private static final String NEAR = "Sắp đến hạn";
  private static final String OVERDUE = "Quá hạn";
  private static final String LEFT = "Chờ nhận thay";
  private static final String ALL = "Tất cả công việc";

  @LocalServerPort private int port;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;
  @Autowired private Substitutions substitutions;
  @Autowired private TakingOver takingOver;
  @Autowired private Staff staff;
  @Autowired private Units units;
  @Autowired private Extensions extensions;
  @Autowired private ObjectMapper json;

  private final Official clerkElsewhere = new Official("vanthu.stc");
  private final Official supervisor = new Official("giamsat.snv");

  @Test
  void aNewLetterIsOnTheShelfOfItsClerksOnly() {
    var letter = aLetter();

    assertThat(onShelf(clerk, TO_RECEIVE, letter)).containsExactly(RECEIVE);
    assertThat(onShelf(clerk, TO_HANDLE, letter)).isEmpty();
    assertThat(onShelf(clerkElsewhere, TO_RECEIVE, letter)).isEmpty();
    assertThat(onShelf(director, TO_RECEIVE, letter)).isEmpty();
    assertThat(onShelf(director, ALL, letter)).containsExactly(RECEIVE);
    assertThat(onShelf(supervisor, ALL, letter)).containsExactly(RECEIVE);
    assertThat(onShelf(officer, ALL, letter)).isEmpty();
  }

  @Test
  void aLetterBeforeALeaderIsOnHisShelfAndComesBackToTheClerks() {
    var letter = aLetterBeforeTheDirector();

    assertThat(onShelf(director, TO_DIRECT, letter)).containsExactly(DIRECT);
    assertThat(onShelf(deputyDirector, TO_DIRECT, letter)).isEmpty();
    assertThat(onShelf(headOfStaffing, TO_DIRECT, letter)).isEmpty();

    director.completes(
        DIRECT, letter, "direction", "sendBack", form("instruction", "Bổ sung phụ lục."));

    assertThat(onShelf(clerk, TO_RECEIVE, letter)).containsExactly(RESUBMIT);
    assertThat(onShelf(director, TO_DIRECT, letter)).isEmpty();
  }

  @Test
  void eachUnitAndPersonFindsWhatWasGivenToItByItsRole() {
    var letter = aLetterGivenTo(lead(STAFFING), co(OFFICE), toKnow(REFORM));

    assertThat(onShelf(headOfStaffing, TO_ALLOT, letter)).containsExactly(ALLOT);
    assertThat(onShelf(headOfStaffing, CO_HANDLING, letter)).isEmpty();
    assertThat(onShelf(headOfOffice, TO_ALLOT, letter)).containsExactly(ALLOT);
    assertThat(onShelf(headOfOffice, CO_HANDLING, letter)).containsExactly(ALLOT);
    assertThat(onShelf(headOfReform, TO_ALLOT, letter)).isEmpty();
    assertThat(onShelf(headOfReform, TO_KNOW, letter)).containsExactly(NOTE);
    assertThat(onShelf(headOfStaffing, TO_KNOW, letter)).isEmpty();
    assertThat(onShelf(director, TO_ALLOT, letter)).isEmpty();

    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post())
            .with("needsApproval", true)
            .with("helpers", List.of(form("postId", secondStaffingOfficer.post()))));
    headOfOffice.allots(letter, officer);

    assertThat(onShelf(staffingOfficer, TO_HANDLE, letter)).containsExactly(HANDLE);
    assertThat(onShelf(staffingOfficer, CO_HANDLING, letter)).isEmpty();
    assertThat(onShelf(secondStaffingOfficer, CO_HANDLING, letter)).containsExactly(HANDLE);
    assertThat(onShelf(officer, CO_HANDLING, letter)).containsExactly(HANDLE);
    assertThat(onShelf(officer, TO_HANDLE, letter)).containsExactly(HANDLE);
    assertThat(onShelf(headOfStaffing, TO_HANDLE, letter)).isEmpty();
    assertThat(onShelf(reformOfficer, ALL, letter)).isEmpty();

    secondStaffingOfficer.reports(letter, "Đã giúp.");
    officer.reports(letter, "Đã phối hợp.");
    assertThat(onShelf(headOfOffice, TO_APPROVE, letter)).containsExactly(APPROVE);
    headOfOffice.approves(letter);
    staffingOfficer.reports(letter, "Đã xử lý.");

    assertThat(onShelf(headOfStaffing, TO_APPROVE, letter)).containsExactly(APPROVE);
    assertThat(onShelf(director, TO_APPROVE, letter)).isEmpty();
    headOfStaffing.approves(letter);
    assertThat(onShelf(director, TO_APPROVE, letter)).containsExactly(CONFIRM);
    assertThat(onShelf(deputyDirector, TO_APPROVE, letter)).isEmpty();
  }

  @Test
  void returnedWorkAndRequestsForTimeAreOnTheLeadersShelves() {
    var letter =
        aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(3).toString()), co(OFFICE));
    headOfOffice.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Không thuộc nhiệm vụ."));
    var work = letter.workOf("Công chức").id();
    headOfStaffing.acts(
        () -> extensions.request(work, inWorkingDays(6), "Chờ số liệu.", headOfStaffing.login));

    assertThat(onShelf(director, TO_DIRECT, letter)).containsExactly(REASSIGN);
    assertThat(onShelf(director, TO_APPROVE, letter)).containsExactly(EXTEND);
    assertThat(onShelf(headOfStaffing, TO_APPROVE, letter)).isEmpty();
  }

  @Test
  void workNearAndPastItsDeadlineIsOnTheShelfOfWhoHasIt() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(5).toString()));
    headOfStaffing.allots(letter, staffingOfficer);
    assertThat(onShelf(staffingOfficer, NEAR, letter)).isEmpty();
    assertThat(onShelf(staffingOfficer, OVERDUE, letter)).isEmpty();

    workingDaysPass(4);
    assertThat(onShelf(staffingOfficer, NEAR, letter)).containsExactly(HANDLE);
    assertThat(onShelf(staffingOfficer, OVERDUE, letter)).isEmpty();
    assertThat(onShelf(secondStaffingOfficer, NEAR, letter)).isEmpty();

    workingDaysPass(2);
    assertThat(onShelf(staffingOfficer, NEAR, letter)).isEmpty();
    assertThat(onShelf(staffingOfficer, OVERDUE, letter)).containsExactly(HANDLE);
    assertThat(onShelf(secondStaffingOfficer, OVERDUE, letter)).isEmpty();
    assertThat(onShelf(headOfStaffing, OVERDUE, letter)).isEmpty();
  }

  @Test
  void aSubstituteFindsTheWorkInHisDatesAndNoLongerWhateverHeTookOver() {
    var first = aLetterGivenTo(lead(STAFFING));
    var second = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(first, staffingOfficer);
    headOfStaffing.allots(second, staffingOfficer);
    assertThat(onShelf(secondStaffingOfficer, TO_HANDLE, first)).isEmpty();

    substitutions.name(
        UUID.fromString(staffingOfficer.post()),
        secondStaffingOfficer.login,
        clock.today(),
        clock.today().plusDays(1),
        "Nghỉ ốm",
        headOfStaffing.login);
    assertThat(onShelf(secondStaffingOfficer, TO_HANDLE, first)).containsExactly(HANDLE);
    assertThat(onShelf(secondStaffingOfficer, TO_HANDLE, second)).containsExactly(HANDLE);
    var task = staffingOfficer.finds(HANDLE, first).getId();
    secondStaffingOfficer.acts(() -> takingOver.takeOver(secondStaffingOfficer.login, task));

    assertThat(onShelf(secondStaffingOfficer, TO_HANDLE, first)).containsExactly(HANDLE);

    clock.forward(java.time.Duration.ofDays(3));
    for (var letter : List.of(first, second)) {
      assertThat(onShelf(secondStaffingOfficer, TO_HANDLE, letter)).isEmpty();
      assertThat(onShelf(secondStaffingOfficer, ALL, letter)).isEmpty();
      assertThat(onShelf(staffingOfficer, TO_HANDLE, letter)).containsExactly(HANDLE);
    }
    staffingOfficer.acts(() -> takingOver.takeOver(staffingOfficer.login, task));
    staffingOfficer.reports(first, "Đã xử lý tiếp.");
  }

  @Test
  void whatAHeadTookOverFromHisPeopleIsOnHisShelf() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    assertThat(onShelf(headOfStaffing, TO_HANDLE, letter)).isEmpty();
    var task = staffingOfficer.finds(HANDLE, letter).getId();

    headOfStaffing.acts(() -> takingOver.takeOver(headOfStaffing.login, task));

    assertThat(onShelf(headOfStaffing, TO_HANDLE, letter)).containsExactly(HANDLE);
  }

  @Test
  void workThatNobodyHoldsWaitsOnTheShelfOfWhoIsInCharge() {
    var slug = UUID.randomUUID().toString().substring(0, 8);
    var unit = AGENCY + ".moike" + slug;
    units.open(AGENCY, "moike" + slug, "Phòng " + slug, "PK", List.of("other"), clock.today());
    var head = engaged("truongphong." + slug, new Place(AGENCY, unit, Role.HEAD, "Trưởng phòng"));
    var handler =
        engaged("chuyenvien." + slug, new Place(AGENCY, unit, Role.SPECIALIST, "Chuyên viên"));
    var handled = aLetterGivenTo(lead(unit));
    head.allots(handled, handler);
    var waiting = aLetterGivenTo(lead(unit));
    assertThat(onShelf(head, LEFT, handled)).isEmpty();

    staff.leave(handler.login, clock.today());
    assertThat(onShelf(head, LEFT, handled)).containsExactly(HANDLE);
    assertThat(onShelf(head, LEFT, waiting)).isEmpty();
    for (var other : List.of(director, headOfStaffing, officer, clerk, clerkElsewhere)) {
      assertThat(onShelf(other, LEFT, handled)).as(other.login).isEmpty();
    }

    // Without a head the leaders answer for the unit, all of them.
    staff.leave(head.login, clock.today());
    for (var leader : List.of(director, deputyDirector)) {
      assertThat(onShelf(leader, LEFT, handled)).containsExactly(HANDLE);
      assertThat(onShelf(leader, LEFT, waiting)).containsExactly(ALLOT);
    }
    assertThat(onShelf(new Official("giamdoc.stc"), LEFT, waiting)).isEmpty();

    // Who takes it over has it as his own, and so have the other leaders if he leaves.
    var task = taskOf(director, LEFT, waiting);
    director.acts(() -> takingOver.takeOver(director.login, task));
    assertThat(onShelf(director, LEFT, waiting)).isEmpty();
    assertThat(onShelf(deputyDirector, LEFT, waiting)).isEmpty();
    var successor =
        engaged("chuyenvien2." + slug, new Place(AGENCY, unit, Role.SPECIALIST, "Chuyên viên"));
    director.allots(waiting, successor);
    assertThat(onShelf(successor, TO_HANDLE, waiting)).containsExactly(HANDLE);
  }

  @Test
  void whatAHeadTookOverFromWhoHasLeftIsNoLongerLeftToAnybody() {
    var slug = UUID.randomUUID().toString().substring(0, 8);
    var handler =
        engaged("chuyenvien." + slug, new Place(AGENCY, STAFFING, Role.SPECIALIST, "Chuyên viên"));
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, handler);
    staff.leave(handler.login, clock.today());
    var task = taskOf(headOfStaffing, LEFT, letter);

    headOfStaffing.acts(() -> takingOver.takeOver(headOfStaffing.login, task));

    assertThat(onShelf(headOfStaffing, LEFT, letter)).isEmpty();
    assertThat(onShelf(headOfStaffing, TO_HANDLE, letter)).containsExactly(HANDLE);
    headOfStaffing.reports(letter, "Đã xử lý thay.");
    assertThat(director.toDo(letter)).containsExactly(CONFIRM);
  }

  /** The filter and the person's scope share one join on the groups of a task. */
  @Test
  void aTaskOfTwoGroupsIsListedAndCountedOnce() {
    var letter = aLetterGivenTo(lead(STAFFING));
    var task = headOfStaffing.finds(ALLOT, letter).getId();
    tasks.addCandidateGroup(task, Directory.postGroup(UUID.fromString(headOfStaffing.post())));
    tasks.addCandidateGroup(task, Directory.postGroup(UUID.fromString(headOfReform.post())));

    for (var person : List.of(headOfStaffing, headOfReform)) {
      assertThat(onShelf(person, TO_ALLOT, letter)).containsExactly(ALLOT);
      assertThat(onShelf(person, ALL, letter)).containsExactly(ALLOT);
    }
    assertThat(onShelf(director, ALL, letter)).containsExactly(ALLOT);
    assertThat(onShelf(officer, ALL, letter)).isEmpty();

    headOfStaffing.acts(() -> tasks.claim(task, headOfStaffing.login));
    assertThat(onShelf(headOfStaffing, TO_ALLOT, letter)).containsExactly(ALLOT);
  }

  @Test
  void aCardTellsTheDeadlineOfItsTaskInWorkingTime() {
    var letter = aLetterGivenTo(lead(STAFFING).with("dueAt", inWorkingDays(4).toString()));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("dueAt", inWorkingDays(2).toString()));
    var task = staffingOfficer.finds(HANDLE, letter);

    var card = card(staffingOfficer, task);

    assertThat(card.get("dueAt").asText()).isEqualTo(inWorkingDays(2).toString());
    assertThat(card.get("remaining").asText())
        .isEqualTo(
            calendar.remaining(
                AGENCY, clock.instant(), inWorkingDays(2), java.util.Locale.forLanguageTag("vi")))
        .contains("ngày làm việc");
    assertThat(read(staffingOfficer, "/api/tasks/" + task.getId()).get("remaining"))
        .isEqualTo(card.get("remaining"));
    assertThat(cards(secondStaffingOfficer, task).isEmpty()).isTrue();
    assertThat(cards(clerkElsewhere, task).isEmpty()).isTrue();
  }

  @Test
  void whatComesBackOrComesOnIsUnreadAgain() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("needsApproval", true));
    reads(staffingOfficer, letter);
    assertThat(unread(staffingOfficer, HANDLE, letter)).isFalse();
    reads(headOfStaffing, letter);
    staffingOfficer.reports(letter, "Dự thảo lần 1.");

    assertThat(unread(headOfStaffing, APPROVE, letter)).isTrue();
    reads(headOfStaffing, letter);
    assertThat(unread(headOfStaffing, APPROVE, letter)).isFalse();

    headOfStaffing.completes(
        APPROVE, letter, "approval", "rework", form("note", "Bổ sung số liệu."));
    assertThat(unread(staffingOfficer, HANDLE, letter)).isTrue();
    reads(staffingOfficer, letter);
    assertThat(unread(staffingOfficer, HANDLE, letter)).isFalse();
  }

  private Official engaged(String login, Place place) {
    var who = new Official(login);
    staff.engage(
        login,
        new PersonDetails("K-" + login, "Người Tạm", null, null),
        new PasswordHash("{noop}congvan", false),
        place,
        clock.today());
    return who;
  }

  private String taskOf(Official person, String shelf, Letter letter) {
    return tasksOnShelf(person, shelf, letter).get(0).getId();
  }

  /** The names of the tasks about the letter on a shelf; empty also where the shelf is not his. */
  /** What stands only among all work is found by nobody who looks where his work should be. */
  @Test
  void everyTaskOfTheProductStandsOnAShelf() throws IOException {
    var shelved =
        filters.createTaskFilterQuery().list().stream()
            .map(filter -> (TaskQueryImpl) filter.getQuery())
            .flatMap(query -> Stream.concat(Stream.of(query), query.getQueries().stream()))
            .map(TaskQueryImpl::getKeys)
            .filter(Objects::nonNull)
            .flatMap(Arrays::stream)
            .collect(Collectors.toSet());
    try (var files = Files.walk(Path.of("processes"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".bpmn"))
                  .map(file -> Bpmn.readModelFromFile(file.toFile()))
                  .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                  .map(UserTask::getId))
          .isSubsetOf(shelved);
    }
  }

  private List<String> onShelf(Official person, String shelf, Letter letter) {
    return tasksOnShelf(person, shelf, letter).stream().map(Task::getName).toList();
  }

  private List<Task> tasksOnShelf(Official person, String shelf, Letter letter) {
    var filter = filters.createTaskFilterQuery().filterName(shelf).singleResult().getId();
    try {
      return person.does(
          () -> {
            var about =
                tasks
                    .createTaskQuery()
                    .processVariableValueEquals("documentId", letter.id.toString());
            List<Task> listed = filters.list(filter, about);
            assertThat(filters.count(filter, about))
                .as("count of " + shelf)
                .isEqualTo(listed.size());
            return listed;
          });
    } catch (AuthorizationException notHisShelf) {
      return List.of();
    }
  }

  private boolean unread(Official person, String task, Letter letter) {
    return card(person, person.finds(task, letter)).get("unread").asBoolean();
  }

  private void reads(Official person, Letter letter) {
    var answer = Browserless.loggedIn(port, person.login).get("/api/documents/" + letter.id);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private JsonNode card(Official person, Task task) {
    return cards(person, task).get(task.getId());
  }

  private JsonNode cards(Official person, Task task) {
    try {
      return json.readTree(
          Browserless.loggedIn(port, person.login)
              .json(
                  "POST",
                  "/api/tasks/cards",
                  json.writeValueAsString(Map.of("ids", List.of(task.getId()))))
              .body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode read(Official person, String path) {
    try {
      return json.readTree(Browserless.loggedIn(port, person.login).get(path).body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
