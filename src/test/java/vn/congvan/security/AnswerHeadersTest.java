package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.practice.PracticeLetter;

/** Every kind of answer carries the same guards in its head. */
class AnswerHeadersTest extends PostgresProvince {

  @LocalServerPort private int port;
  @Autowired private ObjectMapper json;

  @Test
  void everyKindOfAnswerIsGuarded() throws Exception {
    var stranger = new Browserless(port);
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var admin = Browserless.loggedIn(port, "admin");
    var arrived =
        json.readTree(
            clerk
                .upload(
                    "/api/arrivals",
                    "files",
                    "thu.pdf",
                    "application/pdf",
                    PracticeLetter.ofDepartment()
                        .numbered("9" + System.nanoTime() % 1_000_000)
                        .pdf())
                .body());
    var document = "/api/documents/" + arrived.at("/0/documentId").asText();
    var file =
        document + "/files/" + json.readTree(clerk.get(document).body()).at("/files/0/id").asText();

    Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
    answers.put("the login page", stranger.get("/login"));
    answers.put("a style sheet", stranger.get("/congvan.css"));
    answers.put("a page that wants a login", stranger.get("/account"));
    answers.put("our interface without login", stranger.get("/api/me"));
    answers.put(
        "the engine without login", stranger.get("/camunda/api/engine/engine/default/task"));
    answers.put("the analysts' interface without password", stranger.get("/engine-rest/task"));
    answers.put("another system without secret", stranger.get("/api/channel/arrivals"));
    answers.put(
        "a door that is walled up", stranger.get("/camunda/api/admin/setup/default/user/create"));
    answers.put(
        "a login that was refused",
        stranger.form("/login", Map.of("username", "a", "password", "b")));
    answers.put("a page", clerk.get("/account"));
    answers.put("a page that is not there", clerk.get("/nothing-here"));
    answers.put("a page that is refused", clerk.get("/admin/agencies"));
    answers.put("a form without its token", new Browserless(port).form("/logout", Map.of()));
    answers.put("an administrator's page", admin.get("/admin/agencies"));
    answers.put("our interface", clerk.get("/api/me"));
    answers.put(
        "our interface, not found",
        clerk.get("/api/documents/00000000-0000-0000-0000-000000000000"));
    answers.put("our interface, a wrong id", clerk.get("/api/documents/x"));
    answers.put("a text with the character 0", clerk.get("/documents?q=%00"));
    answers.put("a file", clerk.get(file));
    answers.put("a reading copy", clerk.get(document + "/reading-copy"));
    answers.put("the register as a sheet", clerk.get("/registers/incoming.xlsx"));
    answers.put("the register on paper", clerk.get("/registers/incoming.pdf"));
    answers.put("a form of a task", clerk.get("/forms/incoming-document/receive-document.html"));
    answers.put("a web application", clerk.get("/camunda/app/tasklist/default/"));
    answers.put(
        "a script of a web application", clerk.get("/camunda/app/tasklist/scripts/config.js"));
    answers.put("the engine", clerk.get("/camunda/api/engine/engine/default/task/count"));
    answers.put("the engine, not found", clerk.get("/camunda/api/engine/engine/default/task/x"));
    answers.put(
        "an expression in a query",
        clerk.get("/camunda/api/engine/engine/default/task?assigneeExpression=x"));
    answers.put(
        "an application that is not his",
        clerk.get("/camunda/api/cockpit/plugin/base/default/process-definition"));

    answers.forEach((what, answer) -> assertGuarded(what, answer.headers()));
    for (var what : new String[] {"a file", "a reading copy"}) {
      assertThat(answers.get(what).statusCode()).as(what).isEqualTo(200);
    }
    assertThat(answers.get("a text with the character 0").statusCode()).isEqualTo(400);
    assertThat(json.readValue("\"a\\u0001b\"", String.class)).isEqualTo("ab");
    assertThat(policy(answers.get("a page")))
        .contains("default-src 'self'", "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(policy(answers.get("the analysts' interface without password")))
        .contains("default-src 'none'");
    assertThat(policy(answers.get("another system without secret"))).contains("default-src 'none'");
    assertThat(policy(answers.get("a web application"))).contains("object-src 'none'");
  }

  /** No filter sees these: Tomcat cannot read them, or will not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 GET /\u0001 HTTP/1.1|Host: localhost",
        "400 GET /a?b=<c>\"{} HTTP/1.1|Host: localhost",
        "400 GET /%00 HTTP/1.1|Host: localhost",
        "400 GET /a%2fb HTTP/1.1|Host: localhost",
        "400 GET / HTTP/1.1|Host: local host",
        "400 GET / HTTP/1.1|Accept: */*",
        "400 GET / HTTP/1.1|Host: localhost|Content-Length: x",
        "400 GE<T / HTTP/1.1|Host: localhost",
        "400 TRACE / HTTP/1.1|Host: localhost",
        "501 POST / HTTP/1.1|Host: localhost|Transfer-Encoding: rot13",
        "505 GET / HTTP/3.0|Host: localhost"
      })
  void whatTheServerRefusesByItselfIsGuardedToo(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              (request.substring(4).replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(answer)
          .startsWith("HTTP/1.1 " + request.substring(0, 3))
          .contains(
              "\r\nX-Content-Type-Options: nosniff\r\n",
              "\r\nX-Frame-Options: SAMEORIGIN\r\n",
              "\r\nReferrer-Policy: same-origin\r\n",
              "\r\nCross-Origin-Opener-Policy: same-origin\r\n",
              "\r\nCross-Origin-Resource-Policy: same-origin\r\n",
              "\r\nContent-Security-Policy: default-src 'none'")
          .doesNotContain("Apache", "Tomcat", "Exception", "\tat ");
    }
  }

  @Test
  void outsideOfPracticeBrowsersMayNeverComeBackWithoutHttps() throws Exception {
    var answer = new MockHttpServletResponse();
    new AnswerHeaders(true).doFilter(new MockHttpServletRequest(), answer, new MockFilterChain());
    assertThat(answer.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000");

    var practice = new MockHttpServletResponse();
    new AnswerHeaders(false)
        .doFilter(new MockHttpServletRequest(), practice, new MockFilterChain());
    assertThat(practice.getHeader("Strict-Transport-Security")).isNull();
  }

  private static void assertGuarded(String what, HttpHeaders head) {
    assertThat(head.allValues("X-Content-Type-Options")).as(what).containsExactly("nosniff");
    assertThat(head.allValues("X-Frame-Options")).as(what).containsExactly("SAMEORIGIN");
    assertThat(head.allValues("Referrer-Policy")).as(what).containsExactly("same-origin");
    assertThat(head.allValues("Cross-Origin-Opener-Policy"))
        .as(what)
        .containsExactly("same-origin");
    assertThat(head.allValues("Cross-Origin-Resource-Policy"))
        .as(what)
        .containsExactly("same-origin");
    assertThat(head.firstValue("Permissions-Policy").orElse("")).as(what).contains("camera=()");
    assertThat(head.firstValue("Strict-Transport-Security")).as(what).isEmpty();
    assertThat(head.firstValue("Server")).as(what).isEmpty();
    assertThat(head.firstValue("X-Powered-By")).as(what).isEmpty();
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElse("");
  }
}
