package vn.congvan.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.workflow.Processes;

/** The doors for files, tried from outside over HTTP, with the real process behind them. */
class ArrivalDoorsTest extends PostgresProvince {

  @LocalServerPort private int port;
  @Autowired private Processes processes;
  @Autowired private vn.congvan.document.Documents documents;
  @Autowired private ObjectMapper json;
  @Autowired private IntakeSettings settings;

  private final HttpClient machine = HttpClient.newHttpClient();

  @Test
  void aClerksFileBecomesATaskOfHisAgency() throws IOException {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");

    var results = upload(clerk, "CV 1205.pdf", PracticeLetter.ofDepartment().pdf());

    assertThat(results).hasSize(1);
    assertThat(results.get(0).get("state").asText()).isEqualTo("ACCEPTED");
    var document = documents.view(UUID.fromString(results.get(0).get("documentId").asText()));
    var task = processes.tasksOf(document.processInstanceId()).get(0);
    assertThat(task.activityId()).isEqualTo("receiveDocument");
    assertThat(task.agencyId()).isEqualTo("snv");

    var link = clerk.get("/arrivals/" + results.get(0).get("arrivalId").asText() + "/task");
    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(link.headers().firstValue("Location").orElseThrow())
        .endsWith("/camunda/app/tasklist/default/#/?task=" + task.id());
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() throws Exception {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var files = new LinkedHashMap<String, byte[]>();
    files.put("tốt.pdf", PracticeLetter.ofDepartment().pdf());
    files.put("rỗng.pdf", new byte[0]);
    files.put("trang web.pdf", "<html><script>alert(1)</script></html>".getBytes(UTF_8));
    files.put("cũng tốt.pdf", PracticeLetter.ofCommune().pdf());

    var answer =
        machine.send(
            multipart("/api/arrivals", "files", files, Map.of())
                .header(
                    "Cookie",
                    "CONGVAN="
                        + clerk.cookie("CONGVAN")
                        + "; CONGVAN-CSRF="
                        + clerk.cookie("CONGVAN-CSRF"))
                .header("X-CONGVAN-CSRF", clerk.cookie("CONGVAN-CSRF"))
                .build(),
            HttpResponse.BodyHandlers.ofString(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.readTree(answer.body()))
        .extracting(result -> result.get("fileName").asText() + " " + result.get("state").asText())
        .containsExactly(
            "tốt.pdf ACCEPTED",
            "rỗng.pdf REFUSED",
            "trang web.pdf REFUSED",
            "cũng tốt.pdf ACCEPTED");
  }

  @Test
  void whoIsNoClerkHandsInNothing() throws IOException {
    var administrator = Browserless.loggedIn(port, "quantri.snv");
    var answer =
        administrator.upload(
            "/api/arrivals",
            "files",
            "a.pdf",
            "application/pdf",
            PracticeLetter.ofDepartment().pdf());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json.readTree(answer.body()).get("message").asText()).contains("văn thư");
    assertThat(administrator.get("/arrivals").statusCode()).isEqualTo(403);
    assertThat(administrator.get("/api/arrivals?agencyId=snv").statusCode()).isEqualTo(403);
  }

  @Test
  void aClerkOfOneAgencySeesAndHandsInNothingForAnother() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(clerk.get("/arrivals?agencyId=stc").statusCode()).isEqualTo(403);
    assertThat(clerk.get("/arrivals/list?agencyId=stc").statusCode()).isEqualTo(403);
    assertThat(clerk.get("/api/arrivals?agencyId=stc").statusCode()).isEqualTo(403);
    assertThat(
            clerk
                .upload(
                    "/api/arrivals?agencyId=stc",
                    "files",
                    "a.pdf",
                    "application/pdf",
                    PracticeLetter.ofDepartment().pdf())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void thePageShowsWhatBecameOfEachFile() throws IOException {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    upload(clerk, "lần này rỗng.pdf", new byte[0]);
    upload(clerk, "<b>đậm</b>.pdf", PracticeLetter.ofCommune().pdf());

    var page = clerk.get("/arrivals");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Tiếp nhận văn bản", "lần này rỗng.pdf", "Tệp rỗng (0 byte)", "Không nhận")
        .contains("Đã đến, chờ đăng ký", "Mở công việc")
        .doesNotContain("<b>đậm", "<script>", " onclick", " style=");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
    assertThat(clerk.get("/arrivals?state=REFUSED").body())
        .contains("lần này rỗng.pdf")
        .doesNotContain("đậm");
    assertThat(clerk.get("/arrivals/list?agencyId=snv").body())
        .contains("id=\"list\"")
        .doesNotContain("<head");
  }

  @Test
  void aClerkDecidesAboutWhatWasQuarantined() throws IOException {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var arrival = upload(clerk, "có mã lệnh.pdf", withJavaScript()).get(0);
    assertThat(arrival.get("state").asText()).isEqualTo("QUARANTINED");
    var address = "/arrivals/" + arrival.get("arrivalId").asText() + "/quarantine";
    assertThat(clerk.get("/arrivals?state=QUARANTINED").body()).contains(address);

    var page = clerk.get(address);
    assertThat(page.body())
        .contains("có mã lệnh.pdf", "JavaScript", "Kiểm tra lại", "Xóa tệp")
        .doesNotContain("Xác nhận và tiếp nhận");
    var again = clerk.form(address + "/another-try", Map.of());
    assertThat(again.headers().firstValue("Location").orElseThrow()).contains(address);
    assertThat(clerk.get(address).body()).contains("vẫn bị cách ly");

    assertThat(clerk.form(address + "/statement", Map.of("statement", "Tôi tin")).statusCode())
        .isEqualTo(422);
    var unreasoned = clerk.form(address + "/deletion", Map.of("reason", " "));
    assertThat(unreasoned.statusCode()).isEqualTo(422);
    assertThat(unreasoned.body()).contains("Nêu lý do xóa tệp", "aria-invalid=\"true\"");
    var deleted = clerk.form(address + "/deletion", Map.of("reason", "Nơi gửi đã gửi bản sạch"));
    assertThat(deleted.statusCode()).isEqualTo(302);
    assertThat(clerk.get("/arrivals?agencyId=snv&state=DELETED").body())
        .contains("Đã xóa tệp khỏi hệ thống", "Xóa tệp: Nơi gửi đã gửi bản sạch")
        .contains("<small>Lê Thị Cẩm Tú</small></span>");
    assertThat(clerk.get(address).body()).contains("không còn bị cách ly");
    assertThat(clerk.form(address + "/deletion", Map.of("reason", "Lần nữa")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void whatIsTooLargeForOneRequestIsToldWithTheLimits() {
    var told =
        new TooLarge(settings, DataSize.ofMegabytes(210))
            .tooLarge(new MaxUploadSizeExceededException(1), Locale.forLanguageTag("vi"));
    assertThat(told.getStatusCode().value()).isEqualTo(413);
    assertThat(told.getBody().message())
        .contains("mỗi tệp đến " + settings.maxFileSize().toMegabytes() + " MB", "210 MB");
  }

  private static byte[] withJavaScript() throws IOException {
    try (var letter = PracticeLetter.ofDepartment().document()) {
      letter.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      var bytes = new ByteArrayOutputStream();
      letter.save(bytes);
      return bytes.toByteArray();
    }
  }

  // The door of other systems

  @Test
  void anotherSystemDeliversOnceHoweverOftenItSends() throws Exception {
    var message = UUID.randomUUID().toString();
    var letter = PracticeLetter.ofDepartment().pdf();

    var first = deliver("truc:congvan", message, letter, Map.of("agencyId", "snv"));
    var again = deliver("truc:congvan", message, letter, Map.of("agencyId", "snv"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json.readTree(again.body()).get("documentId"))
        .isEqualTo(json.readTree(first.body()).get("documentId"));
    assertThat(json.readTree(again.body()).get("repeated").asBoolean()).isTrue();
  }

  @Test
  void anotherSystemLearnsWhyAFileIsRefused() throws Exception {
    var answer =
        deliver(
            "truc:congvan",
            UUID.randomUUID().toString(),
            "MZ\u0000".getBytes(UTF_8),
            Map.of("agencyId", "snv"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json.readTree(answer.body()).get("reason").asText())
        .contains("chỉ nhận".substring(1));
  }

  @Test
  void whoForgetsTheFileIsToldWhichPartIsMissing() throws Exception {
    var answer =
        Browserless.loggedIn(port, "vanthu.snv")
            .upload("/api/arrivals", "tep", "a.pdf", "application/pdf", new byte[] {1});

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).get("message").asText()).contains("thiếu phần «files»");
  }

  @Test
  void theDoorOfOtherSystemsIsShutToEveryoneElse() throws Exception {
    var letter = PracticeLetter.ofDepartment().pdf();
    var id = UUID.randomUUID().toString();
    var snv = Map.of("agencyId", "snv");
    assertThat(deliver("truc:sai", id, letter, snv).statusCode()).isEqualTo(401);
    assertThat(deliver("nobody:congvan", id, letter, snv).statusCode()).isEqualTo(401);
    assertThat(deliver("vanthu.snv:congvan", id, letter, snv).statusCode()).isEqualTo(401);
    assertThat(deliver("truc:congvan", id, letter, Map.of("agencyId", "syt")).statusCode())
        .isEqualTo(403);
    assertThat(deliver("truc:congvan", id, letter, Map.of()).statusCode()).isEqualTo(422);
    assertThat(deliver("truc:congvan", "", letter, snv).statusCode()).isEqualTo(422);
    // A person's session opens nothing here, and a system's secret opens nothing elsewhere.
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(
            clerk
                .upload("/api/channel/arrivals", "file", "a.pdf", "application/pdf", letter)
                .statusCode())
        .isEqualTo(401);
    var elsewhere =
        machine.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/arrivals"))
                .header("Authorization", basic("truc:congvan"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(elsewhere.statusCode()).isEqualTo(401);
  }

  @Test
  void aSystemMayNameTheDocumentsIdentifier() throws Exception {
    var letter = PracticeLetter.ofDepartment().pdf();
    var named = Map.of("agencyId", "snv", "identifier", "H61.03,2026/09/07,1205/STC-NS");
    var answer = deliver("truc:congvan", UUID.randomUUID().toString(), letter, named);
    assertThat(answer.statusCode()).isEqualTo(201);
    var id = UUID.fromString(json.readTree(answer.body()).get("documentId").asText());
    assertThat(documents.view(id).identifier()).isEqualTo("H61.03,2026/09/07,1205/STC-NS");

    var tooLong = Map.of("agencyId", "snv", "identifier", "x".repeat(201));
    var refused = deliver("truc:congvan", UUID.randomUUID().toString(), letter, tooLong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("identifier");
  }

  private JsonNode upload(Browserless clerk, String name, byte[] content) throws IOException {
    var answer =
        clerk.upload(
            "/api/arrivals", "files", name.replace("\"", ""), "application/octet-stream", content);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpResponse<String> deliver(
      String account, String messageId, byte[] content, Map<String, String> fields)
      throws Exception {
    var request =
        multipart("/api/channel/arrivals", "file", Map.of("a.pdf", content), fields)
            .header("Authorization", basic(account));
    if (!messageId.isEmpty()) {
      request.header("Message-Id", messageId);
    }
    return machine.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static String basic(String account) {
    return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8));
  }

  private HttpRequest.Builder multipart(
      String path, String part, Map<String, byte[]> files, Map<String, String> fields)
      throws IOException {
    var body = new ByteArrayOutputStream();
    for (var field : fields.entrySet()) {
      body.write(
          "--x7\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(field.getKey(), field.getValue())
              .getBytes(UTF_8));
    }
    for (var file : files.entrySet()) {
      body.write(
          "--x7\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
              .formatted(part, file.getKey())
              .getBytes(UTF_8));
      body.write(file.getValue());
      body.write("\r\n".getBytes(UTF_8));
    }
    body.write("--x7--\r\n".getBytes(UTF_8));
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", "multipart/form-data; boundary=x7")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
  }
}
