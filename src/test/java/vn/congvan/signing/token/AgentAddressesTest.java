package vn.congvan.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.FileAttempts;
import vn.congvan.signing.FileSigner.FileRequest;
import vn.congvan.signing.SignatureKind;
import vn.congvan.signing.SignatureMismatch;

/** The agent comes in by a one-use word only, and is told in Vietnamese why it is refused. */
class AgentAddressesTest {

  private static final byte[] PAGES = "%PDF-1.7 các trang".getBytes(StandardCharsets.UTF_8);

  private final ProvinceClock clock =
      new ProvinceClock(Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ProvinceClock.ZONE));
  private final ObjectMapper json = new ObjectMapper();
  private final UUID attempt = UUID.randomUUID();
  private final Attempts attempts = new Attempts();
  private EmbeddedDatabase database;
  private DesktopAgent agent;
  private MockMvc server;

  /** Keeps what is brought back. */
  private final class Attempts implements FileAttempts {
    private byte @Nullable [] brought;
    private @Nullable RuntimeException trouble;

    @Override
    public byte[] pages(UUID id) {
      assertThat(id).isEqualTo(attempt);
      return PAGES;
    }

    @Override
    public void returned(UUID id, byte[] pdf) {
      if (trouble != null) {
        throw trouble;
      }
      brought = pdf;
    }
  }

  @BeforeEach
  void theDoorIsOpen() {
    database =
        new EmbeddedDatabaseBuilder()
            .setType(EmbeddedDatabaseType.H2)
            .generateUniqueName(true)
            .addScript("db/migration/signing/V2026.11.25.94__create_agent_word.sql")
            .build();
    var words = new AgentWords(JdbcClient.create(database), clock);
    var settings =
        new AgentSettings(
            URI.create("wss://127.0.0.1:8987"),
            URI.create("https://congvan.example/"),
            DataSize.ofKilobytes(10),
            false);
    agent = new DesktopAgent(words, settings, json);
    server =
        MockMvcBuilders.standaloneSetup(new AgentFiles(words, attempts, settings, json))
            .addFilters(new AgentDoor.OnlyWithAWord(words))
            .setLocaleResolver(new FixedLocaleResolver(Locale.forLanguageTag("vi")))
            .build();
  }

  @AfterEach
  void theDatabaseIsGone() {
    database.shutdown();
  }

  @Test
  void theAgentFetchesThePagesAndBringsThemBackSigned() throws Exception {
    var message = message();

    server
        .perform(get(path(message, "FileName")))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/pdf"))
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(content().bytes(PAGES));
    server
        .perform(multipart(path(message, "FileUploadHandler")).file(file(100)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.Status").value(true))
        .andExpect(jsonPath("$.FileName").value("van-ban.signed.pdf"));
    assertThat(attempts.brought).hasSize(100);
  }

  @Test
  void eachKindOfSignatureIsAnOperationOfTheAgentsOwn() throws Exception {
    assertThat(agent.errand(request(SignatureKind.PERSON)).agent())
        .hasToString("wss://127.0.0.1:8987/SignApproved");
    var seal = agent.errand(request(SignatureKind.SEAL));
    assertThat(seal.agent()).hasToString("wss://127.0.0.1:8987/SignIssued");
    var message = json.readTree(seal.message());
    assertThat(message.path("DocNumber").asText()).isEqualTo("05/QĐ-UBND");
    assertThat(message.path("IssuedDate").asText()).isEqualTo("2026-11-25T09:00:00+07:00");
    assertThat(message.path("FileName").asText())
        .startsWith("https://congvan.example/agent/files/")
        .doesNotContain(attempt.toString());
  }

  @Test
  void aWordThatWasNeverGivenOpensNothingAndTellsNothing() throws Exception {
    message();

    server.perform(get("/agent/files/abc/van-ban.pdf")).andExpect(status().isNotFound());
    server.perform(multipart("/agent/files/abc").file(file(10))).andExpect(status().isNotFound());
    server.perform(get("/agent/files/abc")).andExpect(status().isNotFound());
  }

  @Test
  void theWordsOfTheTwoAddressesCannotBeExchanged() throws Exception {
    var message = message();
    var fetch = path(message, "FileName").replace("/van-ban.pdf", "");

    server.perform(multipart(fetch).file(file(10))).andExpect(status().isNotFound());
    assertThat(attempts.brought).isNull();
  }

  @Test
  void whatIsSentAgainIsRefused() throws Exception {
    var message = message();
    var address = path(message, "FileUploadHandler");
    server.perform(multipart(address).file(file(10))).andExpect(jsonPath("$.Status").value(true));
    attempts.brought = null;

    server
        .perform(multipart(address).file(file(20)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.Status").value(false))
        .andExpect(jsonPath("$.Message").value(containsString("chỉ dùng được một lần")));
    assertThat(attempts.brought).isNull();

    server.perform(get(path(message, "FileName"))).andExpect(status().isOk());
    server
        .perform(get(path(message, "FileName")))
        .andExpect(status().isGone())
        .andExpect(content().string(containsString("chỉ dùng được một lần")));
  }

  @Test
  void ofTwoThatComeAtTheSameMomentOneIsTaken() throws Exception {
    var word = path(message(), "FileUploadHandler").replace("/agent/files/", "");
    var words = new AgentWords(JdbcClient.create(database), clock);

    assertThat(words.use(word, AgentWords.Door.FETCH)).isFalse();
    assertThat(words.use(word, AgentWords.Door.RETURN)).isTrue();
    assertThat(words.use(word, AgentWords.Door.RETURN)).isFalse();
    words.takeBack(word);
    clock.forward(Duration.ofMinutes(15));
    assertThat(words.use(word, AgentWords.Door.RETURN)).as("too late").isFalse();
  }

  @Test
  void afterTheTimeNothingIsTaken() throws Exception {
    var message = message();
    clock.forward(Duration.ofMinutes(15));

    server
        .perform(multipart(path(message, "FileUploadHandler")).file(file(10)))
        .andExpect(jsonPath("$.Status").value(false))
        .andExpect(jsonPath("$.Message").value(containsString("Đã quá thời gian")));
    server.perform(get(path(message, "FileName"))).andExpect(status().isGone());
    assertThat(attempts.brought).isNull();
  }

  @Test
  void whoeverBeginsAnewMakesTheEarlierWordsUseless() throws Exception {
    var earlier = message();
    var later = message();

    server.perform(get(path(earlier, "FileName"))).andExpect(status().isNotFound());
    server.perform(get(path(later, "FileName"))).andExpect(status().isOk());
  }

  @Test
  void aFileThatGrewTooMuchOrIsMissingIsRefused() throws Exception {
    server
        .perform(
            multipart(path(message(), "FileUploadHandler"))
                .file(file(PAGES.length + 10 * 1024 + 1)))
        .andExpect(jsonPath("$.Message").value(containsString("lớn hơn nhiều")));
    server
        .perform(post(path(message(), "FileUploadHandler")))
        .andExpect(jsonPath("$.Message").value(containsString("không gửi kèm")));
    assertThat(attempts.brought).isNull();
  }

  @Test
  void whatTheCheckOfTheFileSaysIsHandedOn() throws Exception {
    attempts.trouble = new SignatureMismatch("Nội dung đã bị thay đổi. Hãy ký lại.");

    server
        .perform(multipart(path(message(), "FileUploadHandler")).file(file(10)))
        .andExpect(jsonPath("$.Status").value(false))
        .andExpect(jsonPath("$.Message").value("Nội dung đã bị thay đổi. Hãy ký lại."));
  }

  @Test
  void troubleOfOursCostsNobodysSignature() throws Exception {
    var address = path(message(), "FileUploadHandler");
    attempts.trouble = new IllegalStateException("database");
    server
        .perform(multipart(address).file(file(10)))
        .andExpect(jsonPath("$.Status").value(false))
        .andExpect(jsonPath("$.Message").value(containsString("trục trặc")));
    attempts.trouble = null;

    server.perform(multipart(address).file(file(10))).andExpect(jsonPath("$.Status").value(true));
  }

  @Test
  void theDatabaseHoldsNoWord() throws Exception {
    var message = message();
    var word = path(message, "FileUploadHandler").replace("/agent/files/", "");

    assertThat(
            JdbcClient.create(database)
                .sql("select word_hash from agent_word")
                .query(String.class)
                .list())
        .hasSize(2)
        .noneMatch(hash -> hash.contains(word));
  }

  private JsonNode message() throws Exception {
    return json.readTree(agent.errand(request(SignatureKind.PERSON)).message());
  }

  private FileRequest request(SignatureKind kind) {
    return new FileRequest(
        attempt,
        kind,
        "an.nv",
        "05/QĐ-UBND",
        clock.instant(),
        clock.instant().plus(Duration.ofMinutes(15)));
  }

  private static String path(JsonNode message, String field) {
    return URI.create(message.path(field).asText()).getPath();
  }

  private static MockMultipartFile file(int size) {
    return new MockMultipartFile(
        "uploadfile", "van-ban.signed.pdf", "application/pdf", new byte[size]);
  }
}
