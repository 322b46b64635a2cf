package vn.congvan.acts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;
import vn.congvan.shared.Recorded;

/**
 * Behind the login, before everything that answers: a request that was refused or failed, or that
 * changed something without a use case, leaves a row here if it has left none.
 */
@Configuration(proxyBeanMethods = false)
class RequestActs {

  /** The kind of all rows that are written here. */
  static final String KIND = "request";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int LONGEST_PATH = 200;

  @Bean
  FilterRegistrationBean<Door> requestActsDoor(Acts acts) {
    var filter = new FilterRegistrationBean<>(new Door(acts));
    // Spring Security stands at -100: here it is known who asks.
    filter.setOrder(-50);
    return filter;
  }

  static class Door extends OncePerRequestFilter {

    private final Acts acts;

    Door(Acts acts) {
      this.acts = acts;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      try {
        chain.doFilter(request, response);
      } catch (ServletException | IOException | RuntimeException broke) {
        if (!isReading(request) && nothingWritten(request)) {
          acts.brokeOff(act(request), Outcome.FAILED, broke.getClass().getSimpleName());
        }
        throw broke;
      }
      if (request.getUserPrincipal() != null && nothingWritten(request)) {
        write(request, response.getStatus());
      }
    }

    private void write(HttpServletRequest request, int status) {
      var ours = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
      if (status == 429) {
        // The guard that asks for patience tells it once, not each time.
        return;
      }
      if (status >= 500 && !isReading(request)) {
        acts.brokeOff(act(request), Outcome.FAILED, Integer.toString(status));
      } else if (status == 403
          || status >= 400 && !isReading(request)
          || status == 404 && ours instanceof HandlerMethod) {
        acts.brokeOff(act(request), Outcome.REFUSED, Integer.toString(status));
      } else if (status < 400
          && !isReading(request)
          && ours instanceof HandlerMethod handler
          && changes(handler)) {
        acts.done(act(request));
      }
    }

    private static boolean changes(HandlerMethod handler) {
      var said = handler.getMethodAnnotation(Recorded.class);
      return said == null || said.value();
    }

    private static boolean nothingWritten(HttpServletRequest request) {
      return request.getAttribute(Acts.class.getName()) == null;
    }

    private static boolean isReading(HttpServletRequest request) {
      return READING.contains(request.getMethod());
    }

    private static ActInHand act(HttpServletRequest request) {
      var act = ActInHand.momentary(KIND).from(request.getRemoteAddr());
      var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      act.saying(
          request.getMethod()
              + " "
              + cut(pattern instanceof String known ? known : request.getRequestURI()));
      if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
          instanceof Map<?, ?> variables) {
        variables.forEach((name, value) -> describe(act, pattern, name.toString(), value));
      }
      return act;
    }

    private static void describe(
        ActInHand act, @Nullable Object pattern, String name, @Nullable Object value) {
      if (!(value instanceof String id)) {
        return;
      }
      var place = String.valueOf(pattern);
      if (name.equals("documentId") || name.equals("id") && place.contains("/documents/{id}")) {
        act.about(uuid(id));
      } else if (name.equals("id") && place.contains("/agencies/{id}")) {
        act.in(id).on("agency", id);
      } else {
        act.on(name.replaceFirst("Id$", ""), id);
      }
    }

    private static @Nullable UUID uuid(String text) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException notOne) {
        return null;
      }
    }

    private static String cut(String path) {
      return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }
  }
}
