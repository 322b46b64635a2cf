package vn.congvan.shared;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer over HTTP to its last byte, and not longer than was said. */
public final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * The answer to a request that has a timeout. As the JDK counts, that one ends with the head of
   * the answer, and a body that never ends would hold whoever asked for ever.
   *
   * @throws HttpTimeoutException if the answer has not come whole in the time for connecting and
   *     for answering
   */
  public static <T> HttpResponse<T> to(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    var patience =
        request.timeout().orElseThrow().plus(client.connectTimeout().orElse(Duration.ZERO));
    var asked = client.sendAsync(request, body);
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException known
          ? known
          : new IOException(failed.getCause());
    } catch (TimeoutException endless) {
      throw new HttpTimeoutException("the answer does not end");
    } finally {
      asked.cancel(true);
    }
  }
}
