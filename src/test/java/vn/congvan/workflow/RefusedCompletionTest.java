package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.registration.Registration;

/**
 * What the engine's own interface answers when a completion is refused: enough to mark each field.
 */
class RefusedCompletionTest extends PostgresProvince {

  private static final String TASKS = "/camunda/api/engine/engine/default/task/";

  @LocalServerPort private int port;
  @Autowired private Registration registration;
  @Autowired private Processes processes;
  @Autowired private ObjectMapper json;

  private Browserless clerk;
  private String task;

  @BeforeEach
  void aClerkHasALetterToRegister() {
    var letter = registration.enterPaper("snv", "vanthu.snv");
    task = registration.taskOf(letter).orElseThrow();
    clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(
            clerk.json("POST", TASKS + task + "/claim", "{\"userId\":\"vanthu.snv\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void aRefusalKeepsItsSentenceAndItsFields() throws Exception {
    var answer = completes(savesDraft(0));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    var refusal = json.readTree(answer.body());
    assertThat(refusal.get("message").asText()).isNotBlank().doesNotContain("ENGINE-");
    assertThat(refusal.get("fields").get("subject").asText()).isNotBlank();
    assertThat(processes.task(task)).isPresent();
  }

  @Test
  void aRefusalIsToldInTheLanguageOfTheBrowser() throws Exception {
    var draft = savesDraft(0);
    var nobodyAsks = clerk;
    for (var told :
        Map.of(
                clerk.reading("vi-VN,vi;q=0.9,en;q=0.8"),
                "Nhập trích yếu nội dung văn bản.",
                clerk.reading("en-GB,en;q=0.9,vi;q=0.8"),
                "Enter the abstract of the document.",
                nobodyAsks,
                "Nhập trích yếu nội dung văn bản.")
            .entrySet()) {
      clerk = told.getKey();
      var refusal = json.readTree(completes(draft).body());
      assertThat(refusal.at("/fields/subject").asText()).isEqualTo(told.getValue());
    }
    clerk = nobodyAsks.reading("en");
    assertThat(json.readTree(completes(draft).body()).get("message").asText())
        .isEqualTo("The registration is not right yet. Please correct the marked fields.");
    savesDraft(1);
    assertThat(json.readTree(completes(draft).body()).get("message").asText())
        .startsWith("This form has just been saved elsewhere.");
    clerk = nobodyAsks.reading("vi");
    assertThat(json.readTree(completes(draft).body()).get("message").asText())
        .startsWith("Biểu mẫu này vừa được lưu ở nơi khác.");
  }

  @Test
  void aFormSavedElsewhereIsToldAsSuch() throws Exception {
    var stale = savesDraft(0);
    savesDraft(1);

    assertThat(completes(stale).statusCode()).isEqualTo(409);
    assertThat(completes(UUID.randomUUID().toString()).statusCode()).isEqualTo(409);
  }

  private String savesDraft(int basedOn) throws Exception {
    JsonNode saved =
        json.readTree(
            clerk
                .json(
                    "PUT",
                    "/api/tasks/" + task + "/draft",
                    json.writeValueAsString(Map.of("basedOn", basedOn, "content", "{}")))
                .body());
    return saved.get("id").asText();
  }

  private HttpResponse<String> completes(String draft) throws Exception {
    return clerk.json(
        "POST",
        TASKS + task + "/submit-form",
        json.writeValueAsString(
            Map.of(
                "variables",
                Map.of(
                    "receipt", Map.of("value", "register", "type", "String"),
                    "draftId", Map.of("value", draft, "type", "String")))));
  }
}
