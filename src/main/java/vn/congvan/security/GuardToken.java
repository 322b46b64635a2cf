package vn.congvan.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The token that our pages and API ask for with each change; our scripts read it from its cookie.
 */
@Configuration(proxyBeanMethods = false)
class GuardToken {

  /** The cookie is secure wherever the session's is, whatever a proxy says of the request. */
  @Bean
  CsrfTokenRepository csrfTokens(@Value("${server.servlet.session.cookie.secure}") boolean secure) {
    var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieName("CONGVAN-CSRF");
    tokens.setHeaderName("X-CONGVAN-CSRF");
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.secure(secure).sameSite("Lax"));
    return tokens;
  }
}
