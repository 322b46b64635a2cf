package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.document.DocumentVariables;

/**
 * Who sees, takes and changes a task, tried through Tasklist's own interface by people of two
 * agencies.
 */
class TaskDoorsTest extends PostgresProvince {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort private int port;
  @Autowired private Processes processes;
  @Autowired private ObjectMapper json;

  private String document;
  private String task;

  @BeforeEach
  void aDocumentArrivesAtTheDepartmentOfHomeAffairs() {
    document = UUID.randomUUID().toString();
    var instance =
        processes.start(
            DocumentVariables.INCOMING_DOCUMENT,
            document,
            Map.of("documentId", document, "agencyId", "snv", "priority", 50));
    task = processes.tasksOf(instance).get(0).id();
  }

  @Test
  void theClerkOfTheAgencyFindsItAndAnotherAgencysClerkDoesNot() throws Exception {
    var own = Browserless.loggedIn(port, "vanthu.snv");
    var other = Browserless.loggedIn(port, "vanthu.stc");

    assertThat(listed(own)).isEqualTo(1);
    assertThat(counted(own)).isEqualTo(1);
    assertThat(own.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);

    assertThat(listed(other)).isZero();
    assertThat(counted(other)).isZero();
    assertThat(other.get(ENGINE + "/task/" + task).statusCode()).isNotEqualTo(200);
    assertThat(other.get(ENGINE + "/task/" + task + "/variables").statusCode()).isNotEqualTo(200);
    assertThat(other.get(ENGINE + "/task/" + task + "/form").statusCode()).isNotEqualTo(200);
    assertThat(other.get("/api/tasks/" + task).statusCode()).isEqualTo(404);
    assertThat(claim(other, "vanthu.stc")).isNotEqualTo(204);
  }

  @Test
  void aSpecialistOfTheSameAgencyDoesNotSeeTheClerksTask() throws Exception {
    var specialist = Browserless.loggedIn(port, "chuyenvien.snv");

    assertThat(listed(specialist)).isZero();
    assertThat(specialist.get(ENGINE + "/task/" + task).statusCode()).isIn(403, 404);
    assertThat(claim(specialist, "chuyenvien.snv")).isEqualTo(403);
  }

