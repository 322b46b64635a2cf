package vn.congvan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import vn.congvan.signing.practice.PracticeAuthority;

/** What a stranger's certificate can make us ask, and what it cannot. */
class AuthorityQuestionsTest {

  @TempDir Path folder;
  private HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void aServerOnThisMachine() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/short", exchange -> answer(exchange, "xin chào"));
    server.createContext("/long", exchange -> answer(exchange, "x".repeat(5_000)));
    server.createContext(
        "/echo",
        exchange ->
            answer(
                exchange,
                exchange.getRequestHeaders().getFirst("Content-Type")
                    + " "
                    + new String(
                        exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    server.createContext("/elsewhere", exchange -> redirect(exchange, "/short"));
    server.createContext("/round", exchange -> redirect(exchange, "/round"));
    server.createContext(
        "/inward",
        exchange ->
            redirect(exchange, "http://localhost:" + server.getAddress().getPort() + "/short"));
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void anOpenAddressIsAsked() throws IOException {
    assertThat(questions("127.0.0.1").get(at("/short"), 100)).asString().isEqualTo("xin chào");
    assertThat(questions("127.0.0.1:" + port()).get(at("/elsewhere"), 100))
        .asString()
        .isEqualTo("xin chào");
    assertThat(
            questions("127.0.0.1")
                .post(
                    at("/echo"),
                    "application/ocsp-request",
                    "hỏi".getBytes(StandardCharsets.UTF_8),
                    100))
        .asString()
        .isEqualTo("application/ocsp-request hỏi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/short",
        "http://localhost:PORT/short",
        "http://[::1]:PORT/short",
        "http://0.0.0.0:PORT/short",
        "http://2130706433:PORT/short",
        "http://169.254.169.254/latest/meta-data",
        "ftp://127.0.0.1:PORT/short",
        "file:///etc/passwd",
        "ldap://127.0.0.1/cn=crl"
      })
  void nobodyElseBehindOurDoorsIsAsked(String address) {
    var uri = URI.create(address.replace("PORT", String.valueOf(port())));
    assertThatThrownBy(() -> questions().get(uri, 100)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> questions().post(uri, "text/plain", new byte[0], 100))
        .isInstanceOf(IOException.class);
    assertThat(asked).hasValue(0);
  }

  @Test
  void aRedirectionIsJudgedAnew() {
    // The first address is open, the one behind it is not.
    assertThatThrownBy(() -> questions("127.0.0.1").get(at("/inward"), 100))
        .hasMessageContaining("no public address");
    assertThatThrownBy(() -> questions("127.0.0.1").get(at("/round"), 100))
        .hasMessageContaining("without end");
  }

  @Test
  void anAnswerIsNeitherLongerNorSlowerThanAllowed() throws Exception {
    assertThatThrownBy(() -> questions("127.0.0.1").get(at("/long"), 4_999))
        .hasMessageContaining("longer");
    assertThat(questions("127.0.0.1").get(at("/long"), 5_000)).hasSize(5_000);
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var before = System.nanoTime();
      assertThatThrownBy(
              () ->
                  questions("127.0.0.1")
                      .get(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), 100))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aKeptListIsUsedUntilItIsOldAndLongerWhereNobodyAnswers() throws Exception {
    var clock = new Hand();
    try (var authority = new PracticeAuthority(0, Clock.systemUTC())) {
      var address =
          URI.create(authority.timeStampAddress().toString().replace("/tsa", "/issuing.crl"));
      var lists = new RevocationLists(questions("127.0.0.1"), settings("127.0.0.1"), folder, clock);
      var first = lists.at(address);
      var again = lists.at(address);
      assertThat(again).isEqualTo(first);
      clock.now = clock.now.plus(Duration.ofHours(2));
      var later = lists.at(address);
      // Each answer is signed anew with the moment's time.
      assertThat(Files.list(folder.resolve("revocation-lists"))).hasSize(1);
      authority.close();

      clock.now = clock.now.plus(Duration.ofDays(1));
      assertThat(lists.at(address)).isEqualTo(later);
      clock.now = clock.now.plus(Duration.ofDays(7));
      assertThatThrownBy(() -> lists.at(address)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsNoListIsNotKept() throws IOException {
    var lists =
        new RevocationLists(
            questions("127.0.0.1"), settings("127.0.0.1"), folder, Clock.systemUTC());
    lists.at(at("/short"));
    lists.at(at("/short"));
    assertThat(asked).hasValue(2);
  }

  private static final class Hand extends Clock {
    private Instant now = Instant.now();

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static AuthorityQuestions questions(String... open) {
    return new AuthorityQuestions(settings(open));
  }

  private static TrustSettings settings(String... open) {
    return new TrustSettings(
        null, List.of(open), Duration.ofSeconds(2), DataSize.ofMegabytes(1), Duration.ofHours(1));
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private void answer(HttpExchange exchange, String text) throws IOException {
    asked.incrementAndGet();
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }
}
