package vn.congvan.signing.practice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What the signer's page does in the browser: one message to the agent, one answer. */
public final class SignersPage {

  private final HttpClient browser;

  /** A browser on a machine where the agent's own certificate is trusted. */
  public SignersPage(X509Certificate agent) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("agent", agent);
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    browser = HttpClient.newBuilder().sslContext(context).build();
  }

  /** Says it and hears the answer. */
  public String say(URI agent, String message) throws Exception {
    var answer = new CompletableFuture<String>();
    var socket =
        browser
            .newWebSocketBuilder()
            .buildAsync(
                agent,
                new WebSocket.Listener() {
                  private final StringBuilder text = new StringBuilder();

                  @Override
                  public CompletionStage<?> onText(
                      WebSocket socket, CharSequence part, boolean last) {
                    text.append(part);
                    if (last) {
                      answer.complete(text.toString());
                    }
                    socket.request(1);
                    return CompletableFuture.completedFuture(null);
                  }

                  @Override
                  public void onError(WebSocket socket, Throwable error) {
                    answer.completeExceptionally(error);
                  }
                })
            .get(30, TimeUnit.SECONDS);
    socket.sendText(message, true);
    return answer.get(60, TimeUnit.SECONDS);
  }
}
