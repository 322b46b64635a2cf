package vn.congvan.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses every query parameter and JSON key that takes an expression, at any depth, on the
 * engine's REST interfaces, unless its value is one of the three that shared filters need
 * (CVE-2026-109432, first lock; the second is in the engine).
 */
class QueryExpressionGuard extends OncePerRequestFilter {

  private static final Set<String> HARMLESS =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");
  private static final int LONGEST_BODY = 5_000_000;

  private final JsonFactory json = new JsonFactory();

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !(path.startsWith("/camunda/api/") || path.startsWith("/engine-rest"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isJson(request)) {
      var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY || carriesExpression(body)) {
        refuse(response);
        return;
      }
      // Parameters in the address are looked at only after the body was read, so that nothing is
      // parsed as a form.
      request = new ReadBody(request, body);
    }
    var query = request.getQueryString();
    if (query != null
        && java.net.URLDecoder.decode(query, StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT)
            .matches("(?s).*expression[^=&]*=.*")) {
      refuse(response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isJson(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains("json");
  }

  private boolean carriesExpression(byte[] body) {
    try (var parser = json.createParser(body)) {
      @Nullable JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token == JsonToken.FIELD_NAME
            && parser.currentName().toLowerCase(Locale.ROOT).endsWith("expression")) {
          var value = parser.nextToken();
          if (value != JsonToken.VALUE_NULL
              && !(value == JsonToken.VALUE_STRING && HARMLESS.contains(parser.getText()))) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException notJson) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType("application/json;charset=UTF-8");
    response
        .getWriter()
        .write(
            "{\"type\":\"InvalidRequestException\",\"message\":\"Truy vấn không được chứa biểu thức.\"}");
  }

  /** The request with its body readable again. */
  private static class ReadBody extends HttpServletRequestWrapper {

    private final byte[] body;

    ReadBody(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      var bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException();
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
