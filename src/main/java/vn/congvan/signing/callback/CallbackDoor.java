package vn.congvan.signing.callback;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congvan.shared.MachineDoor;

/** The door of remote services: by the word in the address, no person. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackSettings.class)
class CallbackDoor {

  /** What stands before the word. */
  static final String PATH = "/remote-signing/";

  private static final long LONGEST = 256 << 10;

  @Bean
  @Order(7)
  SecurityFilterChain remoteServices(HttpSecurity http, CallbackSettings settings)
      throws Exception {
    return MachineDoor.at("/remote-signing", http)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .addFilterAfter(new OnlyWithTheWord(settings), AuthorizationFilter.class)
        .build();
  }

  /** Ends requests without the word before a byte of their body is read. */
  static class OnlyWithTheWord extends OncePerRequestFilter {

    private final CallbackSettings settings;

    OnlyWithTheWord(CallbackSettings settings) {
      this.settings = settings;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var path = request.getRequestURI().substring(request.getContextPath().length());
      var word = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
      var ours = settings.word();
      if (ours == null
          || !MessageDigest.isEqual(
              ours.getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8))) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > LONGEST) {
        response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        return;
      }
      chain.doFilter(request, response);
    }
  }
}
