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
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.ReadersLanguage;

/**
 * Refuses every query parameter and JSON key that takes an expression, at any depth, on the
 * engine's REST interfaces, unless its value is one of the three that shared filters need
 * (CVE-2026-109432, first lock; the second is in the engine).
 *
 * <p>A body that it cannot read is refused as well: the engine might read it. So is one with the
 * character NUL, which PostgreSQL answers with an error in the middle of a query.
 */
class QueryExpressionGuard extends OncePerRequestFilter {

  private static final Set<String> HARMLESS =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");
  // In a name, also in one without "=" and a value.
  private static final Pattern EXPRESSION =
      Pattern.compile("(^|[&;])[^=&;]*expression|expression[^=&]*=");
  private static final int LONGEST_BODY = 5_000_000;
  private static final int LARGEST_DEPLOYMENT = 20_000_000;

  private final JsonFactory json = new JsonFactory();

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = RequestPath.of(request);
    return !(path.startsWith("/camunda/api/") || path.startsWith("/engine-rest"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Parameters in the address are looked at as text, so that nothing is parsed as a form.
    if (asksWithExpression(request.getQueryString())) {
      refuse(request, response);
      return;
    }
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    switch (kindOf(request)) {
      case JSON -> {
        var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY || carriesExpression(body)) {
          refuse(request, response);
          return;
        }
        chain.doFilter(new Body(request, new ByteArrayInputStream(body)), response);
      }
      case FILES ->
          chain.doFilter(
              new Body(request, new Limited(request.getInputStream(), LARGEST_DEPLOYMENT)),
              response);
      case OTHER -> response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }
  }

  private enum Kind {
    JSON,
    FILES,
    OTHER
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /** What the engine's interfaces take: JSON in UTF-8, and files. */
  private static Kind kindOf(HttpServletRequest request) {
    try {
      var type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      var utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
      if (type.isCompatibleWith(MediaType.APPLICATION_JSON) && utf8) {
        return Kind.JSON;
      }
      return type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA) ? Kind.FILES : Kind.OTHER;
    } catch (IllegalArgumentException | IndexOutOfBoundsException strange) {
      // The parser trips over some texts instead of refusing them; found by fuzzing.
      return Kind.OTHER;
    }
  }

  private static boolean asksWithExpression(@Nullable String query) {
    if (query == null) {
      return false;
    }
    try {
      return EXPRESSION
          .matcher(URLDecoder.decode(query, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
          .find();
    } catch (IllegalArgumentException unreadable) {
      return true;
    }
  }

  private boolean carriesExpression(byte[] body) {
    try (var parser = json.createParser(body)) {
      @Nullable JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if ((token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING)
            && parser.getText().indexOf('\0') >= 0) {
          return true;
        }
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
      return true;
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType("application/json;charset=UTF-8");
    response
        .getWriter()
        .write(
            "{\"type\":\"InvalidRequestException\",\"message\":\"%s\"}"
                .formatted(
                    new Sentence("Truy vấn không được chứa biểu thức.")
                        .in(ReadersLanguage.of(request))));
  }

  /** The request with its body readable again, or for the first time. */
  private static class Body extends HttpServletRequestWrapper {

    private final InputStream body;

    Body(HttpServletRequest request, InputStream body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ServletInputStream() {

        private boolean ended;

        @Override
        public int read() throws IOException {
          var read = body.read();
          ended = read < 0;
          return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          var read = body.read(target, offset, length);
          ended = read < 0;
          return read;
        }

        @Override
        public boolean isFinished() {
          return ended;
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

  /** The engine reads files into memory as long as they come; here they end. */
  private static class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream files, long most) {
      super(files);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var read = super.read(target, offset, length);
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new IOException("More than a deployment may weigh");
      }
      return read;
    }
  }
}
