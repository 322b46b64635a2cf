package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Documents;
import vn.congvan.registration.Registration;
import vn.congvan.support.CountedStatements;

/** What an official's usual requests ask of the database, so that it stays little. */
class StatementsOfARequestTest extends PostgresProvince {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort private int port;
  @Autowired private Registration registration;
  @Autowired private Documents documents;
  @Autowired private Processes processes;
  @Autowired private ObjectMapper json;

  @Test
  void thirtyCardsCostNoMoreThanThree() throws Exception {
    var tasks = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      var document = registration.enterPaper("snv", "vanthu.snv");
      var instance = Objects.requireNonNull(documents.view(document).processInstanceId());
      tasks.add(processes.tasksOf(instance).get(0).id());
    }
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var few = json.writeValueAsString(java.util.Map.of("ids", tasks.subList(0, 3)));
    var many = json.writeValueAsString(java.util.Map.of("ids", tasks));
    assertThat(json.readTree(clerk.json("POST", "/api/tasks/cards", many).body())).hasSize(30);

    var forFew = CountedStatements.during(() -> clerk.json("POST", "/api/tasks/cards", few));
    var forMany = CountedStatements.during(() -> clerk.json("POST", "/api/tasks/cards", many));

    assertThat(forMany).hasSameSizeAs(forFew).hasSizeLessThanOrEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/me",
        "/api/documents",
        "/camunda/app/tasklist/default/",
        ENGINE + "/task",
        ENGINE + "/task/count",
        ENGINE + "/filter?resourceType=Task",
        "/camunda/api/admin/auth/user/default"
      })
  void whereThePersonStandsIsAskedOnce(String path) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(clerk.get(path).statusCode()).isEqualTo(200);

    var asked = CountedStatements.during(() -> clerk.get(path));

    assertThat(standings(asked)).as(String.join("\n", asked)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/congvan.css",
        "/forms/form.js",
        "/camunda/lib/deps.js",
        "/camunda/assets/tasklist.svg",
        "/camunda/app/tasklist/camunda-tasklist-bootstrap.js",
        "/camunda/app/tasklist/locales/vi.json",
        "/camunda/app/tasklist/scripts/config.js",
        "/camunda/app/tasklist/styles/user-styles.css"
      })
  void aFileAsksNothing(String path) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");

    var asked =
        CountedStatements.during(() -> assertThat(clerk.get(path).statusCode()).isEqualTo(200));

    assertThat(asked).isEmpty();
  }

  private static List<String> standings(List<String> asked) {
    return asked.stream().filter(sql -> sql.contains("left join post q")).toList();
  }
}