  @Test
  void theLeaderSeesHisAgencysTasksAndCannotWorkOnTheClerks() throws Exception {
    var leader = Browserless.loggedIn(port, "giamdoc.snv");
    var otherLeader = Browserless.loggedIn(port, "giamdoc.stc");

    assertThat(listed(leader)).isEqualTo(1);
    assertThat(claim(leader, "giamdoc.snv")).isEqualTo(403);
    assertThat(listed(otherLeader)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /assignee | {\"userId\":\"vanthu.snv\"}",
        "PUT  |           | {\"name\":\"Việc"
            + " khác\",\"priority\":99,\"due\":\"2030-01-01T00:00:00.000+0000\"}",
        "POST | /identity-links | {\"groupId\":\"clerk@stc\",\"type\":\"candidate\"}",
        "PUT  | /variables/agencyId | {\"value\":\"stc\",\"type\":\"String\"}",
        "PUT  | /variables/documentId | {\"value\":\"x\",\"type\":\"String\"}",
        "POST | /variables | {\"modifications\":{\"priority\":{\"value\":1,\"type\":\"Integer\"}}}",
        "PUT  | /localVariables/note | {\"value\":\"x\",\"type\":\"String\"}",
        "POST | /delegate | {\"userId\":\"vanthu.snv\"}",
        "POST | /bpmnError | {\"errorCode\":\"X\"}",
        "POST | /bpmnEscalation | {\"escalationCode\":\"X\"}"
      })
  void anOfficialCannotChangeATask(String method, String path, String body) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(claim(clerk, "vanthu.snv")).isEqualTo(204);

    var answer = clerk.json(method, ENGINE + "/task/" + task + (path == null ? "" : path), body);

    assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "submit-form, agencyId",
    "submit-form, documentId",
    "complete, priority",
    "complete, anything"
  })
  void aCompletionMayWriteOnlyWhatItsFormNames(String door, String variable) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(claim(clerk, "vanthu.snv")).isEqualTo(204);

    var answer =
        clerk.json(
            "POST",
            ENGINE + "/task/" + task + "/" + door,
            "{\"variables\":{\"" + variable + "\":{\"value\":\"stc\",\"type\":\"String\"}}}");

    assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).contains(variable);
    assertThat(processes.task(task)).isPresent();
  }

  /**
   * A value may name the class it is to become; whoever reads it would make an object of it, which
   * is running code for everybody who has a task.
   */
  @ParameterizedTest
  @CsvSource({"submit-form, Object", "complete, Object", "complete, Json", "complete, Bytes"})
  void aCompletionWritesNoObjects(String door, String type) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(claim(clerk, "vanthu.snv")).isEqualTo(204);
    var before = Trap.sprung();

    var answer =
        clerk.json(
            "POST",
            ENGINE + "/task/" + task + "/" + door,
            "{\"variables\":{\"draftId\":{\"type\":\""
                + type
                + "\",\"value\":\"\\\"x\\\"\",\"valueInfo\":{\"objectTypeName\":\""
                + Trap.class.getName()
                + "\",\"serializationDataFormat\":\"application/json\"}}}}");

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(Trap.sprung()).isEqualTo(before);
    assertThat(processes.task(task)).isPresent();
  }

  @Test
  void aClaimedTaskIsPutBackButNotGivenAway() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(claim(clerk, "vanthu.snv")).isEqualTo(204);

    assertThat(clerk.json("POST", ENGINE + "/task/" + task + "/unclaim", "{}").statusCode())
        .isEqualTo(204);

    assertThat(claim(clerk, "giamdoc.snv")).isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /task/create | {\"name\":\"Việc tự tạo\"}",
        "POST | /process-definition/key/incoming-document/start |"
            + " {\"variables\":{\"agencyId\":{\"value\":\"snv\",\"type\":\"String\"}}}",
        "POST | /filter/create | {\"resourceType\":\"Task\",\"name\":\"Của tôi\",\"query\":{}}",
        "POST | /authorization/create |"
            + " {\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"vanthu.snv\",\"resourceType\":0,\"resourceId\":\"*\"}",
        "POST | /user/create |"
            + " {\"profile\":{\"id\":\"evil\"},\"credentials\":{\"password\":\"evil\"}}"
      })
  void anOfficialStartsAndGrantsNothing(String method, String path, String body) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");

    var answer = clerk.json(method, ENGINE + path, body);

    assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/process-instance/count",
    "/variable-instance/count",
    "/history/task/count",
    "/history/process-instance/count",
    "/history/variable-instance/count",
    "/history/activity-instance/count",
    "/history/user-operation/count",
    "/history/detail/count",
    "/job/count",
    "/deployment/count",
    "/authorization/count"
  })
  void otherQueriesTellAnOfficialNothing(String path) throws Exception {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");

    var answer = clerk.get(ENGINE + path);

    if (answer.statusCode() == 200) {
      assertThat(json.readTree(answer.body()).get("count").asInt()).isZero();
    } else {
      assertThat(answer.statusCode()).isIn(401, 403, 404);
    }
  }

  @Test
  void aSupervisorReadsHisAgencyInCockpitAndChangesNothing() throws Exception {
    var own = Browserless.loggedIn(port, "giamsat.snv");
    var instance =
        json.readTree(own.get(ENGINE + "/process-instance?businessKey=" + document).body())
            .get(0)
            .get("id")
            .asText();

    assertThat(own.json("DELETE", ENGINE + "/process-instance/" + instance, "").statusCode())
        .isEqualTo(403);
    assertThat(
            own.json(
                    "PUT",
                    ENGINE + "/process-instance/" + instance + "/variables/priority",
                    "{\"value\":1,\"type\":\"Integer\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            own.json(
                    "POST",
                    ENGINE + "/process-instance/" + instance + "/modification",
                    "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"closeDocument\"}]}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            own.json(
                    "PUT",
                    ENGINE + "/process-instance/" + instance + "/suspended",
                    "{\"suspended\":true}")
                .statusCode())
        .isEqualTo(403);
    assertThat(processes.task(task)).isPresent();

    // His post at the provincial Committee follows the agencies below; TwoPostsTest has one whose
    // post does not.
    var above = Browserless.loggedIn(port, "giamsat.ubnd");
    assertThat(
            json.readTree(above.get(ENGINE + "/process-instance?businessKey=" + document).body())
                .size())
        .isEqualTo(1);
    assertThat(above.json("DELETE", ENGINE + "/process-instance/" + instance, "").statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /task/TASK/claim | {\"userId\":\"giamsat.snv\"}",
        "POST   | /task/TASK/complete | {}",
        "POST   | /task/TASK/delegate | {\"userId\":\"giamsat.snv\"}",
        "POST   | /task/TASK/resolve | {}",
        "POST   | /task/TASK/assignee | {\"userId\":\"giamsat.snv\"}",
        "POST   | /task/TASK/comment/create | {\"message\":\"Đã xem\"}",
        "POST   | /task/TASK/identity-links | {\"groupId\":\"supervisor@snv\",\"type\":\"candidate\"}",
        "DELETE | /task/TASK | ",
        "PUT    | /job/suspended | {\"processInstanceId\":\"INSTANCE\",\"suspended\":true}",
        "DELETE | /history/process-instance/INSTANCE | ",
        "POST   | /history/process-instance/delete | {\"historicProcessInstanceIds\":[\"INSTANCE\"]}",
        "DELETE | /history/process-instance/INSTANCE/variable-instances | ",
        "POST   | /process-instance/delete | {\"processInstanceIds\":[\"INSTANCE\"]}",
        "POST   | /process-instance/suspended-async | {\"suspended\":true,\"processInstanceIds\":[\"INSTANCE\"]}",
        "POST   | /process-instance/variables-async | {\"processInstanceIds\":[\"INSTANCE\"],\"variables\":{\"priority\":{\"value\":1,\"type\":\"Integer\"}}}",
        "POST   | /process-instance/message-async | {\"messageName\":\"AllAssignmentsDone\",\"processInstanceIds\":[\"INSTANCE\"]}",
        "POST   | /modification/execute | {\"processDefinitionId\":\"DEFINITION\",\"processInstanceIds\":[\"INSTANCE\"],\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"receiveDocument\"}]}",
        "POST   | /modification/executeAsync | {\"processDefinitionId\":\"DEFINITION\",\"processInstanceIds\":[\"INSTANCE\"],\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"receiveDocument\"}]}",
        "POST   | /migration/execute | {\"migrationPlan\":{\"sourceProcessDefinitionId\":\"DEFINITION\",\"targetProcessDefinitionId\":\"DEFINITION\",\"instructions\":[{\"sourceActivityIds\":[\"receiveDocument\"],\"targetActivityIds\":[\"receiveDocument\"]}]},\"processInstanceIds\":[\"INSTANCE\"]}",
        "POST   | /process-definition/DEFINITION/restart | {\"processInstanceIds\":[\"INSTANCE\"],\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"receiveDocument\"}]}",
        "PUT    | /process-definition/DEFINITION/suspended | {\"suspended\":true}",
        "DELETE | /process-definition/DEFINITION | ",
        "POST   | /process-definition/DEFINITION/start | {\"variables\":{\"agencyId\":{\"value\":\"snv\",\"type\":\"String\"}}}",
        "POST   | /message | {\"messageName\":\"AllAssignmentsDone\",\"processInstanceId\":\"INSTANCE\"}",
        "POST   | /execution/INSTANCE/signal | {}",
        "POST   | /execution/INSTANCE/localVariables | {\"modifications\":{\"priority\":{\"value\":1,\"type\":\"Integer\"}}}",
        "POST   | /execution/INSTANCE/create-incident | {\"incidentType\":\"x\",\"configuration\":\"y\"}"
      })
  void aSupervisorChangesNothing(String method, String path, @Nullable String body) {
    var open = processes.task(task).orElseThrow();
    var supervisor = Browserless.loggedIn(port, "giamsat.snv");
    var definition =
        supervisor
            .get(ENGINE + "/process-definition/key/incoming-document")
            .body()
            .replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

    var answer =
        supervisor.json(
            method,
            ENGINE + filled(path, open, definition),
            filled(body == null ? "" : body, open, definition));

    // What a process does not wait for is refused as such, for everybody.
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404, 500);
    assertThat(answer.statusCode() == 403 || path.matches("/message|/task/TASK|.*/restart"))
        .as(answer.statusCode() + answer.body())
        .isTrue();
    assertThat(processes.task(task)).contains(open);
    assertThat(processes.isRunning(open.processInstanceId())).isTrue();
  }

  private static String filled(String text, Processes.OpenTask open, String definition) {
    return text.replace("TASK", open.id())
        .replace("INSTANCE", open.processInstanceId())
        .replace("DEFINITION", definition);
  }

  @Test
  void aSupervisorTakesNothingOverAndVoidsNothing() {
    var supervisor = Browserless.loggedIn(port, "giamsat.snv");
    assertThat(supervisor.get("/api/tasks/" + task).statusCode()).isEqualTo(200);

    assertThat(supervisor.json("POST", "/api/tasks/" + task + "/take-over", "").statusCode())
        .isEqualTo(403);
    assertThat(
            supervisor
                .json("PUT", "/api/tasks/" + task + "/draft", "{\"basedOn\":0,\"content\":\"{}\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void cockpitsOwnInterfaceIsClosedToOthers() {
    var path = "/camunda/api/cockpit/plugin/base/default/process-definition/statistics";
    assertThat(Browserless.loggedIn(port, "vanthu.snv").get(path).statusCode()).isEqualTo(403);
    assertThat(Browserless.loggedIn(port, "giamsat.snv").get(path).statusCode()).isNotEqualTo(403);
  }

  @Test
  void everyOpenTaskHasAnAgency() throws Exception {
    var administrator = Browserless.loggedIn(port, "admin");

    var answer = administrator.get(ENGINE + "/task/count?withoutTenantId=true");

    assertThat(json.readTree(answer.body()).get("count").asInt()).isZero();
  }

  @Test
  void eachRoleFindsItsOwnFilters() throws Exception {
    assertThat(filters("vanthu.snv"))
        .contains("Cần tiếp nhận, đăng ký", "Cần xử lý", "Quá hạn")
        .doesNotContain("Cần phân công");
    assertThat(filters("truongphong.snv"))
        .contains("Cần phân công")
        .doesNotContain("Cần tiếp nhận, đăng ký");
    assertThat(filters("giamdoc.snv")).contains("Cần cho ý kiến chỉ đạo");
  }

  @Test
  void theFilterOfTheClerksHoldsTheNewDocument() throws Exception {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var list = json.readTree(clerk.get(ENGINE + "/filter?resourceType=Task").body());
    for (var filter : list) {
      var count =
          clerk.json("POST", ENGINE + "/filter/" + filter.get("id").asText() + "/count", "{}");
      assertThat(count.statusCode())
          .as(filter.get("name").asText() + ": " + count.body())
          .isEqualTo(200);
      if (filter.get("name").asText().equals("Cần tiếp nhận, đăng ký")) {
        assertThat(json.readTree(count.body()).get("count").asInt()).isPositive();
      }
    }
  }

  private java.util.List<String> filters(String person) throws Exception {
    var answer = Browserless.loggedIn(port, person).get(ENGINE + "/filter?resourceType=Task");
    return json.readTree(answer.body()).findValuesAsText("name");
  }

  private int listed(Browserless person) throws Exception {
    JsonNode list =
        json.readTree(person.get(ENGINE + "/task?processInstanceBusinessKey=" + document).body());
    return list.size();
  }

  private int counted(Browserless person) throws Exception {
    return json.readTree(
            person.get(ENGINE + "/task/count?processInstanceBusinessKey=" + document).body())
        .get("count")
        .asInt();
  }

  private int claim(Browserless person, String whom) {
    return person
        .json("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"" + whom + "\"}")
        .statusCode();
  }
}
