package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Documents;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;

/**
 * A person who supervises one agency and is a specialist in another: Cockpit shows him the first
 * agency only, whatever he asks; his tasks in the second one he has all the same.
 */
class TwoPostsTest extends PostgresProvince {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

  @LocalServerPort private int port;
  @Autowired private Staff staff;
  @Autowired private Posts posts;
  @Autowired private Registration registration;
  @Autowired private Documents documents;
  @Autowired private Processes processes;
  @Autowired private ProvinceClock clock;
  @Autowired private ObjectMapper json;

  private String person;
  private UUID post;
  private Browserless browser;
  private UUID overseen;
  private UUID elsewhere;

  @BeforeEach
  void aSupervisorOfTwoMinds() {
    var suffix = UUID.randomUUID().toString().substring(0, 8);
    person = "giamsat." + suffix;
    staff.engage(
        person,
        new PersonDetails("G-" + suffix, "Người Hai Việc", null, null),
        new PasswordHash("{noop}congvan", false),
        new Place("snv", null, Role.SUPERVISOR, "Giám sát"),
        clock.today());
    post =
        posts.appoint(
            person, new Place("stc", "stc.ns", Role.SPECIALIST, "Chuyên viên"), clock.today());
    overseen = registration.enterPaper("snv", "vanthu.snv");
    elsewhere = registration.enterPaper("stc", "vanthu.stc");
    browser = Browserless.loggedIn(port, person);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/process-instance?businessKey=DOCUMENT",
        "/process-instance/count?businessKey=DOCUMENT",
        "/execution?processInstanceId=INSTANCE",
        "/variable-instance?processInstanceIdIn=INSTANCE",
        "/event-subscription?processInstanceId=INSTANCE",
        "/task?processInstanceId=INSTANCE",
        "/task/count?processInstanceId=INSTANCE",
        "/history/process-instance?processInstanceBusinessKey=DOCUMENT",
        "/history/process-instance/count?processInstanceBusinessKey=DOCUMENT",
        "/history/activity-instance?processInstanceId=INSTANCE",
        "/history/task?processInstanceId=INSTANCE",
        "/history/variable-instance?processInstanceId=INSTANCE",
        "/history/identity-link-log?tenantIdIn=AGENCY",
        "/process-instance/INSTANCE",
        "/process-instance/INSTANCE/variables",
        "/process-instance/INSTANCE/activity-instances",
        "/history/process-instance/INSTANCE",
        "COCKPIT/process-instance?businessKey=DOCUMENT",
      })
  void heReadsTheAgencyThatHeSupervisesAndNotTheOther(String path) throws Exception {
    if (!path.contains("event-subscription")) {
      assertThat(told(path, overseen, "snv")).as("overseen").isTrue();
    }
    assertThat(told(path, elsewhere, "stc")).as("elsewhere").isFalse();
  }

  @Test
  void cockpitsOwnFiguresCountTheAgencyThatHeSupervisesOnly() throws Exception {
    var before = instances();
    registration.enterPaper("stc", "vanthu.stc");
    assertThat(instances()).isEqualTo(before);
    registration.enterPaper("snv", "vanthu.snv");
    // The document, and the ladder of the limit for its registration.
    assertThat(instances()).isEqualTo(before + 2);
  }

  @Test
  void hisTasksInTheOtherAgencyAreStillHis() throws Exception {
    var instance = Objects.requireNonNull(documents.view(elsewhere).processInstanceId());
    var task = processes.tasksOf(instance).get(0);
    assertThat(processes.maySee(person, task.id())).isFalse();
    posts.end(post, clock.today());
    posts.appoint(person, new Place("stc", null, Role.CLERK, "Văn thư"), clock.today());

    assertThat(told("/task?processInstanceId=INSTANCE", elsewhere, "stc")).isTrue();
    assertThat(browser.get(ENGINE + "/task/" + task.id()).statusCode()).isEqualTo(200);
    assertThat(
            browser
                .json(
                    "POST",
                    ENGINE + "/task/" + task.id() + "/claim",
                    "{\"userId\":\"" + person + "\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(told("/process-instance?businessKey=DOCUMENT", elsewhere, "stc")).isFalse();
  }

  private int instances() throws Exception {
    var sum = 0;
    for (var row : json.readTree(browser.get(COCKPIT + "/process-definition/statistics").body())) {
      sum += row.get("instances").asInt();
    }
    return sum;
  }

  /** Whether the answer tells anything: one thing that is there, or a list or count of some. */
  private boolean told(String path, UUID document, String agency) throws Exception {
    var instance = Objects.requireNonNull(documents.view(document).processInstanceId());
    var address =
        (path.startsWith("COCKPIT") ? path.replace("COCKPIT", COCKPIT) : ENGINE + path)
            .replace("DOCUMENT", document.toString())
            .replace("INSTANCE", instance)
            .replace("AGENCY", agency);
    var answer = browser.get(address);
    if (answer.statusCode() != 200) {
      assertThat(answer.statusCode()).as(answer.body()).isIn(403, 404);
      return false;
    }
    var body = json.readTree(answer.body());
    if (body.isArray()) {
      return !body.isEmpty();
    }
    return !body.has("count") || body.get("count").asInt() > 0;
  }
}
