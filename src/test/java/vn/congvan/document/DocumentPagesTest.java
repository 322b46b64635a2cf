package vn.congvan.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.content.Contents;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.registration.Forms;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;

/** A document over HTTP, as forms and the document tab ask for it. */
class DocumentPagesTest extends PostgresProvince {

  @LocalServerPort private int port;
  @Autowired private Documents documents;
  @Autowired private Registration registration;
  @Autowired private Contents contents;
  @Autowired private Directory directory;
  @Autowired private ProvinceClock clock;
  @Autowired private ObjectMapper json;

  private Browserless clerk;
  private UUID id;

  @BeforeEach
  void aLetterHasArrived() throws IOException {
    clerk = Browserless.loggedIn(port, "vanthu.snv");
    id = arrive("Công văn “số 5” – hỏa tốc.pdf", "application/pdf", letter());
  }

  @Test
  void theSheetIsReadByTheAgencyAndUnknownToOthers() throws IOException {
    var sheet = read(clerk, "/api/documents/" + id);
    assertThat(sheet.get("stateInWords").asText()).isEqualTo("Đã đến, chờ đăng ký");
    assertThat(sheet.get("files").get(0).get("name").asText()).contains("hỏa tốc");

    var other = Browserless.loggedIn(port, "vanthu.stc");
    var answer = other.get("/api/documents/" + id);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json.readTree(answer.body()).get("message").asText()).contains("Không tìm thấy");
    for (var path :
        List.of(
            "/timeline",
            "/comments",
            "/reading-copy",
            "/files/" + sheet.at("/files/0/id").asText())) {
      assertThat(other.get("/api/documents/" + id + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(other.get("/api/registration/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void aPdfIsShownInsideTheFormAndNothingElseIsRun() throws IOException {
    var file = read(clerk, "/api/documents/" + id).at("/files/0/id").asText();
    var answer = clerk.get("/api/documents/" + id + "/files/" + file);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/pdf");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("inline")
        .contains("filename*=UTF-8''C%C3%B4ng%20v%C4%83n");
    assertThat(clerk.bytes("/api/documents/" + id + "/files/" + file)).isEqualTo(letter());

    var page =
        arrive(
            "trang.html",
            "text/html",
            "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    var pageFile = read(clerk, "/api/documents/" + page).at("/files/0/id").asText();
    assertThat(
            clerk
                .get("/api/documents/" + page + "/files/" + pageFile)
                .headers()
                .firstValue("Content-Disposition")
                .orElse(""))
        .startsWith("attachment");
  }

  @Test
  void whatIsFoundIsToldInTheReadersLanguage() throws IOException {
    for (var language : Map.of("vi", "Đã đến, chờ đăng ký", "en", "Received").entrySet()) {
      var found =
          json.readTree(
              clerk.get("/api/documents", Map.of("Accept-Language", language.getKey())).body());
      assertThat(found.at("/documents").findValuesAsText("stateInWords"))
          .anySatisfy(words -> assertThat(words).startsWith(language.getValue()));
    }
    assertThat(clerk.get("/documents", Map.of("Accept-Language", "en")).body())
        .contains("Received")
        .doesNotContain("Đã đến, chờ đăng ký");
  }

  @Test
  void whatIsRefusedIsToldInTheReadersLanguage() throws IOException {
    var other = Browserless.loggedIn(port, "vanthu.stc");
    for (var language :
        Map.of("vi", "Không tìm thấy văn bản", "en", "The document was not found").entrySet()) {
      var reader = other.reading(language.getKey());
      assertThat(reader.get("/documents/" + id).body()).contains(language.getValue());
      assertThat(json.readTree(reader.get("/api/documents/" + id).body()).get("message").asText())
          .startsWith(language.getValue());
    }
    assertThat(other.get("/documents/" + id).body()).contains("Không tìm thấy văn bản");
    var unreadable = clerk.reading("en").json("POST", "/api/documents/" + id + "/comments", "[");
    assertThat(unreadable.statusCode()).isEqualTo(400);
    assertThat(json.readTree(unreadable.body()).get("message").asText())
        .isEqualTo("What was sent cannot be read.");
  }

  @Test
  void theReadingCopyBearsTheStampOnceTheDocumentHasANumber() {
    assertThat(clerk.bytes("/api/documents/" + id + "/reading-copy")).isEqualTo(letter());
    var leader = directory.posts("snv", null, Role.LEADER).get(0);
    registration.register(id, new Forms(unusual()).accepted().to(leader), "vanthu.snv");

    var copy = clerk.bytes("/api/documents/" + id + "/reading-copy");
    assertThat(copy).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(copy.length).isGreaterThan(letter().length);
  }

  @Test
  void whoReadsOnlyTheFileHasOpenedTheDocument() throws IOException {
    var leader = Browserless.loggedIn(port, "giamdoc.snv");

    leader.bytes("/api/documents/" + id + "/reading-copy");
    assertThat(documents.openings(id)).containsOnlyKeys("giamdoc.snv");

    var file = read(clerk, "/api/documents/" + id).at("/files/0/id").asText();
    Browserless.loggedIn(port, "phogiamdoc.snv").get("/api/documents/" + id + "/files/" + file);
    assertThat(documents.openings(id))
        .containsOnlyKeys("giamdoc.snv", "vanthu.snv", "phogiamdoc.snv");
    assertThat(Browserless.loggedIn(port, "vanthu.stc").get("/api/documents/" + id).statusCode())
        .isEqualTo(404);
    assertThat(documents.openings(id)).doesNotContainKey("vanthu.stc");
  }

  @Test
  void openingsAndCommentsStandInTheTimeline() throws IOException {
    read(clerk, "/api/documents/" + id);
    var said =
        clerk.json("POST", "/api/documents/" + id + "/comments", "{\"text\":\"Đề nghị xem gấp\"}");
    assertThat(said.statusCode()).isEqualTo(200);
    assertThat(said.body()).contains("Lê Thị Cẩm Tú").contains("Đề nghị xem gấp");

    var timeline = read(clerk, "/api/documents/" + id + "/timeline");
    assertThat(timeline.findValuesAsText("kind")).containsExactly("ARRIVED", "OPENED", "COMMENTED");
    assertThat(timeline.findValuesAsText("inWords")).contains("Xem văn bản");
    assertThat(timeline.get(1).get("actorName").asText()).isNotEqualTo("vanthu.snv");
  }

  @Test
  void faultsAreAnsweredByFieldInVietnamese() throws IOException {
    var check = clerk.json("POST", "/api/registration/" + id + "/check", "{\"typeCode\":\"CV\"}");
    assertThat(check.statusCode()).isEqualTo(200);
    assertThat(json.readTree(check.body()).get("fields").get("subject").asText())
        .isEqualTo("Nhập trích yếu nội dung văn bản.");

    var halfDate =
        clerk.json("POST", "/api/registration/" + id + "/check", "{\"issuedOn\":\"32/13\"}");
    assertThat(halfDate.statusCode()).isEqualTo(422);
    assertThat(json.readTree(halfDate.body()).get("fields").has("issuedOn")).isTrue();

    var empty = clerk.json("POST", "/api/documents/" + id + "/comments", "{\"text\":\"  \"}");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(json.readTree(empty.body()).get("fields").has("text")).isTrue();
    assertThat(clerk.get("/api/documents/khong-phai-ma").statusCode()).isEqualTo(404);
    assertThat(clerk.json("POST", "/api/documents/" + id + "/comments", "{").statusCode())
        .isEqualTo(400);
    assertThat(clerk.json("DELETE", "/api/documents/" + id, "").statusCode()).isEqualTo(405);
  }

  @Test
  void theFormFindsItsChoices() throws IOException {
    var choices = read(clerk, "/api/registration/" + id);
    assertThat(choices.get("registers").findValuesAsText("code")).contains("DEN", "MAT");
    assertThat(choices.get("leaders")).isNotEmpty();
    assertThat(choices.get("units").findValuesAsText("id")).contains("snv.vp");
    assertThat(choices.get("vocabulary").get("types")).hasSize(31);
    assertThat(choices.get("issuers").findValuesAsText("id")).contains("ubnd");
  }

  @Test
  void aPaperWithoutAFileStartsItsProcess() throws IOException {
    var answer = clerk.json("POST", "/api/registration/paper-documents", "{}");
    assertThat(answer.statusCode()).isEqualTo(201);
    var paper = json.readTree(answer.body()).get("documentId").asText();

    var sheet = read(clerk, "/api/documents/" + paper);
    assertThat(sheet.get("files")).isEmpty();
    assertThat(sheet.get("whereInWords").asText()).contains("Tiếp nhận, đăng ký văn bản");
    assertThat(
            Browserless.loggedIn(port, "giamdoc.snv")
                .json("POST", "/api/registration/paper-documents", "{}")
                .statusCode())
        .isEqualTo(403);
  }

  private UUID arrive(String name, String mediaType, byte[] bytes) throws IOException {
    var stored = contents.keep(new ByteArrayInputStream(bytes), mediaType);
    return documents.arrive(
        new NewArrival(
            "snv",
            Channel.UPLOAD,
            clock.instant(),
            List.of(new NewArrival.ArrivedFile(name, mediaType, stored.size(), stored.sha256(), 1)),
            "vanthu.snv"));
  }

  private static byte[] letter() {
    return LETTER;
  }

  private static final byte[] LETTER = PracticeLetter.ofDepartment().pdf();

  private static String unusual() {
    return "9" + (System.nanoTime() % 1_000_000);
  }

  private JsonNode read(Browserless browser, String path) throws IOException {
    var answer = browser.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return json.readTree(answer.body());
  }
}
