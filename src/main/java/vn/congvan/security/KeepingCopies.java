package vn.congvan.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may keep. The web applications' own scripts (more than a megabyte at each start of
 * Tasklist) carry their release in the address and never change; other files of the product are
 * asked about again and mostly answered in one line; whatever tells of people or documents is never
 * kept.
 */
class KeepingCopies extends OncePerRequestFilter {

  private static final RequestMatcher OF_THE_RELEASE =
      new OrRequestMatcher(
          withDefaults().matcher("/camunda/lib/**"),
          withDefaults().matcher("/camunda/app/*/camunda-*-bootstrap.js"),
          withDefaults().matcher("/camunda/app/*/camunda-*-bootstrap.css"),
          withDefaults().matcher("/webjars/**"));
  private static final RequestMatcher OF_THE_PRODUCT =
      new OrRequestMatcher(
          withDefaults().matcher("/forms/**"),
          withDefaults().matcher("/*.css"),
          withDefaults().matcher("/*.js"),
          withDefaults().matcher("/favicon.svg"),
          withDefaults().matcher("/camunda/favicon.ico"),
          withDefaults().matcher("/camunda/app/*/scripts/**"),
          withDefaults().matcher("/camunda/app/*/styles/**"),
          withDefaults().matcher("/camunda/app/*/locales/**"));

  private static final String NEVER = "no-cache, no-store, max-age=0, must-revalidate";

  /** Whether it is a file of the product, which tells nothing of people or documents. */
  static boolean isKept(HttpServletRequest request) {
    return OF_THE_RELEASE.matches(request) || OF_THE_PRODUCT.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (OF_THE_RELEASE.matches(request)) {
      response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
      chain.doFilter(request, new OnlyIfFound(response));
    } else if (OF_THE_PRODUCT.matches(request)) {
      response.setHeader("Cache-Control", "private, no-cache");
      chain.doFilter(request, new OnlyIfFound(response));
    } else {
      // Spring Security's own header says never.
      chain.doFilter(request, response);
    }
  }

  /** The way to the login page, or a file that is missing today, must not be kept. */
  private static class OnlyIfFound extends HttpServletResponseWrapper {

    OnlyIfFound(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setStatus(int status) {
      if (status != SC_OK && status != SC_NOT_MODIFIED) {
        setHeader("Cache-Control", NEVER);
      }
      super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      setHeader("Cache-Control", NEVER);
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      setHeader("Cache-Control", NEVER);
      super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      setHeader("Cache-Control", NEVER);
      super.sendRedirect(location);
    }
  }
}
