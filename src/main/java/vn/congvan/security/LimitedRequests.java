package vn.congvan.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.ReadersLanguage;

/**
 * Behind the login: whoever asks our interface, the engine's, or hands in files faster than any
 * person could is asked to wait; and so is who tries one present password after another in a
 * session that somebody left open, and the address from which one-use words are guessed.
 */
class LimitedRequests extends OncePerRequestFilter {

  private static final Pattern INTERFACES = Pattern.compile("/(api|camunda/api|engine-rest)(/.*)?");
  private static final Pattern UPLOADS =
      Pattern.compile("/api/(channel/)?arrivals/?|/admin/import/?");

  /** Where programs without a session come in by one-use words. */
  private static final Pattern AGENTS = Pattern.compile("/(agent|remote-signing)(/.*)?");

  private static final Pattern OWN_PASSWORD = Pattern.compile("/account/password/?");

  private final Acts acts;
  private final RequestPatience requests;
  private final RequestPatience uploads;
  private final RequestPatience passwords;
  private final RequestPatience agents;

  LimitedRequests(Acts acts, LimitSettings settings, Clock realTime) {
    this.acts = acts;
    this.requests = new RequestPatience(settings.requestsPerMinute(), realTime);
    this.uploads = new RequestPatience(settings.uploadsPerMinute(), realTime);
    this.passwords = new RequestPatience(settings.passwordsPerMinute(), realTime);
    this.agents = new RequestPatience(settings.agentsPerMinute(), realTime);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var person = request.getUserPrincipal();
    var patience = patienceWith(request);
    // Where nobody is logged in, the address stands for whoever asks.
    var who =
        patience == agents ? request.getRemoteAddr() : person == null ? null : person.getName();
    var answer = who == null || patience == null ? null : patience.ask(who);
    if (answer == null || answer.allowed()) {
      chain.doFilter(request, response);
      return;
    }
    if (answer.firstRefusal()) {
      acts.brokeOff(
          ActInHand.momentary("request")
              .saying(
                  request.getMethod()
                      + " "
                      + (patience == requests || patience == agents
                          ? "…"
                          : request.getRequestURI())),
          Outcome.REFUSED,
          "429");
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfter()));
    if (patience == passwords) {
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
      return;
    }
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setContentType("application/json;charset=UTF-8");
    var sentence =
        patience == uploads
            ? new Sentence(
                "Bạn gửi tệp quá nhanh nên lần này chưa được nhận. Hãy chờ %s giây rồi gửi lại.",
                answer.retryAfter())
            : new Sentence(
                "Bạn gửi quá nhiều yêu cầu trong một phút. Hãy chờ %s giây rồi thử lại.",
                answer.retryAfter());
    response
        .getWriter()
        .write(
            "{\"type\":\"TooManyRequests\",\"message\":\"%s\",\"fields\":{}}"
                .formatted(sentence.in(ReadersLanguage.of(request))));
  }

  /** Which limit the request falls under; none for pages and their files. */
  private @Nullable RequestPatience patienceWith(HttpServletRequest request) {
    var path = request.getRequestURI();
    var post = request.getMethod().equals("POST");
    if (post && OWN_PASSWORD.matcher(path).matches()) {
      return passwords;
    }
    if (post && UPLOADS.matcher(path).matches()) {
      return uploads;
    }
    if (AGENTS.matcher(path).matches()) {
      return agents;
    }
    return INTERFACES.matcher(path).matches() ? requests : null;
  }
}
