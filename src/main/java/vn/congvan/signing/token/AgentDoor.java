package vn.congvan.signing.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congvan.shared.MachineDoor;

/** The door of the desktop agent: by one-use word, no person. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentSettings.class)
class AgentDoor {

  /** What stands before the word. */
  static final String PATH = "/agent/files/";

  /** What stands behind the word where the pages are fetched: the agent shows it as their name. */
  static final String FILE = "/van-ban.pdf";

  @Bean
  @Order(6)
  SecurityFilterChain agents(HttpSecurity http, AgentWords words) throws Exception {
    return MachineDoor.at("/agent", http)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .addFilterAfter(new OnlyWithAWord(words), AuthorizationFilter.class)
        .build();
  }

  /** Ends requests without a word before a byte of their body is read or kept anywhere. */
  static class OnlyWithAWord extends OncePerRequestFilter {

    private final AgentWords words;

    OnlyWithAWord(AgentWords words) {
      this.words = words;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var path = request.getRequestURI().substring(request.getContextPath().length());
      var word = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
      var fetches = word.endsWith(FILE);
      if (fetches) {
        word = word.substring(0, word.length() - FILE.length());
      }
      var door = fetches ? AgentWords.Door.FETCH : AgentWords.Door.RETURN;
      if (words.find(word, door).isEmpty()) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      chain.doFilter(request, response);
    }
  }
}
