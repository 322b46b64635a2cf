package vn.congvan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person at a browser, as far as HTTP goes: keeps cookies, logs in by the form, sends the guards'
 * tokens.
 */
public final class Browserless {

  private final String base;
  private final CookieManager cookies;
  private final boolean sendsTokens;
  private final @Nullable String language;
  private final HttpClient client;

  /** A browser that nobody has used yet. */
  public Browserless(int port) {
    this("http://localhost:" + port, new CookieManager(), true, null);
  }

  private Browserless(
      String base, CookieManager cookies, boolean sendsTokens, @Nullable String language) {
    this.base = base;
    this.cookies = cookies;
    this.sendsTokens = sendsTokens;
    this.language = language;
    this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /** The same browser with its session, steered by a page of another site: it knows no token. */
  public Browserless steeredFromElsewhere() {
    return new Browserless(base, cookies, false, language);
  }

  /** The same browser with its session, set to a language. */
  public Browserless reading(String language) {
    return new Browserless(base, cookies, sendsTokens, language);
  }

  /** Opens a browser and logs in. */
  public static Browserless loggedIn(int port, String person) {
    var browser = new Browserless(port);
    browser.get("/login");
    var answer = browser.form("/login", Map.of("username", person, "password", "congvan"));
    if (answer.statusCode() != 302
        || answer.headers().firstValue("Location").orElse("").contains("/login")) {
      throw new IllegalStateException(person + " cannot log in: " + answer);
    }
    browser.get("/camunda/app/tasklist/default/");
    return browser;
  }

  /** Reads a page or an answer. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Reads a page or an answer with more headers. */
  public HttpResponse<String> get(String path, Map<String, String> headers) {
    var request = request(path).GET();
    headers.forEach(request::header);
    return send(request);
  }

  /** Sends a form as a page of ours would. */
  public HttpResponse<String> form(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends JSON by any method. */
  public HttpResponse<String> json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends anything, as no page of ours would. */
  public HttpResponse<String> send(String method, String path, String mediaType, byte[] body) {
    return send(method, path, mediaType, body, Map.of());
  }

  /** Sends anything with more headers; without a media type if that is null. */
  public HttpResponse<String> send(
      String method,
      String path,
      @Nullable String mediaType,
      byte[] body,
      Map<String, String> headers) {
    var request = request(path).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (mediaType != null) {
      request.header("Content-Type", mediaType);
    }
    headers.forEach(request::header);
    return send(request);
  }

  /** The cookies as they are now, to be shown again when the server has taken them back. */
  public List<HttpCookie> cookies() {
    return List.copyOf(cookies.getCookieStore().getCookies());
  }

  /** Shows cookies again. */
  public void restore(List<HttpCookie> kept) {
    cookies.getCookieStore().removeAll();
    kept.forEach(cookie -> cookies.getCookieStore().add(URI.create(base), cookie));
  }

  /** Sends one file as a page's upload does. */
  public HttpResponse<String> upload(
      String path, String field, String name, String mediaType, byte[] content) {
    var boundary = "----congvan" + System.nanoTime();
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, field, name, mediaType);
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                HttpRequest.BodyPublishers.ofByteArrays(
                    List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)))));
  }

  /** Uploads several files in one field. */
  public HttpResponse<String> upload(String path, String field, Map<String, byte[]> files) {
    var boundary = "----congvan" + System.nanoTime();
    List<byte[]> body = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          body.add(
              "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                  .formatted(boundary, field, name)
                  .getBytes(StandardCharsets.UTF_8));
          body.add(content);
          body.add("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArrays(body)));
  }

  /** Downloads the bytes of an answer. */
  public byte[] bytes(String path) {
    try {
      return client
          .send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The value of a cookie, or empty. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(cookie -> cookie.getValue())
        .findFirst()
        .orElse("");
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (language != null) {
      request.header("Accept-Language", language);
    }
    return sendsTokens
        ? request
            .header("X-CONGVAN-CSRF", cookie("CONGVAN-CSRF"))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
        : request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
