package vn.congvan.signing.practice;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Opens a simulator's door on this machine only. */
final class Loopback {

  static {
    // Otherwise each answer waits forty milliseconds for the other side's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private Loopback() {}

  /** A server at that port, 0 for any. */
  static HttpServer open(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }
}
