package vn.congvan.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import vn.congvan.Browserless;

/**
 * Uploads and registers over HTTP exactly as the pages do, and remembers only what was
 * acknowledged.
 */
final class ClerkAtWork {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Browserless browser;

  ClerkAtWork(int port) {
    this.browser = Browserless.loggedIn(port, "vanthu.snv");
  }

  /** Uploads a letter; the answer's document id is the acknowledgement. */
  UUID upload(String name, byte[] pdf) throws Exception {
    var answer = browser.upload("/api/arrivals", "files", name, "application/pdf", pdf);
    require(
        answer.statusCode() == 200 || answer.statusCode() == 201,
        answer.statusCode(),
        answer.body());
    var receipt = JSON.readTree(answer.body()).get(0);
    require(receipt.hasNonNull("documentId"), answer.statusCode(), answer.body());
    return UUID.fromString(receipt.get("documentId").asText());
  }

  /** Registers the document through its task in Tasklist's own interface. */
  void register(UUID documentId, String subject) throws Exception {
    var engine = "/camunda/api/engine/engine/default";
    var task =
        read(engine + "/task?processInstanceBusinessKey=" + documentId).get(0).get("id").asText();
    var claimed =
        browser.json("POST", engine + "/task/" + task + "/claim", "{\"userId\":\"vanthu.snv\"}");
    require(claimed.statusCode() == 204, claimed.statusCode(), claimed.body());
    var leader = read("/api/registration/" + documentId).get("leaders").get(0);
    var form =
        Map.ofEntries(
            Map.entry("typeCode", "CV"),
            Map.entry("number", Integer.toString(subject.hashCode() & 0xfffff)),
            Map.entry("symbol", "BNV-VP"),
            Map.entry("issuedOn", "2026-09-01"),
            Map.entry("issuerName", "Bộ Nội vụ"),
            Map.entry("issuerLevel", "central"),
            Map.entry("subject", subject),
            Map.entry("field", "personnel"),
            Map.entry("urgency", 0),
            Map.entry("secrecy", 0),
            Map.entry("route", "leader"),
            Map.entry(
                "leaderPost",
                leader.has("id") ? leader.get("id").asText() : leader.get("postId").asText()),
            Map.entry("duplicateAccepted", true));
    var draft =
        browser.json(
            "PUT",
            "/api/tasks/" + task + "/draft",
            JSON.writeValueAsString(
                Map.of("basedOn", 0, "content", JSON.writeValueAsString(form))));
    require(draft.statusCode() == 200, draft.statusCode(), draft.body());
    var done =
        browser.json(
            "POST",
            engine + "/task/" + task + "/submit-form",
            JSON.writeValueAsString(
                Map.of(
                    "variables",
                    Map.of(
                        "receipt",
                        Map.of("value", "register", "type", "String"),
                        "draftId",
                        Map.of(
                            "value",
                            JSON.readTree(draft.body()).get("id").asText(),
                            "type",
                            "String")))));
    require(done.statusCode() == 204 || done.statusCode() == 200, done.statusCode(), done.body());
  }

  /** What the office says of a document now. */
  JsonNode document(UUID documentId) throws Exception {
    return read("/api/documents/" + documentId);
  }

  /** What the office says of the signatures of a document now. */
  JsonNode signatures(UUID documentId) throws Exception {
    return read("/api/documents/" + documentId + "/signatures");
  }

  /** The received file as it is handed out again. */
  byte[] file(UUID documentId, String attachmentId) throws Exception {
    return browser.bytes("/api/documents/" + documentId + "/files/" + attachmentId);
  }

  /** A letter of one page that no other letter equals. */
  static byte[] letter(String mark) {
    var text = "BT /F1 12 Tf 72 720 Td (Cong van " + mark + ") Tj ET";
    var body =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
            + "4 0 obj<</Length "
            + text.length()
            + ">>stream\n"
            + text
            + "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n";
    var offsets = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
    for (var i = 1; i <= 5; i++) {
      offsets.append(String.format("%010d 00000 n \n", body.indexOf(i + " 0 obj")));
    }
    var pdf =
        body + offsets + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + body.length() + "\n%%EOF\n";
    return pdf.getBytes(StandardCharsets.ISO_8859_1);
  }

  private JsonNode read(String path) throws Exception {
    var answer = browser.get(path);
    require(answer.statusCode() == 200, answer.statusCode(), path + ": " + answer.body());
    return JSON.readTree(answer.body());
  }

  private static void require(boolean right, int status, String body) {
    if (!right) {
      throw new Unacknowledged(status + " " + body);
    }
  }

  /** The office did not say yes; after a kill that is to be expected. */
  static final class Unacknowledged extends RuntimeException {

    Unacknowledged(String message) {
      super(message);
    }
  }
}
