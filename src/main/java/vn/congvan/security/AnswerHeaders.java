package vn.congvan.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What stands in the head of every answer, whoever gives it: a page, a file, the engine, a
 * walled-up door, an error. The policies of content differ and stay with the chains.
 */
class AnswerHeaders extends OncePerRequestFilter {

  private static final String NO_DEVICES =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
          + "microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), "
          + "usb=(), xr-spatial-tracking=()";

  private final Map<String, String> headers = new LinkedHashMap<>();

  /**
   * Prepares the headers.
   *
   * @param https whether browsers may never again come without HTTPS; not so in the practice
   *     province, which has none
   */
  AnswerHeaders(boolean https) {
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "SAMEORIGIN");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Permissions-Policy", NO_DEVICES);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    if (https) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /**
   * The same for what Tomcat answers by itself and no filter sees: a request that it cannot read,
   * an address or host that is none, a method that it does not know.
   */
  Valve ofTheServer() {
    return new EarlyHeaders();
  }

  private final class EarlyHeaders extends ValveBase {

    EarlyHeaders() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      headers.forEach(response::setHeader);
      if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
        // Refused before it came here: what follows is Tomcat's own page, which needs nothing.
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      }
      getNext().invoke(request, response);
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    headers.forEach(response::setHeader);
    chain.doFilter(request, response);
  }
}
