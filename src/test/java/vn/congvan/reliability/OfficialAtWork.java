package vn.congvan.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.congvan.Browserless;

/** Drafts, checks, signs, seals and issues over HTTP exactly as the pages do. */
final class OfficialAtWork {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final int CREATED = 201;
  private static final int BROKEN = 500;

  private final String login;
  private final Browserless browser;

  OfficialAtWork(int port, String login) {
    this.login = login;
    this.browser = Browserless.loggedIn(port, login);
  }

  /** Begins a draft, and brings its pages. */
  void begins(String subject) {
    var answer =
        browser.form(
            "/outgoing/new",
            Map.of("typeCode", "CV", "subject", subject, "field", "personnel", "urgency", "0"));
    require(answer.statusCode() == 302, answer.statusCode(), answer.body());
  }

  /** Brings the document itself (slot 0), or a new appendix. */
  void brings(UUID document, @Nullable Integer slot, byte[] pdf) {
    var answer =
        browser.upload(
            "/api/outgoing/" + document + "/files" + (slot == null ? "" : "?slot=" + slot),
            "files",
            slot == null ? "phu-luc.pdf" : "du-thao.pdf",
            "application/pdf",
            pdf);
    require(answer.statusCode() == 200, answer.statusCode(), answer.body());
  }

  /** The capacity in which somebody may sign a document. */
  String capacity(UUID document, String position) throws Exception {
    for (var signer : read("/api/outgoing/" + document + "/choices?typeCode=CV").get("signers")) {
      if (signer.get("position").asText().equals(position)) {
        return signer.get("key").asText();
      }
    }
    throw new AssertionError("Nobody may sign as " + position);
  }

  /** Completes the task with its form; says no where the task is not there (any more). */
  boolean completes(
      UUID document, String task, String variable, String decision, Map<String, Object> form)
      throws Exception {
    var found =
        read(
            ENGINE + "/task?processInstanceBusinessKey=" + document + "&taskDefinitionKey=" + task);
    if (found.isEmpty()) {
      return false;
    }
    var id = found.get(0).get("id").asText();
    if (found.get(0).get("assignee").isNull()) {
      var claimed =
          browser.json("POST", ENGINE + "/task/" + id + "/claim", "{\"userId\":\"" + login + "\"}");
      require(claimed.statusCode() == 204, claimed.statusCode(), claimed.body());
    }
    var draft =
        browser.json(
            "PUT",
            "/api/tasks/" + id + "/draft",
            JSON.writeValueAsString(
                Map.of(
                    "basedOn",
                    read("/api/tasks/" + id).path("draft").path("version").asInt(),
                    "content",
                    JSON.writeValueAsString(form))));
    require(draft.statusCode() == 200, draft.statusCode(), draft.body());
    var done =
        browser.json(
            "POST",
            ENGINE + "/task/" + id + "/submit-form",
            JSON.writeValueAsString(
                Map.of(
                    "variables",
                    Map.of(
                        variable,
                        Map.of("value", decision, "type", "String"),
                        "draftId",
                        Map.of(
                            "value",
                            JSON.readTree(draft.body()).get("id").asText(),
                            "type",
                            "String")))));
    require(done.statusCode() < 300, done.statusCode(), done.body());
    return true;
  }

  /** The agent on the official's computer, to whom his page goes. */
  interface Agent {
    void hears(UUID document, URI agent, String message) throws Exception;
  }

  /**
   * Reads whatever lies there to be signed, presses "Sign" where nothing is out, and goes to the
   * agent where a file waits for it.
   *
   * @param means the means to use for a document
   */
  void signsWhatIsThere(Function<UUID, String> means, Agent agent) throws Exception {
    for (var line : read("/api/signing/tasks")) {
      var out = line.get("out");
      if (!out.isNull() && out.get("signsWholeFile").asBoolean()) {
        goesToTheAgent(UUID.fromString(line.get("documentId").asText()), out, agent);
      }
      if (!out.isNull() || !line.get("fault").isNull()) {
        continue;
      }
      var wanted = means.apply(UUID.fromString(line.get("documentId").asText()));
      var task = "/api/signing/tasks/" + line.get("taskId").asText();
      var opened = browser.get(task + "/file").statusCode();
      for (var each : line.get("means")) {
        if (opened == 200 && each.get("means").asText().equals(wanted)) {
          var pressed =
              browser.json(
                  "POST",
                  task + "/attempts",
                  JSON.writeValueAsString(
                      Map.of(
                          "meansId",
                          each.get("id").asText(),
                          "several",
                          each.get("signsSeveralAtOnce").asBoolean())));
          // What was finished since the list was read is refused in words.
          require(
              pressed.statusCode() == CREATED
                  || (pressed.statusCode() >= 400 && pressed.statusCode() < BROKEN),
              pressed.statusCode(),
              pressed.body());
        }
      }
    }
  }

  private void goesToTheAgent(UUID document, JsonNode attempt, Agent agent) throws Exception {
    var errand = browser.get("/api/signing/attempts/" + attempt.get("id").asText() + "/errand");
    // Since the list was read the file may have come.
    if (attempt.get("state").asText().equals("SENT") && errand.statusCode() == 200) {
      var said = JSON.readTree(errand.body());
      agent.hears(document, URI.create(said.get("agent").asText()), said.get("message").asText());
    }
    require(errand.statusCode() < BROKEN, errand.statusCode(), errand.body());
  }

  /** The document itself (0) or one of its appendices, as it lies in the office now. */
  byte[] file(UUID document, int place) throws Exception {
    var seen = read("/api/documents/" + document);
    var files = seen.has("files") ? seen.get("files") : seen.get("attachments");
    return browser.bytes(
        "/api/documents/" + document + "/files/" + files.get(place).get("id").asText());
  }

  private JsonNode read(String path) throws Exception {
    var answer = browser.get(path);
    require(answer.statusCode() == 200, answer.statusCode(), path + ": " + answer.body());
    return JSON.readTree(answer.body());
  }

  private static void require(boolean right, int status, String body) {
    if (!right) {
      throw new ClerkAtWork.Unacknowledged(status + " " + body);
    }
  }
}
