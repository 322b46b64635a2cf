package vn.congvan.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.FileSigner.Errand;
import vn.congvan.signing.FileSigner.FileRequest;
import vn.congvan.signing.RegisteredMeans.Registered;
import vn.congvan.signing.pades.PadesSigner;
import vn.congvan.signing.pades.SignatureLook;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeToken;
import vn.congvan.signing.practice.SignersPage;
import vn.congvan.support.TestDatabases;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.Processes.OpenTask;

/**
 * The whole way of a USB token over real sockets: the signer's page calls the agent, the agent
 * fetches the pages, signs and brings them back; and each way in which that may go wrong.
 */
@SpringBootTest(
    classes = {SigningSlice.class, SigningWithATokenTest.Web.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
      "spring.messages.basename=messages/signing",
      "congvan.content.sweep-after=PT10H",
      "congvan.signing.round-after=PT10H",
      "logging.level.root=off"
    })
@org.springframework.test.context.ActiveProfiles("test")
class SigningWithATokenTest {

  /** The two addresses of the agent, on a server of their own. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
  })
  @ConfigurationPropertiesScan("vn.congvan.signing.token")
  @ComponentScan(
      basePackages = "vn.congvan.signing.token",
      excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(AgentDoor|Test).*"))
  static class Web {}

  @TempDir static Path data;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestDatabases.h2(registry);
    registry.add("congvan.data", () -> data.toString());
  }

  @LocalServerPort private int port;
  @Autowired private Signing signing;
  @Autowired private SigningRounds rounds;
  @Autowired private SigningSheets sheets;
  @Autowired private SignatureAttempts attempts;
  @Autowired private Processes processes;
  @Autowired private PracticeAuthority authority;
  @Autowired private ProvinceClock clock;
  @Autowired private SigningSlice.Book book;
  @Autowired private SigningSlice.Papers papers;

  @Autowired
  @Qualifier("desktopAgent")
  private FileSigner agent;

  private final ObjectMapper json = new ObjectMapper();
  private final PracticeToken machine = new PracticeToken(0, Clock.system(ProvinceClock.ZONE));
  private String leader;
  private Holder token;
  private UUID document;
  private UUID attempt;

  @BeforeEach
  void theLeaderSignsWithTheToken() {
    when(processes.tell(anyString(), any(), any())).thenReturn(true);
    leader = "lanhdao" + UUID.randomUUID().toString().substring(0, 8);
    token = authority.issue("Nguyễn Văn An", KeyKind.RSA_2048, Duration.ofDays(365));
    machine.insert(leader, token);
    var registered = new Registered(UUID.randomUUID(), Means.TOKEN, "", token.chain(), null);
    book.ofPeople.put(leader, List.of(registered));
    document = UUID.randomUUID();
    papers.pages.put(document, letter("Quyết định"));
    var task = task();
    sheets.open(task, leader);
    attempt = signing.sign(task, registered.id(), leader);
  }

  @AfterEach
  void theMachineIsOff() {
    RequestContextHolder.resetRequestAttributes();
    machine.close();
  }

  @Test
  void whatTheAgentBringsBackIsOnTheDocumentOnce() throws Exception {
    var errand = errand();

    var answer = say(errand);
    rounds.round();

    assertThat(answer.path("Status").asInt(-1)).as(answer.toString()).isZero();
    assertThat(answer.path("Message").asText()).contains("đã nhận");
    assertThat(state()).isEqualTo(AttemptState.VERIFIED);
    assertThat(papers.signed.get(document)).hasSize(1);

    var again = say(errand);
    assertThat(again.path("Status").asInt()).isEqualTo(1);
    assertThat(again.path("Message").asText()).contains("chỉ dùng được một lần");
    assertThat(papers.signed.get(document)).hasSize(1);
  }

  @Test
  void otherPagesThanThoseThatWereShownAreRefusedAndTheTaskStays() throws Exception {
    machine.forgeBefore(pages -> letter("Quyết định khác"));
    isRefused("đã bị thay đổi");

    machine.forgeBefore(UnaryOperator.identity());
    assertThat(say(errand()).path("Status").asInt(-1)).isZero();
    rounds.round();
    assertThat(state()).isEqualTo(AttemptState.VERIFIED);
  }

  @Test
  void aFileThatWasChangedAfterSigningIsRefused() throws Exception {
    machine.forgeAfter(
        signed -> {
          var changed = signed.clone();
          changed[changed.length / 2] ^= 1;
          return changed;
        });

    isRefused("Hãy ký lại");
  }

  @Test
  void anotherPersonsTokenIsRefused() throws Exception {
    machine.insert(leader, authority.issue("Lê Văn Cường", KeyKind.P_256, Duration.ofDays(365)));

    isRefused("chứng thư số đã đăng ký");
  }

  @Test
  void twoSignaturesAreOneTooMany() throws Exception {
    machine.forgeAfter(
        signed ->
            new PadesSigner(
                    new TrustServices(List.of(), null, null, null),
                    Clock.system(ProvinceClock.ZONE))
                .sign(signed, SignatureLook.INVISIBLE, token.chain(), token.key(), "SunRsaSign")
                .pdf());

    isRefused("đúng một chữ ký");
  }

  @Test
  void afterTheTimeTheAgentGetsNothing() throws Exception {
    var errand = errand();
    clock.forward(Duration.ofMinutes(16));

    var answer = say(errand);

    assertThat(answer.path("Status").asInt()).isEqualTo(1);
    assertThat(answer.path("Message").asText()).contains("quá thời gian");
    assertThat(papers.signed).doesNotContainKey(document);
  }

  private void isRefused(String why) throws Exception {
    var answer = say(errand());

    assertThat(answer.path("Status").asInt()).isEqualTo(1);
    assertThat(answer.path("Message").asText()).contains(why);
    assertThat(state()).as("the attempt stays out").isEqualTo(AttemptState.SENT);
    rounds.round();
    assertThat(papers.signed).doesNotContainKey(document);
  }

  private JsonNode say(Errand errand) throws Exception {
    return json.readTree(
        new SignersPage(machine.certificate())
            .say(machine.address().resolve(errand.agent().getPath()), errand.message()));
  }

  private Errand errand() {
    var request = new MockHttpServletRequest();
    request.setServerName("127.0.0.1");
    request.setServerPort(port);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    return agent.errand(
        new FileRequest(
            attempt,
            SignatureKind.PERSON,
            leader,
            "1/QĐ-UBND",
            null,
            clock.instant().plus(Duration.ofMinutes(15))));
  }

  private AttemptState state() {
    return attempts.find(attempt).orElseThrow().state();
  }

  private String task() {
    var id = "task-" + document;
    when(processes.task(id))
        .thenReturn(
            Optional.of(
                new OpenTask(
                    id,
                    "Ký văn bản",
                    "signDocument",
                    "sign-document",
                    "instance-" + document,
                    "snv",
                    leader,
                    Instant.EPOCH,
                    null,
                    50,
                    Map.of(
                        "documentId",
                        document.toString(),
                        "agencyId",
                        "snv",
                        "signatureKind",
                        "person"))));
    when(processes.maySee(leader, id)).thenReturn(true);
    when(processes.mayWork(leader, id)).thenReturn(true);
    return id;
  }

  private static byte[] letter(String title) {
    try (var pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.getDocumentInformation().setTitle(title);
      var out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
