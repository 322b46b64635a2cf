package vn.congvan.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
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

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    headers.forEach(response::setHeader);
    chain.doFilter(request, response);
  }
}
