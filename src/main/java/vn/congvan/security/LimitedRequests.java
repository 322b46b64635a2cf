package vn.congvan.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;

/**
 * Behind the login: whoever asks our interface, the engine's, or hands in files faster than any
 * person could is asked to wait.
 */
class LimitedRequests extends OncePerRequestFilter {

  private static final Pattern INTERFACES = Pattern.compile("/(api|camunda/api|engine-rest)(/.*)?");
  private static final Pattern UPLOADS =
      Pattern.compile("/api/(channel/)?arrivals/?|/admin/import/?");

  private final Acts acts;
  private final RequestPatience requests;
  private final RequestPatience uploads;

  LimitedRequests(Acts acts, LimitSettings settings, Clock realTime) {
    this.acts = acts;
    this.requests = new RequestPatience(settings.requestsPerMinute(), realTime);
    this.uploads = new RequestPatience(settings.uploadsPerMinute(), realTime);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var person = request.getUserPrincipal();
    var path = request.getRequestURI();
    var upload = request.getMethod().equals("POST") && UPLOADS.matcher(path).matches();
    if (person == null || !upload && !INTERFACES.matcher(path).matches()) {
      chain.doFilter(request, response);
      return;
    }
    var answer = (upload ? uploads : requests).ask(person.getName());
    if (answer.allowed()) {
      chain.doFilter(request, response);
      return;
    }
    if (answer.firstRefusal()) {
      acts.brokeOff(
          ActInHand.momentary("request").saying(request.getMethod() + " " + (upload ? path : "…")),
          Outcome.REFUSED,
          "429");
    }
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfter()));
    response.setContentType("application/json;charset=UTF-8");
    response
        .getWriter()
        .write(
            "{\"type\":\"TooManyRequests\",\"message\":\"%s\",\"fields\":{}}"
                .formatted(
                    upload
                        ? "Bạn gửi tệp quá nhanh nên lần này chưa được nhận. Hãy chờ %d giây rồi gửi lại."
                            .formatted(answer.retryAfter())
                        : "Bạn gửi quá nhiều yêu cầu trong một phút. Hãy chờ %d giây rồi thử lại."
                            .formatted(answer.retryAfter())));
  }
}
