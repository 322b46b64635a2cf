package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvan.signing.pades.PracticeLetters.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeToken;
import vn.congvan.signing.practice.SignersPage;

/** The practice agent does over real sockets what the real one does. */
class PracticeTokenTest {

  private static final Clock CLOCK = Clock.system(ProvinceClock.ZONE);

  private final AtomicReference<String> brought = new AtomicReference<>("");
  private final ObjectMapper json = new ObjectMapper();
  private byte[] pages;
  private PracticeAuthority authority;
  private PracticeToken agent;
  private HttpServer house;

  @BeforeEach
  void theAgentRuns() throws Exception {
    pages = letter();
    authority = new PracticeAuthority(0, CLOCK);
    agent = new PracticeToken(0, CLOCK);
    house = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    house.createContext(
        "/pages",
        exchange -> {
          exchange.sendResponseHeaders(200, pages.length);
          exchange.getResponseBody().write(pages);
          exchange.close();
        });
    house.createContext(
        "/signed",
        exchange -> {
          brought.set(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          var answer =
              "{\"Status\":true,\"Message\":\"Đã nhận\",\"FileServer\":\"a\"}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    house.start();
  }

  @AfterEach
  void allIsClosed() {
    agent.close();
    authority.close();
    house.stop(0);
  }

  @Test
  void itFetchesSignsAndBringsBack() throws Exception {
    var person = authority.issue("Nguyễn Văn An", KeyKind.RSA_2048, Duration.ofDays(365));
    agent.insert("an.nv", person);

    var answer = say();

    assertThat(answer.path("Status").asInt(-1)).isZero();
    assertThat(answer.path("Message").asText()).isEqualTo("Đã nhận");
    assertThat(brought.get()).contains("name=\"uploadfile\"");
    var begin = brought.get().indexOf("\r\n\r\n") + 4;
    var signed =
        brought
            .get()
            .substring(begin, brought.get().lastIndexOf("\r\n--"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Arrays.copyOf(signed, pages.length)).isEqualTo(pages);
    assertThat(
            PracticeJudge.judge()
                .verify(
                    signed, new TrustServices(List.of(authority.root()), null, null, null), true))
        .singleElement()
        .matches(found -> found.isGood())
        .matches(found -> person.certificate().equals(found.certificate()));
  }

  @Test
  void withoutATokenItSaysSo() throws Exception {
    var answer = say();

    assertThat(answer.path("Status").asInt()).isEqualTo(1);
    assertThat(answer.path("Message").asText()).contains("Chưa cắm");
  }

  private JsonNode say() throws Exception {
    var address = "http://127.0.0.1:" + house.getAddress().getPort();
    var message =
        json.createObjectNode()
            .put("FileName", address + "/pages")
            .put("FileUploadHandler", address + "/signed");
    message.putArray("MetaData").addObject().put("Key", "signer").put("Value", "an.nv");
    return json.readTree(
        new SignersPage(agent.certificate())
            .say(agent.address().resolve("/SignApproved"), message.toString()));
  }
}
