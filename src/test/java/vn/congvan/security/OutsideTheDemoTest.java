package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.camunda.bpm.spring.boot.starter.property.WebappProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The product's web server as it is set outside the practice province: a real one with the
 * product's settings, and a page that begins a session in place of the product.
 */
@SpringBootTest(
    classes = {GuardToken.class, OutsideTheDemoTest.Page.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "server.forward-headers-strategy=native")
@ActiveProfiles("test")
@ImportAutoConfiguration({
  EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
class OutsideTheDemoTest {

  @RestController
  static class Page {

    private final CsrfTokenRepository tokens;

    Page(CsrfTokenRepository tokens) {
      this.tokens = tokens;
    }

    @GetMapping("/where-from")
    String whereFrom(HttpServletRequest request, HttpServletResponse response) {
      request.getSession();
      tokens.saveToken(tokens.generateToken(request), request, response);
      return request.getRemoteAddr();
    }
  }

  @LocalServerPort private int port;
  @Autowired private Environment environment;

  @ParameterizedTest
  @CsvSource({"CONGVAN", "CONGVAN-CSRF"})
  void eachCookieIsSecureEvenIfTheProxyForgetsToSayHttps(String name) throws Exception {
    var cookie =
        ask("203.0.113.7").headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith(name + "="))
            .findFirst()
            .orElseThrow();

    assertThat(cookie).contains("Secure").contains("SameSite=Lax");
  }

  @Test
  void theWebAppsCookiesAreSecureToo() {
    var webapps = Binder.get(environment).bind("camunda.bpm.webapp", WebappProperty.class).get();

    assertThat(webapps.getCsrf().isEnableSecureCookie()).isTrue();
    assertThat(webapps.getSessionCookie().isEnableSecureCookie()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 203.0.113.7",
        "10.20.30.40 | 10.20.30.40",
        "198.51.100.1, 10.20.30.40 | 10.20.30.40"
      })
  void anAddressIsTheOneThatTheProxySawNotOneThatTheSenderNames(String told, String seen)
      throws Exception {
    assertThat(ask(told).body()).isEqualTo(seen);
  }

  private HttpResponse<String> ask(String forwardedFor) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/where-from"))
                .header("X-Forwarded-For", forwardedFor)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
