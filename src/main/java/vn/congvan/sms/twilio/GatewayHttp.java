package vn.congvan.sms.twilio;

import com.twilio.constant.EnumConstants;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.WholeAnswer;

/**
 * Carries the requests of Twilio's library to a configured address and tells apart what did not
 * reach it, what it did not answer, and what it cannot do now.
 */
final class GatewayHttp extends HttpClient {

  private static final int TOO_MANY = 429;
  private static final int SERVERS_FAULT = 500;

  /** No connection came about: nothing was sent. */
  static final class NoConnection extends RuntimeException {
    NoConnection(Throwable cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  /** The connection broke, or no answer came in time: it may have been taken. */
  static final class NoAnswer extends RuntimeException {
    NoAnswer(Throwable cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  /** The gateway is busy or broken. */
  static final class NotNow extends RuntimeException {
    private final int status;
    private final transient @Nullable Duration after;

    NotNow(int status, @Nullable Duration after) {
      super("HTTP " + status);
      this.status = status;
      this.after = after;
    }

    boolean isOurTurnOver() {
      return status == TOO_MANY;
    }

    @Nullable Duration after() {
      return after;
    }
  }

  private final String base;
  private final Duration answerWithin;
  private final java.net.http.HttpClient client;

  GatewayHttp(URI address, Duration connectWithin, Duration answerWithin) {
    var text = address.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.answerWithin = answerWithin;
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectWithin)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();
  }

  /** Once: the library's own way sends a message again after a fault of the server. */
  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      var answer =
          WholeAnswer.to(
              client, asked(request), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() == TOO_MANY || answer.statusCode() >= SERVERS_FAULT) {
        throw new NotNow(answer.statusCode(), after(answer));
      }
      return new Response(answer.body(), answer.statusCode());
    } catch (ConnectException | HttpConnectTimeoutException unreachable) {
      throw new NoConnection(unreachable);
    } catch (IOException broken) {
      throw isBeforeAnythingWasSent(broken) ? new NoConnection(broken) : new NoAnswer(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NoAnswer(stopped);
    }
  }

  /** Who does not show who he is, or does not let us in, is told nothing. */
  private static boolean isBeforeAnythingWasSent(IOException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private HttpRequest asked(Request request) {
    var address = URI.create(base + request.constructURL().getFile());
    var asked = HttpRequest.newBuilder(address).timeout(answerWithin);
    if (request.requiresAuthentication()) {
      asked.header("Authorization", request.getAuthString());
    }
    asked.header("Accept", "application/json");
    if (request.getMethod() == HttpMethod.POST) {
      asked.header("Content-Type", EnumConstants.ContentType.FORM_URLENCODED.getValue());
      asked.POST(BodyPublishers.ofString(request.encodeFormBody(), StandardCharsets.UTF_8));
    } else {
      asked.GET();
    }
    return asked.build();
  }

  private static @Nullable Duration after(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,5}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }
}
