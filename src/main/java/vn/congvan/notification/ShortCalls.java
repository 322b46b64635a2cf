package vn.congvan.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Calls to the mail server that are cut off after a while, whatever the server does: the mail
 * library limits each wait for it, so that one which says a little again and again would be
 * listened to forever.
 */
final class ShortCalls extends SocketFactory {

  private static final Logger log = LoggerFactory.getLogger(ShortCalls.class);

  private final Duration longest;

  private ShortCalls(Duration longest) {
    this.longest = longest;
  }

  /** Lets no call to that server last longer. */
  static void limit(JavaMailSender server, Duration longest) {
    if (server instanceof JavaMailSenderImpl calling) {
      var prefix = "mail." + (calling.getProtocol() == null ? "smtp" : calling.getProtocol());
      var properties = calling.getJavaMailProperties();
      if (properties.containsKey(prefix + ".socks.host")) {
        // Through such a proxy the mail library makes its calls by itself alone.
        return;
      }
      properties.putIfAbsent(prefix + ".socketFactory", new ShortCalls(longest));
      // Else who is not reached is called once more, without a limit.
      properties.putIfAbsent(prefix + ".socketFactory.fallback", "false");
    }
  }

  @Override
  public Socket createSocket() {
    var call = new Socket();
    CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> cutOff(call));
    return call;
  }

  private static void cutOff(Socket call) {
    if (call.isClosed()) {
      return;
    }
    log.warn("A call to the mail server took too long and is cut off");
    try {
      call.close();
    } catch (IOException broken) {
      log.debug("The call was broken already", broken);
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw elsewhere();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw elsewhere();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw elsewhere();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw elsewhere();
  }

  private static UnsupportedOperationException elsewhere() {
    return new UnsupportedOperationException("The mail library connects by itself");
  }
}
